"""Derive the whole graph again from documents, actors' records and claims, and mend what differs.

Nothing is emptied first: each part is held against what is stored, in transactions of bounded size. So a rebuild that is
stopped leaves a usable graph, and the next one goes on; on a sound store it changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from geoties import names, ontology
from geoties.model import Document
from geoties.records import Reading
from geoties.resolve.actors import shown_actor
from geoties.resolve.derived import Event, Link
from geoties.resolve.events import events_of
from geoties.resolve.filing import Filed, file_claim
from geoties.resolve.links import links_of
from geoties.resolve.ties import Pair, Tally, add_event, tie_of
from geoties.store import fetch, statements
from geoties.store.apply import apply_change, set_ties, write_actors
from geoties.store.blocks import give_blocks
from geoties.store.bolt import Connection, Transaction
from geoties.store.cast import Cast, cast_of
from geoties.store.change import Change
from geoties.store.rows import actor_row, claim_row, document_of, event_row, link_row, role_row, tie_row
from geoties.store.sending import Sending
from geoties.store.told import outlet_of

Item = TypeVar("Item")

BATCH_DOCUMENTS = 500
BATCH_KEYS = 2000

_DOCUMENT_IDS = "MATCH (d:Document) RETURN d.id AS id"
_PLAIN_ACTORS = "MATCH (a:Actor) WHERE a.document IS NULL RETURN a.id AS id"
_KEYS = "MATCH (n:{label}) WITH DISTINCT n.key AS key RETURN key"
_EVENTS = """
UNWIND $keys AS key
MATCH (e:Event {key: key})
RETURN properties(e) AS row,
  COLLECT { MATCH (a:Actor)-[x]->(e) RETURN {actor: a.id, role: type(x), row: properties(x)} } AS roles,
  COLLECT { MATCH (c:Claim)-[:ABOUT]->(e) RETURN c.id } AS claims,
  COLLECT { MATCH (e)-[:DISPUTES]->(o:Event) RETURN o.id } AS disputes
"""
_LINKS = """
MATCH (a:Actor)-[x:HOLDS_POST|PART_OF|MEMBER_OF]->(b:Actor)
RETURN a.id AS actor, type(x) AS type, b.id AS of, properties(x) AS row
"""
_TIES = "MATCH (a:Actor)-[t:TIED_TO]->(b:Actor) RETURN a.id AS a, b.id AS b, properties(t) AS props"
_UNHELD = "MATCH (a:Actor) WHERE a.records IS NULL AND NOT EXISTS { (a)--() } RETURN a.id AS id"


@dataclass(slots=True)
class Rebuilt:
    """How many things of each sort were not as they should be, and were mended."""

    actors: int = 0
    claims: int = 0
    events: int = 0
    links: int = 0
    ties: int = 0


def rebuild(connection: Connection, *, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Holds the graph against what its claims make, and mends it; `progress` is told done and total keys."""
    rebuilt = Rebuilt(actors=give_blocks(connection))
    plain = [row["id"] for row in connection.read(_PLAIN_ACTORS)]
    for ids in _batched(plain, BATCH_KEYS):
        rebuilt.actors += connection.write(partial(_show_again, ids=ids))
    documents = [row["id"] for row in connection.read(_DOCUMENT_IDS)]
    for ids in _batched(documents, BATCH_DOCUMENTS):
        actors, claims = connection.write(partial(_file_again, ids=ids))
        rebuilt.actors += actors
        rebuilt.claims += claims
    keys = sorted({row["key"] for label in ("Claim", "Event") for row in connection.read(_KEYS.format(label=label))})
    ties: dict[Pair, Tally] = {}
    links: dict[tuple[str, str, str, str], Link] = {}
    done = 0
    for part in _batched(keys, BATCH_KEYS):
        events, found, mended = connection.write(partial(_derive_again, keys=part))
        rebuilt.events += mended
        for event in events:
            add_event(ties, event)
        links |= {(link.key, link.actor, link.type, link.of): link for link in found}
        done += len(part)
        if progress is not None:
            progress(done, len(keys))
    rebuilt.links = _mend_links(connection, links)
    rebuilt.ties = _mend_ties(connection, ties)
    unheld = [row["id"] for row in connection.read(_UNHELD)]
    for ids in _batched(unheld, BATCH_KEYS):
        connection.write(partial(_run, statement=statements.DELETE_UNHELD, ids=ids))
    return rebuilt


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _run(transaction: Transaction, *, statement: str, **parameters: Any) -> None:
    transaction.run(statements.TURN)
    transaction.run(statement, **parameters)


def _show_again(transaction: Transaction, ids: list[str]) -> int:
    """Actors of the gazetteer and shared ones, as they are shown now."""
    transaction.run(statements.TURN)
    known = fetch.actors(transaction, [actor_id for actor_id in ids if names.known(actor_id)])
    rows = [actor_row(actor, ()) for actor_id in known if (actor := shown_actor(actor_id, ()))]
    changed = {row["id"]: row for row in rows if known[row["id"]] != row}
    cast = cast_of(
        transaction, [], known_documents=set(), others=[actor_id for actor_id in ids if actor_id not in known]
    )
    changed |= cast.rows
    if changed:
        with Sending(transaction) as sending:
            write_actors(sending, changed, (), cast=cast)
    return len(changed)


