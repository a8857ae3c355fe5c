"""One event put together: the roles of a frame, its status, its things, its place, and whether its sides are there."""

from dataclasses import dataclass, field

from geoties import ontology
from geoties.extract import amounts
from geoties.extract.about import content_of_agreement, domain
from geoties.extract.arguments import Argument
from geoties.extract.cast import Cast, is_country
from geoties.extract.grammar import Frame, Grammar
from geoties.extract.roles import Filler, Roles, fill, sides
from geoties.extract.sides import answered, at_home, completeness, is_official, nearest, refused, turned_down
from geoties.extract.spots import Marked, Spot
from geoties.extract.status import ended, negated, own_status, status, unwilling
from geoties.model import Item

_DEFINITE = frozenset(["le", "la", "l'", "cette", "ce", "the", "this", "that", "sa", "son", "his", "her", "its"])
_GIVEN = frozenset(["AID", "COOPERATE", "SUPPORT", "CONSULT"])
"""What is no such thing when it stops: "stop exporting coal to"."""

_SAID = frozenset(["DEMAND", "DISAPPROVE", "PROTEST"])
"""What a participle beside the clause tells of nobody where nobody is named: "Asked about Taiwan, he said"."""

_FLOWS = frozenset(["trade", "investment", "supply"])
_EACH_OTHER = ("mutuellement", "réciproquement", "l'un l'autre", "each other", "one another", "mutually")


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
    mutual: bool = False

    def actors(self, letter: str) -> set[str]:
        """Who fills a role, by its letter (`geoties.extract.grammar.ROLES`)."""
        return {filler.actor for filler in self.roles.filled.get(letter, [])}


def build(
    marked: Marked,
    frame: Frame,
    trigger: int,
    clause: int | None,
    arguments: list[Argument],
    rules: Grammar,
    cast: Cast,
) -> Event | None:
    told = status(
        marked.sentence,
        trigger,
        rules,
        support=clause if not frame.verbal else None,
        settled=ontology.kinds()[frame.kind].type == "CONCEDE",
    )
    if told is None:
        return _dropped(marked, frame, trigger, "it is asked, wished or only named here")
    told = _still_to_come(marked, frame, trigger, told, rules)
    if frame.status is not None and told == "asserted":
        told = frame.status
    if frame.asserted and told != "asserted":
        return _dropped(marked, frame, trigger, f"it is told only when it was done, and here it is {told}")
    kind = domain(marked, frame, trigger)
    turned = told == "denied" and negated(marked.sentence, trigger, rules)
    if turned and frame.negated is not None:
        kind, told = frame.negated, "asserted"
    elif turned and refused(ontology.kinds()[kind].type) and unwilling(marked.sentence, trigger, rules):
        kind, told = "rejection", "asserted"
    if _by_nature(marked, arguments, rules):
        return _dropped(marked, frame, trigger, "nature does it, and no actor")
    items, fits = _items(marked, frame, trigger, arguments)
    if not fits:
        return _dropped(marked, frame, trigger, "the things named do not fit the kind")
    roles = fill(marked, frame, arguments, rules)
    if kind == "rejection" and "P" in roles.filled:
        turned_down(roles)
    if frame.met is not None and cast.have_met({filler.actor for filler in roles.filled.get("P", [])}):
        kind = frame.met
    if kind == "joint_production" and len(sides(roles.filled.get("P", []), cast)) < 2:
        told = content_of_agreement(marked, trigger, rules, cast, roles) or told
    states = {filler.actor for filler in roles.mediated if is_country(filler.actor)}
    roles.mediated = [m for m in roles.mediated if m.actor in states or cast.country_of(m.actor) not in states]
    if not frame.verbal and not items:
        _told_before(marked, kind, trigger, roles, cast)
        kind = _agreed_before(marked, kind, trigger, roles, cast)
    if kind == "mediation" and roles.filled.get("M") and not roles.filled.get("P"):
        _brokered_before(marked, arguments, roles, rules, cast)
    _states_sign(marked, kind, trigger, clause, roles, rules, cast)
    if kind == "protest" and is_official(marked, roles):
        kind = "criticism"
        own = sides(roles.filled.get("S", []), cast)
        roles.filled["T"] = [f for f in roles.filled.get("T", []) if (cast.country_of(f.actor) or f.actor) not in own]
    answered(marked, kind, arguments, roles, cast, rules)
    if kind != "criticism" or frame.kind != "protest":
        at_home(frame, roles, cast)
    done = told == "asserted" and not turned
    if frame.wide and not roles.filled.get("T") and not _of_state(marked, trigger, rules):
        return _dropped(marked, frame, trigger, "the verb says much, and nothing here is a matter between states")
    sure = completeness(frame, kind, roles, cast, done=done)
    lacking = sure is None or (frame.one_sided and not frame.verbal and not roles.filled.get("T"))
    if lacking and ontology.kinds()[kind].directed and nearest(marked, trigger, roles, cast):
        sure = completeness(frame, kind, roles, cast, done=done)
    if sure is None:
        return _dropped(marked, frame, trigger, _missing(kind, roles))
    dep = marked.sentence.words[trigger].dep
    said = (kind == "accusation" and dep == "acl") or (ontology.kinds()[kind].type in _SAID and dep == "advcl")
    if said and not roles.filled.get("S"):
        return _dropped(marked, frame, trigger, "it only says who somebody is, and nobody is told to accuse")
    if (ontology.kinds()[kind].type in _GIVEN or kind == "criticism") and ended(marked.sentence, trigger, rules):
        return _dropped(marked, frame, trigger, "it is told to end")
    event = Event(frame, trigger, clause, kind, told, roles, items, sure)
    event.place = _place(marked, arguments, roles)
    event.mutual = _is_mutual(marked, frame, trigger, roles)
    return event


