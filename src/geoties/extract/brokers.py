"""Who mediated an event, where the words that say so do not hang on the event's own word.

"Egyptian-brokered talks", "a deal brokered by China", "under Swiss mediation", "with Russia acting as mediator": the mediator is
that of the event above these words, else of the only event of the sentence that has two sides.
"""

from collections.abc import Iterable, Iterator

from geoties.extract.arguments import Argument
from geoties.extract.assembly import Event
from geoties.extract.clauses import subjects
from geoties.extract.grammar import Grammar, preposition
from geoties.extract.roles import Filler, fillers
from geoties.extract.spots import Marked, Spot

_PHRASE = frozenset(["DET", "ADJ", "NOUN", "NUM"])
_LINKED = frozenset(["ADP", "DET", "ADJ", "NOUN"])
_BY = frozenset(["by", "par"])
_GOOD = frozenset(["good", "bon", "bons"])


def give_mediators(marked: Marked, rules: Grammar, told: Iterable[Event]) -> None:
    """Adds to events with two sides who mediated them, and takes these out of their parties."""
    events = [event for event in told if event.kind != "mediation" and _has_sides(event)]
    if not events:
        return
    for i, found in _expressions(marked, rules):
        event = _mediated(marked, i, events)
        if event is None:
            continue
        acting = event.actors("S") | event.actors("T")
        known = {filler.actor for filler in event.roles.mediated}
        event.roles.mediated += [f for f in found if f.actor not in acting | known]
    for event in events:
        _part(event)


def _part(event: Event) -> None:
    """A mediator is no party where two others are."""
    mediators = {filler.actor for filler in event.roles.mediated}
    parties = [filler for filler in event.roles.filled.get("P", []) if filler.actor not in mediators]
    if len({filler.actor for filler in parties}) > 1:
        event.roles.filled["P"] = parties
    elif parties:
        event.roles.mediated = [f for f in event.roles.mediated if f.actor not in event.actors("P")]


def _has_sides(event: Event) -> bool:
    source, target = event.actors("S"), event.actors("T")
    return len(event.actors("P")) > 1 or bool(source and target) or len(source) > 1


def _mediated(marked: Marked, i: int, events: list[Event]) -> Event | None:
    """The event that words of mediation are about."""
    for above in [i, *marked.sentence.ancestors(i)]:
        for event in events:
            if above in (event.trigger, event.clause):
                return event
    return events[0] if len(events) == 1 else None


def _expressions(marked: Marked, rules: Grammar) -> Iterator[tuple[int, list[Filler]]]:
    """The words of a sentence that say who mediates, with the actors."""
    words = marked.sentence.words
    for word in words:
        if word.i in marked.names:
            continue
        if _is_mediation(marked, word.i, rules):
            found = _of_noun(marked, word.i)
        elif word.lemma in rules.sets["mediation_verbs"] and ("Part.Past" in word.verb or word.pos == "ADJ"):
            found = _by_whom(marked, word.i)
        elif word.lemma in rules.sets["go_betweens"] and word.pos == "NOUN":
            found = _acting(marked, word.i)
        else:
            continue
        if found:
            yield word.i, found


def _is_mediation(marked: Marked, i: int, rules: Grammar) -> bool:
    """Whether a noun says, behind a preposition, that somebody mediates: "sous l'égide", "through the good offices"."""
    words = marked.sentence.words
    if words[i].lemma not in rules.sets["mediation_nouns"]:
        return words[i].lemma == "office" and i > 0 and words[i - 1].lemma in _GOOD
    code = preposition(marked.sentence, i, rules)
    return code in rules.sets["mediating"] or code.partition(" ")[0] in rules.sets["by_mediation"]


def _of_noun(marked: Marked, i: int) -> list[Filler]:
    """ "Egyptian mediation", "la médiation qatarie", "the mediation of Oman and Iraq"."""
    words = marked.sentence.words
    before = marked.names.get(i - 1) or (marked.names.get(i - 2) if words[i - 1].low in ("'s", "good") else None)
    return _named(marked, before or marked.following(i + 1, 7, _LINKED))


def _named(marked: Marked, spot: Spot | None) -> list[Filler]:
    """The actors of a spot, if there is one, as mediators."""
    return fillers(marked, Argument("mediated", spot.head, 0.95)) if spot is not None else []


def _acting(marked: Marked, i: int) -> list[Filler]:
    """ "With Russia acting as mediator", "le Qatar jouant les intermédiaires": a clause of its own with its own subject."""
    words = marked.sentence.words
    verb = next((j for j in marked.sentence.ancestors(i) if words[j].pos in ("VERB", "AUX")), None)
    if verb is None or "Part.Pres" not in words[verb].verb:
        return []
    own = [head for head, _ in subjects(marked, verb) if head < verb]
    named = [head for head in own if marked.at(head) is not None]
    beside = marked.at(verb - 1) if verb and not named else None
    if beside is not None:
        named = [beside.head]
    return [filler for head in named for filler in fillers(marked, Argument("mediated", head, 0.9))]


def _by_whom(marked: Marked, i: int) -> list[Filler]:
    """ "Brokered by China", "négocié par l'Egypte"; "Qatari-mediated", with a hyphen and who does it before."""
    words = marked.sentence.words
    if i > 1 and words[i - 1].text == "-":
        return _named(marked, marked.at(i - 2))
    for j in range(i + 1, min(i + 9, len(words))):
        if words[j].low in _BY:
            return _named(marked, marked.following(j + 1, 6, _PHRASE))
        if words[j].pos in ("PUNCT", "VERB") and words[j].text != ",":
            return []
    return []
