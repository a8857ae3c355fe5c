"""The events that a sentence tells: triggers, the frame that fits each, and its roles.

Of several frames of a word the first whose conditions hold and whose two sides are filled is taken. A noun that a verb
frame asks for as its object ("rompre les relations") is that verb's and tells nothing of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from geoties import ontology
from geoties.extract import amounts
from geoties.extract.arguments import Argument, of_noun, of_verb, subjects
from geoties.extract.cast import Cast, is_country
from geoties.extract.grammar import Frame, Grammar, preposition
from geoties.extract.pieces import plain
from geoties.extract.roles import Filler, Roles, fill, sides
from geoties.extract.spots import Marked, Spot
from geoties.extract.status import status
from geoties.model import Item

_DOMAINS = {
    "defence_agreement": frozenset(
        "défense militaire sécurité sécuritaire armement armée défensif défensive defence defense military security arms".split()
    ),
    "trade_agreement": frozenset(
        "commerce commercial libre-échange douanier trade commercial tariff free-trade".split()
    ),
    "peace_agreement": frozenset("paix peace armistice".split()),
}
_AIDS = {
    "humanitarian_aid": frozenset({"humanitaire", "humanitarian", "alimentaire", "food"}),
    "military_aid": frozenset({"militaire", "military"}),
}
_DEFINITE = frozenset({"le", "la", "l'", "cette", "ce", "the", "this", "that", "sa", "son", "his", "her", "its"})
_OTHER_DOMAINS = frozenset("tourisme culture culturel énergie migration tourism energy cultural gaz gas".split())


@dataclass(slots=True)
class Event:
    """One event of a sentence; `clause` is the verb whose tense and dates are its own, if it has one."""

    frame: Frame
    trigger: int
    clause: int | None
    kind: str
    status: str
    roles: Roles
    items: list[Item] = field(default_factory=list)
    sure: float = 1.0
    place: Spot | None = None
    reach: int = 0


def events(marked: Marked, rules: Grammar, cast: Cast, text: str) -> list[Event]:
    """The events of a sentence by place. `text` is the sentence as written."""
    sentence = marked.sentence
    said = plain(text).lower()
    found: dict[int, Event] = {}
    consumed: set[int] = set()
    for word in sentence.words:
        if rules.verb(word) in rules.verbs and word.pos in ("VERB", "AUX") and word.i not in marked.names:
            event, taken = _verbal(marked, word.i, rules, cast, said)
            consumed |= taken
            if event is not None:
                found[word.i] = event
    for word in sentence.words:
        if word.i in consumed or word.lemma not in rules.nouns or word.pos not in ("NOUN", "PROPN"):
            continue
        if word.i in marked.names or word.i in marked.phrases and marked.phrases[word.i].kind == "Person":
            continue
        event = _nominal(marked, word.i, rules, cast, said)
        if event is not None and not _repeats(event, found.values(), marked):
            found[word.i] = event
            if event.kind.endswith("agreement"):
                cast.agreement = tuple(filler.actor for filler in event.roles.filled["P"])
    return [found[i] for i in sorted(found) if not _is_aim(marked, found[i], found)]


def governor(marked: Marked, noun: int) -> int | None:
    """The verb that a noun is the object, subject or complement of, through other nouns."""
    words = marked.sentence.words
    for above in marked.sentence.ancestors(noun):
        if words[above].pos in ("VERB", "AUX"):
            return above
    return None


def _verbal(marked: Marked, verb: int, rules: Grammar, cast: Cast, said: str) -> tuple[Event | None, set[int]]:
    words = marked.sentence.words
    arguments = of_verb(marked, verb, rules)
    heads = [argument.head for argument in arguments if argument.slot == "obj"]
    lemmas = {words[i].lemma for head in heads for i in (head, *_coordinates(marked, head))}
    near = {words[i].lemma for head in heads for i in marked.sentence.subtree(head)}
    preps = {argument.slot for argument in arguments}
    for frame in rules.verbs[rules.verb(words[verb])]:
        if frame.obj and not lemmas & frame.obj or frame.prep and not preps & frame.prep:
            continue
        if frame.without & near or frame.near and not any(phrase in said for phrase in frame.near):
            continue
        taken = {head for head in heads if words[head].lemma in frame.obj}
        event = _build(marked, frame, verb, verb, arguments, rules, cast)
        if event is not None or frame.obj:
            return event, taken
    return None, set()


def _nominal(marked: Marked, noun: int, rules: Grammar, cast: Cast, said: str) -> Event | None:
    sentence = marked.sentence
    words = sentence.words
    behind = {word.lemma for word in words[noun + 1 : noun + 7]} | {word.low for word in words[noun + 1 : noun + 7]}
    before = {word.lemma for word in words[max(0, noun - 3) : noun]}
    arguments = of_noun(marked, noun, rules)
    support = _support(marked, noun, rules)
    if support is not None:
        own = {argument.head for argument in arguments}
        for argument in of_verb(marked, support, rules):
            if argument.head not in own and argument.slot.partition(".")[0] != "obj" and argument.head != noun:
                arguments.append(Argument(argument.slot, argument.head, argument.sure * 0.9))
    preps = {argument.slot for argument in arguments}
    for frame in rules.nouns[words[noun].lemma]:
        if frame.of and not behind & frame.of or frame.prep and not preps & frame.prep:
            continue
        if frame.without & (before | behind) or frame.near and not any(phrase in said for phrase in frame.near):
            continue
        clause = support if support is not None else governor(marked, noun)
        event = _build(marked, frame, noun, support, arguments, rules, cast)
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
    if preposition(marked.sentence, top, rules) in ("après", "avant", "depuis", "pendant", "après", "after", "before", "since", "during"):
        return None
    if above == top or words[above].pos not in ("VERB", "AUX") or words[above].lemma not in rules.sets["support"]:
        return None
    return (
        above
        if words[top].dep.startswith(("obj", "obl", "nsubj:pass", "xcomp"))
        or words[top].dep == "nsubj"
        and "Part" in words[above].verb
        else None
    )


def _build(
    marked: Marked,
    frame: Frame,
    trigger: int,
    clause: int | None,
    arguments: list[Argument],
    rules: Grammar,
    cast: Cast,
) -> Event | None:
    told = status(marked.sentence, trigger, rules, support=clause if not frame.verbal else None)
    if told is None or (frame.asserted and told != "asserted"):
        return None
    items, fits = _items(marked, frame, trigger, arguments)
    if not fits:
        return None
    kind = _domain(marked, frame, trigger)
    roles = fill(marked, frame, arguments, rules)
    if kind == "joint_production" and len(sides(roles.filled.get("P", []), cast)) < 2:
        told = _content_of_agreement(marked, trigger, rules, cast, roles) or told
    states = {filler.actor for filler in roles.mediated if is_country(filler.actor)}
    roles.mediated = [m for m in roles.mediated if m.actor in states or cast.country_of(m.actor) not in states]
    if not frame.verbal and not items:
        _told_before(marked, frame, kind, trigger, roles, cast)
    _states_sign(marked, kind, trigger, clause, roles, rules, cast)
    sure = _completeness(frame, kind, roles, cast)
    if sure is None:
        return None
    event = Event(frame, trigger, clause, kind, told, roles, items, sure)
    event.place = _place(marked, arguments, roles)
    return event


def _items(marked: Marked, frame: Frame, trigger: int, arguments: list[Argument]) -> tuple[list[Item], bool]:
    """The things of a transfer, and whether they fit the kind: arms for one of arms, goods for a supply."""
    if frame.kind not in ("arms_transfer", "supply", "joint_production"):
        return [], True
    words = marked.sentence.words
    if frame.verbal:
        spans = [marked.sentence.subtree(argument.head) for argument in arguments if argument.slot == "obj"]
        first = min((span[0] for span in spans), default=trigger)
        stop = max((span[-1] + 1 for span in spans), default=trigger)
    else:
        first, stop = trigger, trigger + 1
        while (
            stop < len(words)
            and stop - trigger < 16
            and words[stop].pos not in ("VERB", "AUX")
            and words[stop].text not in (",", ".", ";")
        ):
            stop += 1
        while first > 0 and marked.sentence.language == "en" and words[first - 1].pos in ("NOUN", "PROPN", "ADJ"):
            first -= 1
    found, arms, goods = amounts.items(marked, first, stop)
    return found, goods and not arms if frame.kind == "supply" else arms


def _domain(marked: Marked, frame: Frame, trigger: int) -> str:
    """What an agreement is about, where its words name one domain only."""
    sentence = marked.sentence
    if frame.kind == "aid":
        near = {w.lemma for w in sentence.words[max(0, trigger - 3) : trigger + 8]}
        return next((kind for kind, cues in _AIDS.items() if near & cues), "aid")
    if frame.kind != "agreement" or frame.verbal:
        return frame.kind
    words = [
        sentence.words[i]
        for i in {*sentence.subtree(trigger), *range(max(0, trigger - 3), min(trigger + 5, len(sentence.words)))}
    ]
    above = sentence.words[trigger].head
    if sentence.words[above].pos in ("VERB", "AUX"):
        words += [
            sentence.words[i]
            for child in sentence.children[above]
            if child > trigger
            and sentence.words[child].dep.startswith(("advcl", "acl", "obl"))
            and abs(child - trigger) < 8
            for i in sentence.subtree(child)
        ]
    said = {word.lemma for word in words} | {word.low for word in words}
    fitting = [kind for kind, cues in _DOMAINS.items() if said & cues]
    return fitting[0] if len(fitting) == 1 and not said & _OTHER_DOMAINS else frame.kind


def _content_of_agreement(marked: Marked, trigger: int, rules: Grammar, cast: Cast, roles: Roles) -> str | None:
    """ "L'accord prévoit la fabrication de drones": the parties are those of the agreement told last; it is planned."""
    words = marked.sentence.words
    verb = governor(marked, trigger)
    while verb is not None and words[verb].lemma not in rules.sets["content"]:
        verb = governor(marked, verb)
    if verb is None or len(cast.agreement) < 2:
        return None
    named = [head for head, _ in subjects(marked, verb) if words[head].lemma in rules.sets["agreement_nouns"]]
    if not named:
        return None
    spot = Spot(named[0], named[0] + 1, named[0], cast.agreement, "Country", "nominal", sure=0.8, told=False)
    roles.filled["P"] = [Filler(actor, spot, 0.8, "subj") for actor in cast.agreement]
    return "planned"


def _told_before(marked: Marked, frame: Frame, kind: str, trigger: int, roles: Roles, cast: Cast) -> None:
    """ "La visite du ministre": the side that is not named again is that of the event told before."""
    determiners = {marked.sentence.words[child].low for child in marked.sentence.children[trigger]}
    if not determiners & _DEFINITE:
        return
    given = {
        letter: [filler.actor for filler in found] for letter, found in roles.filled.items() if letter in "ST" and found
    }
    if len(given) != 1:
        return
    (letter, actors), missing = next(iter(given.items())), "T" if "S" in given else "S"
    spot = Spot(
        trigger,
        trigger + 1,
        trigger,
        cast.other_side(kind, letter, actors),
        "Country",
        "nominal",
        sure=0.75,
        told=False,
    )
    roles.filled[missing] = [Filler(actor, spot, 0.75, "told") for actor in spot.actors]


def _states_sign(
    marked: Marked, kind: str, trigger: int, clause: int | None, roles: Roles, rules: Grammar, cast: Cast
) -> None:
    """Between states a person stands for the state; who is the subject of "sign" signs for it."""
    spec = ontology.kinds()[kind]
    if spec.directed or not (spec.state or kind in ("ratification", "exercise", "trade")):
        return
    words = marked.sentence.words
    signing = clause is not None and words[clause].lemma in rules.sets["signing"]
    parties: list[Filler] = []
    for filler in roles.filled.get("P", []):
        state = cast.country_of(filler.actor)
        person = filler.actor in cast.figures and cast.figures[filler.actor].kind == "Person"
        if person and signing and filler.slot == "subj":
            roles.signed.append(filler)
        if person and state is not None:
            filler = Filler(state, filler.spot, filler.sure, filler.slot)
        elif person and signing and len(roles.filled["P"]) > 2:
            continue
        if not any(other.actor == filler.actor for other in parties):
            parties.append(filler)
    named = {filler.actor for filler in parties if filler.slot != "subj" or not roles.signed}
    roles.filled["P"] = [
        filler
        for filler in parties
        if filler.actor in named or len(named) < 2 or all(filler.spot is not s.spot for s in roles.signed)
    ]


def _completeness(frame: Frame, kind: str, roles: Roles, cast: Cast) -> float | None:
    """How sure the roles are together; None where a side that the kind needs is empty."""
    if not ontology.kinds()[kind].directed:
        parties = roles.filled.get("P", [])
        states = sides(parties, cast)
        if kind == "mediation" and len(states) == 1 and roles.filled.get("M"):
            return min(filler.sure for filler in parties)
        if len(states) < 2 and not (len(parties) > 1 and all(filler.actor in cast.figures for filler in parties)):
            return None
        if not any(cast.is_political(filler.actor) for filler in parties):
            return None
        if len({filler.slot for filler in parties}) == 1 and parties[0].slot.rpartition(".")[2] in (
            "avec",
            "with",
            "à",
            "to",
        ):
            return None
        return min(filler.sure for filler in parties)
    source, target = roles.filled.get("S", []), roles.filled.get("T", [])
    if frame.state and not all(is_country(filler.actor) and filler.spot.form == "name" for filler in target):
        return None
    same = {filler.actor for filler in source} & {filler.actor for filler in target}
    target = roles.filled["T"] = [filler for filler in target if filler.actor not in same]
    if not source and not target or (not frame.one_sided and not (source and target)):
        return None
    if not any(cast.is_political(filler.actor) for filler in (*source, *target)):
        return None
    return min(filler.sure for filler in (*source, *target)) * (1.0 if source and target else 0.75)


def _place(marked: Marked, arguments: list[Argument], roles: Roles) -> Spot | None:
    for argument in arguments:
        code, spot = argument.slot, marked.at(argument.head)
        if (
            argument.sure > 0.85
            and code in ("à", "en", "dans", "in", "at")
            and spot is not None
            and spot.kind == "Country"
            and spot.form == "name"
            and spot.head not in roles.used
        ):
            return spot
    return None


def _coordinates(marked: Marked, head: int) -> Iterator[int]:
    for child in marked.sentence.children[head]:
        if marked.sentence.words[child].dep == "conj":
            yield child


def _is_aim(marked: Marked, event: Event, found: dict[int, Event]) -> bool:
    """Whether a verb only says what another event's thing is for: "un accord visant à renforcer la coopération"."""
    words = marked.sentence.words
    if words[event.trigger].dep.startswith("root"):
        return False
    if not event.frame.verbal:
        return event.frame.weight < 0.7 and any(
            i in found and not found[i].frame.verbal for i in marked.sentence.ancestors(event.trigger)
        )
    path = []
    for above in marked.sentence.ancestors(event.trigger):
        if above in found and not found[above].frame.verbal:
            return any(words[i].dep == "acl" for i in [event.trigger, *path])
        path.append(above)
    return False


def _repeats(event: Event, others: object, marked: Marked) -> bool:
    """ "accords et partenariats" tell one thing: a coordinated noun of the same kind and parties adds none."""
    words = marked.sentence.words
    for other in others if isinstance(others, type({}.values())) else ():
        near = words[event.trigger].head == other.trigger or abs(event.trigger - other.trigger) < 4
        if other.frame.kind == event.frame.kind and near:
            return True
    return False
