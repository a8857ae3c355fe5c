"""What a file is, told by its content and not by its name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from geoties import ontology
from geoties.readers.fault import Fault, fault

FORMATS = ("text", "markdown", "html", "documents", "records")
"""Plain text; Markdown; a web page; JSON Lines of documents to read; JSON Lines of records that an extractor wrote."""

SUPPORTED = "plain text (UTF-8), Markdown, a web page, JSON Lines of documents, or JSON Lines of records"

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|article|script|meta|div|p|table)\b", re.IGNORECASE)
_FRONT = re.compile(rb"---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)+---[ \t]*\r?\n")
_MARKED = re.compile(rb"\A#{1,6} \S|\[[^\]\n]+\]\(https?://[^)\s]+\)")
_RECORD = re.compile(rb'^\s*\{\s*"record"\s*:')


def sniff(head: bytes, *, file: str = "-") -> str | Fault:
    """One of FORMATS by the first bytes of a file (64 KiB do), or a fault that says what it is and what to do.

    A line of JSON with a `record` field is a record; JSON of another shape is taken for a document.
    """
    if not head:
        return _refused(file, "an empty file", SUPPORTED)
    for name, advice in _signed(head):
        return _refused(file, name, f"{SUPPORTED}; this format is not supported yet: {advice}")
    start = head.removeprefix(_UTF8_BOM).lstrip()
    if head.startswith(_UTF16):
        return "text"
    if b"\0" in head:
        expected = f"{SUPPORTED}; UTF-16 needs its byte order mark"
        return _refused(file, "a binary file (it has NUL bytes)", expected)
    if not start:
        return _refused(file, "a file of blanks only", SUPPORTED)
    if start.startswith(b"<") and _HTML.search(start[:4096]):
        return "html"
    if start.startswith(b"<?xml"):
        return _refused(file, "an XML file", f"{SUPPORTED}; write its articles as JSON Lines")
    if start.startswith(b"{"):
        return _json(start, file)
    if re.match(rb"\[\s*[{\]]", start):
        return _refused(file, "a JSON array", "JSON Lines, one object a line; `jq -c '.[]' FILE` makes them")
    if _is_table(start):
        return _refused(file, "a table", f"{SUPPORTED}; tables are not supported yet: write the rows as records")
    return "markdown" if _is_markdown(start, file) else "text"


def _refused(file: str, value: str, expected: str) -> Fault:
    return fault("file", file, 0, "", value, expected)


def _json(start: bytes, file: str) -> str | Fault:
    """The first line that is JSON decides; one that the head cuts off is judged by how it begins."""
    lines = start.split(b"\n")
    for line in lines:
        value = _object(line)
        if value is not None:
            return "records" if "record" in value else "documents"
    if any(_RECORD.match(line) for line in lines):
        return "records"
    if len(lines) > 1 and lines[0].strip() in (b"{", b""):
        return _refused(file, "JSON over several lines", "JSON Lines, one object a line; `jq -c . FILE` makes them")
    return "documents"


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def _is_table(start: bytes) -> bool:
    """Whether the first lines all have the same number of tabs (three at least), as GDELT and ICEWS have."""
    lines = [line for line in start.split(b"\n")[:6] if line.strip()]
    counts = {line.count(b"\t") for line in lines[:5]}
    return len(lines) > 1 and len(counts) == 1 and counts.pop() >= 3


def _is_markdown(start: bytes, file: str) -> bool:
    """Front matter, a heading in the first line, or a link; where the name says so, anything."""
    return file.lower().endswith((".md", ".markdown")) or bool(_FRONT.match(start) or _MARKED.search(start))


def _signed(head: bytes) -> Iterator[tuple[str, str]]:
    for spec in _signatures():
        if head.startswith(spec["bytes"].encode("latin-1")):
            inside = (one for one in spec.get("inside", ()) if one["bytes"].encode("latin-1") in head)
            kind = next(inside, spec)
            yield kind["name"], kind["advice"]


@lru_cache(maxsize=1)
def _signatures() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ontology.read_yaml("signatures.yaml", package="geoties.readers")
    return found
