"""What an extractor gave, held against the text and the published schema: one validator for all of them.

A claim whose quote does not stand word for word where it says, that names an actor nobody knows, or whose roles do not fit
its kind is left out and counted. So a reader that makes things up cannot put them into a graph.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from geoties.errors import InputError
from geoties.extract import Extractor
from geoties.model import Actor, Document, Mention, Record, Stated
from geoties.records import Issue, Reading, check_record, to_dict, verify, with_id

Kept = TypeVar("Kept", Actor, Mention, Stated)


def validated(
    extractor: Extractor, documents: Iterable[Document], *, known: Callable[[str], bool]
) -> Iterator[tuple[Reading, list[Issue]]]:
    """What an extractor reads out of documents, each reading with the faults of what was left out of it.

    known: whether an actor that a reading does not bring is known elsewhere. Raises InputError when the extractor gives a
    document that it was not given, or another text for one.
    """
    given: Counter[tuple[str, str | None]] = Counter()

    def noted() -> Iterator[Document]:
        for document in documents:
            given[document.id, document.text] += 1
            yield document

    for reading in extractor.read(noted()):
        document = reading.document
        place = (document.id, document.text)
        if place not in given:
            raise InputError(
                f"the extractor {extractor.name!r} gave the document {document.id!r} with another text than it was given, or "
                "one that it was not given: its offsets would mean nothing. Report it to its maker"
            )
        given[place] -= 1
        if not given[place]:
            del given[place]
        issues: list[Issue] = []
        shaped = replace(
            reading,
            actors=tuple(_shaped(reading.actors, document.id, issues)),
            mentions=tuple(_shaped(reading.mentions, document.id, issues)),
            stated=tuple(with_id(claim) for claim in _shaped(reading.stated, document.id, issues)),
            extractor=reading.extractor or extractor.name,
        )
        sound, faults = verify(shaped, known=known, file=document.id)
        yield sound, [*issues, *faults]


def _shaped(records: Iterable[Kept], document: str, issues: list[Issue]) -> Iterator[Kept]:
    """The records that are as the schema says, and of this document."""
    for record in records:
        found = check_record(to_dict(record), file=document)
        if not found and _of(record) not in (None, document):
            found = [Issue(document, 0, "document", str(_of(record)), f"{document}, the document that was read")]
        issues += found
        if not found:
            yield record


def _of(record: Record) -> str | None:
    return getattr(record, "document", None)
