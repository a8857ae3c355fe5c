"""A backup: the record of a store (judgements, documents, actors' records, mentions, claims, their clocks) in one file.

Restoring it on any engine gives the same content hash; see `geoties.store.restore`, and `geoties.store.archive` for the file.
"""

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO

import orjson

from geoties.errors import StoreBusy
from geoties.records import to_line
from geoties.store.archive import KEPT, RECORDS, Manifest, Writer
from geoties.store.bolt import Connection
from geoties.store.clock import now, turn
from geoties.store.content import content_hash
from geoties.store.decided import stored_decisions
from geoties.store.rows import document_of

BATCH_DOCUMENTS = 200

_SHARED = "MATCH (a:Actor) WHERE a.document IS NULL AND a.records IS NOT NULL RETURN a.id AS id, a.records AS records"
_DOCUMENTS = "MATCH (d:Document) RETURN properties(d) AS row"
_OWN = """
UNWIND $ids AS id
MATCH (a:Actor {document: id})
RETURN id AS document, a.id AS id, a.own AS own, a.records AS records ORDER BY a.id
"""
_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {document: id})
RETURN id AS document, c.record AS record, c.recorded_at AS recorded_at ORDER BY c.id
"""
_LOADS = "MATCH (l:Load) RETURN properties(l) AS row ORDER BY l.started, l.id"


def backup(
    connection: Connection, target: str | Path | BinaryIO, *, progress: Callable[[int], None] | None = None
) -> Manifest:
    """Writes a backup into a file or a stream, and gives back what it says of itself; `progress` is told documents so far.

    A file appears whole or not at all, in the place of an older one if there is one, and only its owner can read it. Memory
    holds some documents with their claims, not the store. Raises StoreBusy where something was loaded meanwhile.
    """
    with _growing(target) as file, Writer(file) as writer, tempfile.TemporaryFile(prefix="geoties-") as kept:
        before = turn(connection)
        counts = {"documents": 0, "claims": 0, "judgements": 0}
        writer.add(RECORDS, _records(connection, kept, counts, progress))
        kept.seek(0)
        writer.add(KEPT, iter(kept))
        content = content_hash(connection)
        if turn(connection) != before:
            raise StoreBusy(
                "something was loaded during the backup, which was given up: repeat it when no load is running"
            )
        manifest = Manifest(geoties=version("geoties"), made=now(), content_hash=content, counts=counts)
        writer.finish(manifest)
    return manifest


@contextmanager
def _growing(target: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself, or a file beside the target that takes its place when all is written and on the disk."""
    if not isinstance(target, str | Path):
        yield target
        return
    path = Path(target)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _records(
    connection: Connection, kept: IO[bytes], counts: dict[str, int], progress: Callable[[int], None] | None
) -> Iterator[bytes]:
    for row in connection.read(_LOADS):
        kept.write(_line({"load": row["row"]}))
    for one in stored_decisions(connection):
        yield to_line(one)
        counts["judgements"] += 1
    for row in connection.stream(_SHARED):
        yield from map(_ended, _own(row))
    documents = connection.stream(_DOCUMENTS)
    while batch := [row["row"] for row in islice(documents, BATCH_DOCUMENTS)]:
        ids = {"ids": [row["id"] for row in batch]}
        own: dict[str, list[str]] = defaultdict(list)
        claims: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for found in connection.read(_OWN, ids):
            own[found["document"]] += _own(found) if found["own"] else found["records"] or ()
        for found in connection.read(_CLAIMS, ids):
            claims[found["document"]].append((found["record"], found["recorded_at"]))
        for row in batch:
            yield to_line(document_of(row))
            yield from map(_ended, own[row["id"]])
            # Not splitlines, which also splits at characters that stand in JSON as they are.
            yield from map(_ended, row["mentions"].split("\n") if row.get("mentions") else ())
            stated = claims[row["id"]]
            yield from (_ended(record) for record, _ in stated)
            clocks = [recorded_at for _, recorded_at in stated]
            kept.write(_line({"document": row["id"], "digest": row.get("digest"), "recorded_at": clocks}))
            counts["documents"] += 1
            counts["claims"] += len(stated)
        if progress is not None:
            progress(counts["documents"])


def _own(row: dict[str, Any]) -> list[str]:
    """The records of an actor by its own id: one that others are one with has theirs too."""
    return [line for line in row["records"] if orjson.loads(line)["id"] == row["id"]]


def _ended(record: str) -> bytes:
    return record.encode() + b"\n"


def _line(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
