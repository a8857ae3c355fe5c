"""Who holds which post: a title, what it is of, and the person beside it.

Read along the words: title and person side by side ("Israeli defence minister Benny Gantz"), with a comma between ("le
chef de la délégation, Abdel Rahim Bayoudh"), the person first ("Amrullah Saleh, the head of ..."), and relative clauses
"X, qui dirige ...". A title without its person is the last person who holds it, else its state.
"""

import re
from dataclasses import dataclass, replace

from geoties.extract import leaders
from geoties.extract.cast import Cast, is_country
from geoties.extract.lexicon import people
from geoties.extract.parse import Word
from geoties.extract.phrases import left_edge, right_edge
from geoties.extract.spots import Marked, Spot

_FORMER = re.compile("^ex-(?=.)", re.IGNORECASE)
_AS = {"fr": frozenset(["comme"]), "en": frozenset(["as"])}
"""What stands between a name and the post that somebody is given: "the appointment of X as the new chief"."""

_OF = frozenset(["de", "d'", "du", "des", "of"])
_COMMAS = frozenset([",", "--", "-", "–", "—"])


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase [first, stop) with its head word, state, body and the person beside it.

    `states` has the state of each where one title is that of several ("the ministers of Sudan and Chad").
    """

    first: int
    stop: int
    head: int
    title: str
    country: str | None
    body: str | None
    person: Spot | None
    states: tuple[str, ...] = ()


def titles(marked: Marked, cast: Cast) -> list[Title]:
    """The title phrases of a sentence; those with a person teach the cast that person's post and state."""
    found: list[Title] = []
    lexicon = people(marked.sentence.language)
    used = 0
    for i, word in enumerate(marked.sentence.words):
        if i < used or title_word(word) not in lexicon.titles or i in marked.names or word.pos == "VERB":
            continue
        if i + 1 < len(marked.sentence.words) and marked.sentence.language == "en" and _compound(marked, i):
            continue
        title = _title(marked, i, cast)
        if title_word(word) in lexicon.counterparts:
            title = _of_counterpart(marked, title, found, cast)
        found.append(title)
        used = title.stop
        if title.person is not None:
            figure = cast.figures[title.person.actors[0]]
            figure.country = figure.country or title.country
            if figure.country is None and title_word(word) in lexicon.rulers:
                figure.country = leaders.ruled(figure.name)
            figure.posts[title_word(word), title.country] = None
    return found


def _of_counterpart(marked: Marked, title: Title, before: list[Title], cast: Cast) -> Title:
    """ "His Moroccan counterpart, Nasser Bourita" holds the office named before; without one no post is told."""
    other = next((one for one in reversed(before) if one.person is not title.person and one.title), None)
    if other is not None and title.person is not None and title.country is not None:
        figure = cast.figures[title.person.actors[0]]
        figure.posts[title_word(marked.sentence.words[other.head]), title.country] = None
    return replace(title, title=other.title if other is not None else "")


def add_nationalities(marked: Marked, cast: Cast) -> None:
    """The state of a person by a nationality and a noun before the name: "American pastor Andrew Brunson"."""
    words = marked.sentence.words
    for i, spot in marked.names.items():
        if spot.kind != "Person" or spot.first != i or spot.actors[0] not in cast.figures:
            continue
        figure, at = cast.figures[spot.actors[0]], i - 1
        nouns = 0
        while at >= 0 and i - at < 5 and words[at].pos in ("NOUN", "PROPN", "ADJ") and at not in marked.names:
            nouns += words[at].pos == "NOUN"
            at -= 1
        if at > 0 and words[at].low in ("'s", "'"):
            at -= 1
        nation = marked.names.get(at)
        behind = marked.sentence.language == "fr" and at == i - 1 and at > 0 and words[at - 1].pos == "NOUN"
        own = nation is not None and (nation.form == "demonym" or words[at + 1].low == "'s") and not nation.metonym
        if figure.country is None and nation is not None and own and (nouns or behind):
            figure.country = nation.actors[0] if is_country(nation.actors[0]) else None


def title_word(word: Word) -> str:
    """The word of a title as the lists have it: "ex-chef" is "chef"."""
    return _FORMER.sub("", word.lemma)


def add_titles(marked: Marked, cast: Cast, found: list[Title]) -> None:
    """Marks title phrases: by their person, else the last holder, else their state."""
    for title in found:
        if title.person is not None:
            actors, kind = title.person.actors, "Person"
        else:
            holder = cast.holder(title_word(marked.sentence.words[title.head]), title.country)
            if holder is None and title.country is None:
                continue
            states = title.states if len(title.states) > 1 else (title.country or "",)
            actors, kind = ((holder,), "Person") if holder and len(title.states) < 2 else (states, "Country")
        told = title.person is None
        marked.phrases[title.head] = Spot(title.first, title.stop, title.head, actors, kind, "nominal", told=told)


