"""The key under which a claim is filed: only claims of equal keys can tell one event, post, part or membership.

The key of an event is its kind, its principals by side, each as the state it speaks for, and its items where given.
The status is left to `events`, so that a denial is filed with what it denies.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from geoties import dates, ontology
from geoties.model import Actor, Claim, Membership, Part, Post, Stated
from geoties.resolve.judged import NOTHING, Judged, with_actors
from geoties.resolve.lift import standing

UNFILED = "-"
"""The key of claims that were rejected: they tell nothing."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim in its place: `principals`, `persons` and `countries` run parallel to its roles.

    `principals` are the actors that the roles' actors count as; `persons` and `countries` tell which of the roles' actors
    are persons and which principals are states. `outlet` is the publisher, or the host of the document's URL.

    `stated` is the claim as it counts: as it was corrected, with its actors under the ids that they go by. `told` is the
    claim as its document states it, where that differs, and `refs` are then the actors that the roles named. `active` is
    false for a claim that was rejected. `same` and `apart` are claims whose event a person judged this one's, or another.
    """

    stated: Stated
    key: str
    outlet: str | None = None
    principals: tuple[str, ...] = ()
    persons: tuple[bool, ...] = ()
    countries: tuple[bool, ...] = ()
    told: Stated | None = None
    refs: tuple[str, ...] = ()
    active: bool = True
    same: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def record(self) -> Stated:
        """The claim as its document states it."""
        return self.told or self.stated

    @property
    def slot(self) -> str:
        """The part of the key that the claim can have to do with: its day, where it is precise to the day.

        Claims of different days of one key never meet, unless the key has one that is not precise to the day (whose slot
        is `open_slot`), tells what happens once between two parties, or was judged: then the key is looked at as a whole.
        """
        free = not self.same and not self.apart
        if free and isinstance(self.stated, Claim) and not ontology.kinds()[self.stated.kind].once:
            when = dates.bounds(self.stated.date)
            if when.is_day:
                return f"{self.key}|{when.earliest}"
        return open_slot(self.key)


def open_slot(key: str) -> str:
    """The slot of the claims of a key that are not precise to the day."""
    return f"{key}|"


def file_claim(
    told: Stated, *, look_up: Callable[[str], Actor | None], outlet: str | None, judged: Judged = NOTHING
) -> Filed:
    """A claim with its key; `look_up` gives an actor as it is shown, `judged` is what people decided."""
    if told.id in judged.rejected:
        return Filed(told, UNFILED, outlet, active=False)
    now = judged.now(told)
    stated = with_actors(now, judged.canonical) if judged.goes_by else now
    refs: tuple[str, ...] = ()
    if stated != now and isinstance(now, Claim):
        refs = tuple(role.actor for role in now.roles)
    other = None if stated == told else told
    same, apart = judged.same.get(told.id, ()), judged.apart.get(told.id, ())
    if not isinstance(stated, Claim):
        return Filed(stated, _digest(*_parts_of_link(stated)), outlet, told=other)
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
        told=other,
        refs=refs,
        same=same,
        apart=apart,
    )


def _parts_of_link(stated: Post | Part | Membership) -> tuple[str, ...]:
    if isinstance(stated, Post):
        return "post", stated.actor, stated.title, stated.of or stated.country or ""
    return stated.record, stated.actor, stated.of


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
