"""A change of the graph, gathered in Python: what the claims of some keys make now and did not make before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoties.resolve.derived import Event, Link
from geoties.resolve.events import events_of
from geoties.resolve.filing import Filed
from geoties.resolve.links import links_of
from geoties.resolve.ties import Pair, Tally, add_event

Rows = list[dict[str, Any]]


@dataclass(slots=True)
class Change:
    """What one transaction writes. Once nothing holds them any more, two sorts of actors go: `perhaps_gone`, unless records
    tell of them, and `dropped`, which their document no longer brings. `about` gives the events of claims, as far as the
    events were written. New claims go with their JSON line, and are recorded at `recorded_at`.
    """

    recorded_at: str = ""
    documents_new: Rows = field(default_factory=list)
    documents_set: Rows = field(default_factory=list)
    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    perhaps_gone: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    claims_new: list[tuple[Filed, str]] = field(default_factory=list)
    claims_set: Rows = field(default_factory=list)
    claims_gone: list[str] = field(default_factory=list)
    events_new: list[Event] = field(default_factory=list)
    events_set: list[Event] = field(default_factory=list)
    events_gone: list[str] = field(default_factory=list)
    disputes: Rows = field(default_factory=list)
    links_new: list[Link] = field(default_factory=list)
    links_gone: list[Link] = field(default_factory=list)
    ties: dict[Pair, Tally] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)


def note_derived(
    change: Change, keys: Iterable[str], before: Mapping[str, list[Filed]], after: Mapping[str, list[Filed]]
) -> None:
    """Notes which events, links and ties the claims of some keys make now and did not make before."""
    for key in keys:
        note_events(change, events_of(before.get(key, ())), events_of(after.get(key, ())))
        old_links, new_links = links_of(before.get(key, ())), links_of(after.get(key, ()))
        if old_links != new_links:
            change.links_gone += old_links
            change.links_new += new_links
            change.perhaps_gone |= {actor for link in old_links for actor in (link.actor, link.of)}


def note_events(change: Change, old: Iterable[Event], new: Iterable[Event]) -> None:
    """Notes the difference between the events of one key before and now."""
    before = {event.id: event for event in old}
    after = {event.id: event for event in new}
    if before != after:
        change.disputes += [{"event": event.id, "other": other} for event in after.values() for other in event.disputes]
    for event_id in {*before, *after}:
        was, now = before.get(event_id), after.get(event_id)
        if was == now:
            continue
        if was is not None:
            add_event(change.ties, was, sign=-1)
            change.perhaps_gone |= {actor for role in was.roles for actor in (role.actor, role.principal)}
        if now is not None:
            add_event(change.ties, now)
        if now is None:
            change.events_gone.append(event_id)
        elif was is None:
            change.events_new.append(now)
        else:
            change.events_set.append(now)