def _compound(marked: Marked, i: int) -> bool:
    """Whether an English title word only modifies the next one ("prime" in "prime minister", "president's office")."""
    following = marked.sentence.words[i + 1]
    return following.lemma in people("en").titles and following.pos in ("NOUN", "PROPN") and i + 1 not in marked.names


def _title(marked: Marked, i: int, cast: Cast) -> Title:
    first = left_edge(marked.sentence, i)
    stop = right_edge(marked, i)
    person = _person(marked, first, stop)
    country, body = None, None
    for spot in (*marked.inside(first, i), *marked.inside(i, stop)):
        if spot.first > i and _is_of_mission(marked, spot):
            continue
        if spot.kind == "Country" and country is None:
            country = spot.actors[0]
        if spot.kind in ("GovernmentBody", "ArmedForce") and country is None:
            country = cast.country_of(spot.actors[0])
    if country is None and person is not None and person.first >= stop:
        country = _realm(marked, person.stop)
    country = country or people(marked.sentence.language).realms.get(title_word(marked.sentence.words[i]))
    for j in range(i + 1, stop):
        spot_ = marked.phrases.get(j)
        if spot_ is not None and spot_.kind in ("GovernmentBody", "ArmedForce") and body is None:
            body = spot_.actors[0]
            country = cast.country_of(body) or country
    return Title(
        first, stop, i, _wording(marked, first, stop, i), country, body, person, _states(marked, i, first, stop)
    )


def _is_of_mission(marked: Marked, spot: Spot) -> bool:
    """Whether a state is only what somebody is sent for: "l'émissaire de l'ONU pour le Yémen"."""
    words, i = marked.sentence.words, spot.first - 1
    while i > 0 and words[i].pos == "DET":
        i -= 1
    return i > 0 and words[i].low in ("pour", "for")


def _realm(marked: Marked, stop: int) -> str | None:
    """The state behind a name: "le roi Abdallah II de Jordanie", "President Xi Jinping of China"."""
    words = marked.sentence.words
    if stop >= len(words) or words[stop].low not in _OF:
        return None
    spot = marked.names.get(stop + 1) or marked.names.get(stop + 2)
    named = spot is not None and spot.kind == "Country" and spot.form == "name" and not spot.metonym
    return spot.actors[0] if named and spot is not None else None


def _states(marked: Marked, i: int, first: int, stop: int) -> tuple[str, ...]:
    """The states of the holders of a title in the plural, one for each."""
    if marked.sentence.words[i].number != "Plur":
        return ()
    inside = [spot for spot in marked.inside(first, stop) if spot.kind == "Country"]
    return tuple(dict.fromkeys(actor for spot in inside for actor in spot.actors))


def _person(marked: Marked, first: int, stop: int) -> Spot | None:
    words = marked.sentence.words

    def person(i: int) -> Spot | None:
        spot = marked.names.get(i) if 0 <= i < len(words) else None
        return spot if spot is not None and spot.kind == "Person" else None

    after = person(stop)
    if after is not None:
        return after
    if stop + 1 < len(words) and words[stop].text in _COMMAS:
        at = stop + 2 if words[stop + 1].low in people(marked.sentence.language).honorifics else stop + 1
        after = person(at) or person(stop + 1)
        ends = {*_COMMAS, '"', ".", ")", "("}
        if after is not None and (after.stop >= len(words) or words[after.stop].text in ends):
            return after
    before = person(first - 1)
    if before is None and first > 2 and words[first - 1].low in _AS[marked.sentence.language]:
        at = first - 2
        while (
            at > 0
            and first - at < 6
            and ((words[at].pos == "VERB" and "Part" in words[at].verb) or words[at].pos == "PUNCT")
        ):
            at -= 1
        before = person(at)
    if before is None and first > 1 and words[first - 1].text in (*_COMMAS, "("):
        before = person(first - 2)
        if before is not None and stop < len(words) and words[stop].pos in ("PROPN",):
            return None
    return before if before is not None and words[first - 1].text not in ("'s", "'") else None


def _wording(marked: Marked, first: int, stop: int, head: int) -> str:
    """The title in small letters as a list of posts has it, without article and nationality."""
    words = marked.sentence.words
    kept = []
    for i in range(first, stop):
        spot = marked.names.get(i)
        nation = spot is not None and spot.kind == "Country" and i < head
        if (words[i].pos == "DET" and i < head) or nation or (spot is not None and spot.form == "demonym"):
            continue
        if words[i].low in ("'s", "'") and i < head:
            continue
        if i < head and words[i].lemma in people(marked.sentence.language).passing:
            continue
        kept.append(i)
    while kept and words[kept[-1]].pos in ("ADP", "DET"):
        kept.pop()
    out = ""
    for i in kept:
        joined = i - 1 in kept and words[i].start == words[i - 1].end
        text = _FORMER.sub("", words[i].text)
        own = i > head or (i in marked.names and i < head)
        out += ("" if joined or not out else " ") + (text if own else text.lower())
    return out