def _file_again(transaction: Transaction, ids: list[str]) -> tuple[int, int]:
    """A document's own actors and the places of its claims: how many of each were not as they should be."""
    transaction.run(statements.TURN)
    stored: dict[str, dict[str, tuple[Filed, str]]] = defaultdict(dict)
    for claim_id, claim in fetch.claims_of_documents(transaction, ids).items():
        stored[claim[0].stated.document][claim_id] = claim
    entries = []
    for row in transaction.run(statements.DOCUMENT_ROWS, ids=ids):
        document = document_of(row["row"])
        claims = {claim_id: filed.record for claim_id, (filed, _) in stored[document.id].items()}
        entries.append((Reading(document=document, whole=False), claims))
    cast = cast_of(transaction, entries, known_documents={reading.document.id for reading, _ in entries})
    moved = [row for reading, _ in entries for row in _moved(reading.document, stored[reading.document.id], cast)]
    apply_change(transaction, Change(actors=cast.rows, claims_set=moved), cast=cast)
    return len(cast.rows), len(moved)


def _moved(document: Document, claims: dict[str, tuple[Filed, str]], cast: Cast) -> Iterator[dict[str, Any]]:
    outlet = outlet_of(document)
    for filed, recorded_at in claims.values():
        again = file_claim(filed.record, look_up=cast.look_up, outlet=outlet, judged=cast.judged)
        if again != filed:
            yield claim_row(again, recorded_at=recorded_at)


def _derive_again(transaction: Transaction, keys: list[str]) -> tuple[list[Event], list[Link], int]:
    """The events and links that the claims of some keys make, and how many events were not stored so."""
    transaction.run(statements.TURN)
    claims: dict[str, list[Filed]] = defaultdict(list)
    for filed, _ in fetch.claims_of_keys(transaction, keys).values():
        claims[filed.key].append(filed)
    events = [event for key in keys for event in events_of(claims[key])]
    links = [link for key in keys for link in links_of(claims[key])]
    stored = {row["row"]["id"]: row for row in transaction.run(_EVENTS, keys=keys)}
    change = Change(events_gone=sorted(set(stored) - {event.id for event in events}))
    for event in events:
        if event.id not in stored:
            change.events_new.append(event)
        elif _as_stored(stored[event.id]) != _as_derived(event):
            change.events_set.append(event)
    mended = len(change.events_new) + len(change.events_set) + len(change.events_gone)
    if mended:
        change.disputes = [{"event": event.id, "other": other} for event in events for other in event.disputes]
        cast = Cast()
        cast.meet(transaction, {role.actor for event in events for role in event.roles})
        apply_change(transaction, change, cast=cast)
    return events, links, mended


def _as_stored(row: dict[str, Any]) -> tuple[Any, ...]:
    roles = [(role["role"], role["actor"], role["row"]) for role in row["roles"] if role["role"] in ontology.roles()]
    return row["row"], sorted(roles, key=_place), sorted(row["claims"]), sorted(row["disputes"])


def _as_derived(event: Event) -> tuple[Any, ...]:
    roles = [(role.role, role.actor, role_row(role)) for role in event.roles]
    return event_row(event), sorted(roles, key=_place), sorted(event.claims), sorted(event.disputes)


def _place(role: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str]:
    return role[0], role[1], role[2].get("beside") or ""


def _mend_links(connection: Connection, derived: dict[tuple[str, str, str, str], Link]) -> int:
    stored = {
        (row["row"]["key"], row["actor"], row["type"], row["of"]): row["row"] for row in connection.stream(_LINKS)
    }
    wrong = [place for place in derived if stored.get(place) != link_row(derived[place])]
    gone = [place for place in stored if place not in derived]
    for places in _batched([*wrong, *gone], BATCH_KEYS):
        links = [derived[place] for place in places if place in derived]
        olds = [{"key": key, "actor": actor, "of": of} for key, actor, _, of in places]
        connection.write(partial(_relink, links=links, olds=olds))
    return len(wrong) + len(gone)


def _relink(transaction: Transaction, links: list[Link], olds: list[dict[str, Any]]) -> None:
    transaction.run(statements.TURN)
    transaction.run(statements.DELETE_LINKS, rows=olds)
    cast = Cast()
    cast.meet(transaction, {actor for link in links for actor in (link.actor, link.of)})
    apply_change(transaction, Change(links_new=links), cast=cast)


def _tie_again(transaction: Transaction, tied: dict[Pair, dict[str, Any]]) -> None:
    transaction.run(statements.TURN)
    stored = fetch.tallies(transaction, tied)
    with Sending(transaction) as sending:
        set_ties(sending, tied, stored=stored, cast=Cast())


def _mend_ties(connection: Connection, tallies: dict[Pair, Tally]) -> int:
    rows: dict[Pair, dict[str, Any]] = {}
    for pair, tally in tallies.items():
        if tie := tie_of(tally):
            rows[pair] = tie_row(tie, tally)
    stored = {(row["a"], row["b"]): row["props"] for row in connection.stream(_TIES)}
    wrong = [pair for pair in rows if stored.get(pair) != rows[pair]]
    gone = [pair for pair in stored if pair not in rows]
    for pairs in _batched(wrong, BATCH_KEYS):
        connection.write(partial(_tie_again, tied={pair: rows[pair] for pair in pairs}))
    for pairs in _batched(gone, BATCH_KEYS):
        untied = [{"a": left, "b": right} for left, right in pairs]
        connection.write(partial(_run, statement=statements.UNTIE, rows=untied))
    return len(wrong) + len(gone)
