"""Cities and regions, which lie in a state: where an act took place or whom it hit, and never who did it (places.csv).

"Shelled Gorazde" hits Bosnia, "in Kirkuk" is in Iraq, "the governor of Hunan" is one of China's; "New York" meets nobody.
"""

import csv
from functools import lru_cache
from importlib import resources

from geoties.extract import leaders
from geoties.extract.lexicon import PACKAGE
from geoties.extract.parse import Word
from geoties.extract.spots import Marked, Spot, head_of
from geoties.names.surfaces import spellings

_LABELS = frozenset(["LOC", "GPE", "FAC"])
_PERSONS = frozenset(["PER", "PERSON"])
_WHERE = frozenset(
    ["in", "at", "near", "of", "from", "to", "around", "outside", "à", "de", "d'", "en", "vers", "près", "sur"]
)


def add_places(marked: Marked) -> None:
    """Marks the places of a sentence: what the model takes for one, what stands behind "in" or "near", what is acted on."""
    words = marked.sentence.words
    known = _known(marked.sentence.language)
    longest = _longest(marked.sentence.language)
    i = 0
    while i < len(words):
        stop = next(
            (stop for stop in range(min(i + longest, len(words)), i, -1) if marked.sentence.text(i, stop) in known),
            None,
        )
        if stop is None or not _is_place(words, i, stop):
            i += 1
            continue
        state = known[marked.sentence.text(i, stop)]
        marked.add_name(Spot(i, stop, head_of(marked.sentence, i, stop), (state,), "Country", "place", metonym=True))
        i = stop


def _is_place(words: list[Word], first: int, stop: int) -> bool:
    """Whether nothing speaks against a place: a capital beside makes it part of another name, and so may the model.

    The model is not believed where it takes the object of a verb for a person whose name nobody here bears.
    """
    labels = {word.entity for word in words[first:stop]}
    before, after = words[first - 1 : first], words[stop : stop + 1]
    if any(_is_capital(w) and w.entity not in _LABELS for w in before) or any(map(_is_capital, after)):
        return False
    if labels <= _LABELS:
        return True
    several = all if stop - first > 1 else any
    borne = several(word.text in leaders.parts() or word.text in _persons() for word in words[first:stop])
    placed = first > 0 and words[first - 1].low in _WHERE and not (labels & _PERSONS and borne)
    hanging = any(word.dep.startswith(("obj", "obl", "nmod", "nsubj:pass", "conj")) for word in words[first:stop])
    hit = words[stop - 1].pos == "PROPN" and hanging
    return placed or (hit and (labels == {""} or not borne))


def _is_capital(word: Word) -> bool:
    return word.pos == "PROPN" and word.text[:1].isupper()


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    text = resources.files(PACKAGE).joinpath("places.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    """Places that are given names or surnames too."""
    return frozenset(name for row in _rows() if row["person"] for name in (row["en"], row["fr"]))


@lru_cache(maxsize=4)
def _known(language: str) -> dict[str, str]:
    """Places by their names; French texts also write the English ones."""
    return {
        spelled: row["country"]
        for row in _rows()
        for name in ({row["en"], row["fr"] or row["en"]} if language == "fr" else {row["en"]})
        for spelled in spellings(name)
    }


@lru_cache(maxsize=4)
def _longest(language: str) -> int:
    """The most words that a name of a place can have, where hyphens and apostrophes part words."""
    return max(len(name.replace("-", " - ").replace("'", "' ").split()) for name in _known(language))
