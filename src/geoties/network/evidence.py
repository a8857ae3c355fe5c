"""The sentences behind the ties of a graph, read for all ties together.

First which events make which tie, by the rule that makes ties: the source with the target, parties among themselves, and
a joiner with every principal but the one that it stood beside. Then the claims of these events, a fair share for each,
and last the words around each quote, cut here because an offset counts code points.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from geoties import ontology
from geoties.network.graphs import actors, known_kinds
from geoties.network.marks import marks
from geoties.network.timelines import timeline
from geoties.store.sight import Sight

if TYPE_CHECKING:
    import networkx as nx

    from geoties.store.bolt import Connection

CONTEXT = 160
_BATCH = 1000

# The labels are those of ontology.speak_for_country(); a test compares them.
_SPEAKERS = """
UNWIND $ids AS id
MATCH (p:Actor {country: id}) WHERE p:Person|GovernmentBody|ArmedForce
RETURN p.id AS id, id AS country
"""
_ROLES = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[r:SOURCE_OF|TARGET_OF|PARTY_TO|JOINED]->(e:Event)
WHERE size($kinds) = 0 OR e.kind IN $kinds
RETURN e.id AS event, id AS actor, type(r) AS role, r.beside AS beside, r.claims AS claims
"""
_CLAIMS_OF = """
UNWIND $ids AS id
MATCH (e:Event {id: id})
WHERE $as_of IS NULL OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
CALL (e) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  WITH c, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = c.outlet | e.echoed[i]][0],
                   c.outlet) AS voice
  RETURN min(c.status) AS status, collect({id: c.id, dataset: c.dataset}) AS claims, count(DISTINCT voice) AS outlets
}
WITH id, e, status, claims, outlets
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
RETURN id AS event, e.earliest AS earliest, e.kind AS kind, e.quad AS quad, status, e.date AS date, claims
"""
_EVENTS = """
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN id AS event, e.kind AS kind, e.type AS type, e.quad AS quad,
       e.date AS date, e.amount AS amount, e.currency AS currency, e.approximate AS approximate,
       coalesce(e.item_names, []) AS item_names, coalesce(e.item_quantities, []) AS item_quantities,
       COLLECT { MATCH (a:Actor)-[r]->(e) RETURN {role: type(r), actor: a.id, name: a.name, claims: r.claims} } AS roles
"""
_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN id AS claim, c.quote AS quote, c.start AS start, c.end AS end, c.confidence AS confidence,
       c.record AS record, c.dataset AS dataset,
       d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url
