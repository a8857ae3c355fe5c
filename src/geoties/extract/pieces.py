"""A text of any size as pieces that a parser takes, each with its place in the text, none of its characters moved.

Every replacement for the parser's sake is one character for one, so an offset into a piece plus the piece's start is an
offset into the text. Line ends bound sentences; a very long line is cut at a sentence end, else at a space.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LIMIT = 4_000
"""Characters of the longest piece: it bounds the parser's memory and time on text without line ends."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_STOP = re.compile(r"[.!?…]['\"”»)]*\s")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Ý][\w.'’-]*(?:[ ,][A-ZÀ-Ý(][\w.'’)-]*){0,4}?)"
    r"(?:,\s*(?:\d{1,2}(?:er)?\.?\s+[^\W\d]+\.?|[^\W\d]+\.?\s+\d{1,2})(?:,?\s+\d{4})?)?"
    r"(?:\s*\((?:[A-Z][\w.-]*[ /]?){1,3}\))?(?:\s*[-–—]+\s+|-\s*[-–—]?\s+)(?=[\"“«‘'A-ZÀ-Ý])"
)
_DASH = re.compile(r"(?<=[^\W\d])-(?=\s)|(?<=\s)-(?=[^\W\d])")
"""A dash that is stuck to one word brackets a remark; the parser takes it for a part of the word, and reads a comma well."""
_PLAIN = {ord(mark): "'" for mark in "’‘ʼ`´"} | {ord(mark): '"' for mark in "“”„«»"}
_PLAIN |= dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 160, 8239, 8201, 65279), " ")
_PLAIN |= dict.fromkeys((*range(8203, 8208), *range(8234, 8239), *range(8294, 8298)), " ")
_PLAIN |= {0x2010: "-", 0x2011: "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text to parse: `text` starts at `start`; its first sentence is quoted from `quote_from`."""

    text: str
    start: int
    quote_from: int


def pieces(text: str, *, limit: int = LIMIT) -> Iterator[Piece]:
    """The lines of a text, long ones cut, marks made plain; a dateline ("Paris (AFP) - ") is kept out of the parse."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        while start < end:
            cut = _cut(text, start, min(end, start + limit), end)
            yield from _piece(text, start, cut)
            start = cut


def plain(text: str) -> str:
    """Typographic quotes, odd spaces and control characters as plain ones, each by one character."""
    return text.translate(_PLAIN)


def _cut(text: str, start: int, stop: int, end: int) -> int:
    if stop == end:
        return end
    stops = [match.end() for match in _STOP.finditer(text, start + (stop - start) // 2, stop)]
    if stops:
        return stops[-1]
    space = text.rfind(" ", start + 1, stop)
    return space if space > start else stop


def _piece(text: str, start: int, end: int) -> Iterator[Piece]:
    shown = plain(text[start:end])
    stripped = shown.strip()
    if not any(mark.isalpha() for mark in stripped):
        return
    begin = start + len(shown) - len(shown.lstrip())
    stop = begin + len(stripped)
    dateline = _DATELINE.match(stripped)
    skipped = dateline.end() if dateline and len(stripped) - dateline.end() > 20 else 0
    yield Piece(text=_DASH.sub(",", stripped[skipped:]), start=begin + skipped, quote_from=begin)
    assert stop <= end
