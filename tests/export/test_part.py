"""A part of the graph as files: what is in sight, with the ties that it makes, and nothing that points outside it."""

import csv
from pathlib import Path
from typing import Any

import pytest

from claims import claim, party, source, target
from geoties import ontology
from geoties.export import neo4j_admin
from geoties.export.part import part_of
from geoties.model import Actor, Claim, Document, Post
from geoties.records import Reading, with_id
from geoties.store.bolt import Connection
from geoties.store.seen import seen
from geoties.store.sight import Sight
from geoties.store.write import write_readings

ALL = ontology.statuses()
GANTZ = Actor(id="doc/1#person/gantz", kind="Person", name="Benny Gantz", document="doc/1", country="ISR")


def visit(document: str, date: str | None, by: str = GANTZ.id, **fields: Any) -> Claim:
    return claim("visit", [source(by), target("MAR")], date, document=document, extractor="rules", **fields)


def post(since: str | None) -> Post:
    words: dict[str, Any] = {"quote": "words", "start": 0, "end": 5, "extractor": "rules"}
    made = with_id(Post(id="", document="doc/1", actor=GANTZ.id, title="minister", country="ISR", since=since, **words))
    assert isinstance(made, Post)
    return made


@pytest.fixture
def filled(store: Connection) -> Connection:
    readings = [
        Reading(
            document=Document(id="doc/1", publisher="Journal", text="words"),
            actors=(GANTZ,),
            stated=(visit("doc/1", "2021-11-23"), visit("doc/1", "2023-01-01"), visit("doc/1", None), post("2020-05")),
        ),
        Reading(
            document=Document(id="doc/2", publisher="Weekly", text="words"),
            stated=(
                visit("doc/2", "2021-11-23", by="ISR"),
                claim("meeting", [party("FRA"), party("DEU")], "2021-01-01", document="doc/2", status="denied"),
            ),
        ),
    ]
    write_readings(store, readings)
    return store


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    if not (folder / f"{name}_header.csv").exists():
        return []
    header = (folder / f"{name}_header.csv").read_text(encoding="utf-8").strip().split(",")
    with (folder / f"{name}_0001.csv").open(encoding="utf-8", newline="") as file:
        return [dict(zip(header, row, strict=True)) for row in csv.reader(file)]


def test_what_held_then_goes_with_all_that_it_needs(filled: Connection, tmp_path: Path) -> None:
    sight = Sight(as_of="2021-12-31", statuses=ALL)
    done = neo4j_admin.export(filled, tmp_path / "then", sight=sight)
    assert (done.undated, done.foreign) == (1, 0)
    assert done.nodes == {"Document": 2, "Claim": 4, "Actor": 5, "Event": 2}
    assert done.relationships["HOLDS_POST"] == 1
    ids = {row["id:ID(Actor)"] for row in rows(tmp_path / "then", "actor")}
    assert ids == {GANTZ.id, "MAR", "ISR", "FRA", "DEU"}
    for name, end in (
        ("source_of", ":START_ID(Actor)"),
        ("tied_to", ":END_ID(Actor)"),
        ("holds_post", ":END_ID(Actor)"),
    ):
        assert {row[end] for row in rows(tmp_path / "then", name)} <= ids
    ties = seen(filled, Sight(as_of="2021-12-31")).ties
    tied = rows(tmp_path / "then", "tied_to")
    told = {(row[":START_ID(Actor)"], row[":END_ID(Actor)"], int(row["events:long"])) for row in tied}
    assert told == {(*pair, tie.events) for pair, tie in ties.items()}


def test_a_post_that_had_not_begun_and_what_nobody_dates_stay_out(filled: Connection) -> None:
    part = part_of(filled, Sight(as_of="2019", statuses=ALL))
    assert (part.events, part.claims, part.actors, part.ties, part.undated) == ({}, set(), set(), {}, 1)


def test_roles_keep_what_chosen_sources_say_of_them(filled: Connection, tmp_path: Path) -> None:
    neo4j_admin.export(filled, tmp_path / "weekly", sight=Sight(outlets=("Weekly",), statuses=ALL))
    roles = rows(tmp_path / "weekly", "source_of")
    assert [row[":START_ID(Actor)"] for row in roles] == ["ISR"]
    events = {row["status:string"]: row for row in rows(tmp_path / "weekly", "event")}
    assert {status: (row["reports:long"], row["outlets:long"]) for status, row in events.items()} == {
        "asserted": ("1", "1"),
        "denied": ("1", "1"),
    }
    assert [row["id:ID(Document)"] for row in rows(tmp_path / "weekly", "document")] == ["doc/2"]
    assert rows(tmp_path / "weekly", "holds_post") == []


def test_only_what_is_asserted_makes_ties(filled: Connection) -> None:
    denied = part_of(filled, Sight(statuses=("denied",)))
    assert len(denied.events) == 1
    assert denied.ties == {}
    assert part_of(filled, Sight(min_outlets=2, statuses=ALL)).documents == {"doc/1", "doc/2"}
