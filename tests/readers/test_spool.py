"""Records in any order come out by document; what does not fit together is told with its line."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geoties.model import Document
from geoties.readers import Fault, Line, Spool
from geoties.records import Reading

TEXT = "Morocco and Israel signed an agreement in Rabat. Benny Gantz signed it."
DOCUMENT = {"record": "document", "id": "doc/1", "language": "en", "text": TEXT}
GANTZ = {"record": "actor", "document": "doc/1", "id": "doc/1#person/gantz", "kind": "Person", "name": "Benny Gantz"}
MENTION = {
    "record": "mention",
    "document": "doc/1",
    "actor": "doc/1#person/gantz",
    "named": "Benny Gantz",
    "form": "name",
    "start": 49,
    "end": 60,
}
CLAIM: dict[str, Any] = {
    "record": "claim",
    "document": "doc/1",
    "type": "SUPPORT",
    "kind": "agreement",
    "roles": [{"role": "PARTY_TO", "actor": "MAR"}, {"role": "PARTY_TO", "actor": "ISR"}],
    "quote": "Morocco and Israel signed an agreement in Rabat.",
    "start": 0,
    "end": 48,
}
POST = {
    "record": "post",
    "document": "doc/1",
    "actor": "doc/1#person/gantz",
    "title": "minister",
    "country": "ISR",
    "quote": "Benny Gantz",
    "start": 49,
    "end": 60,
}
OTHER = {"record": "document", "id": "doc/2", "language": "en"}
SHARED = {"record": "actor", "id": "MAR", "kind": "Country", "name": "Morocco"}


def gather(*values: dict[str, Any], store: Document | None = None) -> tuple[list[Reading], list[str]]:
    readings, told = [], []
    with Spool() as spool:
        for number, value in enumerate(values, start=1):
            found = spool.add(Line(number, value), file="a.jsonl")
            told += [] if found is None else [str(issue) for issue in found.issues]
        for one in spool.readings(known=lambda actor: actor in ("MAR", "ISR"), find_document=lambda _: store):
            if isinstance(one, Fault):
                told += [str(issue) for issue in one.issues]
            else:
                readings.append(one)
    return readings, told


def test_the_order_of_lines_means_nothing() -> None:
    lines = [DOCUMENT, GANTZ, MENTION, CLAIM, POST, OTHER, SHARED]
    expected = gather(*lines)
    assert expected[1] == []
    assert [(reading.document.id, len(reading.stated)) for reading in expected[0]] == [("doc/1", 2), ("doc/2", 0)]
    for seed in range(20):
        shuffled = random.Random(seed).sample(lines, len(lines))
        assert gather(*shuffled) == expected


def test_a_reading_brings_the_shared_actors_that_it_names() -> None:
    (first, second), _ = gather(DOCUMENT, GANTZ, CLAIM, OTHER, SHARED)
    assert [actor.id for actor in first.actors] == ["doc/1#person/gantz", "MAR"]
    assert second.actors == ()


def test_a_shared_actor_is_enough_for_a_claim_that_the_gazetteer_does_not_know() -> None:
    abroad = {"record": "actor", "id": "Q1", "kind": "Organization", "name": "A league"}
    claim = {**CLAIM, "roles": [{"role": "PARTY_TO", "actor": "Q1"}, {"role": "PARTY_TO", "actor": "ISR"}]}
    (reading,), told = gather(DOCUMENT, claim, abroad)
    assert told == []
    assert len(reading.stated) == 1


def test_the_same_record_twice_is_once() -> None:
    (reading,), told = gather(DOCUMENT, DOCUMENT, GANTZ, GANTZ, CLAIM, {**CLAIM, "id": "claim/theirs"})
    assert told == []
    assert (len(reading.actors), len(reading.stated)) == (1, 1)


def test_records_that_contradict_each_other() -> None:
    (reading,), told = gather(
        DOCUMENT,
        {**DOCUMENT, "title": "Another"},
        GANTZ,
        {**GANTZ, "name": "Gantz"},
        SHARED,
        {**SHARED, "name": "Maroc"},
        CLAIM,
    )
    assert told == [
        "a.jsonl:6: id: MAR (expected one record of MAR; this one differs from an earlier one)",
        "a.jsonl:2: id: doc/1 (expected one record a document; this one differs from another one)",
        "a.jsonl:4: id: doc/1#person/gantz (expected one record an actor; this one differs from another one)",
    ]
    assert len(reading.stated) == 1


def test_a_quote_that_is_not_in_the_text() -> None:
    (reading,), told = gather(DOCUMENT, {**CLAIM, "start": 1, "end": 49}, GANTZ, {**MENTION, "start": 0, "end": 11})
    assert told == [
        "a.jsonl:2: quote: Morocco and Israel signed an agreement in Rabat. (expected the words of doc/1 from start to end)",
        "a.jsonl:4: named: Benny Gantz (expected the words of doc/1 from start to end)",
    ]
    assert (reading.stated, reading.mentions) == ((), ())


def test_an_actor_that_nobody_knows() -> None:
    claim = {**CLAIM, "roles": [{"role": "PARTY_TO", "actor": "MAR"}, {"role": "PARTY_TO", "actor": "doc/1#x"}]}
    _, told = gather(DOCUMENT, claim)
    assert told == ["a.jsonl:2: actor: doc/1#x (expected an actor of this document or a known id)"]


def test_a_claim_without_its_document() -> None:
    readings, told = gather(CLAIM, MENTION, GANTZ)
    assert readings == []
    assert told == ["a.jsonl:1: document: doc/1 (expected a document record of this id, in the input or in the store)"]


def test_a_claim_whose_document_is_in_the_store_is_held_against_its_text() -> None:
    stored = Document(id="doc/1", text=TEXT)
    (reading,), told = gather(CLAIM, store=stored)
    assert (reading.document, len(reading.stated), told) == (stored, 1, [])
    (reading,), told = gather(CLAIM, store=replace(stored, text="Another text."))
    assert (len(reading.stated), len(told)) == (0, 1)


def test_a_document_without_text_takes_quotes_as_they_are() -> None:
    (reading,), told = gather({"record": "document", "id": "doc/1"}, CLAIM)
    assert (len(reading.stated), told) == (1, [])


def test_an_unknown_kind_is_told_with_those_that_are_known() -> None:
    _, told = gather(DOCUMENT, {**CLAIM, "kind": "friendship"})
    assert len(told) == 1
    assert told[0].startswith("a.jsonl:2: kind: friendship (expected one of promise, acceptance, consultation, visit, ")


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    gather(DOCUMENT, CLAIM)
    assert list(tmp_path.iterdir()) == []
