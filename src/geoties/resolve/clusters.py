"""Which of many are one, when people and rules say of pairs that they are the same or are not.

A pure function of what is said, whatever the order: joins are made with people's first, then by falling score, then by ids.
One that would connect two that were judged different is skipped, and told with the reason.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Join:
    """That two are one. `judgement` is the id of a person's; `score` is a rule's certainty, 1.0 for people."""

    left: str
    right: str
    judgement: str | None = None
    score: float = 1.0

    @property
    def rank(self) -> tuple[bool, float, str, str, str]:
        """Joins are made in this order."""
        return self.judgement is None, -self.score, self.left, self.right, self.judgement or ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A join that was not made, because `left` and `right`, which it would connect, are different."""

    join: Join
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """`of` gives, for each that is joined with another, all that are one with it, sorted, itself among them."""

    of: Mapping[str, tuple[str, ...]]
    skipped: tuple[Skipped, ...] = ()


def clusters(
    joins: Iterable[Join], apart: Iterable[Pair], *, single: Callable[[str], bool] = lambda name: False
) -> Clusters:
    """The clusters that joins make. `apart` are pairs judged different; no two of those that are `single` are ever one.

    A cluster of n costs about n log n, however many of its members came one by one.
    """
    others: dict[str, set[str]] = defaultdict(set)
    for left, right in apart:
        others[left].add(right)
        others[right].add(left)
    members: dict[str, list[str]] = {}
    singles: dict[str, str] = {}
    skipped = []
    for join in sorted(joins, key=lambda join: join.rank):
        for name in (join.left, join.right):
            if name not in members:
                members[name] = [name]
                if single(name):
                    singles[name] = name
        one, other = members[join.left], members[join.right]
        if one is other:
            continue
        if hindered := _hindered(one, other, members, others, singles):
            skipped.append(Skipped(join, *hindered))
            continue
        small, large = sorted((one, other), key=len)
        if small[0] in singles:
            singles[large[0]] = singles[small[0]]
        large += small
        members |= dict.fromkeys(small, large)
    shown = {id(cluster): tuple(sorted(cluster)) for cluster in members.values() if len(cluster) > 1}
    return Clusters(
        {name: shown[id(cluster)] for name, cluster in members.items() if id(cluster) in shown}, tuple(skipped)
    )


def _hindered(
    left: list[str],
    right: list[str],
    members: Mapping[str, list[str]],
    others: Mapping[str, set[str]],
    singles: Mapping[str, str],
) -> Pair | None:
    """The smallest pair that may not be one, of two clusters; `singles` gives the single member by a cluster's first."""
    small, large = sorted((left, right), key=len)
    found = [
        (name, other) if small is left else (other, name)
        for name in small
        if name in others
        for other in others[name]
        if members.get(other) is large
    ]
    if left[0] in singles and right[0] in singles:
        found.append((singles[left[0]], singles[right[0]]))
    return min(found, default=None)


def chain(joins: Iterable[Join], left: str, right: str) -> list[Join]:
    """The shortest way from one to the other over joins (of equally short ones, that over the smallest ids), or none."""
    ways: dict[str, list[tuple[str, Join]]] = defaultdict(list)
    for join in sorted(joins, key=lambda join: join.rank):
        ways[join.left].append((join.right, join))
        ways[join.right].append((join.left, join))
    came: dict[str, tuple[str, Join] | None] = {left: None}
    waiting = deque([left])
    while waiting and right not in came:
        here = waiting.popleft()
        for there, join in sorted(ways[here], key=lambda way: way[0]):
            if there not in came:
                came[there] = (here, join)
                waiting.append(there)
    steps: list[Join] = []
    at = came.get(right)
    while at is not None:
        steps.append(at[1])
        at = came[at[0]]
    return steps[::-1]
