"""Sentences and words of a text that is read without a parser, each with its place in the text.

A word is compared by its key: small letters; in Arabic without vowel marks and tatweel and with one form of alef. Arabic writes
"and", "by", "to" and "as" together with the next word: a word has the readings that it may have, itself first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geoties.extract.pieces import Piece, pieces

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[\w\u064b-\u0652\u0670\u0640]+(?:['’][\w]+)?|[^\w\s]")
_STOP = re.compile(r"[.!?؟…]+[\"'»”“)]*(?=\s+\S)")
_SHORT = re.compile(r"(?:^|[\s(])(?:\w|Sr|Sra|Dr|Dra|Prof|núm|art|EE|UU|EE\. UU|bzw|ca|Nr|St|Mio|Mrd|Abs|z\. B)$")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_LETTERS = str.maketrans("أإآٱ", "اااا")
_CLITICS = re.compile("^([وف]?)([بكل]?)(?=..)")


@dataclass(frozen=True, slots=True)
class Key:
    """One reading of a word: its key, what is written together with it before (`joined`), and where the word itself starts."""

    text: str
    joined: tuple[str, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at [start, end) of the document's text."""

    text: str
    start: int
    end: int
    keys: tuple[Key, ...]

    @property
    def key(self) -> str:
        """The key of the word as a whole."""
        return self.keys[0].text

    def reads(self, wanted: "frozenset[str] | set[str] | dict[str, object]") -> Key | None:
        """The first reading of the word that is among the keys wanted."""
        return next((key for key in self.keys if key.text in wanted), None)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at [start, end) of the document's text, as words."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def lines(text: str, language: str) -> Iterator[Line]:
    """The sentences of a text, in order. A stop after a short word or, in German, a number ends none."""
    for piece in pieces(text):
        start = 0
        for stop in (*_stops(piece, language), len(piece.text)):
            tokens = tuple(_tokens(piece.text, start, stop, piece.start, language))
            if tokens:
                yield Line(piece.quote_from if start == 0 else tokens[0].start, tokens[-1].end, tokens)
            start = stop


def key(word: str, language: str) -> str:
    """How a word is compared."""
    if language == "ar":
        return _MARKS.sub("", word).translate(_LETTERS)
    return word.lower()


def _stops(piece: Piece, language: str) -> Iterator[int]:
    for match in _STOP.finditer(piece.text):
        before = piece.text[: match.start()]
        if match[0] == "." and (_SHORT.search(before[-12:]) or (language == "de" and re.search(r"\b\d{1,2}$", before))):
            continue
        yield match.end()


def _tokens(text: str, start: int, stop: int, offset: int, language: str) -> Iterator[Token]:
    for match in _WORD.finditer(text, start, stop):
        begin, end = offset + match.start(), offset + match.end()
        yield Token(match[0], begin, end, tuple(_keys(match[0], begin, language)))


def _keys(word: str, start: int, language: str) -> Iterator[Key]:
    whole = key(word, language)
    yield Key(whole, (), start)
    if language != "ar" or len(whole) < 4:
        return
    found = _CLITICS.match(whole)
    assert found is not None
    conjunction, preposition = found.groups()
    if conjunction:
        yield Key(whole[1:], (conjunction,), _after(word, start, 1))
    joined = tuple(mark for mark in (conjunction, preposition) if mark)
    if preposition:
        rest = whole[len(joined) :]
        if preposition == "ل" and rest.startswith("ل"):
            # "to" and the article are written as one: the word keeps the letter that stands for both.
            yield Key("ا" + rest, joined, _after(word, start, len(joined) - 1))
        yield Key(rest, joined, _after(word, start, len(joined)))


def _after(word: str, start: int, letters: int) -> int:
    """The place in the text behind so many letters of a word, vowel marks not counted."""
    i = seen = 0
    while seen < letters or (i < len(word) and _MARKS.match(word[i])):
        seen += not _MARKS.match(word[i])
        i += 1
    return start + i
