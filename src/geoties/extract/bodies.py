"""Ministries, governments, forces and embassies as actors, each a part of the state that the phrase names.

A government or an administration acts for its state: roles go to the state. An acronym in brackets after a capitalised
name ("Forces Armées Royales (FAR)") is learnt for the rest of the text.
"""

from geoties.extract import leaders
from geoties.extract.cast import Cast, is_country
from geoties.extract.lexicon import people
from geoties.extract.phrases import left_edge, right_edge
from geoties.extract.spots import Marked, Spot, head_of

_RULED = frozenset(["administration", "government", "gouvernement", "cabinet"])
"""What is named by who leads it: "the Bush administration"."""

_SHORT = ("de", "du", "des", "d'", "la", "le", "les", "l'", "of", "the", "and", "et", "for", "à", "'s")


def add_bodies(marked: Marked, cast: Cast) -> list[tuple[Spot, str]]:
    """Adds the bodies of a sentence; gives each with the state that the sentence says it is a part of."""
    sentence = marked.sentence
    lexicon = people(sentence.language)
    parts: list[tuple[Spot, str]] = []
    used = 0
    for i, word in enumerate(sentence.words):
        if i < used:
            continue
        kind = _kind(marked, i)
        if kind is None or word.pos == "VERB" or i in marked.names:
            continue
        last = _head_end(marked, i)
        first = left_edge(sentence, i)
        stop = right_edge(marked, last - 1)
        several = _several(marked, i, first, stop)
        if len(several) > 1:
            marked.phrases[i] = Spot(first, stop, i, several, "Country", "nominal", sure=0.9, told=False)
            used = stop
            continue
        country = _country(marked, first, stop, cast)
        whole = stop
        stop = _trim(marked, last, stop)
        named = _proper(marked, i, stop)
        acronym = _acronym(marked, stop)
        if country is None and acronym is not None:
            country = _country(marked, stop, right_edge(marked, acronym + 1), cast)
        if country is None and not named:
            continue
        inner = _without_article(marked, first, stop)
        if stop < whole and whole in marked.names:
            whole = marked.names[whole].stop
        name = sentence.text(inner, whole).strip()
        actor = cast.body(kind, name, country=country, key=_key(marked, first, stop, country))
        head = head_of(sentence, i, last) if sentence.language == "en" else i
        spot = Spot(first, stop, head, (actor,), kind, "name" if named else "nominal")
        if word.lemma in lexicon.states:
            spot.lift = country
            spot.told = country is not None
        marked.phrases[head] = spot
        used = stop
        if country is not None:
            parts.append((spot, country))
        if acronym is not None:
            short = sentence.words[acronym].text
            cast.figures[actor].aliases[short] = None
            cast.acronyms[short] = actor
    return parts


def add_acronyms(marked: Marked, cast: Cast) -> None:
    """Marks the acronyms that the text taught."""
    for i, word in enumerate(marked.sentence.words):
        actor = cast.acronyms.get(word.text)
        if actor is None:
            continue
        spot = Spot(i, i + 1, i, (actor,), cast.figures[actor].kind)
        held = marked.names.get(i)
        if held is not None and held.kind != "Country":
            marked.drop_name(held)
        if marked.add_name(spot):
            marked.phrases.pop(i, None)


def _kind(marked: Marked, i: int) -> str | None:
    sentence = marked.sentence
    lexicon = people(sentence.language)
    word = sentence.words[i]
    two = f"{word.lemma} {sentence.words[i + 1].lemma}" if i + 1 < len(sentence.words) else ""
    low = f"{word.low} {sentence.words[i + 1].low}" if i + 1 < len(sentence.words) else ""
    before = f"{sentence.words[i - 1].low} {word.low}" if i else ""
    if word.lemma in lexicon.forces or {two, low, before} & lexicon.forces or word.low in lexicon.forces:
        plural_only = word.low in ("force", "troupe", "troop")
        return None if plural_only else "ArmedForce"
    if word.lemma in lexicon.bodies or {two, before} & lexicon.bodies or _three(marked, i) in lexicon.bodies:
        return "GovernmentBody"
    return None


