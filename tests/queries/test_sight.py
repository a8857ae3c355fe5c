"""The two clocks, statuses and sources in every question, on every engine: what changes, and what must not."""

from typing import Any

import pytest

from geoties.errors import QueryError
from geoties.queries import Rows, ask, questions
from geoties.store.bolt import Connection
from worked_example import BAYOUDH, COMPANY, FORCES, GANTZ, TRUMP

# What each question is asked beside the clock, where that is more than it requires, to have all of the example in view.
GIVEN: dict[str, dict[str, object]] = {
    "timeline": {"a": "MAR", "b": "ISR", "grain": "year"},
    "mediated": {"by": "USA"},
    "event": {"id": "event/01"},
    "active-dyads": {"level": "actors"},
}


def asked(connection: Connection, name: str, **more: object) -> Rows:
    required = {one.name: one.example for one in questions()[name].parameters if one.required}
    return ask(connection, name, required | GIVEN.get(name, {}) | more)


def column(rows: Rows, name: str) -> list[Any]:
    return [row[name] for row in rows]


# The column to look at, what is there on 9 December 2020, on its last day, and how many are left out as undated.
AS_OF = {
    "active-dyads": (["a", "b"], [["ARE", "ISR"], ["IRN", "MAR"]], 5, 1),
    "arms-transfers": (["event"], [], 0, 1),
    "contradictions": (["event"], [], 0, 1),
    "denied-or-planned": (["event"], [], 0, 2),
    "documents": (["claim"], [["claim/13"], ["claim/09"]], 4, 8),
    "event": (["event"], [], 2, 0),
    "joined": (["actor"], [], 3, 0),
    "mediated": (["event"], [["event/12"]], 3, 0),
    "mediators": (["actor", "events"], [["USA", 1]], 2, 0),
    "memberships": (["actor"], [["MAR"]], 1, 0),
    "neighbours": (["actor", "steps"], [["IRN", 1]], 5, 1),
    "normalizations": (["event"], [["event/08"], ["event/12"]], 3, 0),
    "posts": (["actor"], [], 0, 2),
    "ties": (["actor", "events"], [["IRN", 1]], 2, 1),
    "ties-between": (["event"], [], 2, 2),
    "timeline": (["period"], [], 1, 1),
}


@pytest.mark.parametrize("name", AS_OF)
def test_what_held_on_a_day(example: Connection, name: str) -> None:
    columns, before, at_the_end, undated = AS_OF[name]
    # A normalization "in 2020" is not known to hold on the ninth of December, and is on the last day of the year.
    rows = asked(example, name, as_of="2020-12-09")
    assert [[row[one] for one in columns] for row in rows] == before
    assert len(asked(example, name, as_of="2020")) == at_the_end
    assert rows.undated == undated
    assert asked(example, name).undated == 0


# How many rows there are by the claims of the French article, and of both articles and the row.
KNOWN_BY = {
    "active-dyads": (7, 10),
    "arms-transfers": (2, 2),
    "contradictions": (0, 1),
    "denied-or-planned": (1, 3),
    "documents": (10, 20),
    "event": (1, 2),
    "joined": (3, 3),
    "mediated": (1, 3),
    "mediators": (1, 2),
    "memberships": (0, 2),
    "neighbours": (7, 10),
    "normalizations": (1, 4),
    "posts": (2, 2),
    "ties": (2, 5),
    "ties-between": (7, 9),
    "timeline": (3, 3),
}


@pytest.mark.parametrize("name", KNOWN_BY)
def test_what_was_known_by_a_day(example: Connection, name: str) -> None:
    early, late = KNOWN_BY[name]
    assert asked(example, name, known_by="2020").rows == []
    assert len(asked(example, name, known_by="2021")) == early
    everything = asked(example, name, known_by="2023-01-01T08:00:00Z")
    assert everything.rows == asked(example, name).rows
    assert len(everything) == late


def test_every_question_is_asked_by_both_clocks() -> None:
    assert list(AS_OF) == list(KNOWN_BY) == list(questions())


def test_what_is_known_of_an_event_is_what_the_claims_of_then_say(example: Connection) -> None:
    then = asked(example, "event", known_by="2021").rows[0]
    now = asked(example, "event").rows[0]
    # That the United States mediated was first told by the second article; the first said Trump.
    assert (then["mediators"], now["mediators"]) == ([TRUMP], ["USA", TRUMP])
    assert (then["reports"], now["reports"], then["outlets"], now["outlets"]) == (1, 2, 1, 2)
    assert asked(example, "event", id="claim/16", known_by="2020").rows == []


