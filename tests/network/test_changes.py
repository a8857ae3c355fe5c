"""What changed between two days, and between two times at which things were known."""

from typing import Any

import pytest

from claims import claim, source, target
from geoties.errors import QueryError
from geoties.model import Actor, Correction, Document
from geoties.network import diff
from geoties.network.changes import CHANGES, COLUMNS, Diff
from geoties.records import Reading
from geoties.store.batch import write_batch
from geoties.store.bolt import Connection
from geoties.store.judging import judge
from geoties.store.schema import prepare
from geoties.store.sight import Sight
from geoties.store.told import tell
from worked_example import GANTZ


def held(connection: Connection, before: str, after: str, **more: Any) -> Diff:
    return diff(connection, Sight(as_of=before), Sight(as_of=after), **more)


def known(connection: Connection, before: str, after: str, **more: Any) -> Diff:
    return diff(connection, Sight(known_by=before), Sight(known_by=after), **more)


def told(found: Diff, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in found]


def test_what_came_to_hold_between_two_days(example: Connection) -> None:
    found = held(example, "2020-12-30", "2020-12-31")
    assert told(found, "change", "a", "b", "event", "document", "events_before", "events_after") == [
        ("new", "BHR", "ISR", "event/01", "doc/fr1", 0, 1),
        ("new", "BHR", "ISR", "event/01", "doc/en1", 0, 1),
        ("new", "ISR", "MAR", "event/01", "doc/fr1", 0, 1),
        ("new", "ISR", "MAR", "event/01", "doc/en1", 0, 1),
        ("new", "ISR", "SDN", "event/01", "doc/fr1", 0, 1),
        ("new", "ISR", "SDN", "event/01", "doc/en1", 0, 1),
        # The Emirates, which joined as well, had normalised on their own: their tie counts that event and not this one.
    ]
    assert found.rows[2]["quote"].startswith("Sous l'égide de l'administration Trump")
    assert (found.rows[2]["a_name"], found.rows[2]["b_name"], found.rows[2]["score_after"]) == (
        "Israel",
        "Morocco",
        5.0,
    )
    assert tuple(found.rows[0]) == COLUMNS
    # The drones that nobody dates are in no day's view.
    assert found.undated == 1
    assert told(held(example, "2020-12-30", "2020-12-31", actor="SDN"), "b") == [("SDN",), ("SDN",)]
    assert {row["a"] for row in held(example, "2021-11-22", "2021-11-23", level="countries")} == {"ISR"}
    assert {(row["a"], row["b"]) for row in held(example, "2021-11-22", "2021-11-23")} == {
        ("ISR", "MAR"),
        ("MAR", GANTZ),
    }


def test_the_same_sight_twice_has_no_rows(example: Connection) -> None:
    assert len(held(example, "2021-11-23", "2021-11-23")) == 0
    assert len(known(example, "2022-01-01T00:00:00Z", "2022-01-01T00:00:00Z")) == 0
    assert len(held(example, "2019-01-01", "2019-12-31")) == 0


def test_what_came_to_be_known_between_two_times(example: Connection) -> None:
    found = known(example, "2021-12-31T23:59:59Z", "2022-12-31T23:59:59Z")
    assert told(found, "change", "a", "b", "event", "document") == [
        ("new", "DZA", "MAR", "event/09", "doc/en1"),
        ("new", "IRN", "MAR", "event/08", "doc/en1"),
        ("new", "MAR", "doc/en1#company/sky-works", "event/13", "doc/en1"),
        # That the Emirates joined Morocco was known; now their own event counts in its place.
        ("more", "ARE", "ISR", "event/12", "doc/en1"),
        # A second source for what was known: of the joiners it says nothing.
        ("confirmed", "BHR", "ISR", "event/01", "doc/en1"),
        ("confirmed", "ISR", "MAR", "event/01", "doc/en1"),
        ("confirmed", "ISR", "SDN", "event/01", "doc/en1"),
    ]
    assert found.undated == 0
    denied = diff(
        example,
        Sight(known_by="2021-12-31T23:59:59Z", statuses=("denied",)),
        Sight(known_by="2022-12-31T23:59:59Z", statuses=("denied",)),
    )
    assert told(denied, "change", "a", "b", "event") == [("new", "ISR", "MAR", "event/10")]


