"""The key under which a claim is filed: only claims of equal keys can tell one event, post, part or membership.

The key of an event is its kind, its principals by side, each as the state it speaks for, and its items where given.
The status is left to `events`, so that a denial is filed with what it denies.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from geoties import dates, ontology
from geoties.model import Actor, Claim, Membership, Part, Post, Stated
from geoties.resolve.lift import standing


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim in its place: `principals`, `persons` and `countries` run parallel to its roles.

    `principals` are the actors that the roles' actors count as; `persons` and `countries` tell which of the roles' actors
    are persons and which principals are states. `outlet` is the publisher, or the host of the document's URL.
    """

    stated: Stated
    key: str
    outlet: str | None = None
    principals: tuple[str, ...] = ()
    persons: tuple[bool, ...] = ()
    countries: tuple[bool, ...] = ()

    @property
    def slot(self) -> str:
        """The part of the key that the claim can have to do with: its day, where it is precise to the day.

        Claims of different days of one key never meet, unless the key has one that is not precise to the day (whose slot
        is `open_slot`) or tells what happens once between two parties: then the key is looked at as a whole.
        """
        if isinstance(self.stated, Claim) and not ontology.kinds()[self.stated.kind].once:
            when = dates.bounds(self.stated.date)
            if when.is_day:
                return f"{self.key}|{when.earliest}"
        return open_slot(self.key)


def open_slot(key: str) -> str:
    """The slot of the claims of a key that are not precise to the day."""
    return f"{key}|"


def file_claim(stated: Stated, *, look_up: Callable[[str], Actor | None], outlet: str | None) -> Filed:
    """A claim with its key; `look_up` gives an actor as it is shown."""
    if not isinstance(stated, Claim):
        return Filed(stated, _digest(*_parts_of_link(stated)), outlet)
    standings = [standing(role.actor, look_up) for role in stated.roles]
    sides: dict[str, set[str]] = {}
    for role, found in zip(stated.roles, standings, strict=True):
        if side := ontology.roles()[role.role].side:
            sides.setdefault(side, set()).add(found.principal)
    principals = [f"{side}={','.join(sorted(sides[side]))}" for side in sorted(sides)]
    items = sorted({" ".join(item.name.casefold().split()) for item in stated.items})
    return Filed(
        stated,
        _digest(stated.kind, *principals, *items),
        outlet,
        tuple(found.principal for found in standings),
        tuple(found.is_person for found in standings),
        tuple(found.is_country for found in standings),
    )


def _parts_of_link(stated: Post | Part | Membership) -> tuple[str, ...]:
    if isinstance(stated, Post):
        return "post", stated.actor, stated.title, stated.of or stated.country or ""
    return stated.record, stated.actor, stated.of


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
