"""A backup back into a store: the records with their clocks, and by the usual way all that follows from them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import orjson

from geoties import ontology
from geoties.errors import InputError, StoreError
from geoties.model import Actor, Claim, Decided, Document, Mention, Record, Stated
from geoties.records import Reading, from_dict
from geoties.store import statements
from geoties.store.archive import KEPT, RECORDS, Archive, Manifest, opened
from geoties.store.batch import Written, write_batch, write_shared_actors
from geoties.store.bolt import Connection, Transaction
from geoties.store.content import content_hash
from geoties.store.judging import add_decisions
from geoties.store.loads import write_loads
from geoties.store.retract import follow
from geoties.store.rows import document_of
from geoties.store.schema import prepare
from geoties.store.told import tell
from geoties.store.write import batches, write_beside_others

BATCH = 1000

Item = TypeVar("Item")

_HOLDS = "MATCH (n:{label}) RETURN n.id AS id LIMIT 1"
_SET_CLOCKS = """
UNWIND $rows AS r
MATCH (c:Claim {id: r.id})
WHERE c.recorded_at > r.recorded_at
SET c.recorded_at = r.recorded_at
"""
_SET_DIGESTS = "UNWIND $rows AS r MATCH (d:Document {id: r.id}) SET d.digest = r.digest"


@dataclass(frozen=True)
class Restored:
    """What a restore did. content_hash is the store's now; same says whether it is the archive's, None where the store was not
    empty before and so must not be.
    """

    manifest: Manifest
    written: Written
    content_hash: str
    same: bool | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an archive keeps beside the records of a document: its digest, and the claims' clocks by their ids."""

    digest: str | None
    clocks: dict[str, str]


def restore(
    connection: Connection,
    source: str | Path | BinaryIO,
    *,
    into_existing: bool = False,
    progress: Callable[[Written], None] | None = None,
) -> Restored:
    """Puts a backup into a store; `progress` is told after each batch what was written so far.

    The archive is read to its end before anything is written, so a damaged one changes nothing. A store that holds
    something is refused unless `into_existing`: then what the archive states is added, nothing is removed or replaced, and
    of two times at which a claim was recorded the earlier one counts. So a restore that was stopped is finished.

    Raises InputError for an archive that is damaged or of a newer version, StoreError where the store is not empty, or where
    this same geoties does not come to the archive's content hash.
    """
    with opened(source) as archive:
        held = next(
            (label for label in ("Document", "Claim", "Actor", "Event", "Judgement") if _holds(connection, label)), None
        )
        if held and not into_existing:
            raise StoreError(
                f"the store at {connection.uri} is not empty (it has a {held} at least), and nothing was restored: choose an "
                "empty one by GEOTIES_HOME or NEO4J_DATABASE, or add the backup to what is there with --into-existing"
            )
        prepare(connection)
        written = _write(connection, archive, progress)
        follow(connection)
    content = content_hash(connection)
    if held:
        return Restored(archive.manifest, written, content, None)
    same = content == archive.manifest.content_hash
    if not same and archive.manifest.geoties == version("geoties"):
        raise StoreError(
            f"{archive.name} was restored, but the content hash came out as {content} and not as "
            f"{archive.manifest.content_hash}, though the same version of geoties made it: was something else loaded at the "
            "same time? Restore into another empty store"
        )
    return Restored(archive.manifest, written, content, same)


def _write(connection: Connection, archive: Archive, progress: Callable[[Written], None] | None) -> Written:
    records = _Ahead(_parsed(archive))
    kept = _Ahead(map(orjson.loads, archive.lines(KEPT)))
    loaded = kept.taken(lambda line: "load" in line)
    while loads := list(islice(loaded, BATCH)):
        write_loads(connection, [line["load"] for line in loads])
    decided = (record for record in records.taken(_is_decided) if isinstance(record, Decided))
    while decisions := list(islice(decided, BATCH)):
        write_beside_others(connection, partial(add_decisions, decisions=decisions))
    shared = (record for record in records.taken(_is_actor) if isinstance(record, Actor))
    while actors := list(islice(shared, BATCH)):
        told = partial(write_shared_actors, actors=actors, recorded_at=archive.manifest.made)
        write_beside_others(connection, told)
    beside: dict[str, _Kept] = {}
    total = Written()
    for batch in batches(_readings(records, kept, beside, archive.name)):
        mine = {reading.document.id: beside.pop(reading.document.id) for reading in batch}
        total.add(write_beside_others(connection, partial(_write_batch, readings=batch, kept=mine)))
        if progress is not None:
            progress(total)
    return total


