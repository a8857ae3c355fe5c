"""An actor's kind changes, and nothing that it is tied by is lost, whenever the change is cut short."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims import claim, party, source, target
from conftest import wipe
from geoties.errors import StoreError
from geoties.model import Actor, Document, Part, Post, Stated
from geoties.records import Reading, with_id
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.write import write_readings
from killed_change import ENVOYS, change, reading

TESTS = Path(__file__).parents[1]
LABELS = "MATCH (a:Actor {id: $id}) RETURN labels(a) AS labels, a.kind AS kind"
AROUND = """
MATCH (a:Actor {id: $id})-[x]-(other)
RETURN type(x) AS type, startNode(x) = a AS out, coalesce(other.key, other.id) AS other, x.claims IS NULL AS plain
ORDER BY type, out, other
"""


def _document(number: int, stated: Sequence[Stated], actors: Sequence[Actor]) -> Reading:
    return Reading(document=Document(id=f"doc/{number}"), actors=tuple(actors), stated=tuple(stated), extractor="rules")


def _labels(store: Connection, actor: str) -> tuple[set[str], str]:
    (row,) = store.read(LABELS, {"id": actor})
    return set(row["labels"]), row["kind"]


def test_a_shared_actor_of_another_kind_keeps_its_events_and_ties(store: Connection) -> None:
    write_readings(store, [reading(1, "ArmedGroup")])
    assert _labels(store, ENVOYS) == ({"Actor", "ArmedGroup"}, "ArmedGroup")
    around = store.read(AROUND, {"id": ENVOYS})
    assert [(row["type"], row["out"]) for row in around] == [
        ("SOURCE_OF", True),
        ("TARGET_OF", True),
        ("TIED_TO", False),
        ("TIED_TO", False),
    ]
    only_kinds = [replace(one, stated=()) for one in change()]
    write_readings(store, only_kinds)
    assert _labels(store, ENVOYS) == ({"Actor", "Company"}, "Company")
    assert store.read(AROUND, {"id": ENVOYS}) == around
    assert store.read("MATCH (a:ArmedGroup) RETURN count(a) AS n") == [{"n": 0}]
    assert rebuild(store) == Rebuilt()
    changed = content_hash(store)
    wipe(store)
    write_readings(store, [*only_kinds, reading(1, "ArmedGroup")])
    assert content_hash(store) == changed


def test_two_tied_actors_change_at_once(store: Connection) -> None:
    def article(minister: str, ministry: str) -> Reading:
        actors = [
            Actor(id="doc/1#a", kind=minister, name="A", document="doc/1"),
            Actor(id="doc/1#b", kind=ministry, name="B", document="doc/1"),
        ]
        words = {"quote": "words", "start": 0, "end": 5, "extractor": "rules"}
        stated = [
            with_id(Post(id="", document="doc/1", actor="doc/1#a", title="minister", of="doc/1#b", **words)),
            with_id(Part(id="", document="doc/1", actor="doc/1#b", of="MAR", **words)),
            with_id(Part(id="", document="doc/1", actor="doc/1#b", of="doc/1#b", **words)),
            claim("meeting", [party("doc/1#a"), party("doc/1#b")], "2021", extractor="rules"),
            claim("visit", [source("doc/1#a"), target("ISR")], "2021", extractor="rules"),
        ]
        return _document(1, stated, actors)

    write_readings(store, [article("Organization", "Company")])
    before = store.read(AROUND, {"id": "doc/1#b"})
    write_readings(store, [article("Person", "GovernmentBody")])
    assert _labels(store, "doc/1#a") == ({"Actor", "Person"}, "Person")
    assert _labels(store, "doc/1#b") == ({"Actor", "GovernmentBody"}, "GovernmentBody")
    links = [row for row in store.read(AROUND, {"id": "doc/1#b"}) if row["type"] in ("HOLDS_POST", "PART_OF")]
    assert links == [row for row in before if row["type"] in ("HOLDS_POST", "PART_OF")]
    assert rebuild(store) == Rebuilt()
    changed = content_hash(store)
    wipe(store)
    write_readings(store, [article("Person", "GovernmentBody")])
    assert content_hash(store) == changed


def test_what_another_document_says_of_an_actor_is_filed_again(store: Connection) -> None:
    envoy = Actor(id="doc/1#envoy", kind="Organization", name="Envoy", document="doc/1", country="ISR")
    elsewhere = claim("visit", [source(envoy.id), target("MAR")], "2021", document="doc/2", extractor="rules")
    write_readings(store, [_document(1, [], [envoy]), _document(2, [elsewhere], [])])
    write_readings(store, [_document(1, [], [replace(envoy, kind="Person")])])
    ties = store.read("MATCH (a)-[t:TIED_TO]->(b) RETURN a.id AS a, b.id AS b ORDER BY a, b")
    assert ties == [{"a": "ISR", "b": "MAR"}, {"a": "MAR", "b": "doc/1#envoy"}]
    assert rebuild(store) == Rebuilt()


def test_a_rebuild_mends_the_kind_of_an_actor_that_the_gazetteer_knows_better(store: Connection) -> None:
    write_readings(store, [_document(1, [claim("visit", [source("igo/nato"), target("MAR")], "2021")], [])])
    expected = content_hash(store)
    stale = "MATCH (a:Actor {id: 'igo/nato'}) SET a.kind = 'Organization'"
    store.write(lambda transaction: transaction.run(stale))
    assert rebuild(store) == Rebuilt(actors=1)
    assert _labels(store, "igo/nato") == ({"Actor", "Intergovernmental"}, "Intergovernmental")
    assert content_hash(store) == expected


def test_a_relationship_that_geoties_did_not_make_is_not_lost(store: Connection) -> None:
    write_readings(store, [reading(1, "ArmedGroup")])
    foreign = (
        f"MATCH (a:Actor {{id: '{ENVOYS}'}}) MATCH (b:Actor {{id: 'MAR'}}) CREATE (a)-[:LIKES {{much: true}}]->(b)"
    )
    store.write(lambda transaction: transaction.run(foreign))
    before = content_hash(store)
    with pytest.raises(StoreError, match="relationships of the type LIKES, which geoties did not make, would be lost"):
        write_readings(store, change())
    assert content_hash(store) == before
    assert _labels(store, ENVOYS)[1] == "ArmedGroup"


def test_a_change_that_is_killed_at_any_step_has_happened_or_not(store: Connection) -> None:
    write_readings(store, [reading(1, "ArmedGroup")])
    before = content_hash(store)
    statement = 0
    while True:
        statement += 5
        done = subprocess.run(
            [sys.executable, str(TESTS / "killed_change.py"), str(statement)], capture_output=True, text=True
        )
        if done.stdout == "done\n":
            break
        assert (done.returncode, done.stderr) == (-9, "")
        assert content_hash(store) == before
        assert _labels(store, ENVOYS)[1] == "ArmedGroup"
    assert statement > 12
    changed = content_hash(store)
    assert _labels(store, ENVOYS) == ({"Actor", "Company"}, "Company")
    assert rebuild(store) == Rebuilt()
    wipe(store)
    write_readings(store, [*change(), reading(1, "ArmedGroup")])
    assert content_hash(store) == changed