"""
_TEXTS = "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN id AS document, d.text AS text"


def with_evidence(
    connection: "Connection",
    graph: "nx.Graph[str]",
    *,
    per_tie: int = 20,
    kinds: Collection[str] | None = None,
    sight: Sight | None = None,
) -> "nx.Graph[str]":
    """A copy of a graph of `ties` whose edges say which sentences they rest on, and which has their mediators as nodes.

    Each edge gets `evidence`, a list of at most `per_tie` dictionaries, and `evidence_total`, how many there are. The
    latest events come first, those without a day last; every event shows one claim before any shows a second. Events of
    every status are there, each with its `status`: what is denied or planned is no part of what the tie counts. `kinds`
    keeps only events of these kinds, and `sight` what is in sight, of its statuses (None: all of every status). The tie of
    two countries has what their officials, bodies and forces did too.

    An item: `event`, `kind`, `type`, `quad`, `status`, `date` (EDTF), `via` (own, or joined where one of the two only
    joined), `roles` ([{role, actor, name}], sorted by role and actor), `mediators` and `joined` (names), `amount`,
    `currency`, `approximate`, `items` ([{name, quantity}]), `quote` (None for a row of a data set), `before` and `after`
    (up to CONTEXT characters of the text around it), `marks` ([[start, end, "trigger" or "actor"]], code points of the
    quote), `document` (id), `title`, `publisher`, `published`, `url`, `dataset` (None for a text), `confidence`.

    Each edge also gets `timeline`, all its events and not only those shown, counted: {date, kind, quad, status, dataset,
    way, events}; `way` is forward (from the smaller id to the larger), backward, or None where the event has no direction.

    Raises QueryError on an unknown kind.
    """
    found = _Ties(graph)
    found.lift(_read(connection, _SPEAKERS, found.countries))
    anchors = sorted({*graph.nodes, *found.speakers})
    roles = list(_read(connection, _ROLES, anchors, kinds=known_kinds(kinds)))
    found.fill(roles)
    chosen_sight = (sight or Sight(statuses=ontology.statuses())).parameters()
    rows = _read(connection, _CLAIMS_OF, sorted(found.events()), **chosen_sight)
    told = {row["event"]: _with_datasets(row) for row in rows}
    if sight is not None:
        found.fill_again(row for row in roles if row["event"] in told and _is_told(row, told[row["event"]]))
    chosen = {pair: _chosen(via, told, per_tie) for pair, via in found.via.items()}
    picked = {choice for choices in chosen.values() for choice in choices}
    events = {row["event"]: row for row in _read(connection, _EVENTS, sorted({event for event, _ in picked}))}
    claims = {row["claim"]: row for row in _read(connection, _CLAIMS, sorted({claim for _, claim in picked}))}
    _add_context(connection, claims)
    copy = deepcopy(graph)
    between = {actor for _, _, edge in graph.edges(data=True) for actor in edge["mediators"]}
    copy.add_nodes_from(actors(connection, between - set(graph)))
    for a, b, edge in copy.edges(data=True):
        via = found.via.get(_pair(a, b), {})
        choices = chosen.get(_pair(a, b), [])
        edge["evidence"] = [
            _item(events[event], claims[claim], via[event], told[event])
            for event, claim in choices
            if event in events and claim in claims
        ]
        edge["timeline"] = timeline(via, found.ways.get(_pair(a, b), {}), told)
        edge["evidence_total"] = sum(len(told[event]["claims"]) for event in via if event in told)
    return copy


Pair = tuple[str, str]


@dataclass
class _Ties:
    """Which events make the ties of a graph: `via` is own or joined, and `ways` forward or backward, by tie and event."""

    graph: "nx.Graph[str]"
    countries: list[str] = field(init=False)
    speakers: dict[str, str] = field(default_factory=dict)
    via: dict[Pair, dict[str, str]] = field(default_factory=dict)
    ways: dict[Pair, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.countries = sorted(id for id, actor in self.graph.nodes(data=True) if actor.get("kind") == "Country")

    def lift(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take in who speaks for the countries of the graph."""
        self.speakers = {row["id"]: row["country"] for row in rows}

    def fill(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take in the roles of events."""
        events: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            events.setdefault(row["event"], []).append(row)
        for event, roles in events.items():
            acted = {row["actor"] for row in roles if ontology.roles()[row["role"]].side == "source"}
            for left, right, via in _pairs(roles):
                for a, b in self._ties_of(left, right):
                    known = self.via.setdefault(_pair(a, b), {})
                    if via == "own" or event not in known:
                        known[event] = via
                    if via == "own" and left in acted:
                        self.ways.setdefault(_pair(a, b), {})[event] = "forward" if a <= b else "backward"

    def fill_again(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take in some of the roles in the place of all."""
        self.via.clear()
        self.ways.clear()
        self.fill(rows)

    def events(self) -> set[str]:
        """All events of all ties."""
        return {event for via in self.via.values() for event in via}

    def _ties_of(self, left: str, right: str) -> Iterator[Pair]:
        if self.graph.has_edge(left, right):
            yield left, right
        above, other = self._country(left), self._country(right)
        if above is None or other is None or above == other or (above, other) == (left, right):
            return
        if self.graph.has_edge(above, other):
            yield above, other

    def _country(self, actor: str) -> str | None:
        if actor in self.speakers:
            return self.speakers[actor]
        return actor if self.graph.nodes.get(actor, {}).get("kind") == "Country" else None


def _with_datasets(row: dict[str, Any]) -> dict[str, Any]:
    """The ids of an event's claims, and the first data set that one of them is a row of."""
    claims = sorted(row["claims"], key=lambda claim: claim["id"])
    datasets = [claim["dataset"] for claim in claims if claim["dataset"]]
    return row | {"claims": [claim["id"] for claim in claims], "dataset": datasets[0] if datasets else None}


def _is_told(role: dict[str, Any], event: dict[str, Any]) -> bool:
    return not set(event["claims"]).isdisjoint(role["claims"])


def _pairs(roles: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of actors that an event ties, and whether by roles of their own or because the first of them joined."""
    sides: dict[str | None, list[str]] = {"source": [], "target": [], "party": []}
    for row in roles:
        sides.setdefault(ontology.roles()[row["role"]].side, []).append(row["actor"])
    for left, right in (*product(sides["source"], sides["target"]), *combinations(sides["party"], 2)):
        if left != right:
            yield left, right, "own"
    joiners = [(row["actor"], row["beside"]) for row in roles if row["role"] == "JOINED"]
    principals = {*sides["source"], *sides["target"], *sides["party"]} - {joiner for joiner, _ in joiners}
    for joiner, beside in joiners:
        for principal in sorted(principals - {beside}):
            yield joiner, principal, "joined"


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _chosen(via: dict[str, str], told: dict[str, dict[str, Any]], most: int) -> list[tuple[str, str]]:
    """Events and claims to show for a tie: a claim of each event in turn until there are enough, then by event."""
    # A load beside this reading may have moved an event meanwhile.
    order = sorted(event for event in via if event in told)
    order.sort(key=lambda event: told[event]["earliest"] or "", reverse=True)
    claims = {event: told[event]["claims"] for event in order}
    taken = dict.fromkeys(order, 0)
    left = most
    while left > 0:
        open_events = [event for event in order if taken[event] < len(claims[event])][:left]
        if not open_events:
            break
        for event in open_events:
            taken[event] += 1
        left -= len(open_events)
    return [(event, claim) for event in order for claim in claims[event][: taken[event]]]


def _item(event: dict[str, Any], claim: dict[str, Any], via: str, told: dict[str, Any]) -> dict[str, Any]:
    roles = [role for role in event["roles"] if _is_told(role, told)]
    roles.sort(key=lambda role: (role["role"], role["actor"]))
    item = {name: event[name] for name in ("event", "kind", "type", "quad")}
    item |= {"status": told["status"], "date": event["date"]}
    item |= {"via": via, "roles": [{name: role[name] for name in ("role", "actor", "name")} for role in roles]}
    item |= {"mediators": _names(roles, "MEDIATED"), "joined": _names(roles, "JOINED")}
    item |= {name: event[name] for name in ("amount", "currency")}
    item["approximate"] = bool(event["approximate"])
    pairs = zip(event["item_names"], event["item_quantities"], strict=False)
    item["items"] = [{"name": name, "quantity": quantity} for name, quantity in pairs]
    item["marks"] = marks(claim["record"], claim["quote"], claim["start"])
    return item | {name: value for name, value in claim.items() if name not in ("claim", "start", "end", "record")}


def _names(roles: Iterable[dict[str, Any]], wanted: str) -> list[str]:
    return [role["name"] for role in roles if role["role"] == wanted]


def _add_context(connection: "Connection", claims: dict[str, dict[str, Any]]) -> None:
    """Set `before` and `after` of each claim, holding one text at a time."""
    quoted: dict[str, list[dict[str, Any]]] = {}
    for claim in claims.values():
        claim["before"] = claim["after"] = ""
        if claim["quote"] is not None and claim["start"] is not None:
            quoted.setdefault(claim["document"], []).append(claim)
    for row in _read(connection, _TEXTS, sorted(quoted)):
        text = row["text"] or ""
        for claim in quoted[row["document"]]:
            claim["before"] = text[max(0, claim["start"] - CONTEXT) : claim["start"]]
            claim["after"] = text[claim["end"] : claim["end"] + CONTEXT]


def _read(connection: "Connection", statement: str, ids: Sequence[str], **parameters: Any) -> Iterator[dict[str, Any]]:
    for start in range(0, len(ids), _BATCH):
        yield from connection.stream(statement, {"ids": ids[start : start + _BATCH], **parameters})
