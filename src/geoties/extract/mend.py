"""Known slips of the French model, put right before anything is read from the tree.

A conditional that it takes for an imperfect ("achèterait"); a verb that it takes for a noun where the sentence has no other
verb ("La Russie livre des missiles à l'Inde"), or for an adverb ("dément soutenir"). What it hangs on a wrong word: rehang.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geoties import ontology
from geoties.extract.guises import pasts, verbs
from geoties.extract.lexicon import PACKAGE
from geoties.extract.openings import close_opening
from geoties.extract.rehang import partitive, rehang
from geoties.extract.strings import part

if TYPE_CHECKING:
    from geoties.extract.parse import Word

_FUTURE = re.compile(r"(?P<stem>.*[eidtv]r)(?:a|ont)$")
_NO_NAMES = ("DET", "ADP", "INTJ", "SCONJ", "CCONJ")
_LOOSE = ("dep", "acl", "advmod", "appos", "nmod", "amod", "cop")
_CONDITIONAL = re.compile(r"(?P<stem>.*[eidtv]r)(?:ais|ait|ions|iez|aient)$")


def mend(words: list[Word]) -> None:
    """Corrects the words of a French sentence in place."""
    for word in words:
        found = _CONDITIONAL.match(word.low) if ".Imp." in word.verb else None
        if found and word.lemma != found["stem"] + "er":
            word.verb = word.verb.replace(".Imp.Ind", ".Pres.Cnd")
        if word.pos in _NO_NAMES and word.entity and word.text[:1].isupper() and word.i:
            word.pos = "PROPN"
        if (
            word.pos == "VERB"
            and word.dep.startswith(("nsubj", "obj"))
            and word.i
            and words[word.i - 1].pos in ("DET", "ADJ")
        ):
            word.pos, word.verb, word.lemma = "NOUN", "", word.low.rstrip("s")
        if "Fut" in word.verb and word.low[:-1] + "er" == word.lemma:
            word.verb = word.verb.replace("Fut", "Past")
        if word.low in ("dut", "durent"):
            word.verb = "Fin.Past.Ind"
        if word.pos == "VERB" and word.text in pasts() and ("Fin" not in word.verb or "Fut" in word.verb):
            word.lemma, word.verb = pasts()[word.text], "Fin.Past.Ind"
        if word.verb == "Inf" and word.low.endswith(("é", "ée", "és", "ées")):
            word.verb = "Part.Past"
        if word.dep in ("aux:pass", "nsubj:pass") and words[word.head].lemma in _moving():
            word.dep = "aux:tense" if word.dep == "aux:pass" else "nsubj"
        future = _FUTURE.match(word.low) if word.dep == "root" and word.pos in ("PROPN", "NOUN") else None
        if future and any(other.head == word.i and other.dep == "nsubj" for other in words):
            stem = future["stem"]
            word.pos, word.verb = "VERB", "Fin.Fut.Ind"
            word.lemma = stem if stem.endswith(("er", "ir")) else stem + "e"
    for word in words[1:]:
        clause = word.dep == "acl" and "Fin" in word.verb
        if word.dep in _LOOSE and word.head < word.i and (clause or _is_simple_past(word)):
            _raise_past(words, word)
    if not any("Fin" in word.verb for word in words):
        _find_verb(words)
    for word in words[1:]:
        if word.pos in ("NOUN", "ADJ") and _is_participle(word) and words[word.i - 1].lemma == "avoir":
            _join_auxiliary(words, word)
        elif word.pos == "NOUN" and word.dep == "conj" and word.low in _forms() and words[word.i - 1].low == "et":
            _second_verb(words, word)
    for word in words:
        if word.pos == "ADV" and word.low in _adverbs() and "Inf" in words[word.head].verb and word.head > word.i:
            _raise_verb(words, word)
    for word in words:
        if word.dep == "obl:arg" and words[word.head].lemma in partitive() and 0 < word.i - word.head < 4:
            _unmark(words, word)
    close_opening(words)
    part(words)
    rehang(words)


def _join_auxiliary(words: list[Word], participle: Word) -> None:
    """Makes a verb of a participle that was taken for a noun or an adjective behind "avoir": "avoir massacré"."""
    helper = words[participle.i - 1]
    if helper.pos == "VERB":
        participle.head = participle.i if helper.head == helper.i else helper.head
        participle.dep = helper.dep
        for word in words:
            if word.head == helper.i and word.i != participle.i:
                word.head = participle.i
    elif helper.head != participle.i:
        return
    helper.pos, helper.head, helper.dep = "AUX", participle.i, "aux:tense"
    infinitive = participle.low + "r" if participle.low.endswith("i") else participle.low[:-1] + "er"
    participle.pos, participle.verb, participle.lemma = "VERB", "Part.Past", infinitive


def _is_participle(word: Word) -> bool:
    """Whether a word has the form of a past participle in -é, or of one in -i of a verb that tells of something."""
    return word.low.endswith("é") or (word.low.endswith("i") and word.low + "r" in verbs())


def _second_verb(words: list[Word], verb: Word) -> None:
    """Makes a verb of a noun behind "et" that a verb's complement follows: "... et menace de recourir"."""
    after = words[verb.i + 1 : verb.i + 3]
    follows = len(after) == 2 and after[0].low in ("de", "d'") and "Inf" in after[1].verb
    root = next((word for word in words if word.dep == "root" and word.pos == "VERB" and word.i < verb.i), None)
    if follows and root is not None and not any(word.head == verb.i and word.dep == "det" for word in words):
        verb.pos, verb.lemma, verb.verb = "VERB", _forms()[verb.low], "Fin.Pres.Ind"
        verb.head, verb.dep = root.i, "conj"


