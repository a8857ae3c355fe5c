"""The evidence tables: what is said once, what is left out, and how much of it each tie shows."""

from typing import Any

import pytest

from geoties.view.evidence import Tables, shares


def tables() -> Tables:
    return Tables(lang="en", actor_at={"MAR": 0, "Morocco": 0, "USA": 1}.get)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "limit", "total", "given"),
    [
        ([61, 3, 0], 20, 1000, [20, 3, 0]),
        ([5, 5, 5], 20, 7, [3, 2, 2]),
        ([5, 5, 5], 20, 2, [1, 1, 0]),
        ([5, 1, 5], 20, 6, [3, 1, 2]),
        ([5], 0, 10, [0]),
        ([], 20, 10, []),
    ],
)
def test_shares_are_dealt_round_by_round(wanted: list[int], limit: int, total: int, given: list[int]) -> None:
    assert shares(wanted, limit=limit, total=total) == given


def test_an_event_a_document_and_a_text_are_written_once() -> None:
    made = tables()
    claim = {"event": "e1", "kind": "visit", "date": "2020", "quote": "Q", "title": "T"}
    assert [made.add(claim | {"via": "own"}), made.add(claim | {"via": "joined"})] == [0, 0]
    assert made.add(claim | {"quote": "Another"}) == 1
    rows = made.rows()
    assert rows["events"] == [{"id": "e1", "kind": "visit", "date": "in 2020", "when": "2020", "months": [24240, 11]}]
    assert rows["documents"] == [{"title": "T"}]
    assert rows["texts"] == ["Q", "", "Another"]
    assert rows["claims"] == [[0, 0, 0, 1, 1, None], [0, 0, 2, 1, 1, None]]


def test_all_fields_of_an_event_and_its_document() -> None:
    made = tables()
    made.add(
        {
            "event": "e2",
            "kind": "arms_transfer",
            "type": "COOPERATE",
            "quad": "material_cooperation",
            "status": "asserted",
            "date": "2021-11-23/2021-11-24",
            "amount": 48e6,
            "currency": "USD",
            "approximate": True,
            "items": [{"name": "Heron", "quantity": 3}, {"name": "Skylock Dome", "quantity": -1}, {"quantity": 2}],
            "roles": [{"role": "TARGET_OF", "actor": "MAR", "name": "le Maroc"}, {"role": "SOURCE_OF"}],
            "document": "doc/1",
            "publisher": "P",
            "published": "2021-12-24",
            "url": "https://p.example/1",
            "confidence": 0.864,
        }
    )
    assert made.rows()["events"] == [
        {
            "id": "e2",
            "kind": "arms_transfer",
            "type": "COOPERATE",
            "quad": "material_cooperation",
            "status": "asserted",
            "date": "23–24 November 2021",
            "when": "2021-11-23",
            "months": [24262, 0],
            "roles": [["TARGET_OF", 0, "le Maroc"]],
            "amount": "about 48 million USD",
            "items": [["Heron", 3], ["Skylock Dome", 0]],
        }
    ]
    assert made.rows()["documents"] == [
        {"title": "doc/1", "publisher": "P", "published": "24 December 2021", "url": "https://p.example/1"}
    ]
    assert made.rows()["claims"][0][5] == "0.86"


@pytest.mark.parametrize("date", [None, "XXXX-11", "../2020"])
def test_a_date_without_a_known_year_of_its_start_has_no_place_in_time(date: str | None) -> None:
    made = tables()
    made.add({"date": date})
    assert "when" not in made.rows()["events"][0]


def test_mediators_and_joiners_are_roles_once() -> None:
    made = tables()
    made.add(
        {
            "roles": [{"role": "MEDIATED", "actor": "USA", "name": "Washington"}],
            "mediators": ["USA", "the Pope"],
            "joined": ["Morocco", "Morocco", None],
        }
    )
    assert made.rows()["events"][0]["roles"] == [
        ["MEDIATED", 1, "Washington"],
        ["MEDIATED", None, "the Pope"],
        ["JOINED", 0, "Morocco"],
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("It was so. ", " And more.", ["It was so. ", " And more."]),
        ("It was so.", "And more.", ["It was so. ", " And more."]),
        ("Il a dit : « ", " » à Rabat.", ["Il a dit : « ", " » à Rabat."]),
        ("ending word, he said “", "” to the pre", ["… word, he said “", "” to the …"]),
        ("", "", ["", ""]),
        (None, float("nan"), ["", ""]),
    ],
)
def test_the_context_is_cut_at_words(before: Any, after: Any, shown: list[str]) -> None:
    made = tables()
    made.add({"quote": "QUOTE", "before": before, "after": after})
    rows = made.rows()
    assert [rows["texts"][place] for place in rows["claims"][0][3:5]] == shown


def test_no_quote_no_context() -> None:
    made = tables()
    made.add({"quote": None, "before": "Some words. "})
    assert made.rows()["texts"] == [""]


def test_marks_follow_their_words_when_the_quote_is_cleaned() -> None:
    made = tables()
    made.add(
        {"quote": " \u202eRabat met \ud800Gantz", "marks": [[2, 7, "actor"], [8, 11, "trigger"], [12, 18, "actor"]]}
    )
    assert made.rows()["texts"][0] == "Rabat met \ufffdGantz"
    assert made.rows()["claims"][0][6] == [0, 5, "actor", 6, 9, "trigger", 10, 16, "actor"]


@pytest.mark.parametrize(
    "marks",
    [None, "x", [["a", "b", "actor"]], [[0, 0, "actor"]], [[3, 1, "actor"]], [[0, 3, "<b>"]], [[50, 60, "actor"]]],
)
def test_marks_that_mark_nothing_are_left_out(marks: Any) -> None:
    made = tables()
    made.add({"quote": "Rabat met Gantz", "marks": marks})
    assert len(made.rows()["claims"][0]) == 6


def test_a_row_of_a_data_set_says_which() -> None:
    made = tables()
    made.add({"document": "sipri/register", "dataset": "sipri"})
    assert made.rows()["documents"] == [{"title": "sipri/register", "dataset": "sipri"}]
