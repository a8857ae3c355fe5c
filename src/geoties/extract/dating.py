"""Which date phrase of a sentence belongs to which of its events, and what it says.

A noun takes the phrase behind it ("la visite de Gantz en novembre"), else that of the clause it is in; a verb that of its
own clause. A clause opened by "au cours de laquelle" takes the date of the event that it happened in.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from geoties.extract.assembly import Event
from geoties.extract.grammar import Grammar
from geoties.extract.lexicon import people
from geoties.extract.parse import Sentence
from geoties.extract.spots import Marked
from geoties.extract.when import Phrase

_WHEN = frozenset(["when", "quand", "lorsque", "lorsqu'"])
_AHEAD = ("planned", "conditional", "threatened")
_AFTER = ("après", "avant", "after", "before")


@dataclass(frozen=True, slots=True)
class Dated:
    """The phrase that dates an event; `anchor` is the event that "a year after" counts from."""

    phrase: Phrase
    anchor: Event | None = None


def date_events(marked: Marked, found: list[Event], phrases: Iterable[Phrase], rules: Grammar) -> dict[int, Dated]:
    """The date phrase of each event that has one, by the event's place in `found`.

    The nearest pairs first: of two phrases in a clause each dates an event of its own, one alone dates all.
    """
    sentence = marked.sentence
    places = [(phrase, _word_at(sentence, phrase)) for phrase in phrases]
    behind = {
        id(phrase): index
        for index, event in enumerate(found)
        for phrase, i in places
        if i is not None and _behind(sentence, event, i)
    }
    fits = []
    for index, event in enumerate(found):
        for at, (phrase, i) in enumerate(places):
            if i is None:
                continue
            owner = behind.get(id(phrase))
            if owner is not None and owner != index and not found[owner].frame.verbal:
                continue
            if not (owner == index or _same_clause(marked, event, i, rules)):
                continue
            if event.trigger != _anchor_word(found, phrase, i):
                fits.append((abs(i - event.trigger) + (0 if owner == index else 20), index, at))
    dated: dict[int, Dated] = {}
    taken: set[int] = set()
    for shared in (False, True):
        for _, index, at in sorted(fits):
            if index not in dated and (shared or at not in taken):
                phrase, i = places[at]
                dated[index] = Dated(phrase, _anchor(found, phrase, i))
                taken.add(at)
    for index, event in enumerate(found):
        if index not in dated:
            outer = _held_during(sentence, event, found, rules)
            if outer is not None and outer in dated:
                dated[index] = dated[outer]
    return dated


def _word_at(sentence: Sentence, phrase: Phrase) -> int | None:
    """The content word of a phrase: its last word that is inside."""
    inside = [
        word.i
        for word in sentence.words
        if word.start >= phrase.start - 1 and word.end <= phrase.end + 1 and word.start < phrase.end
    ]
    content = [i for i in inside if sentence.words[i].pos not in ("DET", "ADP", "PUNCT")]
    return next(iter(content or inside), None)


def _behind(sentence: Sentence, event: Event, i: int) -> bool:
    """Whether a phrase stands in the noun phrase of an event's noun, with no verb or mark between."""
    if event.frame.verbal or not event.trigger < i <= max(event.reach + 3, event.trigger + 5):
        return False
    between = sentence.words[event.trigger + 1 : i]
    return all(word.pos not in ("VERB", "AUX") and word.text not in (",", ";", '"', "(") for word in between)


def _same_clause(marked: Marked, event: Event, i: int, rules: Grammar) -> bool:
    sentence = marked.sentence
    clause = _clause(sentence, i)
    if event.status in _AHEAD and _of_speech(sentence, i) not in (None, event.clause):
        return False
    if event.clause is None:
        return clause is None or clause == _clause(sentence, event.trigger)
    if not event.frame.verbal and event.clause is not None and sentence.words[event.clause].lemma in _speech(sentence):
        return False
    own = [event.clause, *_above(sentence, event.clause, rules)]
    if clause in own or _opens(sentence, i, own):
        return True
    word = sentence.words[event.clause]
    if word.dep in ("conj", "xcomp") and clause == word.head and i < event.clause:
        settled = word.dep == "xcomp" and event.status in _AHEAD and "Past" in sentence.words[clause].verb
        return sentence.words[word.head].lemma not in _speech(sentence) and not settled
    if (
        word.dep == "root"
        and clause is not None
        and sentence.words[clause].head == event.clause
        and sentence.words[clause].dep == "punct"
    ):
        return True
    return clause is None and word.dep == "root"


def _of_speech(sentence: Sentence, i: int) -> int | None:
    """The verb of speech right before a phrase, which says when it was said: "said on Friday it would"."""
    j = i - 1
    while j > 0 and sentence.words[j].pos in ("ADP", "DET", "NUM", "ADJ"):
        j -= 1
    word = sentence.words[j] if j >= 0 else None
    return j if word is not None and word.pos == "VERB" and word.lemma in _speech(sentence) else None


def _above(sentence: Sentence, clause: int, rules: Grammar) -> list[int]:
    """The verbs whose time is that of a clause too: "finit par reconnaître", "changed on 22 September when they met"."""
    words = sentence.words
    found: list[int] = []
    while len(found) < 3:
        word = words[clause]
        opened = {words[child].low for child in sentence.children[clause] if child < clause}
        above = words[word.head]
        bare = "Inf" in word.verb and above.lemma in rules.sets["actual"]
        when = word.dep.startswith(("advcl", "acl")) and bool(opened & _WHEN)
        if above.i == clause or not (bare or when):
            break
        while above.pos not in ("VERB", "AUX") and above.head != above.i:
            above = words[above.head]
        found.append(above.i)
        clause = above.i
    return found


def _clause(sentence: Sentence, i: int) -> int | None:
    """The verb, or the adjective of a sentence without one, that a word hangs below."""
    for above in sentence.ancestors(i):
        word = sentence.words[above]
        if word.pos in ("VERB", "AUX") or (word.pos == "ADJ" and word.dep == "root"):
            return above
    return None


def _opens(sentence: Sentence, i: int, verbs: list[int]) -> bool:
    """Whether a phrase stands right before the subject of one of these verbs: "et en 1972 les Nations unies finissent par"."""
    words = sentence.words
    after = i + 2 if i + 1 < len(words) and words[i + 1].text == "," else i + 1
    heads = (child for verb in verbs for child in sentence.children[verb] if words[child].dep.startswith("nsubj"))
    return any(sentence.subtree(head)[0] == after for head in heads)


def _anchor_word(found: list[Event], phrase: Phrase, i: int | None) -> int | None:
    anchor = _anchor(found, phrase, i)
    return anchor.trigger if anchor else None


def _anchor(found: list[Event], phrase: Phrase, i: int | None) -> Event | None:
    """The event right behind "a year after"."""
    if phrase.op != "shift" or phrase.parts.get("side") not in _AFTER or i is None:
        return None
    for event in found:
        if i < event.trigger <= i + 7:
            return event
    return None


def _held_during(sentence: Sentence, event: Event, found: list[Event], rules: Grammar) -> int | None:
    """The event named before "au cours de laquelle" when that opens the clause of this one."""
    if event.clause is None:
        return None
    said = [rules.contractions.get(word.low, word.low) for word in sentence.words[: event.clause]]
    for opening in rules.sets["during"]:
        words = opening.split()
        for start in range(len(said) - len(words), -1, -1):
            if said[start : start + len(words)] == words:
                before = [k for k, other in enumerate(found) if other.trigger < start]
                return before[-1] if before else None
    return None


def _speech(sentence: Sentence) -> frozenset[str]:
    return people(sentence.language).speech
