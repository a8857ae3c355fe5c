"""Names of two phrases that the models string together, parted: the second is the subject of a verb that has none.

"Under the eye of Washington, Serbia and Kosovo signed", "Le Qatar jouant les intermédiaires, Israël et le Hamas ont convenu",
"a expulsé deux diplomates russes et la Lettonie a fermé son consulat".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoties.extract.parse import Word

_AND = frozenset(["et", "and"])
_JOINING = frozenset(["et", "and", "mais", "but", "tandis", "while", "puis", "then"])
_CLITICS = frozenset(["ne", "n'", "se", "s'", "en", "y", "lui", "leur", "l'", "les"])
_STOPS = frozenset([".", "!", "?", ";"])
_LEADING = frozenset([("thanks", "to"), ("grâce", "à"), ("due", "to"), ("face", "à")])
"""Words that open a phrase as a preposition does, which the models take for nouns."""

_CLAUSES = ("conj", "advcl", "parataxis", "root", "ccomp", "acl", "dep")


def part(words: list[Word]) -> None:
    """Parts the names of a sentence in place."""
    _part_subjects(words)
    for word in words:
        if word.pos in ("VERB", "AUX") and "Fin" in word.verb:
            _part_clause(words, words[word.head] if word.dep.startswith("aux") else word)


def _part_clause(words: list[Word], verb: Word) -> None:
    """Gives a verb the name before it that was listed with what an earlier verb has: "... diplomats and Latvia followed"."""
    if verb.dep not in _CLAUSES or any(
        w.head == verb.i and w.dep.startswith("nsubj") and w.low not in _CLITICS for w in words
    ):
        return
    start = _start(words, verb)
    joined = next((i for i in range(start - 1, max(start - 7, 0), -1) if words[i].low in _JOINING), None)
    if joined is None:
        return
    name = _named(words, joined + 1, start)
    if name is None or not name.entity or name.dep != "conj" or name.head >= joined:
        return
    above = words[name.head]
    while above.pos not in ("VERB", "AUX") and above.head != above.i:
        above = words[above.head]
    if above.pos != "VERB" or above.i >= words[name.head].i or above is verb:
        return
    if any(word.text in _STOPS for word in words[above.i : joined]):
        return
    name.head, name.dep = verb.i, "nsubj"
    if verb.head == above.i or verb.dep == "acl":
        verb.head, verb.dep = above.i, "conj"


def _start(words: list[Word], verb: Word) -> int:
    """Where a verb begins with what helps it and the short pronouns before it."""
    start = min((word.i for word in words if word.head == verb.i and word.dep.startswith("aux")), default=verb.i)
    while start and words[start - 1].low in _CLITICS and words[start - 1].pos in ("PRON", "ADV", "PART"):
        start -= 1
    return start


def _part_subjects(words: list[Word]) -> None:
    """Gives back to the verb the two subjects that were strung onto the phrase before them.

    "Under the eye of Washington, Serbia and Kosovo signed", "Le Qatar jouant les intermédiaires, Israël et le Hamas ont ...".
    """
    verb = _first_finite(words)
    if verb is None:
        return
    start = _start(words, verb)
    comma = max((word.i for word in words[: min(start, verb.i)] if word.text == ","), default=0)
    joined = next((word for word in words[comma + 1 : start] if word.low in _AND), None)
    if comma < 2 or joined is None or not _opens(words, comma):
        return
    first, second = _named(words, comma + 1, joined.i), _named(words, joined.i + 1, start)
    own = [word for word in words if word.head == verb.i and word.dep.startswith("nsubj")]
    if first is None or second is None or any(word.i and word not in (first, second) for word in own):
        return
    if first.head > comma and first.dep.startswith("nsubj"):
        return
    for word in own:
        if word.i < comma:
            word.dep = "obl"
    above = words[verb.head]
    if verb.head != verb.i and above.i < comma and above.pos in ("VERB", "AUX") and "Part" in above.verb:
        verb.head, verb.dep = verb.i if above.head == above.i else above.head, above.dep
        above.head, above.dep = verb.i, "advcl"
    first.head, first.dep = verb.i, "nsubj"
    second.head, second.dep = first.i, "conj"


def _first_finite(words: list[Word]) -> Word | None:
    """The verb of the first finite form; that of an auxiliary is the verb it helps."""
    found = next((word for word in words if word.pos in ("VERB", "AUX") and "Fin" in word.verb), None)
    return words[found.head] if found is not None and found.dep.startswith("aux") else found


def _opens(words: list[Word], comma: int) -> bool:
    """Whether what stands before a comma only leads to the clause: a phrase with its preposition, or a participle's."""
    led = words[0].pos == "ADP" or words[0].dep in ("case", "fixed") or (words[0].low, words[1].low) in _LEADING
    return led or any("Part" in word.verb and word.dep in ("root", "advcl", "acl") for word in words[:comma])


def _named(words: list[Word], first: int, stop: int) -> Word | None:
    """The head of a short phrase without preposition that is all there is between two places."""
    inside = words[first:stop]
    if not inside or len(inside) > 7 or any(word.pos in ("VERB", "AUX", "PUNCT", "SCONJ") for word in inside):
        return None
    if inside[0].pos == "ADP":
        return None
    outer = [w for w in inside if not first <= w.head < stop and w.pos in ("NOUN", "PROPN", "PRON")]
    return outer[0] if outer else None
