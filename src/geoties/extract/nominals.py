"""Descriptions that stand for actors: "les deux pays", "the North African country", "le responsable israélien", "Russian jets".

Each is read against who was named before it, in this sentence or an earlier one: the last one that fits. A country that is
the subject of a sentence is taken before the others of that sentence.
"""

from geoties.extract.cast import Cast, is_country
from geoties.extract.lexicon import People, people
from geoties.extract.parse import Word
from geoties.extract.phrases import left_edge, right_edge
from geoties.extract.pronouns import main_subject, pronoun
from geoties.extract.spots import Marked, Spot

_DEFINITE = (
    "le",
    "la",
    "les",
    "l'",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "leur",
    "nos",
    "notre",
    "du",
    "des",
    "au",
    "aux",
)
_THE = ("the", "this", "that", "these", "its", "his", "her", "their", "our", "both")
_THEIRS = frozenset({"son", "his", "her"})
_MANY = {"trois": 3, "quatre": 4, "three": 3, "four": 4}
_PLURAL = frozenset({"les", "des", "ces", "nos", "leurs", "ses", "aux", "these", "those", "both", "two", "deux"})


def add_nominals(marked: Marked, cast: Cast) -> None:
    """Marks descriptions and subject pronouns, left to right, and notes who was named."""
    sentence = marked.sentence
    lexicon = people(sentence.language)
    noted: set[int] = set()
    for word in sentence.words:
        _note(marked, cast, word.i, noted)
        if word.i in marked.names or word.i in marked.phrases:
            continue
        if word.text.capitalize() in lexicon.compass:
            spot = _compass(marked, cast, word, lexicon)
        elif word.pos in ("NOUN", "PROPN", "ADJ"):
            spot = _description(marked, cast, word, lexicon)
        elif word.pos == "PRON":
            spot = pronoun(marked, cast, word)
        else:
            spot = None
        if spot is not None:
            marked.phrases[word.i] = spot
    for spot in sorted(marked.all(), key=lambda spot: _is_subject(marked, spot)):
        if spot.told:
            for actor in spot.acting:
                cast.saw(cast.country_of(actor) or actor)
                cast.saw(actor)
    subject = main_subject(marked)
    if subject is not None:
        cast.subject = subject.acting


def _note(marked: Marked, cast: Cast, i: int, noted: set[int]) -> None:
    for spot in (marked.names.get(i), marked.phrases.get(i)):
        if spot is None or id(spot) in noted or not spot.told or spot.form == "place":
            continue
        noted.add(id(spot))
        for actor in spot.acting:
            country = cast.country_of(actor)
            if country and not is_country(actor):
                cast.saw(country)
            cast.saw(actor)


def _description(marked: Marked, cast: Cast, word: Word, lexicon: People) -> Spot | None:
    if word.lemma in lexicon.groups and word.number != "Plur":
        spot = _group(marked, cast, word, lexicon)
        if spot is not None:
            return spot
    if word.lemma not in lexicon.nations | lexicon.people | lexicon.officials | lexicon.means:
        return None
    if word.lemma in lexicon.nations and word.dep == "compound":
        return None
    sentence = marked.sentence
    first, stop = left_edge(sentence, word.i), right_edge(marked, word.i)
    lows = {w.low for w in sentence.words[max(0, first - 1) : word.i]}
    inside = [spot for spot in marked.inside(first, stop) if spot.kind == "Country"]
    plural = word.number == "Plur" or bool(lows & _PLURAL)
    two = bool(lows & lexicon.both)
    definite = bool(lows & set(_DEFINITE if sentence.language == "fr" else _THE))
    if inside and word.lemma in lexicon.people and not plural and definite and "un" not in lows:
        holder = _last_person(cast, inside[0].actors[0], word.lemma, lexicon)
        if holder:
            return Spot(first, stop, word.i, (holder,), "Person", "nominal", sure=0.8)
    if inside and word.lemma in lexicon.officials | lexicon.means and word.lemma not in lexicon.nations:
        return _of_state(marked, word, first, stop, inside)
    if inside or not definite:
        return None
    if word.lemma in lexicon.nations and not plural and lows & _THEIRS and cast.persons:
        own = cast.country_of(cast.persons[-1])
        return Spot(first, stop, word.i, (own,), "Country", "nominal", sure=0.75) if own else None
    if word.lemma in lexicon.nations:
        return _nations(cast, marked, word.i, first, stop, two=two, ours=bool(lows & lexicon.ours), plural=plural)
    if word.lemma in lexicon.people:
        if two and len(cast.persons) >= 2:
            return Spot(first, stop, word.i, tuple(cast.persons[-2:]), "Person", "nominal", sure=0.8)
        if not plural:
            holder = cast.holder(word.lemma, None)
            if holder:
                return Spot(first, stop, word.i, (holder,), "Person", "nominal", sure=0.8)
    return None


