"""Which claims are one event: the three stages, and the counterexamples that they were made for."""

import random

import pytest

from claims import claim, filed, party, visit
from geoties.resolve.filing import Filed
from geoties.resolve.grouping import group


def groups(claims: list[Filed], *, once: bool = False) -> list[list[str | None]]:
    """The dates of each group, sorted, so that a test reads what was joined to what."""
    found = [sorted(str(one.stated.date) for one in part) for part in group(claims, once=once)]  # type: ignore[union-attr]
    return sorted(found)  # type: ignore[return-value]


def test_claims_of_one_day_are_one_event() -> None:
    assert groups([visit("2021-11-23", text="a"), visit("2021-11-23", document="doc/2")]) == [
        ["2021-11-23", "2021-11-23"]
    ]


def test_two_days_stay_two() -> None:
    assert groups([visit("2021-11-23"), visit("2021-11-24")]) == [["2021-11-23"], ["2021-11-24"]]


def test_spans_that_overlap_stay_two() -> None:
    assert groups([visit("2021-11-23/2021-11-24"), visit("2021-11-24/2021-11-25")]) == [
        ["2021-11-23/2021-11-24"],
        ["2021-11-24/2021-11-25"],
    ]


def test_a_month_joins_the_only_day_in_it() -> None:
    assert groups([visit("2021-11"), visit("2021-11-23", document="doc/2")]) == [["2021-11", "2021-11-23"]]


def test_a_month_with_two_days_in_it_stands_alone() -> None:
    assert groups([visit("2021-11"), visit("2021-11-03"), visit("2021-11-23")]) == [
        ["2021-11"],
        ["2021-11-03"],
        ["2021-11-23"],
    ]


def test_a_year_that_covers_two_meetings_stands_alone_and_two_such_are_one() -> None:
    claims = [
        visit("2021", document="doc/1"),
        visit("2021", document="doc/2"),
        visit("2021-03-01"),
        visit("2021-11-23"),
    ]
    assert groups(claims) == [["2021", "2021"], ["2021-03-01"], ["2021-11-23"]]


def test_a_year_and_a_month_without_a_day_stay_two() -> None:
    assert groups([visit("2021"), visit("2021-11")]) == [["2021"], ["2021-11"]]


def test_an_undated_claim_joins_the_only_candidate_of_its_own_document() -> None:
    claims = [visit(text="a"), visit("2021-11-23", text="b"), visit("2021-12-01", document="doc/2")]
    assert groups(claims) == [["2021-11-23", "None"], ["2021-12-01"]]


def test_an_undated_claim_never_joins_another_document() -> None:
    assert groups([visit(document="doc/2"), visit("2021-11-23")]) == [["2021-11-23"], ["None"]]


def test_undated_claims_with_two_candidates_each_stand_alone() -> None:
    claims = [visit(text="a"), visit(text="b"), visit("2021-11-23"), visit("2021-12-23")]
    assert groups(claims) == [["2021-11-23"], ["2021-12-23"], ["None"], ["None"]]


def test_yearless_claims_of_one_document_that_do_not_contradict_are_one() -> None:
    claims = [visit("XXXX-11"), visit("XXXX-11-23"), visit(None)]
    assert groups(claims) == [["None", "XXXX-11", "XXXX-11-23"]]


def test_yearless_claims_of_two_documents_stay_two() -> None:
    assert groups([visit("XXXX-11"), visit("XXXX-11-23", document="doc/2")]) == [["XXXX-11"], ["XXXX-11-23"]]


def test_a_yearless_claim_joins_a_day_that_it_agrees_with() -> None:
    assert groups([visit("XXXX-11-23"), visit("2021-11-23")]) == [["2021-11-23", "XXXX-11-23"]]
    assert groups([visit("XXXX-10"), visit("2021-11-23")]) == [["2021-11-23"], ["XXXX-10"]]


def test_persons_must_agree_where_both_name_them() -> None:
    assert groups([visit("2021-11-23", by="gantz"), visit("2021-11-23", by="lapid")]) == [
        ["2021-11-23"],
        ["2021-11-23"],
    ]
    assert groups([visit("2021-11-23", by="gantz"), visit("2021-11-23", by="ISR")]) == [["2021-11-23", "2021-11-23"]]


def test_a_claim_without_persons_is_not_guessed_into_one_of_two() -> None:
    claims = [visit("2021-11-23", by="gantz"), visit("2021-11-23", by="lapid"), visit("2021-11-23", by="ISR")]
    assert groups(claims) == [["2021-11-23"]] * 3


def test_nothing_is_chained_through_a_claim_without_persons() -> None:
    claims = [
        visit("2021-11", by="gantz"),
        visit("2021-11", by="lapid", document="doc/2"),
        visit("2021-11-23", by="ISR"),
    ]
    assert groups(claims) == [["2021-11"], ["2021-11"], ["2021-11-23"]]


def normalization(date: str | None, document: str) -> Filed:
    return filed(claim("normalization", [party("MAR"), party("ISR")], date, document=document))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2020", "2020-12", None], [["2020", "2020-12", "None"]]),
        (["2020", "2020-12-10", None, "2021"], [["2020", "2020-12-10", "2021", "None"]]),
        (["2020-12-10", "2020-12-22"], [["2020-12-10"], ["2020-12-22"]]),
        (["2020-12-10", "2021-06-01", "2020", "2021-06"], [["2020", "2020-12-10"], ["2021-06", "2021-06-01"]]),
    ],
)
def test_what_happens_once_takes_the_whole_history(dates: list[str | None], expected: list[list[str]]) -> None:
    claims = [normalization(date, f"doc/{index}") for index, date in enumerate(dates)]
    assert groups(claims, once=True) == expected


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        visit(date, by=by, document=f"doc/{number % 3}", text=f"t{number}")
        for number, (date, by) in enumerate(
            (date, by)
            for date in ("2021-11-23", "2021-11-24", "2021-11", "2021", "XXXX-11", None)
            for by in ("ISR", "gantz", "lapid")
        )
    ]
    expected = groups(claims)
    for seed in range(20):
        random.Random(seed).shuffle(claims)
        assert groups(claims) == expected
