"""The main job: files to readings, and readings into a graph.

with Intake(paths, about=about(language="fr")) as intake:
    load(intake, connection)    read, check, store; what was left out is in the report
    extract(intake)             read texts: the records that load would store
    check(intake)               read and check only
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from geoties.load.intake import Intake
from geoties.model import Claim, Document, Membership, Part, Post, Record, Retraction
from geoties.readers import About, about
from geoties.records import Issue, Reading

if TYPE_CHECKING:
    from geoties.store.batch import Written
    from geoties.store.bolt import Connection

__all__ = [
    "About",
    "CheckReport",
    "Intake",
    "LoadReport",
    "about",
    "check",
    "extract",
    "in_gazetteer",
    "load",
    "readings",
]

EXTRACTOR = "rules"


@dataclass(frozen=True, kw_only=True)
class LoadReport:
    """What a load did: documents and claims that are new, as they were, or in the place of others; what it left out and why.

    `retracted` names the documents and data sets that were left out because they are retracted. `content_hash` is the
    graph's after the load, where it was asked for.
    """

    created: int
    unchanged: int
    replaced: int
    skipped: dict[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    retracted: tuple[str, ...] = ()
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

    def to_dict(self) -> dict[str, Any]:
        """The report as `check --format json` prints it."""
        return {
            "texts": self.texts,
            "documents": self.documents,
            "claims": self.claims,
            "skipped": self.skipped,
            "issues": [issue.to_dict() for issue in self.issues],
        }


def load(
    intake: Intake,
    connection: "Connection",
    *,
    keep_text: bool = True,
    extractor: str = EXTRACTOR,
    workers: int = 1,
    content_hash: bool = False,
    progress: "Callable[[Written], None] | None" = None,
) -> LoadReport:
    """Store what the files of an intake state. What cannot be read is left out and told in the report; the rest loads.

    The store keeps when this was, of which files and how much it wrote (`geoties.store.loads`).

    keep_text: whether documents keep their text. workers: how many processes read texts. progress: told what was written so
    far after each batch. Raises StoreError when the store cannot take it.
    """
    from geoties.store.content import content_hash as hash_of
    from geoties.store.held import actors_held, find_document
    from geoties.store.loads import end_load, start_load
    from geoties.store.retract import Out, standing
    from geoties.store.write import write_readings

    held = actors_held(connection)
    found = readings(
        intake,
        keep_text=keep_text,
        extractor=extractor,
        workers=workers,
        known=lambda actor_id: in_gazetteer(actor_id) or held(actor_id),
        find_document=lambda document_id: find_document(connection, document_id),
    )
    load_id = start_load(connection, intake.names)
    out = Out(standing(connection))
    written = write_readings(connection, out.without(found), progress=progress)
    intake.skipped += Counter({"retracted": sum(out.kept_out.values())})
    written.add(_decide(intake, connection))
    end_load(connection, load_id, written)
    return LoadReport(
        created=written.created,
        unchanged=written.unchanged,
        replaced=written.replaced,
        skipped=_counted(intake.skipped),
        issues=tuple(intake.issues),
        retracted=tuple(sorted(out.kept_out)),
        content_hash=hash_of(connection) if content_hash else None,
    )


def _decide(intake: Intake, connection: "Connection") -> "Written":
    """Keep what people decided; what contradicts what stands is left out and told."""
    from geoties.store.batch import Written
    from geoties.store.judging import judge_all
    from geoties.store.retract import add_retractions

    decided = list(intake.decisions())
    if not decided:
        return Written()
    added = add_retractions(connection, [one for one, _, _ in decided if isinstance(one, Retraction)])
    placed = [place for place in decided if not isinstance(place[0], Retraction)]
    done = judge_all(connection, [one for one, _, _ in placed], unseen=True)
    places = {one.id: (file, number) for one, file, number in placed}
    for one, why in done.skipped:
        intake.issues.append(Issue(*places[one.id], "judgement", one.id, f"no contradiction: {why}"))
        intake.skipped["judgement"] += 1
    unchanged = len(decided) - len(placed) - added + len(done.unchanged)
    return Written(created=added + len(done.kept), unchanged=unchanged)


def readings(
    intake: Intake,
    *,
    keep_text: bool = True,
    extractor: str = EXTRACTOR,
    workers: int = 1,
    known: Callable[[str], bool] | None = None,
    find_document: Callable[[str], Document | None] = lambda _: None,
) -> Iterator[Reading]:
    """A reading for each document of an intake: first the texts, in the order of the files, then the records.

    known, find_document: what the input itself does not have; by default the gazetteer's actors and no document.
    """
    recorded = intake.readings(known=known or in_gazetteer, find_document=find_document)
    for reading in chain(_extracted(intake, extractor, workers), recorded):
        yield reading if keep_text else replace(reading, document=replace(reading.document, text=None))


def extract(
    intake: Intake, *, keep_text: bool = True, extractor: str = EXTRACTOR, workers: int = 1
) -> Iterator[Record]:
    """The records of an intake's texts, in document order: document, actors, mentions, posts, parts,
    memberships, claims.

    Actors that belong to no document stand once, before the first document that names them.
    """
    shared: set[str] = set()
    for reading in _extracted(intake, extractor, workers):
        for actor in reading.actors:
            if actor.document is None and actor.id not in shared:
                shared.add(actor.id)
                yield actor
        yield reading.document if keep_text else replace(reading.document, text=None)
        yield from (actor for actor in reading.actors if actor.document is not None)
        yield from reading.mentions
        for kind in (Post, Part, Membership, Claim):
            yield from (stated for stated in reading.stated if isinstance(stated, kind))


def check(intake: Intake) -> CheckReport:
    """Read files and list what is wrong, without reading claims out of texts and without a store."""
    texts = sum(1 for _ in intake.documents())
    documents = claims = 0
    for reading in intake.readings(known=in_gazetteer):
        documents += 1
        claims += len(reading.stated)
    return CheckReport(
        texts=texts,
        documents=documents,
        claims=claims,
        skipped=_counted(intake.skipped),
        issues=tuple(intake.issues),
    )


def in_gazetteer(actor_id: str) -> bool:
    """Whether the gazetteer knows an actor by this id."""
    from geoties import names

    return names.known(actor_id) is not None


def _extracted(intake: Intake, extractor: str, workers: int) -> Iterator[Reading]:
    documents = intake.documents()
    first = next(documents, None)
    # The models of an extractor take a second to load, and records need none.
    if first is not None:
        from geoties.extract import get
        from geoties.extract.validate import validated
        from geoties.extract.workers import InWorkers

        reader = get(extractor) if workers == 1 else InWorkers(extractor, workers)
        for reading, issues in validated(reader, chain([first], documents), known=in_gazetteer):
            intake.leave_out("extracted", issues)
            yield reading


def _counted(skipped: Counter[str]) -> dict[str, int]:
    return dict(sorted(skipped.items()))
