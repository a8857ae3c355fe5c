"""Names in a sentence: the gazetteer's, then persons and organisations that the model finds, then known surnames.

The gazetteer's type beats the model's. A single capitalised word is taken for a person only beside a title or when the
document names that person in full; the model alone is not believed for it.
"""

import re

from geoties.extract import amounts, gazetteer, leaders
from geoties.extract.cast import Cast
from geoties.extract.grammar import grammar
from geoties.extract.lexicon import People, people
from geoties.extract.parse import Sentence, Word
from geoties.extract.spots import Marked, Spot, head_of

_PERSON = ("PER", "PERSON")
_ORGANISATION = ("ORG",)
_PARTICLES = frozenset(["al", "el", "bin", "ben", "ibn", "von", "van", "der", "da", "dos", "ould", "bint"])
_PORTFOLIO_LINKS = frozenset(["de", "la", "le", "l'", "du", "des", "d'", "et", "of", "and", "for", "the"])
_JUNK = re.compile(r"[^\w\s.'’&-]|\d")


def mark(sentence: Sentence) -> Marked:
    """The sentence with the names that the gazetteer knows."""
    marked = Marked(sentence)
    for first, stop, entry in gazetteer.find(sentence.words, sentence.language):
        if _on_a_map(sentence, first, stop):
            continue
        form = "demonym" if entry.form == "demonym" else "name"
        spot = Spot(first, stop, head_of(sentence, first, stop), (entry.actor,), entry.kind, form)
        spot.metonym = entry.form == "metonym"
        marked.add_name(spot)
    return marked


