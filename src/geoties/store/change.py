"""A change of the graph: gathered in Python, written with one statement for each kind of thing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoties.errors import StoreError
from geoties.model import Actor
from geoties.resolve.derived import Event, Link
from geoties.resolve.events import events_of
from geoties.resolve.filing import Filed
from geoties.resolve.links import links_of
from geoties.resolve.ties import Pair, Tally, add_event, add_tally, tie_of
from geoties.store import fetch, statements
from geoties.store.bolt import Transaction
from geoties.store.kinds import change_kinds
from geoties.store.rows import actor_row, event_row, link_row, role_row, tie_row

Rows = list[dict[str, Any]]


@dataclass(slots=True)
class Change:
    """What one transaction writes. Once nothing holds them any more, two sorts of actors go: `perhaps_gone`, unless records
    tell of them, and `dropped`, which their document no longer brings.
    """

    recorded_at: str = ""
    documents_new: Rows = field(default_factory=list)
    documents_set: Rows = field(default_factory=list)
    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    perhaps_gone: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    claims_new: Rows = field(default_factory=list)
    claims_set: Rows = field(default_factory=list)
    claims_gone: list[str] = field(default_factory=list)
    events_new: list[Event] = field(default_factory=list)
    events_set: list[Event] = field(default_factory=list)
    events_gone: list[str] = field(default_factory=list)
    disputes: Rows = field(default_factory=list)
    links_new: list[Link] = field(default_factory=list)
    links_gone: list[Link] = field(default_factory=list)
    ties: dict[Pair, Tally] = field(default_factory=dict)


def note_derived(change: Change, before: Mapping[str, list[Filed]], after: Mapping[str, list[Filed]]) -> None:
    """Notes which events, links and ties the claims of some keys make now and did not make before."""
    for key in sorted({*before, *after}):
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


def apply_change(transaction: Transaction, change: Change, *, look_up: Callable[[str], Actor | None]) -> None:
    """Writes a change. Raises StoreError when a claim names an actor that nobody knows."""

    def run(statement: str, rows: Rows) -> None:
        if rows:
            transaction.run(statement, rows=rows)

    def delete(statement: str, ids: Iterable[str]) -> None:
        if found := sorted(ids):
            transaction.run(statement, ids=found)

    run(statements.CREATE_DOCUMENTS, change.documents_new)
    run(statements.SET_DOCUMENTS, change.documents_set)
    events = [*change.events_new, *change.events_set]
    named = {role.actor for event in events for role in event.roles}
    named |= {actor for link in change.links_new for actor in (link.actor, link.of)}
    write_actors(transaction, change.actors, named, look_up=look_up)
    delete(statements.DELETE_CLAIMS, change.claims_gone)
    run(statements.CREATE_CLAIMS, change.claims_new)
    run(statements.SET_CLAIMS, change.claims_set)
    delete(statements.DELETE_EVENTS, change.events_gone)
    delete(statements.STRIP_EVENTS, (event.id for event in change.events_set))
    run(statements.CREATE_EVENTS, [event_row(event) for event in change.events_new])
    run(statements.SET_EVENTS, [event_row(event) for event in change.events_set])
    _write_roles(transaction, events)
    run(statements.ABOUT, [{"claim": claim, "event": event.id} for event in events for claim in event.claims])
    run(statements.DISPUTES, change.disputes)
    links = [{"actor": link.actor, "of": link.of, "key": link.key} for link in change.links_gone]
    run(statements.DELETE_LINKS, links)
    _write_links(transaction, change.links_new)
    write_ties(transaction, change.ties, look_up=look_up)
    delete(statements.DELETE_UNHELD, change.perhaps_gone)
    delete(statements.DELETE_DROPPED, change.dropped)


def write_ties(
    transaction: Transaction, changes: Mapping[Pair, Tally], *, look_up: Callable[[str], Actor | None]
) -> None:
    """Adds changes to the tallies of pairs, and shows what the tallies come to.

    A state that only its officials' events tie comes into the store by its tie.
    """
    moved = {pair: tally for pair, tally in changes.items() if add_tally(tally, {})}
    if not moved:
        return
    stored = fetch.tallies(transaction, moved)
    tied: Rows = []
    untied: Rows = []
    for (left, right), tally in moved.items():
        total = add_tally(stored.get((left, right), {}), tally)
        tie = tie_of(total)
        if tie is None:
            untied.append({"a": left, "b": right})
        else:
            tied.append({"a": left, "b": right, "props": tie_row(tie, total)})
    if tied:
        write_actors(transaction, {}, {row[end] for row in tied for end in ("a", "b")}, look_up=look_up)
        transaction.run(statements.TIE, rows=tied)
    if untied:
        transaction.run(statements.UNTIE, rows=untied)


def write_actors(
    transaction: Transaction,
    told: Mapping[str, dict[str, Any]],
    named: Iterable[str],
    *,
    look_up: Callable[[str], Actor | None],
) -> None:
    """Creates or sets the actors that records tell of (`told`), and creates those of `named` that are not there.

    An actor of another kind than before keeps all that it is tied by. Raises StoreError when nobody knows one of them.
    """
    named = set(named)
    there = fetch.actors(transaction, {*told, *named})
    rows = dict(told)
    for actor_id in sorted(named - set(there) - set(rows)):
        actor = look_up(actor_id)
        if actor is None:
            raise StoreError(f"a claim names the actor {actor_id!r}, which no record, store or gazetteer knows")
        rows[actor_id] = actor_row(actor, ())
    new: dict[str, Rows] = defaultdict(list)
    changed: Rows = []
    other_kind: Rows = []
    for actor_id, row in rows.items():
        if actor_id not in there:
            new[row["kind"]].append(row)
        elif there[actor_id]["kind"] != row["kind"]:
            other_kind.append(row)
        else:
            changed.append(row)
    for kind in sorted(new):
        transaction.run(statements.create_actors(kind), rows=new[kind])
    if changed:
        transaction.run(statements.SET_ACTORS, rows=changed)
    if other_kind:
        change_kinds(transaction, other_kind)


def _write_roles(transaction: Transaction, events: Iterable[Event]) -> None:
    roles: dict[str, Rows] = defaultdict(list)
    for event in events:
        for role in event.roles:
            roles[role.role].append({"event": event.id, "actor": role.actor, "props": role_row(role)})
    for name in sorted(roles):
        transaction.run(statements.create_roles(name), rows=roles[name])


def _write_links(transaction: Transaction, links: Iterable[Link]) -> None:
    rows: dict[str, Rows] = defaultdict(list)
    for link in links:
        rows[link.type].append({"actor": link.actor, "of": link.of, "props": link_row(link)})
    for name in sorted(rows):
        transaction.run(statements.create_links(name), rows=rows[name])
