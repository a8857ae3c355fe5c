"""One event put together: the roles of a frame, its status, its things, its place, and whether its sides are there."""

from dataclasses import dataclass, field
from functools import lru_cache

from geoties import ontology
from geoties.extract import amounts
from geoties.extract.arguments import Argument
from geoties.extract.cast import Cast, is_country
from geoties.extract.clauses import subjects
from geoties.extract.grammar import Frame, Grammar
from geoties.extract.lexicon import PACKAGE
from geoties.extract.roles import Filler, Roles, fill, sides
from geoties.extract.spots import Marked, Spot
from geoties.extract.status import negated, status
from geoties.model import Item

_FAR = 0.4
"""How sure an actor is that was found by distance alone."""

_DEFINITE = frozenset(["le", "la", "l'", "cette", "ce", "the", "this", "that", "sa", "son", "his", "her", "its"])


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


def build(
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
    kind = _domain(marked, frame, trigger)
    if told == "denied" and frame.negated is not None and negated(marked.sentence, trigger, rules):
        kind, told = frame.negated, "asserted"
    items, fits = _items(marked, frame, trigger, arguments)
    if not fits:
        return None
    roles = fill(marked, frame, arguments, rules)
    if kind == "joint_production" and len(sides(roles.filled.get("P", []), cast)) < 2:
        told = _content_of_agreement(marked, trigger, rules, cast, roles) or told
    states = {filler.actor for filler in roles.mediated if is_country(filler.actor)}
    roles.mediated = [m for m in roles.mediated if m.actor in states or cast.country_of(m.actor) not in states]
    if not frame.verbal and not items:
        _told_before(marked, kind, trigger, roles, cast)
    _states_sign(marked, kind, trigger, clause, roles, rules, cast)
    sure = _completeness(frame, kind, roles, cast)
    if sure is None and ontology.kinds()[kind].directed and _nearest(marked, trigger, roles, cast):
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
    """What an agreement or an aid is about, where its words name one domain only."""
    cues = _domains().get(frame.kind)
    if cues is None or (frame.verbal and frame.kind == "agreement"):
        return frame.kind
    sentence = marked.sentence
    indices = set(range(max(0, trigger - 3), min(trigger + (8 if frame.kind == "aid" else 5), len(sentence.words))))
    if frame.kind == "agreement":
        indices |= {*sentence.subtree(trigger), *_aim(marked, trigger)}
    said = {form for i in indices for form in (sentence.words[i].lemma, sentence.words[i].low)}
    fitting = [kind for kind, words in cues.items() if said & words]
    return fitting[0] if len(fitting) == 1 and fitting[0] != "other" else frame.kind


def _aim(marked: Marked, trigger: int) -> list[int]:
    """What a participle or infinitive right behind an agreement says of it ("... visant à stimuler la coopération")."""
    sentence = marked.sentence
    above = sentence.words[trigger].head
    if sentence.words[above].pos not in ("VERB", "AUX"):
        return []
    aims = [
        c
        for c in sentence.children[above]
        if 0 < c - trigger < 8 and sentence.words[c].dep.startswith(("advcl", "acl", "obl"))
    ]
    return [i for child in aims for i in sentence.subtree(child)]


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


def governor(marked: Marked, noun: int) -> int | None:
    """The verb that a noun is the object, subject or complement of, through other nouns."""
    words = marked.sentence.words
    for above in marked.sentence.ancestors(noun):
        if words[above].pos in ("VERB", "AUX"):
            return above
    return None


def _told_before(marked: Marked, kind: str, trigger: int, roles: Roles, cast: Cast) -> None:
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
    if (not source and not target) or (not frame.one_sided and not (source and target)):
        return None
    if not any(cast.is_political(filler.actor) for filler in (*source, *target)):
        return None
    return min(filler.sure for filler in (*source, *target)) * (1.0 if source and target else 0.75)


def _nearest(marked: Marked, trigger: int, roles: Roles, cast: Cast) -> bool:
    """Takes for the target of a state's act the only other state that its clause names behind it; hardly sure."""
    source = roles.filled.get("S", [])
    if roles.filled.get("T") or not any(cast.country_of(filler.actor) for filler in source):
        return False
    taken = sides((filler for found in roles.filled.values() for filler in found), cast)
    clause = trigger if marked.sentence.words[trigger].pos in ("VERB", "AUX") else governor(marked, trigger)
    near = [
        spot
        for spot in marked.all()
        if spot.first > trigger
        and spot.kind == "Country"
        and spot.head not in roles.used
        and governor(marked, spot.head) == clause
    ]
    states = {actor for spot in near for actor in spot.actors} - taken
    if len(states) != 1:
        return False
    spot = next(spot for spot in near if set(spot.actors) & states)
    roles.filled["T"] = [Filler(next(iter(states)), spot, _FAR, "near")]
    return True


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


@lru_cache(maxsize=1)
def _domains() -> dict[str, dict[str, frozenset[str]]]:
    """What narrows a kind: words by the kind that they make of it."""
    spec = ontology.read_yaml("domains.yaml", package=PACKAGE)
    return {kind: {narrow: frozenset(words) for narrow, words in cues.items()} for kind, cues in spec.items()}