def _group(marked: Marked, cast: Cast, word: Word, lexicon: People) -> Spot | None:
    """ "The group" where an armed group was named before, with no name of its own in the phrase."""
    first, stop = left_edge(marked.sentence, word.i), right_edge(marked, word.i)
    lows = {w.low for w in marked.sentence.words[max(0, first - 1) : word.i]}
    definite = lows & set(_DEFINITE if marked.sentence.language == "fr" else _THE)
    if not cast.groups or not definite or marked.inside(first, stop) or word.dep == "compound":
        return None
    return Spot(first, stop, word.i, (cast.groups[-1],), "ArmedGroup", "nominal", sure=0.8)


def _compass(marked: Marked, cast: Cast, word: Word, lexicon: People) -> Spot | None:
    """ "The North" where North or South Korea was named before; "the north" where both were."""
    words = marked.sentence.words
    article = words[word.i - 1].low in ("the", "le", "au", "du") if word.i else False
    after = words[word.i + 1] if word.i + 1 < len(words) else None
    if not article or (after is not None and after.pos == "PROPN" and after.text[:1].isupper()):
        return None
    small = word.text.islower()
    if small and (word.pos != "NOUN" or (after is not None and after.low in ("of", "de", "du", "d'", "-"))):
        return None
    for pair in lexicon.compass[word.text.capitalize()]:
        named = set(pair) & set(cast.countries)
        if named and (not small or len(named) == len(pair) > 1):
            return Spot(word.i, word.i + 1, word.i, (pair[0],), "Country", "name", sure=0.9)
    return None


def _of_state(marked: Marked, word: Word, first: int, stop: int, inside: list[Spot]) -> Spot | None:
    """Persons and means of a state act for it; the state must be right at the noun."""
    near = [
        spot
        for spot in inside
        if spot.form == "demonym" or spot.first < word.i or marked.sentence.words[spot.first - 1].pos in ("ADP", "DET")
    ]
    if not near:
        return None
    states = tuple(dict.fromkeys(actor for spot in near[:2] for actor in spot.actors if _joined(marked, near[0], spot)))
    return Spot(first, stop, word.i, states, "Country", "nominal", sure=0.9, told=False)


def _joined(marked: Marked, one: Spot, other: Spot) -> bool:
    """Two nationalities count together only as "A and B" side by side."""
    return one is other or (other.first - one.stop == 1 and marked.sentence.words[one.stop].low in ("et", "and"))


def _nations(
    cast: Cast, marked: Marked, head: int, first: int, stop: int, *, two: bool, ours: bool, plural: bool
) -> Spot | None:
    many = _MANY.get(marked.sentence.words[first + 1].low if first + 1 < len(marked.sentence.words) else "", 0)
    if many and plural and len(cast.countries) >= many:
        return Spot(first, stop, head, tuple(cast.countries[-many:]), "Country", "nominal", sure=0.8)
    if two or (ours and plural):
        pair = _pair(cast, marked, first)
        return Spot(first, stop, head, pair, "Country", "nominal", sure=0.85) if len(pair) == 2 else None
    if plural or marked.sentence.words[head].lemma in (
        "partie",
        "side",
        "capitale",
        "capital",
        "gouvernement",
        "government",
    ):
        return None
    region = _region(marked, first, stop)
    for country in reversed(cast.countries):
        if region is None or country in region:
            return Spot(first, stop, head, (country,), "Country", "nominal", sure=0.85)
    return None


def _pair(cast: Cast, marked: Marked, first: int) -> tuple[str, ...]:
    """The two states named last; the only one that the sentence names before is a third ("Angola congratulated both")."""
    named = {
        actor
        for spot in marked.names.values()
        if spot.stop <= first and spot.form == "name" and spot.kind == "Country"
        for actor in spot.actors
    }
    others = [country for country in cast.countries if len(named) != 1 or country not in named]
    return tuple((others if len(others) > 1 else cast.countries)[-2:])


def _region(marked: Marked, first: int, stop: int) -> frozenset[str] | None:
    said = marked.sentence.text(first, stop).lower().replace("-", " ")
    regions = people(marked.sentence.language).regions
    for name, members in sorted(regions.items(), key=lambda entry: -len(entry[0])):
        if name.replace("-", " ") in said:
            return members
    return None


def _last_person(cast: Cast, country: str, lemma: str, lexicon: People) -> str | None:
    """The last person of a state; a particular title must be that person's."""
    general = lemma in ("responsable", "dirigeant", "official", "leader", "homme", "man", "officiel")
    if not general:
        return cast.holder(lemma, country)
    for id_ in reversed(cast.persons):
        if cast.figures[id_].country == country:
            return id_
    return None


def _is_subject(marked: Marked, spot: Spot) -> bool:
    return marked.sentence.words[spot.head].dep.startswith("nsubj")
