"""Who joined in an act, where the words that say so do not hang on the act's own word.

"France, joined by Germany, condemned", "le Royaume-Uni, suivi du Canada", "Canada joined the United States in
imposing", "and Peru followed suit": the others stand beside whoever acts.
"""

from collections.abc import Iterator

from geoties.extract.arguments import Argument
from geoties.extract.assembly import Event
from geoties.extract.clauses import objects, subjects
from geoties.extract.grammar import Grammar
from geoties.extract.roles import Filler, fillers
from geoties.extract.spots import Marked

_PHRASE = frozenset(["DET", "ADJ", "NOUN", "NUM", "ADP"])
_BY = frozenset(["by", "par", "de", "du", "d'"])


def give_joiners(marked: Marked, rules: Grammar, told: dict[int, Event]) -> None:
    """Adds to events who joined in them, beside those who act, mediate or are met."""
    if not told:
        return
    for verb, below, found in _expressions(marked, rules):
        event = _joined(marked, verb, told, rules, below=below)
        if event is None:
            continue
        sides = {filler.actor for fillers_ in event.roles.filled.values() for filler in fillers_}
        known = {filler.actor for filler in (*event.roles.joined, *event.roles.mediated)}
        event.roles.joined += [f for f in found if f.actor not in sides | known]


def _expressions(marked: Marked, rules: Grammar) -> Iterator[tuple[int, bool, list[Filler]]]:
    """Verbs that say who joins in, whether the act is told below them, and the actors."""
    words = marked.sentence.words
    for word in words:
        if word.pos not in ("VERB", "AUX") or word.i in marked.names:
            continue
        passive = "Part.Past" in word.verb and word.dep.startswith(("acl", "advcl", "amod", "appos", "conj"))
        below = False
        if word.lemma in rules.sets["following"] and passive:
            found = _behind(marked, word.i)
        elif word.lemma in rules.sets["joining_in"]:
            found, below = _of_heads(marked, objects(marked.sentence, word.i) or _complement(marked, word.i)), True
        elif _says_the_same(marked, word.i, rules):
            found = _of_heads(marked, [head for head, _ in subjects(marked, word.i)])
        else:
            continue
        if found:
            yield word.i, below, found


def _says_the_same(marked: Marked, verb: int, rules: Grammar) -> bool:
    """Whether a clause only says that somebody did so too: "followed suit", "en a fait autant", "lui a emboîté le pas"."""
    said = " " + " ".join(word.low for word in marked.sentence.words[verb : verb + 4])
    return any(f" {phrase}" in said for phrase in rules.sets["likewise"])


def _behind(marked: Marked, verb: int) -> list[Filler]:
    """Who stands behind "joined by", "suivi du"."""
    words = marked.sentence.words
    if verb + 1 >= len(words) or words[verb + 1].low not in _BY:
        return []
    spot = marked.following(verb + 2, 6, _PHRASE)
    return fillers(marked, Argument("joined", spot.head, 0.9)) if spot is not None else []


def _complement(marked: Marked, verb: int) -> list[int]:
    """ "S'est jointe aux Etats-Unis": the phrase with "à" or "with"."""
    words = marked.sentence.words
    return [c for c in marked.sentence.children[verb] if words[c].dep.startswith(("obl", "iobj")) and marked.at(c)]


def _of_heads(marked: Marked, heads: list[int]) -> list[Filler]:
    named = [head for head in heads if (spot := marked.at(head)) is not None and spot.form != "place"]
    return [filler for head in named for filler in fillers(marked, Argument("joined", head, 0.9))]


def _joined(marked: Marked, verb: int, told: dict[int, Event], rules: Grammar, *, below: bool) -> Event | None:
    """The event that a verb of joining is about: that below it, that of the clause it hangs in, or the one told before."""
    sentence = marked.sentence
    acted = {i: event for i, event in told.items() if event.kind != "mediation" and _acts(event) and i != verb}
    if below:
        return next((acted[i] for i in sentence.subtree(verb) if i in acted and i > verb), None)
    for above in sentence.ancestors(verb):
        for i, event in acted.items():
            if above in (i, event.clause):
                return event
    before = [i for i in acted if i < verb]
    return acted[max(before)] if before and _says_the_same(marked, verb, rules) else None


def _acts(event: Event) -> bool:
    return bool(event.roles.filled.get("S") or event.roles.filled.get("P"))
