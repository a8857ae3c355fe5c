"""Whether an event has the sides that its kind needs, and a last look for one that is missing.

A kind of two equal sides is dropped when one of them is not named. Of a directed kind one side may be enough (sides.yaml).
"""

from collections.abc import Iterator
from functools import lru_cache

from geoties import ontology
from geoties.extract.arguments import Argument
from geoties.extract.cast import Cast, is_country
from geoties.extract.clauses import governor
from geoties.extract.grammar import Frame, Grammar
from geoties.extract.lexicon import PACKAGE
from geoties.extract.roles import PLACING, Filler, Roles, sides
from geoties.extract.spots import Marked, Spot

_STATE_BODIES = ("GovernmentBody", "ArmedForce")
_HOSTILE = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "REJECT"}
"""What "the incident", "cette décision" may name when it is condemned."""

_BESIDE = frozenset(["near", "along", "outside", "off", "beside", "près", "devant", "hors"])
_FAR = 0.55
"""How sure an actor is that was found by distance alone."""

_DEFINITE = frozenset(["la", "le", "l'", "les", "ces", "cette", "ce", "cet", "the", "this", "that", "these"])


def completeness(frame: Frame, kind: str, roles: Roles, cast: Cast, *, done: bool) -> float | None:
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
    others = [filler for filler in target if filler.actor not in same]
    if others or kind not in _alone()["home"]:
        target = roles.filled["T"] = others
    if not (source and target) and not _stands(frame, kind, source, target, cast, done=done):
        return None
    if not any(cast.is_political(filler.actor) for filler in (*source, *target)):
        return None
    return min(filler.sure for filler in (*source, *target)) * (1.0 if source and target else 0.75)


def _stands(frame: Frame, kind: str, source: list[Filler], target: list[Filler], cast: Cast, *, done: bool) -> bool:
    """Whether one side alone is enough: where the frame says so, or for a verb of a kind that may stand alone.

    A target alone needs an event that is `done`: one that is only meant says nothing without who means it.
    """
    if frame.mutual:
        return len({filler.actor for filler in source}) == 2
    if source and not done and ontology.kinds()[kind].type in ("COERCE", "ASSAULT"):
        return False
    if frame.one_sided is not None:
        return bool(frame.one_sided and (source or target))
    alone = _alone()
    if not frame.verbal:
        return (
            done
            and not source
            and kind in alone["target_of_noun"]
            and any(is_country(f.actor) and f.slot not in PLACING for f in target)
        )
    if source:
        return kind in alone["source"] and any(cast.country_of(filler.actor) for filler in source)
    return done and kind in alone["target"] and any(_is_of_state(filler.actor, cast) for filler in target)


def _is_of_state(actor: str, cast: Cast) -> bool:
    """Whether an actor is a state, or one of its bodies or forces."""
    figure = cast.figures.get(actor)
    return is_country(actor) or (figure is not None and figure.kind in _STATE_BODIES and figure.country is not None)


def at_home(frame: Frame, roles: Roles, cast: Cast) -> None:
    """Whom nobody names, of an act within a state: a curfew falls on the state that declares it, a strike in Peru on Peru's."""
    source = roles.filled.get("S", [])
    states = sides(source, cast)
    if not frame.home or roles.filled.get("T") or len(states) != 1:
        return
    state = next(iter(states))
    if is_country(state):
        roles.filled["T"] = [Filler(state, source[0].spot, source[0].sure, "home")]


def is_official(marked: Marked, roles: Roles) -> bool:
    """Whether who acts is states by their own name, or governments: then a protest is one of words, and aimed at another."""
    source = [filler.spot for filler in roles.filled.get("S", [])]
    subject = [marked.sentence.words[spot.head].dep.startswith(("nsubj", "conj")) for spot in source]
    own = all(spot.lift is not None or (spot.kind == "Country" and spot.form == "name") for spot in source)
    return bool(source) and all(subject) and own


def refused(type_: str) -> bool:
    """Whether not to will an event of a PLOVER type is a rejection."""
    return type_ in _alone()["refusable"]


def turned_down(roles: Roles) -> None:
    """Makes source and target of the parties of an event that one of them will not have."""
    parties = roles.filled.pop("P", [])
    roles.filled.setdefault("S", [filler for filler in parties if filler.slot == "subj"])
    roles.filled.setdefault("T", [filler for filler in parties if filler.slot != "subj"])


@lru_cache(maxsize=1)
def _alone() -> dict[str, frozenset[str]]:
    spec = ontology.read_yaml("sides.yaml", package=PACKAGE)
    return {name: frozenset(spec[name]) for name in ("source", "target", "target_of_noun", "refusable", "home")}


@lru_cache(maxsize=1)
def _answers() -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(said) for kind, said in ontology.read_yaml("sides.yaml", package=PACKAGE)["answers"].items()
    }


def answered(marked: Marked, kind: str, arguments: list[Argument], roles: Roles, cast: Cast, rules: Grammar) -> None:
    """ "Both deny the claim", "it condemned the attack": whoever did last what a definite object names is the target."""
    if kind not in _answers() or roles.filled.get("T") or not roles.filled.get("S"):
        return
    words = marked.sentence.words
    for argument in arguments:
        children = marked.sentence.children
        beside = any(words[c].dep == "ccomp" and c < argument.head for c in children[words[argument.head].head])
        if argument.slot not in ("obj", "à", "to", "contre", "against") or not (
            beside or any(words[c].low in _DEFINITE for c in children[argument.head])
        ):
            continue
        named = rules.nouns.get(words[argument.head].lemma, ())
        act = words[argument.head].lemma in rules.sets["acts"]
        types = _HOSTILE if act else {frame.type for frame in named}
        kinds = _answers()[kind] or frozenset(_of_types(types))
        told = cast.said_last(kinds, {filler.actor for filler in roles.filled["S"]})
        spot = Spot(argument.head, argument.head + 1, argument.head, told, "Country", "nominal", sure=0.7, told=False)
        roles.filled["T"] = [Filler(actor, spot, 0.7, "told") for actor in told]


def _of_types(types: set[str]) -> Iterator[str]:
    return (kind.name for kind in ontology.kinds().values() if kind.type in types)


def _says_where(marked: Marked, spot: Spot) -> bool:
    """Whether a name only says where: "in Peru", "near the Syrian border"."""
    i = spot.first - 1
    while i > 0 and marked.sentence.words[i].pos in ("DET", "ADJ"):
        i -= 1
    return i >= 0 and marked.sentence.words[i].low in PLACING | _BESIDE


def nearest(marked: Marked, trigger: int, roles: Roles, cast: Cast) -> bool:
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
        and spot.form != "place"
        and spot.head not in roles.used
        and not _says_where(marked, spot)
        and governor(marked, spot.head) == clause
    ]
    states = {actor for spot in near for actor in spot.actors} - taken
    if len(states) != 1:
        return False
    spot = next(spot for spot in near if set(spot.actors) & states)
    roles.filled["T"] = [Filler(next(iter(states)), spot, _FAR, "near")]
    return True
