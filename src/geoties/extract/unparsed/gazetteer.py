"""Who is named in a sentence: states by name, nationality and seat, international bodies and armed groups; the longest first."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from geoties import names
from geoties.extract.unparsed.inflections import forms
from geoties.extract.unparsed.text import Key, Line, Token, key

_PACKAGE = "geoties.extract.unparsed"


@dataclass(frozen=True, slots=True)
class Named:
    """An actor at tokens [first, stop), whose words stand at [start, end) of the text; `joined` as in `text.Key`."""

    first: int
    stop: int
    start: int
    end: int
    actor: str
    form: str
    joined: tuple[str, ...] = ()


@dataclass(slots=True)
class _Node:
    actor: str | None = None
    form: str = ""
    exact: str = ""
    following: "dict[str, _Node]" = field(default_factory=dict)


def named(line: Line, language: str) -> Iterator[Named]:
    """The actors of a sentence from left to right, without overlap."""
    root, i = _tree(language), 0
    while i < len(line.tokens):
        found = _longest(root, line.tokens, i, language)
        if found is None:
            i += 1
        else:
            yield found
            i = found.stop


def _longest(root: _Node, tokens: tuple[Token, ...], first: int, language: str) -> Named | None:
    best: Named | None = None
    for reading in tokens[first].keys:
        node, i = root.following.get(reading.text), first
        while node is not None:
            if node.actor is not None and _is_written(node, tokens, first, i + 1, reading):
                stop = i + 1
                if best is None or stop > best.stop:
                    end = tokens[stop - 1].end
                    start = tokens[first].start if not reading.joined else reading.start
                    best = Named(first, stop, start, end, node.actor, node.form, reading.joined)
            i += 1
            node = node.following.get(tokens[i].key) if i < len(tokens) else None
    return best


def _is_written(node: _Node, tokens: tuple[Token, ...], first: int, stop: int, reading: Key) -> bool:
    """Names keep their capital, and short ones (ONU, USA) all of their letters; Arabic has neither."""
    shown = " ".join(token.text for token in tokens[first:stop])
    if node.form == "demonym" or reading.joined or not node.exact[:1].isupper():
        return True
    if node.exact.isupper():
        return shown == node.exact
    return shown[:1].isupper()


@lru_cache(maxsize=3)
def _tree(language: str) -> _Node:
    root = _Node()
    for surface in names.surfaces(language):
        _add(root, surface.text, surface.actor, "name", language)
        if language == "de" and surface.text[-1] not in "sxzß":
            _add(root, surface.text + "s", surface.actor, "name", language)
    for actor, cell in _cells("seats.csv", language):
        _add(root, cell, actor, "name", language)
    for actor, cell in _cells("bodies.csv", language):
        _add(root, cell, actor, "name", language)
    for actor, cell in _cells("nationals.csv", language):
        for form in forms(cell, language):
            _add(root, form, actor, "demonym", language)
    return root


def _cells(file: str, language: str) -> Iterator[tuple[str, str]]:
    text = resources.files(_PACKAGE).joinpath(file).read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        for cell in (row[language] or "").split("|"):
            if cell:
                yield row["id"], cell


def _add(root: _Node, text: str, actor: str, form: str, language: str) -> None:
    node = root
    for word in words_of(text, language):
        node = node.following.setdefault(word, _Node())
    if node.actor is None or (form == "name" and node.form == "demonym"):
        node.actor, node.form, node.exact = actor, form, text


def words_of(text: str, language: str) -> list[str]:
    """The keys of a phrase's words, cut as a text's are."""
    from geoties.extract.unparsed.text import lines

    return [token.key for line in lines(text, language) for token in line.tokens] or [key(text, language)]
