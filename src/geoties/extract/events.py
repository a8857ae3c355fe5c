"""The events that a sentence tells: triggers, and the frame that fits each.

Of several frames of a word the first whose conditions hold and whose two sides are filled is taken. A noun that a verb
frame asks for as its object ("rompre les relations") is that verb's and tells nothing of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geoties.extract.arguments import Argument, of_verb
from geoties.extract.assembly import Event, build
from geoties.extract.brokers import give_mediators
from geoties.extract.cast import Cast
from geoties.extract.clauses import governor, is_passive
from geoties.extract.grammar import Grammar, preposition
from geoties.extract.joiners import give_joiners
from geoties.extract.nouns import of_noun
from geoties.extract.pieces import plain
from geoties.extract.spots import Marked
from geoties.extract.status import own_status

_THREATENED = 0.8
"""How sure, beside the threat itself, the act is that it threatens with."""

_AGAINST = frozenset(["DEMAND", "DISAPPROVE", "THREATEN", "REJECT", "SANCTION"])
"""What is said or done against whom the clause before names."""

_REFLEXIVE = frozenset(["se", "s'", "me", "m'", "nous", "vous"])
_WEAK = 0.7
"""The weight of frames that are not believed where a game is told of."""

_UNION = "Intergovernmental"
"""A kind that may stand behind a preposition too: "withdrew from the union"."""

_TIMES = frozenset(["après", "avant", "depuis", "pendant", "after", "before", "since", "during"])


def events(marked: Marked, rules: Grammar, cast: Cast, text: str) -> list[Event]:
    """The events of a sentence by place. `text` is the sentence as written."""
    sentence = marked.sentence
    said = plain(text).lower()
    found: dict[int, Event] = {}
    consumed: set[int] = set()
    for word in sentence.words:
        predicate = word.pos == "ADJ" and word.lemma in rules.sets["predicates"]
        if (
            (word.pos in ("VERB", "AUX") or predicate)
            and rules.verb(word) in rules.verbs
            and word.i not in marked.names
        ):
            event, taken = _verbal(marked, word.i, rules, cast, said)
            consumed |= taken
            if event is not None:
                found[word.i] = event
    for word in sentence.words:
        if (
            word.i in consumed
            or word.lemma not in rules.nouns
            or word.pos not in ("NOUN", "PROPN")
            or word.dep == "compound"
            or (word.i and sentence.words[word.i - 1].text == "-")
        ):
            continue
        if word.i in marked.names or (word.i in marked.phrases and marked.phrases[word.i].kind == "Person"):
            continue
        if word.lemma in rules.sets["bearers"] and word.dep.startswith("nsubj"):
            continue
        if word.i + 1 < len(sentence.words) and sentence.words[word.i + 1].low in ("'s", "'"):
            continue
        event = _nominal(marked, word.i, rules, cast, said)
        if event is not None and _is_topic(event, found.values(), marked, rules):
            marked.drop(word.i, f"{sentence.language}.{event.frame.rule}", "it is what was talked about")
        elif event is not None and _repeats(event, found.values(), marked):
            marked.drop(
                word.i, f"{sentence.language}.{event.frame.rule}", "it tells the event of a word beside it again"
            )
        elif event is not None:
            found[word.i] = event
            if event.roles.mediated and _only_mediates(found.get(event.clause or 0), event):
                del found[event.clause or 0]
            if event.kind.endswith("agreement"):
                cast.agreement = tuple(filler.actor for filler in event.roles.filled["P"])
    _carry_on(marked, found)
    give_mediators(marked, rules, found.values())
    give_joiners(marked, rules, found)
    kept = []
    played = any(word.pos in ("NOUN", "PROPN") and word.lemma in rules.sets["games"] for word in sentence.words)
    for i in sorted(found):
        rule = f"{sentence.language}.{found[i].frame.rule}"
        if played and (
            found[i].frame.type == "ASSAULT" or found[i].kind == "military_aid" or found[i].frame.weight < _WEAK
        ):
            marked.drop(i, rule, "it is told of a game")
        elif _doubles(marked, found[i], found):
            marked.drop(i, rule, "it tells the event of a word beside it again")
        elif _is_aim(marked, found[i], found):
            marked.drop(i, rule, "it says what another event's thing is for")
        elif _is_shell(marked, i, found):
            marked.drop(i, rule, "it only says that another event is meant to happen")
        elif _only_agrees(marked, i, found):
            marked.drop(i, rule, "it only says that another event was agreed to")
        elif _is_content(marked, i, found):
            marked.drop(i, rule, "it says what was agreed, or what another event of its kind is for")
        else:
            if found[i].status == "threatened" and any(
                above in found and found[above].frame.type == "THREATEN" for above in sentence.ancestors(i)
            ):
                found[i].sure *= _THREATENED
            kept += _each_way(found[i])
    return kept


def _carry_on(marked: Marked, found: dict[int, Event]) -> None:
    """Gives a second verb the target of the first: "accused Moscow of a cover-up and demanded an apology"."""
    for i, event in found.items():
        word = marked.sentence.words[i]
        first = found.get(word.head) if word.dep == "conj" and word.head < i else None
        if (
            first is None
            or not event.frame.verbal
            or event.frame.type not in _AGAINST
            or first.frame.type not in _AGAINST
        ):
            continue
        target = [filler for filler in first.roles.filled.get("T", []) if filler.slot == "obj"]
        if target and not event.roles.filled.get("T") and event.actors("S") == first.actors("S"):
            event.roles.filled["T"] = [replace(filler, sure=filler.sure * 0.8) for filler in target]


def _each_way(event: Event) -> list[Event]:
    """What two do to each other, as an event of each."""
    if not event.mutual:
        return [event]
    one, other = event.roles.filled["S"]
    pairs = ((one, other), (other, one))
    return [
        replace(event, roles=replace(event.roles, filled=event.roles.filled | {"S": [source], "T": [target]}))
        for source, target in pairs
    ]


def _is_content(marked: Marked, trigger: int, found: dict[int, Event]) -> bool:
    """Whether a plan without a second side adds nothing to the event above it.

    Those who agree on it are its only side ("agreed to reopen the border"), or it is of the same kind ("rallied to protest").
    """
    event = found[trigger]
    if event.status != "planned":
        return False
    above = next((found[i] for i in marked.sentence.ancestors(trigger) if i in found), None)
    if above is None:
        return False
    if above.kind == event.kind and above.frame.verbal:
        return True
    sides = event.actors("S")
    return "agree" in above.kind and bool(sides) and sides <= above.actors("P") and not event.roles.filled.get("T")


def _only_agrees(marked: Marked, trigger: int, found: dict[int, Event]) -> bool:
    """Whether those who "agreed to supply gas to China" agreed with nobody: what they agreed to do is told of somebody else."""
    event = found[trigger]
    if (
        not event.frame.verbal
        or event.kind != "agreement"
        or any(f.slot != "subj" for f in event.roles.filled.get("P", []))
    ):
        return False
    below = (
        i for i in marked.sentence.children[trigger] if marked.sentence.words[i].dep in ("xcomp", "ccomp", "advcl")
    )
    parties = event.actors("P")
    return any(i in found and (found[i].actors("T") or found[i].actors("P")) - parties for i in below)


def _verbal(marked: Marked, verb: int, rules: Grammar, cast: Cast, said: str) -> tuple[Event | None, set[int]]:
    words = marked.sentence.words
    arguments = of_verb(marked, verb, rules)
    heads = [argument.head for argument in arguments if argument.slot == "obj"]
    measured = {i for head in heads if words[head].lemma in rules.sets["measures"] for i in _complements(marked, head)}
    lemmas = {words[i].lemma for head in heads for i in (head, *_coordinates(marked, head))} | {
        words[i].lemma for i in measured
    }
    near = {words[i].lemma for head in heads for i in marked.sentence.subtree(head)}
    preps = {argument.slot for argument in arguments}
    taken: set[int] = set()
    for frame in rules.verbs[rules.verb(words[verb])]:
        if (frame.obj and not lemmas & frame.obj) or (frame.prep and not preps & frame.prep):
            continue
        if frame.complement and not _has_complement(marked, verb, frame.complement, rules):
            continue
        if frame.without & near or (frame.near and not any(phrase in said for phrase in frame.near)):
            continue
        given = [a.head for a in arguments if a.slot in frame.slots.get("T", ())] if frame.takes == _UNION else []
        if frame.takes and not any(
            spot is not None and spot.kind == frame.takes for spot in map(marked.at, [*heads, *given])
        ):
            continue
        if (frame.intransitive and (heads or _has_clause(marked, verb))) or (
            frame.reflexive and not _is_reflexive(marked, verb)
        ):
            continue
        taken |= {head for head in heads if words[head].lemma in frame.obj}
        event = build(marked, frame, verb, verb, arguments, rules, cast)
        if event is not None:
            return event, taken
    return None, taken


def _has_clause(marked: Marked, verb: int) -> bool:
    words = marked.sentence.words
    return any(words[child].dep in ("xcomp", "ccomp") for child in marked.sentence.children[verb])


def _is_reflexive(marked: Marked, verb: int) -> bool:
    return any(marked.sentence.words[child].low in _REFLEXIVE for child in marked.sentence.children[verb])


def _nominal(marked: Marked, noun: int, rules: Grammar, cast: Cast, said: str) -> Event | None:
    sentence = marked.sentence
    words = sentence.words
    behind = {word.lemma for word in words[noun + 1 : noun + 7]} | {word.low for word in words[noun + 1 : noun + 7]}
    before = {word.lemma for word in words[max(0, noun - 3) : noun]}
    arguments = of_noun(marked, noun, rules)
    support = _support(marked, noun, rules)
    if support is not None:
        own = {argument.head for argument in arguments}
        between = any(argument.slot in ("entre", "between") for argument in arguments)
        lemma = words[support].lemma
        brokers = lemma in rules.sets["mediation_verbs"] and (between or lemma not in rules.sets["settling"])
        held = words[noun].dep.startswith("obl") and is_passive(sentence, support)
        for argument in of_verb(marked, support, rules):
            if argument.head in own or argument.head == noun:
                continue
            if argument.slot == "obj" and held:
                arguments.append(Argument("subj", argument.head, argument.sure * 0.9))
            elif argument.slot.partition(".")[0] != "obj":
                slot = "mediated" if brokers and argument.slot == "subj" else argument.slot
                arguments.append(Argument(slot, argument.head, argument.sure * 0.9))
    preps = {argument.slot for argument in arguments}
    for frame in rules.nouns[words[noun].lemma]:
        if (frame.of and not behind & frame.of) or (frame.prep and not preps & frame.prep):
            continue
        if frame.without & (before | behind) or (frame.near and not any(phrase in said for phrase in frame.near)):
            continue
        if frame.takes and not any(
            spot is not None and spot.kind == frame.takes
            for spot in (marked.at(argument.head) for argument in arguments if argument.slot in frame.slots["T"])
        ):
            continue
        clause = support if support is not None else governor(marked, noun)
        event = build(marked, frame, noun, support, arguments, rules, cast)
        if event is not None:
            event.clause = clause
            event.reach = max(
                [noun, *(argument.head for argument in arguments if argument.head > noun and argument.sure > 0.9)]
            )
            return event
    return None


def _support(marked: Marked, noun: int, rules: Grammar) -> int | None:
    """The verb that lends a noun its subject: its object's, or "dépenser ... pour l'achat", "engage in talks"."""
    words = marked.sentence.words
    top = noun
    while words[top].dep == "conj" and words[top].head != top and words[words[top].head].pos in ("NOUN", "PROPN"):
        top = words[top].head
    above = words[top].head
    while words[above].dep == "acl" and words[words[above].head].dep == "obj":
        above = words[words[above].head].head
    if words[above].pos == "ADV" and words[above].dep == "advmod":
        above = words[above].head
    if preposition(marked.sentence, top, rules) in _TIMES:
        return None
    if above == top or words[above].pos not in ("VERB", "AUX") or words[above].lemma not in rules.sets["support"]:
        return None
    lent = words[top].dep.startswith(("obj", "obl", "nsubj:pass", "xcomp"))
    held = words[above].lemma in rules.sets["taking_place"] or "Part" in words[above].verb
    return above if lent or (words[top].dep == "nsubj" and held) else None


