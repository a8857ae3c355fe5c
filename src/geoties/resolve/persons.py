"""Persons must agree wherever two claims of one key name them for the same side of the same state."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from geoties import ontology
from geoties.model import Claim
from geoties.resolve.filing import Filed

Place = tuple[str, str]
Signature = frozenset[tuple[Place, frozenset[str]]]
"""The persons that a claim names: for a side and a principal, the set of persons who act for it there."""

NOBODY: Signature = frozenset()


def signature(filed: Filed) -> Signature:
    """The persons that one claim names, by side and principal."""
    if True not in filed.persons or not isinstance(filed.stated, Claim):
        return NOBODY
    found: dict[Place, set[str]] = defaultdict(set)
    for role, principal, is_person in zip(filed.stated.roles, filed.principals, filed.persons, strict=True):
        side = ontology.roles()[role.role].side
        if is_person and side is not None:
            found[side, principal].add(role.actor)
    return frozenset((place, frozenset(persons)) for place, persons in found.items())


def agree(signatures: Iterable[Signature]) -> bool:
    """Whether, for every side and principal, the sets of persons that are named contain one another."""
    return _nested(frozenset(signatures) - {NOBODY})


@lru_cache(maxsize=4096)
def _nested(signatures: frozenset[Signature]) -> bool:
    if len(signatures) < 2:
        return True
    named: dict[Place, set[frozenset[str]]] = defaultdict(set)
    for one in signatures:
        for place, persons in one:
            named[place].add(persons)
    for sets in named.values():
        chain = sorted(sets, key=len)
        if any(not small <= large for small, large in pairwise(chain)):
            return False
    return True
