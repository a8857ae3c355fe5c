"""What is derived from claims: events with their roles, links between actors, and ties."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRole:
    """An actor in an event. `named` and `refs` are parallel to `claims`: as written, and the actor that the claim named.

    `principal`, `is_country` say whom the actor counts as in ties; they are not stored.
    """

    role: str
    actor: str
    beside: str | None = None
    claims: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sector: str | None = None
    principal: str = ""
    is_country: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, with all the claims that tell it. Fields as in docs/schema.md.

    `echoes` are the outlets that tell it in the words of another, and `echoed`, parallel to it, that other one.
    """

    id: str
    key: str
    type: str
    kind: str
    quad: str
    status: str
    claims: tuple[str, ...]
    roles: tuple[EventRole, ...]
    disputes: tuple[str, ...] = ()
    mode: str | None = None
    context: str | None = None
    place: str | None = None
    place_country: str | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    ended: str | None = None
    duration: str | None = None
    amount: float | None = None
    currency: str | None = None
    approximate: bool | None = None
    item_names: tuple[str, ...] = ()
    item_quantities: tuple[int, ...] = ()
    intensity: float | None = None
    cameo: str | None = None
    source_quad: str | None = None
    reports: int = 0
    outlets: int = 0
    outlet_names: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    echoed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def voices(self) -> tuple[str, ...]:
        """The outlets that tell it independently of each other."""
        return tuple(outlet for outlet in self.outlet_names if outlet not in self.echoes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A post, a part or a membership: one relationship between two actors, with its claims.

    `earliest` and `latest` bound its beginning, `ended` is the last possible day of its end, as of an event.
    """

    type: str
    key: str
    actor: str
    of: str
    claims: tuple[str, ...]
    title: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    earliest: str | None = None
    latest: str | None = None
    ended: str | None = None
