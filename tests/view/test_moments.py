"""Events of a tie by month and look."""

import pytest

from geoties.view.moments import Look, Moment, moments, months

VISIT = Look("visit", "verbal_cooperation", "asserted", "", 0)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2020-03-05", (2020 * 12 + 2, 0)),
        ("2020-03", (2020 * 12 + 2, 0)),
        ("2020", (2020 * 12, 11)),
        ("2019/2021", (2019 * 12, 35)),
        ("2020-12-10/..", (2020 * 12 + 11, 0)),
        ("2020~", (2020 * 12, 11)),
        ("XXXX-11", (None, 0)),
        ("last week", (None, 0)),
        (None, (None, 0)),
        (float("nan"), (None, 0)),
    ],
)
def test_months_of_a_date(date: object, found: tuple[int | None, int]) -> None:
    assert months(date) == found


def test_a_timeline_is_counted_and_cleaned() -> None:
    timeline = [
        {"date": "2021-11", "kind": "visit", "quad": "verbal_cooperation", "events": 2},
        {"date": "2021-11-23", "kind": "visit", "quad": "verbal_cooperation", "events": 1},
        {"date": None, "kind": "sale", "quad": "barter", "status": "denied", "dataset": "sipri", "way": "backward"},
        "not one",
    ]
    assert moments({"timeline": timeline}, [], strength=99) == [
        Moment(2021 * 12 + 10, 0, VISIT, 3),
        Moment(None, 0, Look("sale", "", "denied", "sipri", -1), 1),
    ]


def test_evidence_gives_the_moments_only_where_it_is_all_there_is() -> None:
    told = [
        {"event": "e1", "kind": "visit", "quad": "verbal_cooperation", "date": "2021-11", "quote": "one"},
        {"event": "e1", "kind": "visit", "quad": "verbal_cooperation", "date": "2021-11", "quote": "two"},
        {"event": "e2", "kind": "visit", "quad": "verbal_cooperation", "date": "2021-12", "status": "planned"},
    ]
    assert [moment.events for moment in moments({}, told, strength=1)] == [1, 1]
    assert moments({}, told, strength=2) == []
    assert moments({}, [], strength=0) == []