def test_a_plan_is_asserted_from_the_day_on_that_somebody_says_so(example: Connection) -> None:
    example.write(
        lambda transaction: transaction.run(
            "MATCH (c:Claim {id: 'claim/01'}) SET c.status = 'planned' RETURN c.id AS id"
        )
    )
    assert column(asked(example, "normalizations", known_by="2021"), "event") == []
    planned = asked(example, "normalizations", known_by="2021", status="planned")
    assert [(row["event"], row["status"]) for row in planned] == [("event/01", "planned")]
    assert column(asked(example, "normalizations", status="planned"), "event") == []
    assert [row["event"] for row in asked(example, "denied-or-planned", known_by="2021")] == ["event/01", "event/07"]
    assert column(asked(example, "denied-or-planned"), "event") == ["event/11", "event/10", "event/07"]


def test_ties_of_other_statuses_are_counted_from_events(example: Connection) -> None:
    assert [(row["actor"], row["events"], row["kinds"]) for row in asked(example, "ties", status="planned")] == [
        ("ISR", 1, ["joint_production"])
    ]
    alleged = asked(example, "ties", status="alleged,denied").rows
    assert [(row["actor"], row["given"], row["received"], row["score"]) for row in alleged] == [
        ("DZA", 1, 0, -7.0),
        ("ISR", 0, 1, 9.5),
    ]
    everything = asked(example, "ties", status="all").rows
    assert [(row["actor"], row["events"]) for row in everything][:2] == [("ISR", 9), ("DZA", 2)]


def test_ties_counted_from_events_are_those_of_the_store(example: Connection) -> None:
    # Nothing is left out by then, so all counts must be those that the store keeps ready.
    for name in ("ties", "neighbours", "active-dyads"):
        assert asked(example, name, known_by="2100").rows == asked(example, name).rows


def test_two_steps_go_over_ties_in_sight(example: Connection) -> None:
    rows = asked(example, "neighbours", known_by="2021")
    assert [(row["actor"], row["steps"], row["through"]) for row in rows] == [
        ("ISR", 1, []),
        (GANTZ, 1, []),
        ("ARE", 2, ["ISR"]),
        ("BHR", 2, ["ISR"]),
        ("SDN", 2, ["ISR"]),
        (FORCES, 2, ["ISR"]),
        (BAYOUDH, 2, [GANTZ]),
    ]


def test_a_state_holds_until_it_certainly_ended(example: Connection) -> None:
    example.write(
        lambda transaction: transaction.run(
            "MATCH (e:Event) WHERE e.id IN ['event/12', 'event/02'] SET e.ended = '2021-11-24' RETURN e.id AS id"
        )
    )
    for day, expected in (("2021-11-24", ["event/12"]), ("2021-11-25", [])):
        rows = asked(example, "ties-between", a="ARE", b="ISR", as_of=day)
        assert [row["event"] for row in rows if row["via"] == "own"] == expected
    # A visit is no state: that it took place is so ever after.
    visits = asked(example, "ties-between", kind="visit", as_of="2021-12")
    assert column(visits, "event") == ["event/02"]


def test_only_what_chosen_outlets_tell(example: Connection) -> None:
    weekly = asked(example, "ties-between", outlets="Weekly", status="all")
    assert [(row["event"], row["document"]) for row in weekly] == [("event/01", "doc/en1"), ("event/10", "doc/en1")]
    assert column(asked(example, "ties-between", outlets="sample"), "event") == ["event/14"]
    assert [row["actor"] for row in asked(example, "ties", outlets=["Weekly"])] == ["DZA", "IRN", "ISR", COMPANY]
    assert column(asked(example, "normalizations", min_outlets=2), "event") == ["event/01"]
    assert [(row["actor"], row["events"]) for row in asked(example, "ties", min_outlets=2)] == [("ISR", 1)]
    for name in questions():
        assert asked(example, name, outlets=[]).rows == [], name
        assert asked(example, name, min_outlets=9).rows == [], name


def test_known_by_the_end_of_a_load(example: Connection) -> None:
    loads = [
        {"id": "load/1", "started": "2021-12-25T07:00:00Z", "ended": "2021-12-25T08:00:01Z"},
        {"id": "load/2", "started": "2022-12-02T07:00:00Z"},
    ]
    example.write(lambda transaction: transaction.run("UNWIND $rows AS r CREATE (l:Load) SET l = r", rows=loads))
    assert len(asked(example, "documents", known_by="load/1")) == 10
    with pytest.raises(
        QueryError, match=r"load/2 did not end \(it began at 2022-12-02T07:00:00Z\): give a time instead"
    ):
        asked(example, "documents", known_by="load/2")
    with pytest.raises(QueryError, match="there is no load 'load/3': `geoties status` lists the latest ones"):
        asked(example, "documents", known_by="load/3")


def test_clocks_that_are_none_are_told(example: Connection) -> None:
    with pytest.raises(QueryError, match=r"as_of: 'soon' will not do .* a date such as 2020, 2021-11 or 2021-11-23"):
        asked(example, "posts", as_of="soon")
    with pytest.raises(QueryError, match=r"as_of: 'XXXX-11-23' will not do .* a date with a year"):
        asked(example, "posts", as_of="XXXX-11-23")
