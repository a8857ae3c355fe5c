"""Whom "he", "it" and "we" stand for, in the role of a subject.

The subject of the verb of speech around ("Peru said it would"), else the subject of the main clause before, in this sentence or
the one before it, else who was named last.
"""

from functools import lru_cache

from geoties import names
from geoties.extract.cast import Cast, is_country
from geoties.extract.lexicon import people
from geoties.extract.parse import Word
from geoties.extract.spots import Marked, Spot

_MEANT = {
    "fr": {"il": "any", "elle": "any"},
    "en": {"he": "person", "she": "person", "it": "country"},
}
_MASCULINE = frozenset(["MEX", "KHM", "MOZ", "ZWE", "BLZ", "SUR", "COG"])
_LONG = frozenset(
    ["république", "republique", "royaume", "etat", "état", "fédération", "federation", "union", "emirat", "émirat"]
)
"""What long names of states begin with."""

_THEY = frozenset(["they", "he", "she", "it", "ils", "elles", "il", "elle"])
_OBJECTS = frozenset(["que", "qu'", "which", "whom", "that"])
_WE = frozenset(["we", "us", "nous"])


def pronoun(marked: Marked, cast: Cast, word: Word) -> Spot | None:
    """The actor that a pronoun stands for, as a spot that makes no mention; None where none is known."""
    if word.low in _WE:
        return _speaker(marked, cast, word)
    if not word.dep.startswith("nsubj"):
        return None
    other = _said_by(marked, word) or _relative(marked, word)
    if other is not None:
        return Spot(word.i, word.i + 1, word.i, other.acting, other.kind, "nominal", sure=0.75, told=False)
    meant = _MEANT[marked.sentence.language].get(word.low)
    if meant is None:
        return None
    subject = main_subject(marked)
    before = subject.acting if subject is not None and subject.head < word.i else cast.subject
    barred = _told_of(marked, word)
    if len(before) == 1 and before[0] not in barred and _fits(cast, before[0], meant) and _agrees(before[0], word):
        return _spot(cast, word, before[0], 0.75)
    recent = cast.persons if meant == "person" else cast.countries
    if meant == "any" and cast.persons and word.low == "il":
        recent = cast.persons
    last = next((actor for actor in reversed(recent) if _agrees(actor, word) and actor not in barred), None)
    return _spot(cast, word, last, 0.6) if last is not None else None


def main_subject(marked: Marked) -> Spot | None:
    """Who is the subject of the main clause of a sentence; None where that is no actor, or a pronoun for nobody known."""
    words = marked.sentence.words
    for word in words:
        if word.dep.startswith("nsubj") and words[word.head].dep == "root":
            flat = (child for child in marked.sentence.children[word.i] if words[child].dep.startswith("flat"))
            spot = next((found for i in (word.i, *flat) if (found := marked.at(i)) is not None), None)
            if spot is not None:
                return spot
    return None


def _told_of(marked: Marked, word: Word) -> tuple[str, ...]:
    """Who a relative clause is told of, whom its subject cannot be: "trois soldats ivoiriens qu'elle détenait"."""
    clause = marked.sentence.words[word.head]
    if clause.dep != "acl:relcl":
        return ()
    inside = marked.sentence.subtree(clause.head)
    spots = (marked.at(i) for i in inside if clause.head <= i < word.i)
    return tuple(actor for spot in spots if spot is not None for actor in spot.actors)


def _fits(cast: Cast, actor: str, meant: str) -> bool:
    figure = cast.figures.get(actor)
    person = figure is not None and figure.kind == "Person"
    return meant == "any" or person == (meant == "person")


def _agrees(actor: str, word: Word) -> bool:
    """Whether "il" or "elle" has the gender of a name of a state: French names in -e are feminine but for a few."""
    if word.low not in ("il", "elle") or not is_country(actor):
        return True
    feminine = {name.endswith("e") and actor not in _MASCULINE for name in _first_words().get(actor, ())}
    return not feminine or (word.low == "elle") in feminine


@lru_cache(maxsize=1)
def _first_words() -> dict[str, frozenset[str]]:
    """The first words of the short French names of states, without abbreviations."""
    found: dict[str, set[str]] = {}
    for surface in names.surfaces("fr"):
        first = surface.text.split()[0].lower()
        if surface.form == "name" and not surface.text.isupper() and first not in _LONG and is_country(surface.actor):
            found.setdefault(surface.actor, set()).add(first)
    return {actor: frozenset(words) for actor, words in found.items()}


def _spot(cast: Cast, word: Word, actor: str, sure: float) -> Spot:
    kind = "Country" if is_country(actor) else cast.figures[actor].kind if actor in cast.figures else "Organization"
    return Spot(word.i, word.i + 1, word.i, (actor,), kind, "nominal", sure=sure, told=False)


def _said_by(marked: Marked, word: Word) -> Spot | None:
    """Of "Peru said it would ..." the pronoun is the subject of the verb of speech that its clause hangs on."""
    words = marked.sentence.words
    clause = words[word.head]
    if word.low not in _THEY or not clause.dep.startswith("ccomp") or words[clause.head].i > word.i:
        return None
    told = words[clause.head].lemma in people(marked.sentence.language).speech
    if not told and not (words[clause.head].lemma == "savoir" and words[clause.head - 1].lemma == "faire"):
        return None
    heads = (child for child in marked.sentence.children[clause.head] if words[child].dep == "nsubj")
    spots = [spot for spot in (marked.at(head) for head in heads) if spot is not None]
    return spots[0] if spots else None


def _relative(marked: Marked, word: Word) -> Spot | None:
    """Of "... with Kenya, which it accuses of ..." the pronoun is the subject of the clause around, not Kenya."""
    words = marked.sentence.words
    clause = words[word.head]
    above = words[words[clause.head].head]
    if clause.dep != "acl:relcl" or above.pos != "VERB" or above.i == clause.head:
        return None
    own = {words[child].dep for child in marked.sentence.children[clause.i] if words[child].low in _OBJECTS}
    heads = (child for child in marked.sentence.children[above.i] if words[child].dep == "nsubj")
    spots = [spot for spot in (marked.at(head) for head in heads) if spot is not None]
    return spots[0] if spots and "obj" in own else None


def _speaker(marked: Marked, cast: Cast, word: Word) -> Spot | None:
    """The state for which someone says "we": the subject of a verb of speech in the same sentence."""
    words = marked.sentence.words
    for verb in words:
        if verb.lemma in people(marked.sentence.language).speech and verb.pos == "VERB":
            for child in marked.sentence.children[verb.i]:
                spot = marked.at(child)
                if spot is None or child == word.i or not words[child].dep.startswith("nsubj"):
                    continue
                state = cast.country_of(spot.acting[0])
                if state is not None:
                    return Spot(word.i, word.i + 1, word.i, (state,), "Country", "nominal", sure=0.7, told=False)
    return None
