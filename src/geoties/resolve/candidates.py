"""Who may be one: pairs of actors that are worth a look, each with what speaks for it and against it.

Actors meet in blocks of names that sound alike, never all with all. Actors that look the same in every way stand for each
other: the first of them is compared, the others are compared with the first alone. So the cost grows with the actors.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from geoties import names, ontology
from geoties.names.keys import key
from geoties.names.sounds import sounds
from geoties.resolve.likeness import likeness

LEAST = 0.6
_RARE = 20
"""Actors that one word alone brings together at most: a surname that more have brings nobody together."""

_BLOCK = 200
_MOST_NAMES = 6
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of an actor. `posts` and `events` are short texts, equal where two held or did the same."""

    id: str
    kind: str
    names: tuple[str, ...]
    country: str | None = None
    document: str | None = None
    posts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that may be one. `score` is from 0 to 1, `likeness` that of their names; `speaks_for` and `against` say why."""

    left: Profile
    right: Profile
    score: float
    likeness: float
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


def candidates(profiles: Iterable[Profile], *, least: float = LEAST) -> list[Candidate]:
    """The pairs whose score is `least` or more, the best first, then by ids.

    Two actors that the gazetteer knows are two, however much their abbreviations look alike.
    """
    alike: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda one: one.id):
        spelt = frozenset(spelling for name in profile.names if (spelling := key(name)))
        alike[_sort(profile.kind), spelt, profile.country].append(profile)
    found = []
    for group in alike.values():
        found += [compare(group[0], other) for other in group[1:]]
    met = _blocked([group[0] for group in alike.values()])
    found += [compare(left, right) for left, right in met if not (names.known(left.id) and names.known(right.id))]
    return sorted((one for one in found if one.score >= least), key=lambda one: (-one.score, one.left.id, one.right.id))


def compare(left: Profile, right: Profile) -> Candidate:
    """Two actors as a candidate, whatever its score; the smaller id is left."""
    if right.id < left.id:
        left, right = right, left
    pairs = ((one, other) for one in left.names[:_MOST_NAMES] for other in right.names[:_MOST_NAMES])
    alike, one, other = max((likeness(one, other), one, other) for one, other in pairs)
    speaks_for = [f"names {alike:.2f}: {one} / {other}"]
    against = []
    score = alike
    if left.country and right.country:
        if left.country == right.country:
            score += 0.03
            speaks_for.append(f"both of {left.country}")
        else:
            score -= 0.25
            against.append(f"{left.country} and {right.country}")
    if posts := sorted(left.posts & right.posts):
        score += 0.05
        speaks_for.append(f"same post: {posts[0]}")
    if events := sorted(left.events & right.events):
        score += 0.03 * min(len(events), 3)
        speaks_for.append(f"same events: {'; '.join(events[:3])}")
    if left.document is not None and left.document == right.document:
        score -= 0.2
        against.append(f"two in one document, {left.document}")
    return Candidate(left, right, round(max(0.0, min(score, 1.0)), 3), alike, tuple(speaks_for), tuple(against))


def _sort(kind: str) -> str:
    return kind if kind == "Person" else "body"


def _blocked(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Each pair once that a block brings together."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for block in {block for name in profile.names[:_MOST_NAMES] for block in _blocks(name)}:
            blocks[_sort(profile.kind), *block].append(index)
    met: set[tuple[int, int]] = set()
    for block, members in blocks.items():
        if len(members) <= (_RARE if len(block) == 2 else _BLOCK):
            met.update(combinations(members, 2))
    for left, right in sorted(met):
        yield profiles[left], profiles[right]


def _blocks(name: str) -> Iterator[tuple[str, ...]]:
    """Each word that tells something, each two words in any order, and the whole as one word."""
    said = [word.sound for word in sounds(name) if word.sound][:_MOST_WORDS]
    yield from ((sound,) for sound in said if len(sound) > 2)
    yield from ((one, other) for one, other in combinations(sorted(said), 2))
    if len(said) > 1:
        yield "whole", "".join(said)


def comparable_kinds() -> tuple[str, ...]:
    """Kinds of actors that are compared: all but states, which the gazetteer knows."""
    return tuple(kind for kind in ontology.actor_kinds() if kind != "Country")
