"""What people decide, and take back: the graph is that of the claims and of the judgements that stand, whatever the order."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import claim, party, source, target
from conftest import wipe
from geoties.errors import InputError
from geoties.load import Intake, load
from geoties.model import Actor, Correction, Decided, Document, Judgement, Post, Stated
from geoties.queries.asking import find_actor
from geoties.records import Reading, check_record, to_line, with_id
from geoties.store.backup import backup
from geoties.store.bolt import Connection
from geoties.store.content import content_hash, counts
from geoties.store.decided import stored_decisions
from geoties.store.judging import judge, judge_all, withdraw
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.restore import restore
from geoties.store.write import write_readings

NOTHING_MENDED = Rebuilt()
AT = "2026-11-24T10:00:00Z"


def person(document: str, name: str, country: str | None = None, **fields: Any) -> Actor:
    """A person of one document."""
    slug = name.lower().replace(" ", "-")
    return Actor(
        id=f"doc/{document}#person/{slug}",
        kind="Person",
        name=name,
        document=f"doc/{document}",
        country=country,
        **fields,
    )


def reading(name: str, actors: list[Actor], stated: list[Stated]) -> Reading:
    """A document with its actors and claims."""
    document = Document(id=f"doc/{name}", publisher=f"Daily {name}", text="words and more words")
    return Reading(document=document, actors=tuple(actors), stated=tuple(stated), extractor="rules")


def verdict(word: str, left: str, right: str | None = None, *, by: str = "amina", at: str = AT) -> Judgement:
    """A judgement."""
    return Judgement(id="", verdict=word, left=left, right=right, by=by, at=at)


def visit(document: str, by: Actor, date: str = "2021-11-23", **fields: Any) -> Any:
    """A visit of a person to Morocco."""
    return claim("visit", [source(by.id), target("MAR")], date, document=f"doc/{document}", extractor="rules", **fields)


def post(document: str, holder: Actor, country: str) -> Post:
    """That a person is minister of a state."""
    words = "words and"
    return with_id(
        Post(
            id="",
            document=f"doc/{document}",
            actor=holder.id,
            title="minister",
            country=country,
            quote=words,
            start=0,
            end=len(words),
            extractor="rules",
        )
    )


A = person("a", "Benny Gantz", "ISR")
B = person("b", "Benjamin Gantz", aliases=("Gantz",))
C = person("c", "Benny Gantz", "ISR")


def two_reports(store: Connection) -> None:
    """One visit in two documents, each with a person of its own."""
    write_readings(store, [reading("a", [A], [visit("a", A)]), reading("b", [B], [visit("b", B), post("b", B, "ISR")])])


def shown(store: Connection) -> list[tuple[Any, ...]]:
    """The persons that are shown: id, name, aliases, events."""
    rows = store.read(
        "MATCH (a:Person) WHERE a.canonical IS NULL RETURN a.id AS id, a.name AS name, a.aliases AS aliases, "
        "COUNT { (a)-->(:Event) } AS events ORDER BY id"
    )
    return [tuple(row.values()) for row in rows]


def test_two_actors_that_are_the_same_are_shown_as_one_and_so_are_their_events(store: Connection) -> None:
    two_reports(store)
    assert counts(store)["events"] == 2
    before = content_hash(store)
    kept = judge(store, verdict("same", B.id, A.id))
    assert (kept.left, kept.right, kept.id[:10]) == (A.id, B.id, "judgement/")  # type: ignore[union-attr]
    assert shown(store) == [(A.id, "Benjamin Gantz", ["Benny Gantz", "Gantz"], 1)]
    assert counts(store) | {"ties": 0} == {
        "documents": 2,
        "claims": 3,
        "actors": 3,
        "events": 1,
        "judgements": 1,
        "ties": 0,
    }
    roles = store.read("MATCH (:Person)-[x:SOURCE_OF]->(:Event) RETURN x.refs AS refs")
    assert [sorted(row["refs"]) for row in roles] == [[A.id, B.id]]
    assert store.read("MATCH (a)-[:HOLDS_POST]->(b) RETURN a.id AS a, b.id AS b") == [{"a": A.id, "b": "ISR"}]
    assert find_actor(store, B.id) == A.id
    assert rebuild(store) == NOTHING_MENDED
    withdrawn = withdraw(store, kept.id, by="berta")
    assert withdrawn.withdrawn_by == "berta"
    assert content_hash(store) == before
    assert rebuild(store) == NOTHING_MENDED


def test_an_actor_that_is_the_gazetteers_goes_by_its_id(store: Connection) -> None:
    body = Actor(id="doc/a#org/atlantic-alliance", kind="Organization", name="The Alliance", document="doc/a")
    write_readings(
        store,
        [reading("a", [body], [claim("meeting", [party(body.id), party("MAR")], "2021-01-02", document="doc/a")])],
    )
    before = content_hash(store)
    kept = judge(store, verdict("same", body.id, "igo/nato"))
    assert store.read("MATCH (a)-[:PARTY_TO]->(:Event) RETURN a.id AS id ORDER BY id") == [
        {"id": "MAR"},
        {"id": "igo/nato"},
    ]
    assert rebuild(store) == NOTHING_MENDED
    withdraw(store, kept.id, by="amina")
    assert content_hash(store) == before


def test_what_contradicts_an_earlier_judgement_is_refused_with_the_chain(store: Connection) -> None:
    two_reports(store)
    write_readings(store, [reading("c", [C], [visit("c", C)])])
    first = judge(store, verdict("same", A.id, B.id))
    judge(store, verdict("different", B.id, C.id))
    before = content_hash(store)
    with pytest.raises(InputError) as told:
        judge(store, verdict("same", A.id, C.id))
    assert str(told.value) == (
        f"{A.id} and {C.id} cannot be judged same: {B.id} and {C.id} were judged different, and would be one by "
        f"{A.id} = {B.id} ({first.id}) and this one; take one of these back (resolve undo ID)"
    )
    with pytest.raises(InputError, match=f"cannot be judged different: they are one by {A.id} = {B.id}"):
        judge(store, verdict("different", A.id, B.id))
    done = judge_all(
        store, [verdict("same", A.id, C.id), verdict("same", A.id, B.id, by="berta", at="2026-11-25T10:00:00Z")]
    )
    assert len(done.skipped) == 1
    assert done.unchanged == [first]
    assert content_hash(store) == before


def test_two_states_of_the_gazetteer_are_never_one(store: Connection) -> None:
    two_reports(store)
    with pytest.raises(InputError, match="ISR and MAR are two in the gazetteer"):
        judge(store, verdict("same", "MAR", "ISR"))


def test_a_judgement_on_nobody_is_refused(store: Connection) -> None:
    two_reports(store)
    with pytest.raises(InputError, match="there is no actor 'doc/z#person/nobody'; `geoties find NAME`"):
        judge(store, verdict("same", A.id, "doc/z#person/nobody"))
    with pytest.raises(InputError, match="there is no claim or event 'claim/none'"):
        judge(store, verdict("rejected", "claim/none"))
    with pytest.raises(InputError, match="there is no judgement 'judgement/none'"):
        withdraw(store, "judgement/none", by="amina")


def test_a_rejected_claim_counts_no_more_even_when_it_comes_again(store: Connection) -> None:
    false, true = visit("a", A, text="words and"), visit("a", A, "2020-01-01")
    write_readings(store, [reading("a", [A], [true])])
    without = content_hash(store)
    write_readings(store, [reading("a", [A], [true, false])])
    kept = judge(store, verdict("rejected", false.id))
    assert content_hash(store) == without
    assert counts(store)["events"] == 1
    write_readings(store, [reading("a", [A], [true])])
    write_readings(store, [reading("a", [A], [true, false])])
    assert content_hash(store) == without
    assert rebuild(store) == NOTHING_MENDED
    withdraw(store, kept.id, by="amina")
    assert counts(store)["events"] == 2
    assert rebuild(store) == NOTHING_MENDED


def test_a_corrected_claim_tells_what_it_tells_now(store: Connection) -> None:
    two_reports(store)
    before = content_hash(store)
    said = visit("a", A)
    mended = Correction(
        id="",
        claim=said.id,
        now={
            "date": "2020-05-05",
            "kind": "meeting",
            "roles": [{"role": "PARTY_TO", "actor": A.id}, {"role": "PARTY_TO", "actor": "FRA"}],
        },
        by="amina",
        at=AT,
    )
    kept = judge(store, mended)
    rows = store.read(
        "MATCH (a)-[:PARTY_TO]->(e:Event {kind: 'meeting'}) RETURN a.id AS id, e.date AS date ORDER BY id"
    )
    assert rows == [{"id": "FRA", "date": "2020-05-05"}, {"id": A.id, "date": "2020-05-05"}]
    assert rebuild(store) == NOTHING_MENDED
    withdraw(store, kept.id, by="amina")
    assert content_hash(store) == before
    with pytest.raises(InputError, match=r"does not fit it: date: 2020-13 \(expected an EDTF date"):
        judge(store, replace(mended, now={"date": "2020-13"}))


def test_a_person_joins_two_events_and_parts_one(store: Connection) -> None:
    first, second, third = visit("a", A), visit("a", A, "2021-11-25", text="words"), visit("b", A, text="words and")
    write_readings(store, [reading("a", [A], [first, second])])
    write_readings(store, [reading("b", [], [third])])
    events = "MATCH (c:Claim)-[:ABOUT]->(e:Event) WITH e, collect(c.id) AS claims RETURN claims"
    before = content_hash(store)
    assert sorted(len(row["claims"]) for row in store.read(events)) == [1, 2]
    joined = judge(store, verdict("same", "event/" + first.id.removeprefix("claim/"), second.id))
    assert [len(row["claims"]) for row in store.read(events)] == [3]
    parted = judge(store, verdict("different", first.id, third.id))
    assert sorted(sorted(row["claims"]) for row in store.read(events)) == sorted(
        [sorted([first.id, second.id]), [third.id]]
    )
    assert rebuild(store) == NOTHING_MENDED
    withdraw(store, joined.id, by="amina")
    withdraw(store, parted.id, by="amina")
    assert content_hash(store) == before
    assert rebuild(store) == NOTHING_MENDED


NAMES = ("Gantz", "Lapid")
PERSONS = [person(document, name) for document in "abc" for name in NAMES]
SHARED = [Actor(id=f"envoys/{number}", kind="Person", name=f"Envoy {number}") for number in (1, 2)]
IDS = [actor.id for actor in (*PERSONS, *SHARED)]
DATES = ("2021-11-23", "2021-11", None)


def _claims(document: str) -> list[Stated]:
    found: list[Stated] = []
    for number, date in enumerate(DATES):
        for who in [one for one in PERSONS if one.document == f"doc/{document}"] + SHARED[:1]:
            found.append(visit(document, who, date, text="words and more"[: 5 + number]))
    found.append(
        claim(
            "meeting", [party(SHARED[1].id), party("FRA")], "2021-11-23", document=f"doc/{document}", extractor="rules"
        )
    )
    found.append(post(document, next(one for one in PERSONS if one.document == f"doc/{document}"), "ISR"))
    return found


CLAIMS = {document: _claims(document) for document in "abc"}
CLAIM_IDS = [one.id for claims in CLAIMS.values() for one in claims]


def _reading(document: str, chosen: tuple[int, ...]) -> Reading:
    actors = [one for one in PERSONS if one.document == f"doc/{document}"]
    return reading(document, [*actors, *SHARED], [CLAIMS[document][number] for number in chosen])


LOAD = st.tuples(
    st.sampled_from("abc"), st.lists(st.integers(0, len(CLAIMS["a"]) - 1), unique=True, max_size=6).map(tuple)
)
PAIR = st.lists(st.sampled_from([*IDS, "igo/nato"]), min_size=2, max_size=2, unique=True)
EVENTS = st.lists(st.sampled_from(CLAIM_IDS), min_size=2, max_size=2, unique=True)
DECISION = st.one_of(
    st.tuples(st.sampled_from(["same", "same", "different"]), PAIR),
    st.tuples(st.sampled_from(["same", "different"]), EVENTS),
    st.tuples(st.sampled_from(["rejected", "accepted", "mend"]), st.sampled_from(CLAIM_IDS)),
)
STEP = st.one_of(
    LOAD.map(lambda one: ("load", one)),
    DECISION.map(lambda one: ("judge", one)),
    st.integers(0, 5).map(lambda one: ("undo", one)),
)


def _decision(word: str, about: Any, number: int) -> Decided:
    at = f"2026-11-24T10:00:{number:02d}Z"
    if word == "mend":
        return Correction(
            id="", claim=about, now={"since": "2019"} if _is_post(about) else {"date": "2020-02-02"}, by="amina", at=at
        )
    left, right = about if isinstance(about, list) else (about, None)
    return verdict(word, left, right, at=at)


def _is_post(claim_id: str) -> bool:
    return any(isinstance(one, Post) and one.id == claim_id for claims in CLAIMS.values() for one in claims)


@settings(max_examples=12)
@given(steps=st.lists(STEP, max_size=9), seed=st.integers(0, 99))
def test_any_history_leaves_the_graph_of_its_last_readings_and_standing_judgements(
    store: Connection, steps: list[tuple[str, Any]], seed: int
) -> None:
    wipe(store)
    last: dict[str, Reading] = {}
    for document in "abc":
        last[document] = _reading(document, (0, 1, 2))
        write_readings(store, [last[document]])
    for number, (what, how) in enumerate(steps):
        if what == "load":
            last[how[0]] = _reading(*how)
            write_readings(store, [last[how[0]]])
        elif what == "judge":
            judge_all(store, [_decision(*how, number)], unseen=True)
        elif standing := [one for one in stored_decisions(store) if not one.withdrawn_at]:
            withdraw(store, standing[how % len(standing)].id, by="amina")
    assert rebuild(store) == NOTHING_MENDED
    left = content_hash(store)
    standing = [one for one in stored_decisions(store) if not one.withdrawn_at]
    wipe(store)
    order = random.Random(seed)
    readings = list(last.values())
    order.shuffle(standing)
    order.shuffle(readings)
    cut = order.randint(0, len(readings))
    write_readings(store, readings[:cut])
    done = judge_all(store, standing, unseen=True)
    assert not done.skipped
    write_readings(store, readings[cut:])
    assert content_hash(store) == left
    assert rebuild(store) == NOTHING_MENDED


def test_judgements_travel_in_a_backup_and_as_records(store: Connection, tmp_path: Path) -> None:
    two_reports(store)
    judge(store, verdict("same", A.id, B.id))
    undone = judge(store, verdict("rejected", visit("a", A).id))
    withdraw(store, undone.id, by="berta")
    judge(store, Correction(id="", claim=visit("b", B).id, now={"date": "2021-11-24"}, by="amina", at=AT))
    content, kept = content_hash(store), stored_decisions(store)
    manifest = backup(store, tmp_path / "graph.zip")
    assert manifest.counts == {"documents": 2, "claims": 3, "judgements": 3}
    wipe(store)
    assert restore(store, tmp_path / "graph.zip").same is True
    assert stored_decisions(store) == kept
    wipe(store)
    with ZipFile(tmp_path / "graph.zip") as archive:
        archive.extract("records.jsonl", tmp_path)
    with Intake([tmp_path / "records.jsonl"]) as intake:
        report = load(intake, store)
    assert report.issues == ()
    assert report.created == 8
    assert content_hash(store) == content
    assert stored_decisions(store) == kept


def test_a_load_leaves_out_what_contradicts_and_tells_its_line(store: Connection, tmp_path: Path) -> None:
    two_reports(store)
    judge(store, verdict("same", A.id, B.id))
    file = tmp_path / "judgements.jsonl"
    file.write_bytes(to_line(verdict("accepted", visit("a", A).id)) + to_line(verdict("different", A.id, B.id)))
    with Intake([file]) as intake:
        report = load(intake, store)
    assert (report.created, report.skipped) == (1, {"judgement": 1})
    assert [(issue.line, issue.field) for issue in report.issues] == [(2, "judgement")]
    assert f"they are one by {A.id} = {B.id}" in report.issues[0].expected


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"verdict": "maybe"}, "verdict", "one of same, different, rejected, accepted"),
        ({"right": "a/1"}, "right", "another one than left"),
        ({"right": "claim/1"}, "right", "two actors, or two claims of events"),
        ({"verdict": "rejected"}, "right", "nothing: this verdict is on one claim"),
        ({"at": "yesterday"}, "at", "text that matches"),
    ],
)
def test_what_is_no_judgement_is_told(change: dict[str, str], field: str, expected: str) -> None:
    line = {"record": "judgement", "verdict": "same", "left": "a/1", "right": "a/2", "by": "amina", "at": AT}
    assert check_record({**line, "withdrawn_at": None}) == []
    issue = check_record(line | change)[0]
    assert issue.field == field
    assert issue.expected.startswith(expected)


def test_a_correction_mends_neither_the_words_nor_the_source() -> None:
    line = {"record": "correction", "claim": "claim/1", "now": {"quote": "other words"}, "by": "amina", "at": AT}
    assert [(one.field, one.value) for one in check_record(line)] == [("now.quote", "other words")]


def test_what_several_documents_say_of_a_shared_actor_in_one_load_counts_once(store: Connection) -> None:
    envoy = Actor(id="envoys/1", kind="Person", name="Envoy 1")
    readings = [reading("a", [A, envoy], [visit("a", A)]), reading("b", [B, envoy], [visit("b", envoy)])]
    judgement = verdict("same", A.id, "envoys/1")
    write_readings(store, readings)
    judge(store, judgement)
    expected = content_hash(store)
    wipe(store)
    judge_all(store, [judgement], unseen=True)
    write_readings(store, [*readings, reading("c", [C, envoy], [])])
    write_readings(store, [reading("c", [], [])])
    assert shown(store)[0][1] == "Benny Gantz"
    wipe(store)
    judge_all(store, [judgement], unseen=True)
    write_readings(store, readings)
    assert content_hash(store) == expected
