"""The main job: files to readings, and readings into a graph.

    load(paths, connection)    read, check, store; what was left out is in the report
    extract(paths)             read texts; the records that load would store
    check(paths)               read and check only
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoties.load.intake import Intake
from geoties.model import Claim, Part, Post, Record
from geoties.readers import About, about
from geoties.records import Issue, Reading

if TYPE_CHECKING:
    from geoties.store.bolt import Connection

__all__ = ["About", "CheckReport", "Intake", "LoadReport", "about", "check", "extract", "load", "readings"]

EXTRACTOR = "rules"


@dataclass(frozen=True, kw_only=True)
class LoadReport:
    """What a load did: documents that are new, as they were, or read anew; what it left out and why.

    `content_hash` is the graph's after the load, where it was asked for.
    """

    created: int
    unchanged: int
    replaced: int
    skipped: dict[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    content_hash: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The report as `load --format json` prints it."""
        return {
            "created": self.created,
            "unchanged": self.unchanged,
            "replaced": self.replaced,
            "skipped": self.skipped,
            "issues": [issue.to_dict() for issue in self.issues],
            "content_hash": self.content_hash,
        }


@dataclass(frozen=True, kw_only=True)
class CheckReport:
    """What is in the files: texts and documents to read, documents with records, and claims; and what is wrong."""

    texts: int
    documents: int
    claims: int
    skipped: dict[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def load(
    paths: Iterable[str | Path],
    connection: "Connection",
    *,
    format: str | None = None,
    about: About | None = None,
    keep_text: bool = True,
    extractor: str = EXTRACTOR,
    content_hash: bool = False,
    progress: Callable[[int], None] | None = None,
    note: Callable[[str], None] | None = None,
) -> LoadReport:
    """Read files and store what they state. What cannot be read is left out, located in the report, and the rest loads.

    paths: files, folders, patterns, or `-`. format: text, documents or records, told by content when None. keep_text:
    whether documents keep their text. progress: called with the number of documents done. Raises InputError as Intake
    does, and StoreError when the store cannot take it.
    """
    from geoties import store

    with Intake(paths, format=format, about=about, note=note) as intake:
        found = readings(
            intake,
            keep_text=keep_text,
            extractor=extractor,
            known=lambda actor_id: _known(actor_id) or store.has_actor(connection, actor_id),
            find_document=lambda document_id: store.find_document(connection, document_id),
        )
        written = store.write_readings(connection, found, progress=progress)
    return LoadReport(
        created=written.created,
        unchanged=written.unchanged,
        replaced=written.replaced,
        skipped=_counted(intake.skipped),
        issues=tuple(intake.issues),
        content_hash=store.content_hash(connection) if content_hash else None,
    )


def readings(
    intake: Intake,
    *,
    keep_text: bool = True,
    extractor: str = EXTRACTOR,
    known: Callable[[str], bool] | None = None,
    find_document: Callable[[str], Any] = lambda _: None,
) -> Iterator[Reading]:
    """A reading for each document of an intake: first the texts, in the order of the files, then the records."""
    for reading in chain(
        _extracted(intake, extractor), intake.readings(known=known or _known, find_document=find_document)
    ):
        yield reading if keep_text else replace(reading, document=replace(reading.document, text=None))


def extract(intake: Intake, *, keep_text: bool = True, extractor: str = EXTRACTOR) -> Iterator[Record]:
    """The records of an intake's texts, in document order: document, actors, mentions, posts, parts, claims.

    Actors that belong to no document stand once, before the first document that names them.
    """
    shared: set[str] = set()
    for reading in _extracted(intake, extractor):
        for actor in reading.actors:
            if actor.document is None and actor.id not in shared:
                shared.add(actor.id)
                yield actor
        yield reading.document if keep_text else replace(reading.document, text=None)
        yield from (actor for actor in reading.actors if actor.document is not None)
        yield from reading.mentions
        for kind in (Post, Part):
            yield from (stated for stated in reading.stated if isinstance(stated, kind))
        yield from (stated for stated in reading.stated if isinstance(stated, Claim))


def check(
    paths: Iterable[str | Path],
    *,
    format: str | None = None,
    about: About | None = None,
    note: Callable[[str], None] | None = None,
) -> CheckReport:
    """Read files and list what is wrong, without reading claims out of texts and without a store."""
    texts = documents = claims = 0
    with Intake(paths, format=format, about=about, note=note) as intake:
        for _ in intake.documents():
            texts += 1
        for reading in intake.readings(known=_known):
            documents += 1
            claims += len(reading.stated)
    return CheckReport(
        texts=texts,
        documents=documents,
        claims=claims,
        skipped=_counted(intake.skipped),
        issues=tuple(intake.issues),
    )


def _extracted(intake: Intake, extractor: str) -> Iterator[Reading]:
    documents = intake.documents()
    first = next(documents, None)
    # The models of an extractor take a second to load, and records need none.
    if first is not None:
        from geoties.extract import get

        yield from get(extractor).read(chain([first], documents))


def _known(actor_id: str) -> bool:
    from geoties import names

    return names.known(actor_id)


def _counted(skipped: Counter[str]) -> dict[str, int]:
    return dict(sorted(skipped.items()))