def _on_a_map(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a name is that of a sea or a region ("Indian Ocean", "mer de Chine", "Amérique du Sud"), which is no state."""
    regions = people(sentence.language).regions
    around = [(first, stop + 1), (first, stop + 2), (max(0, first - 1), stop)]
    if any(sentence.text(begin, end).lower() in regions for begin, end in around):
        return True
    near = [sentence.words[i] for i in (first - 1, stop) if 0 <= i < len(sentence.words)]
    beside = {word.lemma for word in near if word.dep != "compound" or word.text[0].isupper()}
    if first > 1 and sentence.words[first - 1].low in ("de", "d'", "of"):
        beside.add(sentence.words[first - 2].lemma)
    return bool(beside & people(sentence.language).seas)


def add_persons(marked: Marked, cast: Cast) -> None:
    """Persons of two words and more, by the model's names and by title ("President Vladimir Putin")."""
    words = marked.sentence.words
    for i, word in enumerate(words):
        if word.lemma in people(marked.sentence.language).titles and i + 1 < len(words):
            start = i + 2 if words[i + 1].text == "," else i + 1
            while start + 2 < len(words) and (words[start].pos in ("ADP", "DET") or start in marked.names):
                start += 1
            stop = start
            while stop < len(words) and stop - start < 5 and stop not in marked.names:
                joined = stop > start and words[stop].low in _PARTICLES and _goes_on(words, stop)
                if not (_capital(words[stop]) or joined):
                    break
                stop = _whole(words, stop)
            if stop - start >= 2:
                _add_person(marked, cast, start, stop)
    for first, stop, label in _entities(words):
        if label in _PERSON or (_titled(marked, first) and label not in _ORGANISATION):
            _add_person(marked, cast, first, stop)


def add_surnames(marked: Marked, cast: Cast) -> None:
    """Single capitalised words that are the surname of a person whom the document names in full."""
    for i, word in enumerate(marked.sentence.words):
        if i not in marked.names and _capital(word):
            actor = cast.person(marked.sentence.text(i, i + 1))
            if actor:
                first = i - 1 if i and _is_de(marked.sentence.words[i - 1], cast, actor) else i
                marked.add_name(Spot(first, i + 1, i, (actor,), "Person"))


def add_organisations(marked: Marked, cast: Cast) -> None:
    """Organisations by the model's names: press, firms and armed groups by the word beside them."""
    words = marked.sentence.words
    lexicon = people(marked.sentence.language)
    for first, stop, label in _entities(words):
        while first < stop and words[first].pos in ("DET", "ADP", "PUNCT", "PART"):
            first += 1
        if label not in _ORGANISATION or first == stop or words[first].text[0].islower() or _is_make(words, stop):
            continue
        alone = words[first].low if stop - first == 1 else ""
        if alone in amounts.arms() or alone in lexicon.portfolios or _is_event(marked, first, stop):
            continue
        if leaders.ruled(_name(marked, first, stop)) or (_titled(marked, first) and _speaks(marked, stop - 1)):
            _add_person(marked, cast, first, stop)
            continue
        name = _name(marked, first, stop)
        beside = {words[i].lemma for i in (first - 1, first - 2, stop) if 0 <= i < len(words)}
        kind = (
            "Media" if beside & lexicon.media_words else "Company" if beside & lexicon.company_words else "Organization"
        )
        if any(i in marked.phrases for i in range(first, stop)) or marked.inside(first, stop) or len(name) < 3:
            continue
        if not any(i in marked.names for i in range(first, stop)):
            spot = Spot(first, stop, head_of(marked.sentence, first, stop), (cast.body(kind, name),), kind)
            marked.add_name(spot)


def _is_event(marked: Marked, first: int, stop: int) -> bool:
    """Whether a name is an event's by its head: "the First Opium War"."""
    words = marked.sentence.words
    head = words[stop - 1] if marked.sentence.language == "en" else words[first]
    return stop - first > 1 and grammar(marked.sentence.language).is_trigger_noun(head.lemma)


def _is_make(words: list[Word], stop: int) -> bool:
    """Whether a name is only the make of the thing behind it ("the Condor radar system")."""
    return words[stop - 1].dep == "compound" and stop < len(words) and words[stop].pos == "NOUN"


def _entities(words: list[Word]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for word in words:
        if not word.entity:
            continue
        if not word.entity_begins and found and found[-1][1] == word.i and found[-1][2] == word.entity:
            found[-1] = (found[-1][0], word.i + 1, word.entity)
        else:
            found.append((word.i, word.i + 1, word.entity))
    return found


def _add_person(marked: Marked, cast: Cast, first: int, stop: int) -> None:
    words = marked.sentence.words
    lexicon = people(marked.sentence.language)
    while first < stop and (
        words[first].pos in ("DET", "ADP", "PUNCT")
        or words[first].lemma in lexicon.titles
        or words[first].low in lexicon.honorifics
        or first in marked.names
        or _is_portfolio(words, first, lexicon)
    ):
        first += 1
    while stop > first and (
        words[stop - 1].text in ("'s", "'") or words[stop - 1].pos in ("PUNCT", "ADP") or stop - 1 in marked.names
    ):
        stop -= 1
    if first < stop:
        stop = _whole(words, stop - 1)
    if stop < len(words) and words[stop].low in _PARTICLES and stop not in marked.names and _goes_on(words, stop):
        stop = _whole(words, stop) if words[stop + 1].text == "-" else _whole(words, stop + 1)
    if stop - first > 7 or any(i in marked.names for i in range(first, stop)):
        return
    name = _name(marked, first, stop)
    if not name or _JUNK.search(name) or not all(_is_part(part) for part in name.split()):
        return
    alone = len(name.split()) == 1
    if alone and not (_titled(marked, first) or _speaks(marked, first)):
        return
    actor = cast.person(name) or (cast.sole(name) if alone else None)
    if actor:
        marked.add_name(Spot(first, stop, head_of(marked.sentence, first, stop), (actor,), "Person"))


def _is_de(word: Word, cast: Cast, actor: str) -> bool:
    """Whether a "De" before a surname is of it: "De Gaulle refused", where the full name has it too."""
    return word.low == "de" and word.text[0].isupper() and " de " in cast.figures[actor].name


def _goes_on(words: list[Word], particle: int) -> bool:
    """Whether a name goes on behind "al", "bin", "von": with a hyphen, or with a capital."""
    after = words[particle + 1] if particle + 1 < len(words) else None
    return after is not None and (after.text == "-" or after.text[:1].isupper())


def _is_portfolio(words: list[Word], i: int, lexicon: People) -> bool:
    """Whether a word before a name is a ministry's: "ministre de la Défense Lars Holm"."""
    if words[i].low not in lexicon.portfolios:
        return False
    before = words[i - 1].low if i else ""
    return before in _PORTFOLIO_LINKS or before in lexicon.portfolios


def _speaks(marked: Marked, i: int) -> bool:
    """Whether a name is the subject of a verb of speech: '"...", said Guilbeault'."""
    words = marked.sentence.words
    return words[i].dep == "nsubj" and words[words[i].head].lemma in people(marked.sentence.language).speech


def _whole(words: list[Word], i: int) -> int:
    """The end of a word with what hyphens join to it: "Tae-yul", "al-Kadhimi"."""
    stop = i + 1
    while (
        stop + 1 < len(words)
        and words[stop].text == "-"
        and words[stop - 1].end == words[stop].start
        and words[stop].end == words[stop + 1].start
    ):
        stop += 2
    return stop


def _is_part(part: str) -> bool:
    """Whether a word can be of a name: a capital (also behind "d'"), or "al" and "de", alone or before a hyphen."""
    return part[0].isupper() or len(part.partition("-")[0]) <= 3 or part.partition("'")[2][:1].isupper()


def _titled(marked: Marked, first: int) -> bool:
    words = marked.sentence.words
    if not first:
        return False
    lexicon = people(marked.sentence.language)
    return words[first - 1].lemma in lexicon.titles or words[first - 1].low in lexicon.honorifics


def _capital(word: Word) -> bool:
    return (
        word.text[:1].isupper()
        and (word.pos in ("PROPN", "NOUN", "ADJ", "X") or word.entity in _PERSON)
        and (len(word.text) > 1 or word.pos == "PROPN")
    )


def _name(marked: Marked, first: int, stop: int) -> str:
    return marked.sentence.text(first, stop).strip(" .,'\"-")
