"""Ties as they look under a clock, another status or chosen sources: made from events, by the rule that makes all ties.

The ties that the store keeps ready count every asserted event of all time. Anything else is counted here, from the events
of the actors that are asked for and never from more.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from geoties import ontology
from geoties.resolve.derived import Event, EventRole
from geoties.resolve.ties import Pair, Tally, Tie, add_event, tie_of
from geoties.store.bolt import Connection
from geoties.store.sight import Sight

_BATCH = 1000

_TOLD = """
WHERE $as_of IS NULL OR e.latest IS NULL
   OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
CALL (e) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  WITH c, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = c.outlet | e.echoed[i]][0],
                   c.outlet) AS voice
  RETURN min(c.status) AS status, collect(c.id) AS claims, collect(DISTINCT voice) AS outlets,
         count(DISTINCT c.document) AS reports
}
WITH e, status, claims, outlets, reports
WHERE status IN $status AND ($min_outlets IS NULL OR size(outlets) >= $min_outlets)
RETURN e.id AS id, status, e.kind AS kind, e.type AS type, e.quad AS quad, e.earliest AS earliest, e.latest AS latest,
       e.intensity AS intensity, claims, outlets, reports,
       COLLECT {
         MATCH (a:Actor)-[r]->(e)
         RETURN {role: type(r), actor: a.id, beside: r.beside, claims: r.claims, country: a.country,
                 kind: [l IN labels(a) WHERE l <> 'Actor'][0]}
       } AS roles
"""
_ALL = f"MATCH (e:Event)\n{_TOLD}"
_NAMED = f"UNWIND $ids AS id\nMATCH (e:Event {{id: id}})\n{_TOLD}"
# The labels are those of ontology.speak_for_country(); a test compares them.
_OF = f"""
UNWIND $ids AS id
CALL (id) {{
  MATCH (:Actor {{id: id}})-[:SOURCE_OF|TARGET_OF|PARTY_TO|JOINED]->(e:Event) RETURN e
  UNION ALL
  MATCH (p:Actor {{country: id}})-[:SOURCE_OF|TARGET_OF|PARTY_TO|JOINED]->(e:Event)
  WHERE p:Person|GovernmentBody|ArmedForce RETURN e
}}
WITH DISTINCT e
{_TOLD}"""


@dataclass(slots=True)
class Seen:
    """Ties by pair, the smaller id first, and how many events were left out for want of a day."""

    ties: dict[Pair, Tie] = field(default_factory=dict)
    undated: int = 0


def seen(connection: Connection, sight: Sight, *, actors: Collection[str] | None = None, steps: int = 1) -> Seen:
    """The ties under a sight: all, or those of some actors, of those whom these are tied to, and so on for `steps` steps."""
    tallies: dict[Pair, Tally] = {}
    known: set[str] = set()
    undated: set[str] = set()
    asked = None if actors is None else set(actors)
    about: set[str] = set(asked or ())
    while True:
        for event in events_seen(connection, sight, actors=asked):
            if event.id not in known:
                known.add(event.id)
                if sight.as_of is not None and event.latest is None:
                    undated.add(event.id)
                else:
                    add_event(tallies, event)
        steps -= 1
        if asked is None or steps < 1:
            break
        asked = {end for pair in tallies if about & set(pair) for end in pair} - about
        about |= asked
    ties = {
        pair: tie
        for pair, tally in tallies.items()
        if (asked is None or about & set(pair)) and (tie := tie_of(tally)) is not None
    }
    return Seen(dict(sorted(ties.items())), len(undated))


def by_actor(ties: dict[Pair, Tie]) -> dict[str, list[dict[str, Any]]]:
    """Ties as the questions take them: of each actor, with each `other`, what it has `given` and `received`, and the counts.

    Each tie is there for both of its actors; `larger` says that the other's is the larger id.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for (left, right), tie in ties.items():
        row = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(tie).items()}
        given = {"given": tie.forward, "received": tie.backward}
        found.setdefault(left, []).append(row | given | {"other": right, "larger": True})
        given = {"given": tie.backward, "received": tie.forward}
        found.setdefault(right, []).append(row | given | {"other": left, "larger": False})
    return found


def events_seen(
    connection: Connection, sight: Sight, *, actors: Collection[str] | None = None, ids: Collection[str] | None = None
) -> Iterator[Event]:
    """The events under a sight that make ties, also undated ones: all, those of some actors (perhaps repeated), or by ids.

    Each has the claims, outlets and roles that are in sight, and the status `asserted`, since it was asked for.
    """
    yield from (event for _, event in events_told(connection, sight, actors=actors, ids=ids))


def events_told(
    connection: Connection, sight: Sight, *, actors: Collection[str] | None = None, ids: Collection[str] | None = None
) -> Iterator[tuple[str, Event]]:
    """The same, each with the status that its claims in sight give it."""
    if actors is None and ids is None:
        yield from map(_told, connection.stream(_ALL, sight.parameters()))
        return
    statement, asked = (_OF, sorted(actors)) if actors is not None else (_NAMED, sorted(ids or ()))
    for start in range(0, len(asked), _BATCH):
        chosen = {"ids": asked[start : start + _BATCH]}
        yield from map(_told, connection.stream(statement, sight.parameters() | chosen))


def _told(row: dict[str, Any]) -> tuple[str, Event]:
    return row["status"], _event(row)


def _event(row: dict[str, Any]) -> Event:
    """An event with the roles that its claims in sight tell of."""
    claims = frozenset(row["claims"])
    roles = [
        role for role in row["roles"] if role["role"] in ontology.roles() and not claims.isdisjoint(role["claims"])
    ]
    return Event(
        key="",
        status="asserted",
        roles=tuple(sorted(map(_role, roles), key=lambda role: (role.role, role.actor, role.beside or ""))),
        claims=tuple(row["claims"]),
        outlet_names=tuple(sorted(row["outlets"])),
        outlets=len(row["outlets"]),
        **{name: row[name] for name in ("id", "kind", "type", "quad", "earliest", "latest", "intensity", "reports")},
    )


def _role(row: dict[str, Any]) -> EventRole:
    speaks = row["kind"] in ontology.speak_for_country() and row["country"]
    return EventRole(
        role=row["role"],
        actor=row["actor"],
        beside=row["beside"],
        principal=row["country"] if speaks else row["actor"],
        is_country=bool(speaks) or row["kind"] == "Country",
    )


def tie_rows(ties: dict[Pair, Tie]) -> Iterable[dict[str, Any]]:
    """Ties as the network reads them: `a`, `b` and the counts as `tie`."""
    return ({"a": left, "b": right, "tie": asdict(tie)} for (left, right), tie in ties.items())
