"""A source taken back: the graph is that of a store that never saw it, whatever came before and after."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import claim, party, source, target
from conftest import wipe
from geoties.errors import InputError
from geoties.load import Intake, load
from geoties.model import Actor, Claim, Document, Judgement, Mention, Part, Post, Retraction, Role, Stated
from geoties.records import Reading, to_line, with_id
from geoties.store import retract as module
from geoties.store.backup import backup
from geoties.store.bolt import Connection
from geoties.store.content import content_hash, counts
from geoties.store.history import history
from geoties.store.judging import judge, judge_all
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.restore import restore
from geoties.store.retract import Taken, let_in, retract, standing, take_out, would_go
from geoties.store.write import write_readings

AT = "2026-11-25T08:00:00Z"


def reading(name: str, *stated: Stated, actors: tuple[Actor, ...] = (), dataset: str | None = None) -> Reading:
    document = Document(id=f"doc/{name}", publisher=f"Outlet {name}", dataset=dataset, text="words")
    return Reading(document=document, actors=actors, stated=stated, extractor="rules")


def visit(name: str, date: str | None = "2021-11-23", *, by: str = "ISR", **more: Any) -> Claim:
    return claim("visit", [source(by), target("MAR")], date, document=f"doc/{name}", extractor="rules", **more)


def hash_of(store: Connection, *readings: Reading) -> str:
    """The content hash of a store that saw nothing else."""
    wipe(store)
    write_readings(store, readings)
    return content_hash(store)


def test_a_document_goes_with_all_that_it_alone_supports(store: Connection) -> None:
    gantz = Actor(id="doc/1#person/gantz", kind="Person", name="Gantz", document="doc/1")
    post = Post(id="", document="doc/1", actor=gantz.id, title="minister", country="ISR", quote="words", start=0, end=5)
    one = reading("1", visit("1", by=gantz.id), with_id(post), actors=(gantz,))
    two = reading("2", visit("2", "2021-11"))
    expected = hash_of(store, two)
    hash_of(store, one, two)
    assert would_go(store, "doc/1") == Taken(documents=1, claims=2, events=0, changed=1)
    done = retract(store, "doc/1", by="amina", why="withdrawn by the paper")
    assert content_hash(store) == expected
    assert counts(store) == {"documents": 1, "claims": 1, "actors": 2, "events": 1, "judgements": 1, "ties": 1}
    assert rebuild(store) == Rebuilt()
    assert (done.document, done.dataset, done.by, done.why) == ("doc/1", None, "amina", "withdrawn by the paper")
    retract(store, "doc/2", by="amina")
    assert counts(store) == {"documents": 0, "claims": 0, "actors": 0, "events": 0, "judgements": 2, "ties": 0}


def test_a_denial_goes_and_what_it_disputed_stays(store: Connection) -> None:
    two = reading("2", visit("2"))
    expected = hash_of(store, two)
    hash_of(store, reading("1", visit("1", status="denied")), two)
    assert store.read("MATCH (:Event)-[:DISPUTES]->(:Event) RETURN count(*) AS n") == [{"n": 1}]
    retract(store, "doc/1", by="amina")
    assert content_hash(store) == expected


def test_what_others_say_of_a_shared_actor_stays(store: Connection) -> None:
    front = Actor(id="front/1", kind="ArmedGroup", name="The Front", country="MAR")
    one = reading("1", visit("1", by=front.id), actors=(front,))
    two = reading("2", visit("2", by=front.id), actors=(front,))
    expected = hash_of(store, two)
    hash_of(store, one, two)
    retract(store, "doc/1", by="amina")
    assert content_hash(store) == expected
    retract(store, "doc/2", by="amina")
    assert counts(store)["actors"] == 0


def test_shared_actors_of_rejected_claims_and_of_mentions(store: Connection) -> None:
    front = Actor(id="front/1", kind="ArmedGroup", name="The Front")
    other = Actor(id="front/2", kind="ArmedGroup", name="Another")
    mention = Mention(document="doc/1", actor=other.id, named="words", form="name", start=0, end=5)
    one = replace(reading("1", visit("1", by=front.id), actors=(front, other)), mentions=(mention,))
    two = reading("2", visit("2", by=front.id), actors=(front,))
    rejected = Judgement(id="", verdict="rejected", left=two.stated[0].id, by="amina", at=AT)
    wipe(store)
    write_readings(store, [two])
    judge(store, rejected)
    expected = content_hash(store)
    wipe(store)
    write_readings(store, [one, two])
    judge(store, rejected)
    retract(store, "doc/1", by="amina")
    assert content_hash(store) == expected
    assert store.read("MATCH (a:Actor) RETURN a.id AS id ORDER BY id") == [{"id": "front/1"}]


def test_a_data_set_goes_with_its_documents_and_its_rows_in_others(store: Connection) -> None:
    rows = {"quote": None, "start": None, "end": None, "source_id": "1", "row": 1, "dataset": "gdelt"}

    def row(name: str, date: str) -> Claim:
        return with_id(replace(visit(name, date), **rows))

    force = Actor(id="doc/3#force/1", kind="ArmedForce", name="Force", document="doc/3")
    part = with_id(Part(id="", document="doc/3", actor=force.id, of="MAR", **rows))
    own = visit("3", "2020-01-01", by=force.id)
    whole = [
        reading("1", row("1", "2021-11-23"), dataset="gdelt"),
        reading("2", row("2", "2021-11-23"), dataset="gdelt"),
        reading("3", own, row("3", "2021-11-24"), part, actors=(force,)),
        reading("4", visit("4")),
    ]
    expected = hash_of(store, reading("3", own, actors=(force,)), whole[3])
    hash_of(store, *whole)
    assert would_go(store, "gdelt") == Taken(documents=2, claims=4, events=1, changed=1)
    retract(store, "gdelt", by="amina")
    assert content_hash(store) == expected
    assert rebuild(store) == Rebuilt()
    let_in(store, "gdelt", by="amina")
    everything = content_hash(store)
    write_readings(store, whole)
    assert content_hash(store) == hash_of(store, *whole) != everything


def test_a_large_document_goes_in_portions(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    gantz = Actor(id="doc/1#person/gantz", kind="Person", name="Gantz", document="doc/1")
    post = Post(id="", document="doc/1", actor=gantz.id, title="minister", country="ISR", quote="words", start=0, end=5)
    many = [visit("1", f"2021-{month:02d}-01", by=gantz.id) for month in range(1, 13)]
    others = [reading(str(number), visit(str(number), "2021-03-01")) for number in range(2, 9)]
    expected = hash_of(store, others[0])
    hash_of(store, reading("1", *many, with_id(post), actors=(gantz,)), *others)
    monkeypatch.setattr(module, "PORTION_CLAIMS", 3)
    heard: list[int] = []
    retract(store, "doc/1", by="amina", progress=heard.append)
    assert heard == [3, 6, 9, 12, 13]
    for other in others[1:]:
        retract(store, other.document.id, by="amina")
    assert content_hash(store) == expected


def test_one_that_was_stopped_is_finished_by_the_same_call(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [visit("1", f"2021-{month:02d}-01") for month in range(1, 13)]
    expected = hash_of(store, reading("2", visit("2")))
    hash_of(store, reading("1", *many), reading("2", visit("2")))
    monkeypatch.setattr(module, "PORTION_CLAIMS", 5)

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        retract(store, "doc/1", by="amina", progress=stop)
    assert counts(store)["claims"] == 8
    assert rebuild(store) == Rebuilt()
    first = standing(store)
    assert retract(store, "doc/1", by="amina") == first[0]
    assert standing(store) == first
    assert content_hash(store) == expected


def write(path: Path, *readings: Reading) -> str:
    lines = [to_line(record) for one in readings for record in (one.document, *one.actors, *one.stated)]
    path.write_bytes(b"".join(lines))
    return str(path)


def test_a_load_leaves_out_what_is_retracted_until_it_is_let_in(store: Connection, tmp_path: Path) -> None:
    files = [write(tmp_path / "a.jsonl", reading("1", visit("1")), reading("2", visit("2", "2021-12-01")))]

    def loaded() -> Any:
        with Intake(files) as intake:
            return load(intake, store)

    assert loaded().created == 4
    everything = content_hash(store)
    retract(store, "doc/1", by="amina")
    without = content_hash(store)
    report = loaded()
    assert (report.created, report.unchanged, report.skipped, report.retracted) == (0, 2, {"retracted": 1}, ("doc/1",))
    assert content_hash(store) == without
    withdrawn = let_in(store, "doc/1", by="karim")
    assert (withdrawn.by, withdrawn.withdrawn_by) == ("amina", "karim")
    assert loaded().created == 2
    assert content_hash(store) == everything
    assert decided(store) == [("retracted", "amina"), ("withdrawn", "karim")]
    # It may be retracted again, and let in again.
    retract(store, "doc/1", by="amina")
    assert content_hash(store) == without
    assert decided(store) == [("retracted", "amina"), ("withdrawn", "karim"), ("retracted", "amina")]


def decided(store: Connection) -> list[tuple[str, str]]:
    rows = [row for row in history(store, "doc/1") if row["what"] != "stated"]
    assert {row["about"] for row in rows} == {"doc/1"}
    return [(row["what"], row["by"]) for row in rows]


def test_retractions_travel_as_records_and_in_backups(store: Connection, tmp_path: Path) -> None:
    hash_of(store, reading("1", visit("1")), reading("2", visit("2")))
    retract(store, "doc/1", by="amina", why="a hoax")
    kept, content = standing(store), content_hash(store)
    backup(store, tmp_path / "graph.zip")
    wipe(store)
    assert restore(store, tmp_path / "graph.zip").same
    assert standing(store) == kept
    # Into a store that has the document: it goes there too.
    hash_of(store, reading("1", visit("1")))
    restore(store, tmp_path / "graph.zip", into_existing=True)
    assert content_hash(store) == content
    # The same from a file of records, before or after the document.
    hash_of(store, reading("1", visit("1")), reading("2", visit("2")))
    path = tmp_path / "r.jsonl"
    path.write_bytes(to_line(kept[0]))
    for created in (1, 0):
        with Intake([path]) as intake:
            assert load(intake, store).created == created
        assert content_hash(store) == content
    assert standing(store) == kept


def test_what_cannot_be_retracted_is_told(store: Connection) -> None:
    hash_of(store, reading("1", visit("1")), reading("2", dataset="sipri"))
    for refused in (retract, let_in):
        with pytest.raises(InputError, match=r"doc/9"):
            refused(store, "doc/9", by="amina")
    with pytest.raises(InputError, match=r"there is no document and no data set 'doc/9': .* data sets: sipri$"):
        would_go(store, "doc/9")
    with pytest.raises(InputError, match=r"no retraction of 'doc/1' stands"):
        let_in(store, "doc/1", by="amina")
    with pytest.raises(InputError, match=r"doc/1 is taken out by `geoties retract`, and not judged"):
        judge(store, Retraction(id="", document="doc/1", by="amina", at=AT))


STATES = ("MAR", "ISR", "USA", "gantz", "front")
KINDS = {"visit": True, "meeting": False, "normalization": False}
DATES = ("2020", "2020-12", "2020-12-10", "2021-11-23", "XXXX-12-10", None)
NAMES = ("a", "b", "c", "d")
SAID = st.tuples(
    st.integers(0, 2),
    st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True).map(tuple),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(DATES),
    st.sampled_from(["asserted", "planned", "denied"]),
)
FRONT = Actor(id="front/1", kind="ArmedGroup", name="The Front", country="MAR")


def drawn(name: str, said: list[tuple]) -> Reading:  # type: ignore[type-arg]
    """A document with a person of its own, who may speak for a state, and an actor that it shares with others."""
    gantz = Actor(id=f"doc/{name}#person/gantz", kind="Person", name="Gantz", document=f"doc/{name}")
    ids = {"gantz": gantz.id, "front": FRONT.id}
    stated: dict[str, Stated] = {}
    for number, sides, kind, date, status in said:
        left, right = (ids.get(side, side) for side in sides)
        roles = [source(left), target(right)] if KINDS[kind] else [party(left), party(right)]
        roles += [Role(role="JOINED", actor="ARE", beside=left)] if kind == "normalization" else []
        one = claim(kind, roles, date, document=f"doc/{name}", status=status, text=f"words {number}", extractor="rules")
        stated[one.id] = one
        if number == 2:
            post = Post(id="", document=f"doc/{name}", actor=gantz.id, title="minister", country="ISR", source_id="1")
            stated[with_id(post).id] = with_id(post)
    named = any("front" in sides for _, sides, *_ in said)
    actors = (gantz, FRONT) if named else (gantz,)
    return reading(name, *stated.values(), actors=actors, dataset="set" if name in "cd" else None)


@settings(max_examples=12)
@given(
    documents=st.fixed_dictionaries({name: st.lists(SAID, max_size=4) for name in NAMES}),
    gone=st.sets(st.sampled_from(["doc/a", "doc/b", "doc/c", "set"]), min_size=1, max_size=3),
    same=st.booleans(),
    seed=st.integers(0, 999),
)
def test_any_history_with_retractions_is_that_of_a_store_that_never_saw_them(
    store: Connection,
    documents: dict[str, list[tuple]],
    gone: set[str],
    same: bool,
    seed: int,  # type: ignore[type-arg]
) -> None:
    dice = random.Random(seed)
    readings = [drawn(name, said) for name, said in documents.items()]
    one = Judgement(id="", verdict="same", left="doc/a#person/gantz", right="doc/c#person/gantz", by="amina", at=AT)
    left = [
        reading
        for reading in readings
        if reading.document.id not in gone and (reading.document.dataset or "-") not in gone
    ]
    judged = [one] if same else []
    wipe(store)
    judge_all(store, judged, unseen=True)
    write_readings(store, left)
    expected = content_hash(store)
    wipe(store)
    judge_all(store, judged, unseen=True)
    steps: list[Any] = [*readings, *gone]
    dice.shuffle(steps)
    for step in steps:
        if isinstance(step, Reading):
            write_readings(store, [step])
        else:
            take_out(store, Retraction(id="", **{"dataset" if step == "set" else "document": step}, by="amina", at=AT))
    for step in sorted(gone, key=lambda _: dice.random()):
        take_out(store, Retraction(id="", **{"dataset" if step == "set" else "document": step}, by="amina", at=AT))
    assert content_hash(store) == expected
    assert rebuild(store) == Rebuilt()