def _still_to_come(marked: Marked, frame: Frame, trigger: int, told: str, rules: Grammar) -> str:
    """The status of goods and sums by the verb that they are the subject of: "trade would reach ten billion"."""
    word = marked.sentence.words[trigger]
    if frame.verbal or told != "asserted" or frame.kind not in _FLOWS or not word.dep.startswith("nsubj"):
        return told
    own = own_status(marked.sentence, word.head, rules)
    return "planned" if own in ("planned", "conditional") else told


def _is_mutual(marked: Marked, frame: Frame, trigger: int, roles: Roles) -> bool:
    """Whether two do to each other what a directed event tells: "se sont mutuellement accusés", "traded accusations"."""
    if len({filler.actor for filler in roles.filled.get("S", [])}) != 2 or roles.filled.get("T"):
        return False
    words = marked.sentence.words
    beside = " ".join(words[child].low for child in marked.sentence.children[trigger])
    around = marked.sentence.text(trigger, trigger + 5).lower()
    return frame.mutual or any(word in beside or word in around for word in _EACH_OTHER)


def _dropped(marked: Marked, frame: Frame, trigger: int, why: str) -> Event | None:
    """No event, and a note of why."""
    marked.drop(trigger, f"{marked.sentence.language}.{frame.rule}", why)
    return None


def _missing(kind: str, roles: Roles) -> str:
    """Which side of an event was not found; it is not guessed."""
    sides_ = {"S": "source", "T": "target", "P": "party"}
    found = [
        f"{name} {', '.join(filler.actor for filler in roles.filled[letter])}"
        for letter, name in sides_.items()
        if roles.filled.get(letter)
    ]
    wanted = "a source and a target" if ontology.kinds()[kind].directed else "two parties"
    return f"{kind} needs {wanted}; found: {'; '.join(found) or 'none'}"