def _three(marked: Marked, i: int) -> str:
    return " ".join(word.lemma for word in marked.sentence.words[i : i + 3])


def _head_end(marked: Marked, i: int) -> int:
    """The word after a compound head such as "forces armées"."""
    words = marked.sentence.words
    lexicon = people(marked.sentence.language)
    low = f"{words[i].low} {words[i + 1].low}" if i + 1 < len(words) else ""
    return i + 2 if low in lexicon.forces or low in lexicon.bodies else i + 1


def _country(marked: Marked, first: int, stop: int, cast: Cast) -> str | None:
    for spot in marked.inside(first, stop):
        if spot.kind == "Country" and not spot.metonym:
            return spot.actors[0]
        if spot.kind == "Person" and marked.sentence.text(spot.stop, spot.stop + 1) == "'s":
            return cast.country_of(spot.actors[0])
    for i in range(first, stop):
        if i not in marked.names and marked.sentence.words[i].pos == "PROPN":
            ruled = leaders.titled(marked.sentence.words[i].text)
            if ruled is not None and any(word.lemma in _RULED for word in marked.sentence.words[first:stop]):
                return ruled
    after = marked.names.get(stop) or (marked.names.get(stop + 1) if _link_at(marked, stop) else None)
    if after is not None and after.kind == "Person":
        return cast.country_of(after.actors[0])
    return None


def _several(marked: Marked, i: int, first: int, stop: int) -> tuple[str, ...]:
    """The states of bodies in the plural: "les armées égyptienne et syrienne", "the Thai and Khmer armies"."""
    if marked.sentence.words[i].number != "Plur":
        return ()
    nations = [spot for spot in marked.inside(first, stop) if spot.form == "demonym" and is_country(spot.actors[0])]
    return tuple(dict.fromkeys(spot.actors[0] for spot in nations))


def _link_at(marked: Marked, i: int) -> bool:
    words = marked.sentence.words
    return i < len(words) and words[i].low in ("de", "d'", "of")


def _trim(marked: Marked, last: int, stop: int) -> int:
    """Ends the name of a body before a title ("l'administration | du président américain")."""
    titles = people(marked.sentence.language).titles
    words = marked.sentence.words
    for i in range(last, stop):
        if words[i].lemma in titles and marked.sentence.language == "fr":
            while i > last and words[i - 1].low in _SHORT:
                i -= 1
            return i
    return stop


def _proper(marked: Marked, head: int, stop: int) -> bool:
    """A capitalised head with a capitalised modifier is a name of its own ("Forces Armées Royales")."""
    words = marked.sentence.words
    others = [i for i in range(head + 1, stop) if words[i].low not in _SHORT and i not in marked.names]
    return (
        head > 0
        and words[head].text[:1].isupper()
        and bool(others)
        and all(words[i].text[:1].isupper() for i in others)
    )


def _acronym(marked: Marked, stop: int) -> int | None:
    words = marked.sentence.words
    if stop + 2 < len(words) and words[stop].text == "(" and words[stop + 2].text == ")":
        inner = words[stop + 1].text
        if inner.isupper() and 2 <= len(inner) <= 8:
            return stop + 1
    return None


def _without_article(marked: Marked, first: int, stop: int) -> int:
    while first < stop - 1 and marked.sentence.words[first].pos == "DET":
        first += 1
    return first


def _key(marked: Marked, first: int, stop: int, country: str | None) -> str:
    """One key for all wordings: the content words but the state's names, and the state."""
    words = marked.sentence.words
    content = sorted(
        {
            word.lemma
            for word in words[first:stop]
            if word.low not in _SHORT
            and word.pos not in ("DET", "ADP", "PUNCT", "PART")
            and not _of_state(marked, word.i)
        }
    )
    return f"{country or ''} {' '.join(content)}"


def _of_state(marked: Marked, i: int) -> bool:
    spot = marked.names.get(i)
    return spot is not None and all(is_country(actor) for actor in spot.actors)
