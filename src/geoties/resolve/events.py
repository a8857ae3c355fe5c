"""Events from the claims of one key: what the group tells together, and on which fields it differs."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from geoties import dates, ontology
from geoties.model import Claim
from geoties.resolve.derived import Event, EventRole
from geoties.resolve.echoes import voices
from geoties.resolve.filing import Filed
from geoties.resolve.grouping import group

Value = TypeVar("Value", bound=Hashable)
_SHARED = ("asserted", "planned")
_MAJORITY = ("type", "mode", "context", "place", "place_country", "duration", "intensity", "cameo", "source_quad")
_COMPARED = ("type", "place_country", "duration")
_DAYS = {"D": 1, "W": 7}


def events_of(claims: Iterable[Filed]) -> list[Event]:
    """The events that the claims of one key tell, in order of id; denied and alleged ones point at what they dispute."""
    classes: dict[str, list[Filed]] = defaultdict(list)
    kind = ""
    for filed in claims:
        if filed.active and isinstance(filed.stated, Claim):
            kind = filed.stated.kind
            status = filed.stated.status
            classes["asserted" if status in _SHARED else status].append(filed)
    if not classes:
        return []
    if len(classes) == 1 and [len(members) for members in classes.values()] == [1]:
        return [_event(members) for members in classes.values()]
    once = ontology.kinds()[kind].once
    events = [_event(members) for status in sorted(classes) for members in group(classes[status], once=once)]
    return sorted((_disputing(event, events) for event in events), key=lambda event: event.id)


def _event(members: Sequence[Filed]) -> Event:
    ordered = sorted(members, key=lambda filed: filed.stated.id)
    claims = [filed.stated for filed in ordered if isinstance(filed.stated, Claim)]
    anchor = min(claims, key=_precision) if len(claims) > 1 else claims[0]
    date = anchor.date if len(claims) == 1 else _narrowest(claim.date for claim in claims)
    when = dates.bounds(date)
    majority = {name: _most([getattr(claim, name) for claim in claims]) for name in _MAJORITY}
    amount = _most_then_first(
        (claim.amount, claim.currency, claim.approximate) for claim in claims if claim.amount is not None
    )
    items = _most_then_first(claim.items for claim in claims if claim.items) or ()
    outlets = sorted({filed.outlet for filed in ordered if filed.outlet})
    echoes = voices((filed.outlet, filed.stated.quote) for filed in ordered if filed.outlet and len(outlets) > 1)
    type_ = ontology.types()[majority["type"]]
    intensity = majority["intensity"] if majority["intensity"] is not None else type_.intensity
    return Event(
        id="event/" + anchor.id.removeprefix("claim/"),
        key=ordered[0].key,
        kind=claims[0].kind,
        quad=type_.quad,
        status=_status(claims),
        claims=tuple(claim.id for claim in claims),
        roles=_roles(ordered),
        date=date,
        earliest=when.earliest,
        latest=when.latest,
        ended=when.ended or _end(when, majority["duration"]),
        amount=float(amount[0]) if amount and amount[0] is not None else None,
        currency=amount[1] if amount else None,
        approximate=True if amount and amount[2] else None,
        item_names=tuple(item.name for item in items),
        item_quantities=tuple(item.quantity for item in items),
        reports=len({claim.document for claim in claims}),
        outlets=len(outlets),
        outlet_names=tuple(outlets),
        echoes=tuple(echoes),
        echoed=tuple(echoes.values()),
        conflicts=_conflicts(claims),
        **{**majority, "intensity": None if intensity is None else float(intensity)},
    )


def _precision(claim: Claim) -> tuple[Any, ...]:
    return (*_narrowness(claim.date), claim.id)


def _narrowness(date: str | None) -> tuple[int, int, bool, str]:
    """The narrowest start first; then the more parts of a yearless date; then a span that tells its end."""
    when = dates.bounds(date)
    unknown = sum(part is None for part in dates.partial(date))
    return when.width, unknown, when.ended is None, date or ""


def _narrowest(told: Iterable[str | None]) -> str | None:
    return min((date for date in told if date), key=_narrowness, default=None)


def _end(when: dates.Bounds, duration: str | None) -> str | None:
    """The last possible day of an end that is told by a duration in days or weeks."""
    if not duration or not when.latest or duration[-1] not in _DAYS:
        return None
    days = int(duration[1:-1]) * _DAYS[duration[-1]]
    return (dt.date.fromisoformat(when.latest) + dt.timedelta(days=max(days - 1, 0))).isoformat()


def _status(claims: Sequence[Claim]) -> str:
    said = {claim.status for claim in claims}
    return "asserted" if "asserted" in said else min(said)


def _most(values: Sequence[Any]) -> Any:
    """The value of most claims, then the smallest; None when no claim has one."""
    if len(values) == 1:
        return values[0]
    said = [value for value in values if value is not None]
    if len(said) < 2:
        return said[0] if said else None
    counts = Counter(said)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _most_then_first(values: Iterable[Value]) -> Value | None:
    """The value of most claims, then of the smallest claim id (the values come in that order)."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value]) if counts else None


def _conflicts(claims: Sequence[Claim]) -> tuple[str, ...]:
    if len(claims) == 1:
        return ()
    found = {name for name in _COMPARED if len({getattr(claim, name) for claim in claims} - {None}) > 1}
    told = {claim.date for claim in claims if claim.date}
    narrowest = _narrowest(told)
    if any(not dates.agree(narrowest, date) for date in told):
        found.add("date")
    if len({(claim.amount, claim.currency) for claim in claims if claim.amount is not None}) > 1:
        found.add("amount")
    if len({claim.items for claim in claims if claim.items}) > 1:
        found.add("items")
    return tuple(sorted(found))


def _roles(ordered: Sequence[Filed]) -> tuple[EventRole, ...]:
    said: dict[tuple[str, str, str], list[tuple[Claim, int, Filed]]] = defaultdict(list)
    for filed in ordered:
        if isinstance(filed.stated, Claim):
            for index, role in enumerate(filed.stated.roles):
                said[role.role, role.actor, role.beside or ""].append((filed.stated, index, filed))
    return tuple(_role(*place, said[place]) for place in sorted(said))


def _role(name: str, actor: str, beside: str, said: Sequence[tuple[Claim, int, Filed]]) -> EventRole:
    first: dict[str, tuple[Claim, int, Filed]] = {}
    for entry in said:
        first.setdefault(entry[0].id, entry)
    roles = [claim.roles[index] for claim, index, _ in first.values()]
    principal = _most([filed.principals[index] for _, index, filed in first.values()])
    return EventRole(
        role=name,
        actor=actor,
        beside=beside or None,
        claims=tuple(first),
        named=tuple(role.named or "" for role in roles),
        refs=tuple(
            filed.refs[index] if filed.refs else claim.roles[index].actor for claim, index, filed in first.values()
        ),
        since=_most([role.since for role in roles]),
        until=_most([role.until for role in roles]),
        sector=_most([role.sector for role in roles]),
        principal=principal,
        is_country=any(
            filed.countries[index] for _, index, filed in first.values() if filed.principals[index] == principal
        ),
    )


def _disputing(event: Event, events: Sequence[Event]) -> Event:
    """A denied or alleged event points at the asserted ones of equal key whose dates it does not contradict."""
    if event.status not in ("denied", "alleged"):
        return event
    disputed = tuple(
        sorted(other.id for other in events if other.status == "asserted" and dates.agree(event.date, other.date))
    )
    return replace(event, disputes=disputed) if disputed else event