def _of_state(marked: Marked, trigger: int, rules: Grammar) -> bool:
    """Whether a verb of wide meaning is said of a matter between states or of power: "banned the party", not "bags"."""
    words, sentence = marked.sentence.words, marked.sentence
    said = [
        i
        for child in sentence.children[trigger]
        if not words[child].dep.startswith("nsubj")
        for i in sentence.subtree(child)
    ]
    passive = [c for c in sentence.children[trigger] if words[c].dep == "nsubj:pass"]
    said += [i for child in passive for i in sentence.subtree(child)]
    return any({words[i].lemma, words[i].low} & rules.sets["matter"] for i in said)


def _by_nature(marked: Marked, arguments: list[Argument], rules: Grammar) -> bool:
    """Whether no actor does it but a storm or an illness."""
    words = marked.sentence.words
    heads = [a.head for a in arguments if a.slot == "subj"]
    heads += _before_relatives(marked, heads)
    return any(words[i].lemma in rules.sets["nature"] for i in heads)


def _before_relatives(marked: Marked, heads: list[int]) -> list[int]:
    """The nouns that relative clauses on these stand right behind: the "séisme" of "victimes du séisme qui a ravagé"."""
    words = marked.sentence.words
    return [
        child - 1
        for head in heads
        for clause in marked.sentence.children[head]
        if words[clause].dep == "acl:relcl"
        for child in marked.sentence.children[clause]
        if words[child].dep.startswith("nsubj") and words[child].low in ("qui", "that", "which") and child > head + 1
    ]


def _items(marked: Marked, frame: Frame, trigger: int, arguments: list[Argument]) -> tuple[list[Item], bool]:
    """The things of a transfer, and whether they fit the kind: arms for one of arms, goods for a supply."""
    if frame.kind not in ("arms_transfer", "supply", "joint_production"):
        return [], True
    words = marked.sentence.words
    if frame.verbal:
        handed = frame.slots.get("I", ("obj",))
        spans = [marked.sentence.subtree(argument.head) for argument in arguments if argument.slot in handed]
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


def _agreed_before(marked: Marked, kind: str, trigger: int, roles: Roles, cast: Cast) -> str:
    """ "The deal, mediated by X": who agreed is told before; gives the kind that was told then."""
    definite = {marked.sentence.words[child].low for child in marked.sentence.children[trigger]} & _DEFINITE
    if not (definite and roles.mediated and kind.endswith(("agreement", "ceasefire")) and not roles.filled.get("P")):
        return kind
    told, parties = cast.agreed
    spot = Spot(trigger, trigger + 1, trigger, parties, "Country", "nominal", sure=0.75, told=False)
    roles.filled["P"] = [Filler(actor, spot, 0.75, "told") for actor in parties]
    return told if kind == "agreement" and parties else kind


def _brokered_before(marked: Marked, arguments: list[Argument], roles: Roles, rules: Grammar, cast: Cast) -> None:
    """ "China, which brokered the agreement": between those who were told to have agreed."""
    words = marked.sentence.words
    for argument in arguments:
        below = {words[child].low for child in marked.sentence.children[argument.head]}
        if argument.slot == "obj" and below & _DEFINITE and words[argument.head].lemma in rules.sets["brokered"]:
            spot = Spot(
                argument.head,
                argument.head + 1,
                argument.head,
                cast.agreed[1],
                "Country",
                "nominal",
                sure=0.75,
                told=False,
            )
            roles.filled["P"] = [Filler(actor, spot, 0.75, "told") for actor in spot.actors]


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


def _place(marked: Marked, arguments: list[Argument], roles: Roles) -> Spot | None:
    for argument in arguments:
        code, spot = argument.slot, marked.at(argument.head)
        if (
            argument.sure > 0.85
            and code in ("à", "en", "dans", "près de", "in", "at", "near")
            and spot is not None
            and spot.kind == "Country"
            and spot.form in ("name", "place")
            and spot.head not in roles.used
        ):
            return spot
    return None
