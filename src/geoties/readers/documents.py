"""JSON Lines of documents to read: `{"id","text","language","published","title","url","publisher"}`, only the text required."""

from collections.abc import Iterable, Iterator
from typing import Any

from geoties import ontology
from geoties.model import Document
from geoties.readers.fault import Fault, fault
from geoties.readers.lines import Line
from geoties.readers.text import (
    LONGEST,
    About,
    detect,
    plain_date,
    plain_language,
    text_hash,
    too_long,
    unread_language,
)
from geoties.records import check_record, document_id, from_dict
from geoties.records.issues import shown


def documents(lines: Iterable[Line | Fault], given: About, *, file: str = "-") -> Iterator[Document | Fault]:
    """A document for each line, or a fault. What the user says fills in what a line does not.

    An id that is missing is made of the URL and the text; a language that is missing is detected.
    """
    for line in lines:
        yield line if isinstance(line, Fault) else _document(line, given, file)


def _document(line: Line, given: About, file: str) -> Document | Fault:
    values = {name: value for name, value in line.value.items() if value not in (None, "")}
    values.pop("record", None)
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        value = "missing" if text is None else shown(text)
        return fault("text", file, line.number, "text", value or "empty", "the text of the document")
    if len(text) > LONGEST:
        return too_long(file, line.number)
    _complete(values, text, given)
    issues = check_record({"record": "document", **values}, file=file, number=line.number)
    if issues:
        return Fault("document", tuple(issues))
    language = values.get("language") or detect(text)
    if language not in ontology.languages():
        value = shown(language) if "language" in values else f"{language or 'uncertain'} (detected)"
        return fault("language", file, line.number, "language", value, unread_language())
    record = from_dict({"record": "document", **values, "language": language})
    assert isinstance(record, Document)
    return record


def _complete(values: dict[str, Any], text: str, given: About) -> None:
    for name in ("language", "published", "publisher", "title", "url"):
        if getattr(given, name) is not None:
            values.setdefault(name, getattr(given, name))
    for name, plain in (("language", plain_language), ("published", plain_date)):
        if isinstance(values.get(name), str):
            values[name] = plain(values[name])
    if "id" not in values:
        url = values.get("url")
        values["id"] = document_id(text, url=url if isinstance(url, str) else None)
    values["sha256"] = text_hash(text)
