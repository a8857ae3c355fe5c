"""A part of the graph: what is in sight under a clock, statuses or chosen sources, and nothing that points outside it.

It has the events in sight with the claims and roles that are, the documents of these claims, the posts, parts and memberships
that hold, and the actors of all these. Ties are counted anew from its asserted events. Bulk aggregates (INTERACTED, MEASURED)
are counted from no claim, and are left out. The ids of the part are kept in memory, not its rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from geoties import ontology
from geoties.resolve.actors import shown_actor
from geoties.resolve.ties import Pair, Tally, add_event, tie_of
from geoties.store.bolt import Connection
from geoties.store.rows import actor_row, tie_row
from geoties.store.seen import events_told
from geoties.store.sight import Sight

Row = dict[str, Any]
LINKS = ("HOLDS_POST", "PART_OF", "MEMBER_OF")
LEFT_OUT = ("INTERACTED", "MEASURED")

_LINKS = """
MATCH (a:Actor)-[r:HOLDS_POST|PART_OF|MEMBER_OF]->(b:Actor)
CALL (r) {
  UNWIND r.claims AS id
  MATCH (c:Claim {id: id})
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  RETURN collect(c.id) AS claims, count(DISTINCT c.outlet) AS outlets
}
WITH a, r, b, claims, outlets
WHERE size(claims) > 0 AND 'asserted' IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
RETURN a.id AS actor, b.id AS of, type(r) AS type, r.earliest AS earliest, r.latest AS latest, r.ended AS ended, claims
"""
_ROLES = "MATCH (a:Actor)-[x]->(e:Event) RETURN a.id AS actor, e.id AS event, x.claims AS claims"
_CLAIMS = "MATCH (c:Claim) RETURN c.id AS id, c.document AS document"


@dataclass(slots=True)
class Part:
    """The ids of a part, and what it changes: `events` gives their status, reports and outlets as seen, `ties` all their
    properties. `undated` counts what was left out because nobody says when it began.
    """

    events: dict[str, Row] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    ties: dict[Pair, Row] = field(default_factory=dict)
    undated: int = 0

    def rows(self, name: str, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows of a label or a type, as they are in this part."""
        if name == "TIED_TO":
            yield from (row | {":START_ID": left, ":END_ID": right} for (left, right), row in self.ties.items())
        elif name == "Actor":
            yield from self._actors(rows)
        elif name not in LEFT_OUT:
            yield from (kept for row in rows if (kept := self._row(name, row)) is not None)

    def _row(self, name: str, row: Row) -> Row | None:
        if name == "Event":
            return row | self.events[row["id"]] if row["id"] in self.events else None
        if name in ("Claim", "Document"):
            return row if row["id"] in (self.claims if name == "Claim" else self.documents) else None
        if name == "ABOUT":
            return row if row[":START_ID"] in self.claims and row[":END_ID"] in self.events else None
        if name == "STATED_IN":
            return row if row[":START_ID"] in self.claims else None
        if name == "DISPUTES":
            return row if row[":START_ID"] in self.events and row[":END_ID"] in self.events else None
        if name in ontology.roles() or name in LINKS:
            return self._told(row)
        return row

    def _told(self, row: Row) -> Row | None:
        """A role or a link with the claims that are in the part; its lists are parallel."""
        kept = [index for index, claim in enumerate(row["claims"]) if claim in self.claims]
        parallel = [name for name in ("claims", "named", "refs") if name in row]
        return row | {name: [row[name][index] for index in kept] for name in parallel} if kept else None

    def _actors(self, rows: Iterator[Row]) -> Iterator[Row]:
        there = set()
        for row in rows:
            if row["id"] in self.actors:
                there.add(row["id"])
                yield row
        # A state that only a tie of this part names.
        for actor_id in sorted(self.actors - there):
            if actor := shown_actor(actor_id, ()):
                yield actor_row(actor, ())


def part_of(connection: Connection, sight: Sight) -> Part:
    """The part of the graph that is in sight, whatever its statuses are; ties count its asserted events."""
    part = Part()
    tallies: dict[Pair, Tally] = {}
    for status, event in events_told(connection, sight):
        if sight.as_of is not None and event.latest is None:
            part.undated += 1
            continue
        part.events[event.id] = {"status": status, "reports": event.reports, "outlets": event.outlets}
        part.claims.update(event.claims)
        if status == "asserted":
            add_event(tallies, event)
    for row in connection.stream(_LINKS, sight.parameters()):
        spell = row["type"] != "PART_OF" and sight.as_of is not None
        if spell and row["latest"] is None:
            part.undated += 1
        elif not spell or _holds(row, sight.as_of or ""):
            part.claims.update(row["claims"])
            part.actors |= {row["actor"], row["of"]}
    part.ties = {pair: tie_row(tie, tally) for pair, tally in sorted(tallies.items()) if (tie := tie_of(tally))}
    part.actors |= {actor for pair in part.ties for actor in pair}
    for row in connection.stream(_ROLES):
        if row["event"] in part.events and not part.claims.isdisjoint(row["claims"] or ()):
            part.actors.add(row["actor"])
    for row in connection.stream(_CLAIMS):
        if row["id"] in part.claims:
            part.documents.add(row["document"])
    return part


def _holds(row: Row, day: str) -> bool:
    return bool(row["latest"] <= day) and (row["ended"] is None or row["ended"] >= day)