def _has_complement(marked: Marked, verb: int, wanted: frozenset[str], rules: Grammar) -> bool:
    """Whether a clause hangs on a verb, by its verb, mood or form.

    "must" and "should" are `demanded`, "that they leave" is `bare`; `any` clause will do where that is wanted.
    """
    sentence = marked.sentence
    above = sentence.words[sentence.words[verb].head]
    if "demanded" in wanted and sentence.words[verb].dep == "parataxis":
        return above.lemma in rules.sets["must"] or own_status(sentence, above.i, rules) == "demanded"
    for child in sentence.children[verb]:
        word = sentence.words[child]
        if word.dep in ("ccomp", "xcomp") and word.pos in ("VERB", "AUX"):
            told = own_status(sentence, child, rules)
            modal = word.lemma in rules.sets["must"]
            below = [sentence.words[c].dep for c in sentence.children[child]]
            bare = "bare" if "Inf" in word.verb and "nsubj" in below and "aux" not in below else word.dep
            if wanted & {"any", word.lemma, told, bare} or (modal and "demanded" in wanted):
                return True
    return False


def _coordinates(marked: Marked, head: int) -> Iterator[int]:
    for child in marked.sentence.children[head]:
        if marked.sentence.words[child].dep == "conj":
            yield child


def _complements(marked: Marked, head: int) -> Iterator[int]:
    """What a measure is of: "tons of food aid", "7 milliards de francs d'avoirs"."""
    for child in marked.sentence.children[head]:
        if marked.sentence.words[child].dep.startswith("nmod"):
            yield child
            yield from (c for c in marked.sentence.children[child] if marked.sentence.words[c].dep.startswith("nmod"))


