"""Rules join actors by themselves: derived, never stored as decided, and the same whatever the order and the history."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import claim, party, source, target
from conftest import wipe
from geoties.model import Actor, Document, Judgement, Post, Retraction, Stated
from geoties.records import Reading, with_id
from geoties.store import open_store
from geoties.store.blocks import give_blocks
from geoties.store.bolt import Connection
from geoties.store.content import content_hash, counts
from geoties.store.decided import stored_decisions
from geoties.store.judging import judge, judge_all, withdraw
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.retract import let_in, retract, take_out
from geoties.store.schema import VERSION, stored_version
from geoties.store.write import write_readings

AT = "2026-11-25T08:00:00Z"


def person(document: str, name: str, country: str | None = "ISR", *, number: int = 1) -> Actor:
    its = f"doc/{document}"
    return Actor(id=f"{its}#person/{number}", kind="Person", name=name, document=its, country=country)


def body(document: str, name: str, kind: str, country: str | None = None) -> Actor:
    return Actor(id=f"doc/{document}#body/1", kind=kind, name=name, document=f"doc/{document}", country=country)


def visit(document: str, by: Actor, date: str = "2021-11-23", **fields: Any) -> Stated:
    return claim("visit", [source(by.id), target("MAR")], date, document=f"doc/{document}", extractor="rules", **fields)


def post(document: str, holder: Actor) -> Stated:
    """That a person is minister of Israel."""
    words: dict[str, Any] = {"quote": "words", "start": 0, "end": 5, "extractor": "rules"}
    return with_id(Post(id="", document=f"doc/{document}", actor=holder.id, title="minister", country="ISR", **words))


def reading(name: str, actors: tuple[Actor, ...], *stated: Stated) -> Reading:
    document = Document(id=f"doc/{name}", publisher=f"Daily {name}", text="words and more words")
    return Reading(document=document, actors=actors, stated=stated, extractor="rules")


def report(name: str, written: str, country: str | None = "ISR", date: str = "2021-11-23") -> Reading:
    """A document that tells of the visit of one person."""
    by = person(name, written, country)
    return reading(name, (by,), visit(name, by, date))


def verdict(word: str, left: str, right: str, *, at: str = AT) -> Judgement:
    return Judgement(id="", verdict=word, left=left, right=right, by="amina", at=at)


def joined(store: Connection) -> dict[str, str]:
    rows = store.read("MATCH (a:Actor) WHERE a.canonical IS NOT NULL RETURN a.id AS id, a.canonical AS canonical")
    return {row["id"]: row["canonical"] for row in rows}


A, B, C = (f"doc/{name}#person/1" for name in "abc")


def test_full_names_of_one_state_are_one_and_so_is_their_event(store: Connection) -> None:
    write_readings(store, [report("b", "Benny Gantz")])
    write_readings(store, [report("c", "Бени Ганц"), report("a", "Benny GANTZ")])
    assert joined(store) == {B: A, C: A}
    assert counts(store) == {"documents": 3, "claims": 3, "actors": 3, "events": 1, "judgements": 0, "ties": 2}
    shown = store.read("MATCH (a:Actor {id: $id}) RETURN a.name AS name, a.aliases AS aliases", {"id": A})
    assert shown == [{"name": "Benny GANTZ", "aliases": ["Benny Gantz", "Бени Ганц"]}]
    assert rebuild(store) == Rebuilt()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Benny Gantz", "ISR"), ("Benny Gantz", "MAR")),
        (("Benny Gantz", "ISR"), ("Benny Gantz", None)),
        (("Benny Gantz", None), ("Benny Gantz", None)),
        (("Gantz", "ISR"), ("Gantz", "ISR")),
        (("B. Gantz", "ISR"), ("B. Gantz", "ISR")),
        (("President Herzog", "ISR"), ("President Herzog", "ISR")),
        (("Mario Rossi", "ITA"), ("Maria Rossi", "ITA")),
        (("Benny Gantz", "ISR"), ("Benny Gantz the elder", "ISR")),
    ],
)
def test_anything_in_doubt_stays_two(store: Connection, left: tuple[str, str], right: tuple[str, str]) -> None:
    write_readings(store, [report("a", *left), report("b", *right)])
    assert joined(store) == {}


def test_a_name_that_one_document_gives_to_two_decides_nothing(store: Connection) -> None:
    write_readings(store, [report("a", "Benny Gantz"), report("b", "Benny Gantz")])
    before = content_hash(store)
    father, son = person("c", "Benny Gantz"), person("c", "Benny Gantz", number=2)
    both = reading("c", (father, son), visit("c", father), visit("c", son, "2021-11-24"))
    write_readings(store, [both])
    assert joined(store) == {}
    assert counts(store)["events"] == 4
    assert rebuild(store) == Rebuilt()
    retract(store, "doc/c", by="amina")
    assert content_hash(store) == before
    assert joined(store) == {B: A}


def test_a_country_told_by_a_post_counts(store: Connection) -> None:
    by = person("b", "Benny Gantz", None)
    write_readings(store, [report("a", "Benny Gantz"), reading("b", (by,), visit("b", by), post("b", by))])
    assert joined(store) == {B: A}
    write_readings(store, [reading("b", (by,), visit("b", by))])
    assert joined(store) == {}
    assert rebuild(store) == Rebuilt()


def test_bodies_are_one_by_kind_state_and_name_or_by_a_name_of_the_gazetteer(store: Connection) -> None:
    line = Actor(id="line/1", kind="Company", name="Cedar Shipping Lines", country="LBN")
    write_readings(
        store,
        [
            reading("a", (one := body("a", "Cedar shipping lines", "Company", "LBN"),), visit("a", one)),
            reading("b", (line,), visit("b", line)),
            reading("c", (two := body("c", "N.A.T.O.", "Intergovernmental"),), visit("c", two)),
            reading("d", (three := body("d", "Nato", "Company", "FRA"),), visit("d", three)),
            reading("e", (four := body("e", "Cedar shipping lines", "Media", "LBN"),), visit("e", four)),
        ],
    )
    assert joined(store) == {line.id: one.id, two.id: "igo/nato"}
    assert rebuild(store) == Rebuilt()


def test_a_person_stops_a_rule_and_undo_lets_it_back(store: Connection) -> None:
    write_readings(store, [report(name, "Benny Gantz") for name in "abc"])
    before = content_hash(store)
    kept = judge(store, verdict("different", B, C))
    assert joined(store) == {B: A}
    assert counts(store)["events"] == 2
    assert rebuild(store) == Rebuilt()
    withdraw(store, kept.id, by="amina")
    assert content_hash(store) == before
    first = judge(store, verdict("same", B, C))
    assert content_hash(store) == before
    withdraw(store, first.id, by="amina")
    judge(store, verdict("different", A, C))
    judge(store, verdict("same", B, C, at="2026-11-25T09:00:00Z"))
    assert joined(store) == {C: B}
    assert rebuild(store) == Rebuilt()


def test_all_move_when_a_smaller_id_comes_and_when_it_goes(store: Connection) -> None:
    write_readings(store, [report("b", "Benny Gantz"), report("c", "Benny Gantz", date="2021-11-24")])
    before = content_hash(store)
    write_readings(store, [report("a", "Benny Gantz", date="2020-01-01")])
    assert joined(store) == {B: A, C: A}
    assert store.read("MATCH (a)-[:SOURCE_OF]->(:Event) RETURN DISTINCT a.id AS id") == [{"id": A}]
    retract(store, "doc/a", by="amina")
    assert content_hash(store) == before
    let_in(store, "doc/a", by="amina")


def test_one_that_another_document_names_stays_joined_when_its_own_no_longer_tells_of_it(store: Connection) -> None:
    write_readings(store, [report("a", "Benny Gantz")])
    before = content_hash(store)
    theirs = report("b", "Benny Gantz")
    write_readings(store, [theirs, reading("c", (), visit("c", theirs.actors[0], "2022-01-01"))])
    write_readings(store, [reading("b", ())])
    assert joined(store) == {B: A}
    dates = store.read(
        "MATCH (:Actor {id: $id})-[:SOURCE_OF]->(e:Event) RETURN e.date AS date ORDER BY date", {"id": A}
    )
    assert [row["date"] for row in dates] == ["2021-11-23", "2022-01-01"]
    assert rebuild(store) == Rebuilt()
    for document in "bc":
        retract(store, f"doc/{document}", by="amina")
    assert content_hash(store) == before
    assert joined(store) == {}


def test_a_load_asks_for_its_blocks_once_however_many_actors_it_has(store: Connection) -> None:
    asked: list[str] = []

    def work(transaction: Any) -> None:
        from geoties.store.batch import write_batch
        from geoties.store.told import tell

        class Counted:
            def run(self, statement: str, /, **parameters: Any) -> Any:
                asked.append(statement)
                return transaction.run(statement, **parameters)

        write_batch(Counted(), [tell(report(str(n), f"Benny Gan{n}tz")) for n in range(50)], recorded_at=AT)  # type: ignore[arg-type]

    write_readings(store, [report("a", "Benny Gantz")])
    store.write(work)
    assert len([statement for statement in asked if "block" in statement]) == 1
    assert len(asked) < 25


def test_a_store_of_before_the_rules_is_brought_up(store: Connection) -> None:
    write_readings(store, [report("a", "Benny Gantz"), report("b", "Benny Gantz")])
    expected = content_hash(store)
    kept = judge(store, verdict("different", A, B))
    for statement in (
        "MATCH (j:Judgement) DELETE j",
        "MATCH (a:Actor) SET a.block = null",
        "MATCH (s:Store) SET s.schema = 5",
    ):
        store.write(lambda transaction, statement=statement: transaction.run(statement))
    assert kept.id
    assert joined(store) == {}
    with open_store() as opened:
        assert stored_version(opened) == VERSION
        assert content_hash(opened) == expected
        assert give_blocks(opened) == 0
        assert rebuild(opened) == Rebuilt()


DOCUMENTS = "abcd"
NAMES = ("Benny Gantz", "Бени Ганц", "Bennie Gantz", "Benny Gantz jr", "Benni Gans")
SHARED = Actor(id="a/line", kind="Company", name="Cedar Shipping Lines", country="LBN")
SAID = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["ISR", "ISR", "ISR", "MAR", None]),
    st.sampled_from(["2021-11-23", "2021-11-24", "2021-11", None]),
    st.sampled_from(["", "", "post", "twice", "line", "body", "denied"]),
)
PEOPLE = [f"doc/{name}#person/{number}" for name in DOCUMENTS for number in (1, 2)]
BODIES = [f"doc/{name}#body/1" for name in DOCUMENTS] + [SHARED.id, "igo/nato"]
PAIR = st.one_of(*(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True) for ids in (PEOPLE, BODIES)))
STEP = st.one_of(
    st.tuples(st.just("load"), st.sampled_from(DOCUMENTS), SAID),
    st.tuples(st.just("load"), st.sampled_from(DOCUMENTS), SAID),
    st.tuples(st.just("judge"), st.sampled_from(["same", "different", "different"]), PAIR),
    st.tuples(st.just("undo"), st.integers(0, 5), st.none()),
    st.tuples(st.just("retract"), st.sampled_from(DOCUMENTS), st.none()),
)


def drawn(name: str, said: tuple[str, str | None, str | None, str]) -> Reading:
    """A document with one or two persons, or with bodies; the last one tells of an actor that is no document's own."""
    written, country, date, more = said
    by = person(name, written, country)
    actors: list[Actor] = [by]
    stated = [visit(name, by, date, status="denied" if more == "denied" else "asserted")]  # type: ignore[arg-type]
    if more == "post":
        stated.append(post(name, by))
    elif more == "twice":
        actors.append(person(name, written, country, number=2))
        parties = [party(actors[1].id), party("USA")]
        stated.append(claim("meeting", parties, date, document=f"doc/{name}", extractor="rules"))
    elif more == "line":
        actors.append(body(name, "CEDAR Shipping Lines", "Company", "LBN"))
        stated.append(visit(name, actors[1], "2020-01-01"))
    elif more == "body":
        actors.append(body(name, "NATO", "Intergovernmental"))
        stated.append(visit(name, actors[1], "2020-01-01"))
    if name == "d":
        actors.append(SHARED)
        stated.append(visit(name, SHARED, "2020-01-01"))
    return reading(name, tuple(actors), *stated)