def put(store: Connection, at: str, document: str, *stated: Any, actors: tuple[Actor, ...] = ()) -> None:
    reading = Reading(document=Document(id=document), stated=stated, actors=actors, extractor="rules")
    store.write(lambda transaction: write_batch(transaction, [tell(reading)], recorded_at=at))


def test_a_tie_that_turns_from_cooperation_to_conflict_and_back(store: Connection) -> None:
    prepare(store)
    pair = [source("MAR"), target("DZA")]

    def visit(day: str) -> Any:
        return claim("visit", pair, day, intensity=2.5)

    rupture = claim("rupture", pair, "2021-08-24", type="SANCTION", intensity=-6.0, document="doc/2")
    put(store, "2026-01-01T00:00:00Z", "doc/1", visit("2019-01-01"), visit("2019-02-01"), visit("2019-03-01"))
    put(store, "2026-01-02T00:00:00Z", "doc/2", rupture)
    assert told(held(store, "2021-08-23", "2021-08-24"), "change", "kind", "score_before", "score_after") == [
        ("re-signed", "rupture", 2.5, 0.375)
    ]
    assert told(known(store, "2026-01-01T23:59:59Z", "2026-01-02T23:59:59Z"), "change") == [("re-signed",)]
    back = claim("visit", pair, "2021-09-01", intensity=2.5, document="doc/3")
    put(store, "2026-01-03T00:00:00Z", "doc/3", back, claim("visit", pair, "2018", intensity=2.5, document="doc/3"))
    # What was before is on balance still cooperation, so that more of it is no turn.
    assert told(held(store, "2021-08-31", "2021-09-01"), "change") == [("more",)]


def test_a_state_that_ends(store: Connection) -> None:
    prepare(store)
    pact = claim("alliance", [source("MAR"), target("DZA")], "1989-02-17/1994", type="SUPPORT")
    roles = tuple(role.__class__(role="PARTY_TO", actor=role.actor) for role in pact.roles)
    pact = claim("alliance", list(roles), "1989-02-17/1994", type="SUPPORT")
    put(store, "2026-01-01T00:00:00Z", "doc/1", pact)
    assert told(held(store, "1994", "1995"), "change", "events_before", "events_after", "date") == [
        ("ended", 1, 0, "1989-02-17/1994")
    ]
    assert len(held(store, "1990", "1994")) == 0
    assert len(held(store, "1980", "1995")) == 0
    visit = claim("visit", [source("MAR"), target("DZA")], "1993-01-01", document="doc/2")
    put(store, "2026-01-01T00:00:00Z", "doc/2", visit)
    assert told(held(store, "1994", "1995"), "change", "kind") == [("fewer", "alliance")]


def test_a_claim_that_a_person_mended(store: Connection) -> None:
    prepare(store)
    visit = claim("visit", [source("ISR"), target("MAR")], "2020", document="doc/1")
    put(store, "2026-01-01T00:00:00Z", "doc/1", visit)
    now = {"date": "2020-12-22", "place": "Rabat", "duration": None}
    judge(store, Correction(id="", claim=visit.id, now=now, by="amina", at="2026-01-05T10:00:00.000001Z"))
    found = known(store, "2026-01-02T00:00:00Z", "2026-01-06T00:00:00Z")
    assert told(found, "change", "a", "b", "date", "correction", "quote") == [
        (
            *("corrected", "ISR", "MAR", "2020-12-22"),
            "date: 2020 → 2020-12-22; duration: nothing → nothing; place: nothing → Rabat (amina)",
            "words",
        )
    ]
    assert len(known(store, "2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z")) == 0


def test_looks_that_do_not_go_together_are_told(example: Connection) -> None:
    with pytest.raises(QueryError, match="2020-01-01 is before 2021-01-01: give the earlier one first"):
        held(example, "2021-01-01", "2020-01-01")
    with pytest.raises(QueryError, match="there is no level 'states'"):
        held(example, "2020-01-01", "2021-01-01", level="states")
    assert len(CHANGES) == 7
