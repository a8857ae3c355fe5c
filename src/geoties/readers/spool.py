"""Records in any order to readings, one a document, in memory that does not grow with the input.

The lines wait in a temporary SQLite file, sorted by document. Sorting is what makes the order of the input, and of its
files, mean nothing.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

import orjson

from geoties.errors import InputError
from geoties.model import Actor, Decided, Document, Mention, Record, Stated, actors_of
from geoties.readers.fault import Fault, fault
from geoties.readers.lines import Line
from geoties.records import Issue, Reading, check_record, from_dict, settled, to_line, verify, with_id
from geoties.records.issues import shown

_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
CREATE TABLE line (document TEXT, file TEXT, number INTEGER, body BLOB);
CREATE TABLE decided (file TEXT, number INTEGER, body BLOB);
CREATE TABLE shared (id TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;
"""
_DECIDED = ("judgement", "correction", "retraction")
_REASONS = {"actor": "actor", "quote": "quote", "named": "quote"}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A record and where it stood."""

    record: Record
    file: str
    number: int


class Spool:
    """A pile of records. Use it in a `with`: the temporary file goes when it ends.

    documents_and_claims: how many of these were added.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="geoties-")
        self._lines = sqlite3.connect(Path(self._folder.name) / "lines.sqlite", isolation_level=None)
        self._lines.executescript(_SCHEMA)
        self._lines.execute("BEGIN")
        self.documents_and_claims = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()
        self._folder.cleanup()

    def add(self, line: Line, *, file: str = "-") -> Fault | None:
        """Take a line in, or say what is wrong with it. Raises InputError when the disk of temporary files is full."""
        issues = check_record(line.value, file=file, number=line.number)
        if issues:
            return Fault("record", tuple(issues))
        value = line.value
        if value["record"] in _DECIDED:
            self._decide(line, file)
            return None
        body = orjson.dumps(value)
        with self._disk():
            if value["record"] == "actor" and "document" not in value:
                return self._share(value["id"], body, Line(line.number, value), file)
            document = value["id"] if value["record"] == "document" else value["document"]
            self._lines.execute("INSERT INTO line VALUES (?, ?, ?, ?)", (document, file, line.number, body))
        self.documents_and_claims += value["record"] not in ("actor", "mention")
        return None

    def shared_actor(self, actor_id: str) -> Actor | None:
        """The record of an actor that belongs to no document, if the input has one."""
        row = self._lines.execute("SELECT body FROM shared WHERE id = ?", (actor_id,)).fetchone()
        return None if row is None else _actor(row[0])

    def shared_actors(self) -> Iterator[Actor]:
        """The actors that belong to no document, by id."""
        for (body,) in self._lines.execute("SELECT body FROM shared ORDER BY id"):
            yield _actor(body)

    def decisions(self) -> Iterator[tuple[Decided, str, int]]:
        """What people decided, in the order of the files, each with its file and line."""
        rows = self._lines.execute("SELECT body, file, number FROM decided ORDER BY rowid")
        for body, file, number in rows:
            record = from_dict(orjson.loads(body))
            assert isinstance(record, Decided)
            yield settled(record), file, number

    def _decide(self, line: Line, file: str) -> None:
        with self._disk():
            row = (file, line.number, orjson.dumps(line.value))
            self._lines.execute("INSERT INTO decided VALUES (?, ?, ?)", row)

    def readings(
        self, *, known: Callable[[str], bool], find_document: Callable[[str], Document | None]
    ) -> Iterator[Reading | Fault]:
        """A reading for each document by id, its records checked against each other, and the faults found in doing so.

        A reading brings the shared actors that its records name. `known` tells whether an actor that the input does not
        have is known elsewhere; `find_document` gives a document that the input does not have, or None.
        """
        with self._disk():
            self._lines.execute("CREATE INDEX by_document ON line (document, file, number)")
        rows = self._lines.execute("SELECT document, file, number, body FROM line ORDER BY document, file, number")
        for document_id, group in groupby(rows, key=lambda row: str(row[0])):
            placed = [_Placed(from_dict(orjson.loads(body)), file, number) for _, file, number, body in group]
            yield from self._reading(document_id, placed, known, find_document)

    def _share(self, actor_id: str, body: bytes, line: Line, file: str) -> Fault | None:
        actor = _actor(body)
        other = self.shared_actor(actor_id)
        if other is not None and other != actor:
            expected = f"one record of {actor_id}; this one differs from an earlier one"
            return fault("record", file, line.number, "id", actor_id, expected)
        self._lines.execute("INSERT OR IGNORE INTO shared VALUES (?, ?)", (actor_id, body))
        return None

    def _reading(
        self,
        document_id: str,
        placed: list[_Placed],
        known: Callable[[str], bool],
        find_document: Callable[[str], Document | None],
    ) -> Iterator[Reading | Fault]:
        documents = sorted((one for one in placed if isinstance(one.record, Document)), key=_content)
        others = [one for one in placed if not isinstance(one.record, Document)]
        found = documents[0].record if documents else find_document(document_id)
        if not isinstance(found, Document):
            first = others[0]
            expected = "a document record of this id, in the input or in the store"
            issue = Issue(first.file, first.number, "document", shown(document_id), expected)
            yield Fault("document", (issue,), len(others))
            return
        for one in documents[1:]:
            if one.record != found:
                expected = "one record a document; this one differs from another one"
                yield fault("record", one.file, one.number, "id", shown(document_id), expected)
        yield from self._verified(found, _unlike(others), known)

    def _verified(
        self, document: Document, placed: list[_Placed], known: Callable[[str], bool]
    ) -> Iterator[Reading | Fault]:
        actors: list[Actor] = []
        for one in placed:
            if isinstance(one.record, Actor):
                if actors and actors[-1].id == one.record.id:
                    expected = "one record an actor; this one differs from another one"
                    yield fault("record", one.file, one.number, "id", shown(one.record.id), expected)
                else:
                    actors.append(one.record)
        mentions = tuple(one.record for one in placed if isinstance(one.record, Mention))
        stated = tuple(one.record for one in placed if isinstance(one.record, Stated))
        shared = self._shared_by(actors, mentions, stated)
        # One number a record, since a document's records may come from several files.
        places = {id(one.record): index for index, one in enumerate(placed, start=1)}
        reading = Reading(document=document, actors=(*actors, *shared), mentions=mentions, stated=stated)
        reading, issues = verify(reading, known=known, lines=places)
        for issue in issues:
            one = placed[issue.line - 1]
            yield Fault(_REASONS[issue.field], (replace(issue, file=one.file, line=one.number),))
        yield reading

    def _shared_by(
        self, actors: list[Actor], mentions: tuple[Mention, ...], stated: tuple[Stated, ...]
    ) -> tuple[Actor, ...]:
        named = {mention.actor for mention in mentions}
        named |= {actor for one in stated for actor in actors_of(one)}
        named |= {actor.country for actor in actors if actor.country is not None}
        named -= {actor.id for actor in actors}
        found = (self.shared_actor(actor_id) for actor_id in sorted(named))
        return tuple(actor for actor in found if actor is not None)

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise InputError(
                f"cannot write temporary files in {self._folder.name}: {error}; free some space, or set TMPDIR"
            ) from error


def _unlike(placed: list[_Placed]) -> list[_Placed]:
    """The records in an order that their content gives, claims with the id of their content, each once."""
    kept: dict[bytes, _Placed] = {}
    for one in placed:
        record = with_id(one.record) if isinstance(one.record, Stated) else one.record
        kept.setdefault(to_line(record), replace(one, record=record))
    return [kept[line] for line in sorted(kept)]


def _content(placed: _Placed) -> bytes:
    return to_line(placed.record)


def _actor(body: bytes) -> Actor:
    record = from_dict(orjson.loads(body))
    assert isinstance(record, Actor)
    return record
