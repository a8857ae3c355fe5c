"""Which actors are one beyond doubt, so that no person need say so: what rules decide.

Three rules, each measured on labelled pairs (tests/resolve): persons of one state whose full names sound alike word by word
and are near (`likeness`); companies, media, forces and bodies of government of one state with one name that is not made of
words that many bear; bodies that bear the name of one of the gazetteer. Where anything speaks against it, nothing is decided:
a document (or the source of actors that belong to no document) that tells two of them apart does so for all of that name.

Only actors of one `block` are held against each other, and what is decided in a block depends on its actors alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from geoties import names
from geoties.model import Actor
from geoties.names.keys import words
from geoties.names.persons import is_full
from geoties.names.sounds import sounds
from geoties.names.tables import read
from geoties.resolve.clusters import Join
from geoties.resolve.likeness import likeness

DECIDES = 0.9
"""From this likeness of full names of one state on, none of the labelled pairs are two persons."""

_LEAST_SOUND = 3
_LEAST_LETTERS = 6
_MOST_SPELLINGS = 40
"""A block with more spellings than this joins equal ones alone: to hold all against all would cost too much."""

_NEEDS_NO_STATE = ("Intergovernmental",)
_BY_NAME = ("ArmedForce", "Company", "GovernmentBody", "Intergovernmental", "Media")
"""Kinds of bodies that one name and state tell. Not armed groups and organisations of no finer kind: on the labelled pairs a
land had several self-defence units, and several student federations."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """That two actors are one, by a rule. `score` is from 0 to 1; `reasons` are for people."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]

    @property
    def join(self) -> Join:
        """As clusters are made of."""
        return Join(self.left, self.right, score=self.score)


def block(actor: Actor) -> str | None:
    """What actors share that rules may join: kind, state and the sound of a full name. None for those that no rule joins
    with another of a document: they are the gazetteer's or bear a name of it, or too little is known of them.
    """
    if names.known(actor.id) or known_body(actor):
        return None
    if actor.kind == "Person":
        sound = "".join(word.sound for word in sounds(actor.name))
        return f"{actor.country} {sound}" if actor.country and _tells(sound) and is_full(actor.name) else None
    placed = actor.country or actor.kind in _NEEDS_NO_STATE
    if actor.kind not in _BY_NAME or not placed or not _names_one(actor.name):
        return None
    return f"{actor.kind} {actor.country or ''} {names.key(actor.name)}"


def known_body(actor: Actor) -> str | None:
    """The gazetteer's body whose name, in any language, an actor bears, where one alone has it and is of the same kind."""
    if actor.kind in ("Person", "Country") or names.known(actor.id):
        return None
    bearers = names.bearers(actor.name)
    if len(bearers) != 1 or bearers[0].kind != actor.kind:
        return None
    agrees = not actor.country or not bearers[0].country or actor.country == bearers[0].country
    return bearers[0].id if agrees else None


def ruled(actors: Iterable[Actor]) -> list[Ruled]:
    """What rules decide of actors, each as it looks by itself; all of a block must be there. Whatever their order."""
    blocks: dict[str, list[Actor]] = defaultdict(list)
    found = []
    for actor in sorted(actors, key=lambda one: one.id):
        if body := known_body(actor):
            reasons = (f"{actor.name} is a name of {body}",)
            found.append(Ruled(min(actor.id, body), max(actor.id, body), 1.0, reasons))
        elif its := block(actor):
            blocks[its].append(actor)
    for its in sorted(blocks):
        if len(blocks[its]) > 1:
            found += _in_block(blocks[its])
    return found


def _in_block(actors: Sequence[Actor]) -> Iterator[Ruled]:
    """The joins of one block: those of one spelling with the first of them, then the spellings that are near."""
    spelt: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        person = actor.kind == "Person"
        spelt[" ".join(word.text for word in sounds(actor.name)) if person else names.key(actor.name)].append(actor)
    first = {spelling: members[0] for spelling, members in spelt.items()}
    near = _near(first) if len(spelt) <= _MOST_SPELLINGS else []
    for cluster in _linked(sorted(spelt), near):
        documents = [actor.document for spelling in cluster for actor in spelt[spelling]]
        if len(set(documents)) < len(documents):
            continue
        for spelling in cluster:
            for other in spelt[spelling][1:]:
                yield _decided(first[spelling], other, 1.0)
        for score, left, right in near:
            if left in cluster and right in cluster:
                yield _decided(first[left], first[right], score)


def _near(first: dict[str, Actor]) -> list[tuple[float, str, str]]:
    """Pairs of spellings that are near enough, the nearest first."""
    found = [
        (likeness(first[one].name, first[other].name), one, other) for one, other in combinations(sorted(first), 2)
    ]
    return sorted((pair for pair in found if pair[0] >= DECIDES), key=lambda pair: (-pair[0], pair[1:]))


def _linked(spellings: Sequence[str], near: Sequence[tuple[float, str, str]]) -> list[list[str]]:
    """Spellings of which each is near to each other: nothing is one because both are near to a third."""
    of = {spelling: [spelling] for spelling in spellings}
    pairs = {(one, other) for _, one, other in near}
    for _, one, other in near:
        left, right = of[one], of[other]
        if left is not right and all(tuple(sorted((a, b))) in pairs for a in left for b in right):
            left += right
            of |= dict.fromkeys(right, left)
    return [members for spelling, members in of.items() if spelling == members[0]]


def _decided(one: Actor, other: Actor, score: float) -> Ruled:
    left, right = sorted((one, other), key=lambda actor: actor.id)
    reasons = [f"names {score:.2f}: {left.name} / {right.name}"]
    if left.country:
        reasons.append(f"both of {left.country}")
    return Ruled(left.id, right.id, round(score, 3), tuple(reasons))


def _tells(sound: str) -> bool:
    return len(sound) >= _LEAST_SOUND


def _names_one(name: str) -> bool:
    """Whether a body's name tells one from others: not made of common words, and no short word or acronym alone."""
    found = words(name)
    return any(word not in _common() for word in found) and (len(found) > 1 or len("".join(found)) >= _LEAST_LETTERS)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for (word,) in read("body_words.csv"))