def _write_batch(transaction: Transaction, readings: Sequence[Reading], kept: dict[str, _Kept]) -> Written:
    clocks = {claim: recorded_at for one in kept.values() for claim, recorded_at in one.clocks.items()}
    latest = max(clocks.values(), default="")
    there = {
        row["row"]["id"]: document_of(row["row"]) for row in transaction.run(statements.DOCUMENT_ROWS, ids=sorted(kept))
    }
    written = write_batch(transaction, [tell(_beside(one, there)) for one in readings], recorded_at=latest)
    earlier = [{"id": claim, "recorded_at": time} for claim, time in clocks.items() if time < latest]
    if earlier:
        transaction.run(_SET_CLOCKS, rows=earlier)
    digests = [{"id": one, "digest": kept[one].digest} for one in kept if one not in there]
    if digests:
        transaction.run(_SET_DIGESTS, rows=digests)
    return written


def _beside(reading: Reading, there: dict[str, Document]) -> Reading:
    """The reading as one that only adds where the store has its document: what the store says of that one stays."""
    document = there.get(reading.document.id)
    return reading if document is None else replace(reading, document=document, whole=False)


def _readings(
    records: "_Ahead[Record]", kept: "_Ahead[dict[str, Any]]", beside: dict[str, _Kept], name: str
) -> Iterator[Reading]:
    """The documents of an archive with all that is theirs; what is kept of each goes to `beside`."""
    for document in records:
        if not isinstance(document, Document):
            raise InputError(
                f"{name} is damaged: a {document.record} stands where a document should. Take another backup"
            )
        own = list(records.taken(lambda record: not isinstance(record, Document)))
        stated = tuple(record for record in own if isinstance(record, Stated))
        line = next(kept, {})
        if line.get("document") != document.id or len(line.get("recorded_at", ())) != len(stated):
            raise InputError(f"{name} is damaged: {KEPT} does not go with {document.id!r}. Take another backup")
        clocks = dict(zip((claim.id for claim in stated), line["recorded_at"], strict=True))
        beside[document.id] = _Kept(line.get("digest"), clocks)
        yield Reading(
            document=document,
            actors=tuple(record for record in own if isinstance(record, Actor)),
            mentions=tuple(record for record in own if isinstance(record, Mention)),
            stated=stated,
        )


def _parsed(archive: Archive) -> Iterator[Record]:
    for number, line in enumerate(archive.lines(RECORDS), start=1):
        try:
            record = from_dict(orjson.loads(line))
            known = _is_known(record)
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{archive.name}: {RECORDS}:{number} is no record ({error}); it was made by geoties "
                f"{archive.manifest.geoties}: use that version or a newer one"
            ) from error
        if not known:
            raise InputError(
                f"{archive.name}: {RECORDS}:{number} has a kind or a role that this geoties does not know; it was made by "
                f"geoties {archive.manifest.geoties}: use that version or a newer one"
            )
        yield record


def _is_decided(record: Record) -> bool:
    return isinstance(record, Decided)


def _is_actor(record: Record) -> bool:
    return isinstance(record, Actor)


def _is_known(record: Record) -> bool:
    """Whether the closed lists have what a record names from them: they become labels and types."""
    if isinstance(record, Actor):
        return record.kind in ontology.actor_kinds()
    if isinstance(record, Claim):
        roles = ontology.roles()
        return record.kind in ontology.kinds() and all(role.role in roles for role in record.roles)
    return True


def _holds(connection: Connection, label: str) -> bool:
    return bool(connection.read(_HOLDS.format(label=label)))


class _Ahead(Iterator[Item]):
    """An iterator that can be asked for its next items only while they fit."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self._next: list[Item] = []

    def __next__(self) -> Item:
        return self._next.pop() if self._next else next(self._items)

    def taken(self, fits: Callable[[Item], bool]) -> Iterator[Item]:
        """Items up to the first that does not fit, which stays."""
        for item in self:
            if not fits(item):
                self._next.append(item)
                return
            yield item