def _is_aim(marked: Marked, event: Event, found: dict[int, Event]) -> bool:
    """Whether a verb only says what another event's thing is for: "un accord visant à renforcer la coopération"."""
    words = marked.sentence.words
    if words[event.trigger].dep.startswith("root"):
        return False
    if not event.frame.verbal:
        return event.frame.weight < 0.7 and any(
            i in found and not found[i].frame.verbal for i in marked.sentence.ancestors(event.trigger)
        )
    path: list[int] = []
    for above in marked.sentence.ancestors(event.trigger):
        if above in found and not found[above].frame.verbal:
            return any(words[i].dep == "acl" for i in [event.trigger, *path])
        path.append(above)
    return False


def _is_shell(marked: Marked, trigger: int, found: dict[int, Event]) -> bool:
    """Whether an intent only wraps another event, which is told as planned: "s'engage à livrer des armes à"."""
    return found[trigger].frame.alone and any(
        i != trigger and trigger in marked.sentence.ancestors(i) and not found[i].frame.alone for i in found
    )


def _only_mediates(verb: Event | None, event: Event) -> bool:
    """Whether a verb tells no more than the mediators of an event have: "brokered a truce between"."""
    return verb is not None and verb.kind == "mediation" and verb.actors("P") <= event.actors("P")