def _raise_verb(words: list[Word], verb: Word) -> None:
    """Makes a word that was taken for an adverb the verb of its clause: "dément soutenir"."""
    below = words[verb.head]
    verb.pos, verb.lemma, verb.verb = "VERB", _adverbs()[verb.low], "Fin.Pres.Ind"
    verb.head, verb.dep = (verb.i if below.head == below.i else below.head), below.dep
    below.head, below.dep = verb.i, "xcomp"
    for word in words:
        if word.head == below.i and word.i < verb.i:
            word.head = verb.i


def _is_simple_past(word: Word) -> bool:
    """Whether a word has the form of a simple past of its lemma: "attaqua", "attaquèrent"."""
    stem = word.low[:-1] if word.low.endswith("a") else word.low[:-5] if word.low.endswith("èrent") else ""
    return len(stem) > 2 and word.lemma == stem + "er"


def _raise_past(words: list[Word], verb: Word) -> None:
    """Makes a clause of a simple past that was hung on its subject: "Hitler annexa", "Le Japon attaqua ... et ... entrèrent"."""
    subject = words[verb.head]
    if subject.pos not in ("NOUN", "PROPN", "PRON"):
        return
    above = words[subject.head]
    verb.pos, verb.verb = "VERB", verb.verb if "Fin" in verb.verb else "Fin.Past.Ind"
    if subject.dep == "root":
        verb.head, verb.dep = verb.i, "root"
        for other in words:
            if other.head == subject.i and other.i > verb.i:
                other.head, other.dep = verb.i, "obj" if other.dep.startswith("nsubj") else other.dep
    elif subject.dep.startswith("nsubj") and above.pos in ("VERB", "AUX"):
        verb.head, verb.dep = above.i, "conj"
    else:
        return
    subject.head, subject.dep = verb.i, "nsubj"


def _find_verb(words: list[Word]) -> None:
    """Makes the verb of a sentence without one: a noun that may be a verb, right behind a name and without article."""
    for word in words[1:-1]:
        before = words[word.i - 1]
        if word.low not in _forms() or word.pos not in ("NOUN", "ADJ") or before.pos not in ("PROPN", "NOUN", "ADJ"):
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
def _adverbs() -> dict[str, str]:
    adverbs: dict[str, str] = ontology.read_yaml("mend.yaml", package=PACKAGE)["adverbs"]
    return adverbs


@lru_cache(maxsize=1)
def _moving() -> frozenset[str]:
    return frozenset(ontology.read_yaml("mend.yaml", package=PACKAGE)["moving"])
