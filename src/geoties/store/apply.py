"""A change written into the graph, with one statement for each sort of thing, in the order in which they need each other."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import Any

from geoties.errors import StoreError
from geoties.resolve.derived import EventRole, Link
from geoties.resolve.ties import Pair, Tally, add_tally, tie_of, without_nothing
from geoties.store import fetch, statements
from geoties.store.bolt import Transaction
from geoties.store.cast import Cast
from geoties.store.change import Change
from geoties.store.kinds import change_kinds
from geoties.store.rows import actor_row, claim_row, event_row, link_row, role_row, tie_row
from geoties.store.sending import Sending

Rows = list[dict[str, Any]]

ROLES_AT_ONCE = 2
"""Roles that are made with their event. A statement is planned for each list of names, and most events have two roles."""


def apply_change(transaction: Transaction, change: Change, *, cast: Cast) -> None:
    """Writes a change. Raises StoreError when a claim names an actor that nobody in the cast, nor the gazetteer, knows."""
    named = {role.actor for event in (*change.events_new, *change.events_set) for role in event.roles}
    with Sending(transaction) as sending:
        begin(sending, change, named, cast=cast)
        write_events(sending, change)
        finish(sending, change, cast=cast)


def begin(sending: Sending, change: Change, named: Iterable[str], *, cast: Cast) -> None:
    """Writes documents and actors, those among them that the events to come name, and takes away what goes."""
    _send(sending, statements.CREATE_DOCUMENTS, change.documents_new)
    _send(sending, statements.SET_DOCUMENTS, change.documents_set)
    write_actors(sending, change.actors, named, cast=cast)
    _delete(sending, statements.DELETE_CLAIMS, change.claims_gone)
    _send(sending, statements.SET_CLAIMS, change.claims_set)


def write_events(sending: Sending, change: Change) -> None:
    """Writes the events noted so far, with their roles, and forgets them; their actors are there. May be called again."""
    _delete(sending, statements.DELETE_EVENTS, change.events_gone)
    _delete(sending, statements.STRIP_EVENTS, (event.id for event in change.events_set))
    _send(sending, statements.SET_EVENTS, [event_row(event) for event in change.events_set])
    rows: dict[tuple[str, ...], Rows] = defaultdict(list)
    others = [(event.id, role) for event in change.events_set for role in event.roles]
    for event in change.events_new:
        row: dict[str, Any] = {"event": event_row(event)}
        first = event.roles[:ROLES_AT_ONCE]
        for number, role in enumerate(first):
            row |= {f"a{number}": role.actor, f"x{number}": role_row(role)}
        rows[tuple(role.role for role in first)].append(row)
        others += ((event.id, role) for role in event.roles[ROLES_AT_ONCE:])
    for roles in sorted(rows):
        sending.send(statements.create_events(roles), rows=rows[roles])
    _create_roles(sending, others)
    change.about |= {claim: event.id for event in (*change.events_new, *change.events_set) for claim in event.claims}
    change.events_new, change.events_set, change.events_gone = [], [], []


def finish(sending: Sending, change: Change, *, cast: Cast) -> None:
    """Writes what stands on the events: claims, disputes, links and ties; and takes away actors that nothing holds."""
    moved = {pair: kept for pair, tally in change.ties.items() if (kept := without_nothing(tally))}
    stored = fetch.tallies(sending, moved)
    _create_claims(sending, change)
    _send(sending, statements.DISPUTES, change.disputes)
    gone = [{"actor": link.actor, "of": link.of, "key": link.key} for link in change.links_gone]
    _send(sending, statements.DELETE_LINKS, gone)
    _create_links(sending, change.links_new, cast=cast)
    _write_ties(sending, moved, stored, cast=cast)
    _delete(sending, statements.DELETE_UNHELD, change.perhaps_gone)
    _delete(sending, statements.DELETE_DROPPED, change.dropped)


def set_ties(sending: Sending, tied: Mapping[Pair, dict[str, Any]], *, stored: Container[Pair], cast: Cast) -> None:
    """Gives pairs a tie with these properties; `stored` says which pairs have one.

    A state that only its officials' events tie comes into the store by its tie.
    """
    write_actors(sending, {}, {actor for pair in tied for actor in pair}, cast=cast)
    rows: dict[str, Rows] = {statements.CREATE_TIES: [], statements.SET_TIES: []}
    for pair, props in tied.items():
        statement = statements.SET_TIES if pair in stored else statements.CREATE_TIES
        rows[statement].append({"a": pair[0], "b": pair[1], "props": props})
    for statement, chosen in rows.items():
        _send(sending, statement, chosen)


def write_actors(sending: Sending, told: Mapping[str, dict[str, Any]], named: Iterable[str], *, cast: Cast) -> None:
    """Creates or sets the actors that records tell of (`told`), and creates those of `named` that are not there.

    An actor of another kind than before keeps all that it is tied by. Raises StoreError when nobody knows one of them.
    """
    there = cast.stored_kinds(sending, {*told, *named})
    rows = dict(told)
    for actor_id in sorted(actor_id for actor_id, kind in there.items() if kind is None and actor_id not in told):
        actor = cast.look_up(actor_id)
        if actor is None:
            raise StoreError(f"a claim names the actor {actor_id!r}, which no record, store or gazetteer knows")
        rows[actor_id] = actor_row(actor, ())
    new: dict[str, Rows] = defaultdict(list)
    changed: Rows = []
    other_kind: Rows = []
    for actor_id, row in rows.items():
        if there[actor_id] is None:
            new[row["kind"]].append(row)
        elif there[actor_id] != row["kind"]:
            other_kind.append(row)
        else:
            changed.append(row)
    for kind in sorted(new):
        sending.send(statements.create_actors(kind), rows=new[kind])
    _send(sending, statements.SET_ACTORS, changed)
    if other_kind:
        change_kinds(sending, other_kind)
    cast.remember({actor_id: row["kind"] for actor_id, row in rows.items()})


def _write_ties(sending: Sending, changes: Mapping[Pair, Tally], stored: Mapping[Pair, Tally], *, cast: Cast) -> None:
    """Adds changes to the tallies of pairs, and shows what the tallies come to."""
    tied: dict[Pair, dict[str, Any]] = {}
    untied: Rows = []
    for pair, tally in changes.items():
        total = add_tally(stored[pair], tally) if pair in stored else tally
        tie = tie_of(total)
        if tie is not None:
            tied[pair] = tie_row(tie, total)
        elif pair in stored:
            untied.append({"a": pair[0], "b": pair[1]})
    set_ties(sending, tied, stored=stored, cast=cast)
    _send(sending, statements.UNTIE, untied)


def _create_roles(sending: Sending, roles: Iterable[tuple[str, EventRole]]) -> None:
    rows: dict[str, Rows] = defaultdict(list)
    for event_id, role in roles:
        rows[role.role].append({"event": event_id, "actor": role.actor, "props": role_row(role)})
    for name in sorted(rows):
        sending.send(statements.create_roles(name), rows=rows[name])


def _create_claims(sending: Sending, change: Change) -> None:
    """Creates claims, and ties those of events that were written, new or not, to them."""
    about = dict(change.about)
    alone: Rows = []
    with_event: Rows = []
    for filed, line in change.claims_new:
        row = claim_row(filed, recorded_at=change.recorded_at, line=line)
        event = about.pop(row["id"], None)
        if event is None:
            alone.append(row)
        else:
            with_event.append({"document": row["document"], "event": event, "claim": row})
    _send(sending, statements.CREATE_CLAIMS, alone)
    _send(sending, statements.CREATE_CLAIMS_ABOUT, with_event)
    _send(sending, statements.ABOUT, [{"claim": claim, "event": event} for claim, event in about.items()])


def _create_links(sending: Sending, links: Iterable[Link], *, cast: Cast) -> None:
    rows: dict[str, Rows] = defaultdict(list)
    for link in links:
        rows[link.type].append({"actor": link.actor, "of": link.of, "props": link_row(link)})
    write_actors(
        sending, {}, {row[end] for some in rows.values() for row in some for end in ("actor", "of")}, cast=cast
    )
    for name in sorted(rows):
        sending.send(statements.create_links(name), rows=rows[name])


def _send(sending: Sending, statement: str, rows: Rows) -> None:
    if rows:
        sending.send(statement, rows=rows)


def _delete(sending: Sending, statement: str, ids: Iterable[str]) -> None:
    if found := sorted(ids):
        sending.send(statement, ids=found)