def _is_topic(event: Event, others: Iterable[Event], marked: Marked, rules: Grammar) -> bool:
    """Whether talks are only about it, as something to come: "negotiations on a pullback"."""
    about = preposition(marked.sentence, event.trigger, rules) in rules.sets["topics"]
    return (
        about
        and event.frame.type in ("RETREAT", "CONCEDE", "AID", "COOPERATE", "SUPPORT", "AGREE")
        and any(
            other.frame.type == "CONSULT" and other.trigger < event.trigger and other.clause == event.clause
            for other in others
        )
    )


def _doubles(marked: Marked, event: Event, found: dict[int, Event]) -> bool:
    """Whether of two verbs side by side the second tells the same event: "invaded and occupied Kuwait"."""
    word = marked.sentence.words[event.trigger]
    first = found.get(word.head) if word.dep == "conj" and event.trigger - word.head < 3 else None
    same = first is not None and event.frame.verbal and first.kind == event.kind and first.status == event.status
    return same and first is not None and all(first.actors(side) == event.actors(side) for side in "STP")


def _repeats(event: Event, others: Iterable[Event], marked: Marked) -> bool:
    """ "accords et partenariats" tell one thing: a coordinated noun of the same kind and parties adds none."""
    words = marked.sentence.words
    for other in others:
        near = words[event.trigger].head == other.trigger or abs(event.trigger - other.trigger) < 4
        if other.frame.kind == event.frame.kind and near:
            return True
    return False
