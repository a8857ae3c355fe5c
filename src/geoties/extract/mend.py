"""Known slips of the French model, put right before anything is read from the tree.

A conditional that it takes for an imperfect ("achèterait"), and a verb that it takes for a noun where the sentence has no
other verb ("La Russie livre des missiles à l'Inde").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geoties import ontology
from geoties.extract.lexicon import PACKAGE

if TYPE_CHECKING:
    from geoties.extract.parse import Word

_CONDITIONAL = re.compile(r"(?P<stem>.*[eidtv]r)(?:ais|ait|ions|iez|aient)$")


def mend(words: list[Word]) -> None:
    """Corrects the words of a French sentence in place."""
    for word in words:
        found = _CONDITIONAL.match(word.low) if ".Imp." in word.verb else None
        if found and word.lemma != found["stem"] + "er":
            word.verb = word.verb.replace(".Imp.Ind", ".Pres.Cnd")
    if not any("Fin" in word.verb for word in words):
        _find_verb(words)
    for word in words:
        if word.dep == "obl:arg" and words[word.head].lemma in _partitive() and 0 < word.i - word.head < 4:
            _unmark(words, word)


def _find_verb(words: list[Word]) -> None:
    """Makes the verb of a sentence without one: a noun that may be a verb, right behind a name and without article."""
    for word in words[1:-1]:
        before = words[word.i - 1]
        if word.low not in _forms() or word.pos not in ("NOUN", "ADJ") or before.pos not in ("PROPN", "NOUN"):
            continue
        top = before
        while top.head != top.i and top.head < word.i:
            top = words[top.head]
        word.pos, word.lemma, word.verb = "VERB", _forms()[word.low], "Fin.Pres.Ind"
        root = next((other for other in words if other.dep == "root"), top)
        word.head, word.dep = word.i, "root"
        for other in words:
            if other.i > word.i and other.head in (root.i, top.i) and other.dep != "root":
                other.head = word.i
        if root.i != word.i:
            root.head, root.dep = word.i, "nsubj" if root.i < word.i else "obj"
        if top.i != root.i:
            top.head, top.dep = word.i, "nsubj"
        _hang(words, word)
        return


def _hang(words: list[Word], verb: Word) -> None:
    """Labels what hangs behind the new verb: an object, or an adverbial with a preposition."""
    for other in words[verb.i + 1 :]:
        if other.head != verb.i or other.pos not in ("NOUN", "PROPN"):
            continue
        marks = {mark.low for mark in words if mark.head == other.i and mark.dep == "case"}
        other.dep = "obl:arg" if marks else "obj"
        if other.i - verb.i < 4:
            _unmark(words, other)


def _unmark(words: list[Word], noun: Word) -> None:
    """Reads "des" and "du" before a noun as articles, and the noun as the object."""
    marks = [word for word in words if word.head == noun.i and word.dep == "case"]
    if all(mark.low in ("des", "du", "de", "d'") for mark in marks):
        noun.dep = "obj"
        for mark in marks:
            mark.dep, mark.pos = "det", "DET"


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    forms: dict[str, str] = ontology.read_yaml("mend.yaml", package=PACKAGE)["forms"]
    return forms


@lru_cache(maxsize=1)
def _partitive() -> frozenset[str]:
    return frozenset(ontology.read_yaml("mend.yaml", package=PACKAGE)["partitive"])
