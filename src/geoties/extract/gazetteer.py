"""Names that `geoties.names` knows, found in the words of a sentence: the longest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geoties import names
from geoties.extract.parse import Word, cut

_BEFORE = frozenset(["ex", "sud", "nord", "est", "ouest"])
_ARTICLES = ("la", "le", "les", "l'")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor under one written form; see `geoties.names.Surface`."""

    actor: str
    kind: str
    form: str
    exact: bool
    ambiguous: bool


@dataclass(slots=True)
class _Node:
    entries: "list[tuple[tuple[str, ...], Entry]]"
    following: "dict[str, _Node]"


def find(words: list[Word], language: str) -> Iterator[tuple[int, int, Entry]]:
    """First word, the word after the last, and the known actor, from left to right, without overlap."""
    root = _tree(language)
    i = 0
    while i < len(words):
        best: tuple[int, Entry] | None = None
        node, j = root, i
        while j < len(words) and (step := _step(node, words[j].low, begins=j == i)) is not None:
            node, j = step, j + 1
            entry = _fitting(words, i, j, node)
            if entry is not None:
                best = (j, entry)
        if best is None:
            i += 1
        else:
            yield i, best[0], best[1]
            i = best[0]


def _fitting(words: list[Word], first: int, stop: int, node: _Node) -> Entry | None:
    """A name needs its capital letter, and one that means something else in another case needs every letter as written."""
    shown = [word.text for word in words[first:stop]]
    bare = [_bare(shown[0]), *shown[1:]]
    if _after_article(shown):
        shown[0] = shown[0].capitalize()
    if shown[0].lower() not in {spelled[0].lower() for spelled, _ in node.entries}:
        shown = bare
    for spelled, entry in node.entries:
        if entry.exact:
            if tuple(shown) != spelled:
                continue
        elif spelled[0][0].isupper() and not shown[0][0].isupper():
            continue
        if entry.ambiguous and entry.form == "name" and _part_of_name(words, first, stop):
            continue
        return entry
    return None


def _step(node: "_Node", low: str, *, begins: bool) -> "_Node | None":
    found = node.following.get(low)
    return node.following.get(_bare(low)) if found is None and begins else found


def _bare(word: str) -> str:
    """A word without what a hyphen joins before a state: "l'ex-Yougoslavie", "le Sud-Liban"."""
    before, hyphen, name = word.partition("-")
    return name if hyphen and len(name) > 2 and before.lower() in _BEFORE else word


def _after_article(shown: list[str]) -> bool:
    """Whether only the article of a name is small: "la Valette", "la Havane"."""
    return shown[0] in _ARTICLES and len(shown) > 1 and shown[1][0].isupper()


def _part_of_name(words: list[Word], first: int, stop: int) -> bool:
    """Whether a capitalised word stands right beside: "Georgia Tech", "Atlanta, Georgia"; then a doubtful name is not taken."""
    before = words[first - 1] if first else None
    after = words[stop] if stop < len(words) else None
    beside = [word for word in (before, after) if word is not None and word.pos == "PROPN" and word.text[:1].isupper()]
    listed = first > 1 and words[first - 1].text == "," and words[first - 2].pos == "PROPN"
    return bool(beside) or listed


@lru_cache(maxsize=4)
def _tree(language: str) -> _Node:
    root = _Node([], {})
    written = names.surfaces(language)
    for surface, spelled in zip(written, cut((surface.text for surface in written), language), strict=True):
        known = names.known(surface.actor)
        if known is None:
            continue
        node = root
        for token in spelled:
            node = node.following.setdefault(token.lower(), _Node([], {}))
        entry = Entry(surface.actor, known.kind, surface.form, surface.case_sensitive, surface.ambiguous)
        node.entries.append((spelled, entry))
        if len(spelled) == 1 and spelled[0].endswith(".") and spelled[0].count(".") > 1:
            bare = (spelled[0][:-1],)
            root.following.setdefault(bare[0].lower(), _Node([], {})).entries.append((bare, entry))
    return root