@settings(max_examples=25)
@given(steps=st.lists(STEP, min_size=3, max_size=10), seed=st.integers(0, 99))
def test_any_history_is_its_rebuild_and_a_fresh_store_of_what_is_left(
    store: Connection, steps: list[tuple[str, Any, Any]], seed: int
) -> None:
    wipe(store)
    last: dict[str, Reading] = {}
    for number, (what, which, how) in enumerate(steps):
        if what == "load":
            last[which] = drawn(which, how)
            write_readings(store, [last[which]])
        elif what == "judge":
            judge_all(store, [verdict(which, *how)], unseen=True)
        elif what == "retract":
            last.pop(which, None)
            take_out(store, Retraction(id="", document=f"doc/{which}", by="amina", at=AT))
        elif standing := [one for one in stored_decisions(store) if not one.withdrawn_at]:
            withdraw(store, standing[which % len(standing)].id, by=f"amina {number}")
    left = content_hash(store)
    assert rebuild(store) == Rebuilt()
    assert content_hash(store) == left
    standing = [one for one in stored_decisions(store) if not one.withdrawn_at]
    wipe(store)
    order = random.Random(seed)
    readings = [last[name] for name in sorted(last)]
    order.shuffle(standing)
    order.shuffle(readings)
    cut = order.randint(0, len(readings))
    for one in readings[:cut]:
        write_readings(store, [one])
    assert not judge_all(store, standing, unseen=True).skipped
    write_readings(store, readings[cut:])
    assert content_hash(store) == left
    assert rebuild(store) == Rebuilt()
