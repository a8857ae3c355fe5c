"""Real ICEWS events as readings, for the benchmarks: the sample of ../shared/datasets/icews_tkg, as often as asked for.

The sample names CAMEO events in words and has no codes; a kind is picked by the first PLOVER-like word that fits, so that
kinds, pairs and days have the skew of real data. What is measured is speed, not what the events mean.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

from geoties import ontology
from geoties.model import Actor, Claim, Document, Role
from geoties.records import Reading, with_id

SAMPLE = Path(__file__).resolve().parents[2] / "shared" / "datasets" / "icews_tkg" / "icews0515_valid.txt"
ROWS_A_DOCUMENT = 500


def rows(events: int) -> Iterator[tuple[str, str, str, str]]:
    """Source, relation, target and ISO day of `events` events; beyond the sample, the same ones in other years."""
    sample = [tuple(line.split("\t")) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    for number in range(events):
        source, relation, target, day = sample[number % len(sample)]
        turn = number // len(sample)
        yield source, relation, target, (dt.date.fromisoformat(day) + dt.timedelta(days=366 * 11 * turn)).isoformat()


def readings(events: int) -> Iterator[Reading]:
    """Readings of `events` events, some hundreds a document, each event one claim."""
    kinds = [kind for kind in ontology.kinds().values() if kind.directed]
    batch: list[tuple[int, tuple[str, str, str, str]]] = []
    for entry in enumerate(rows(events)):
        batch.append(entry)
        if len(batch) == ROWS_A_DOCUMENT:
            yield _reading(batch, kinds)
            batch = []
    if batch:
        yield _reading(batch, kinds)


def _reading(batch: list[tuple[int, tuple[str, str, str, str]]], kinds: list[ontology.Kind]) -> Reading:
    document = Document(id=f"doc/icews-{batch[0][0]}", dataset="icews", publisher="ICEWS")
    actors: dict[str, Actor] = {}
    claims = []
    for number, (source, relation, target, day) in batch:
        kind = kinds[_number(relation) % len(kinds)]
        ends = [f"icews/{_number(name):x}" for name in (source, target)]
        for actor, name in zip(ends, (source, target), strict=True):
            actors.setdefault(actor, Actor(id=actor, kind="Organization", name=name))
        if ends[0] == ends[1]:
            continue
        claim = Claim(
            id="",
            document=document.id,
            type=kind.type,
            kind=kind.name,
            date=day,
            roles=(Role(role="SOURCE_OF", actor=ends[0]), Role(role="TARGET_OF", actor=ends[1])),
            dataset="icews",
            source_id=str(number),
            row=number,
        )
        claims.append(with_id(claim))
    return Reading(document=document, actors=tuple(actors.values()), stated=tuple(claims))


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")
