"""Two graphs of the store: the ties of actors, and the events with the actors that have a role in them."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from geoties import ontology
from geoties.errors import QueryError
from geoties.resolve.actors import shown_actor
from geoties.store.seen import seen, tie_rows
from geoties.store.sight import UNDATED, WHOLE, Sight

if TYPE_CHECKING:
    import networkx as nx

    from geoties.store.bolt import Connection

LEVELS = ("actors", "countries")
WEIGHTS = (
    "events",
    "reports",
    "outlets",
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
    "joint",
)

_COUNTS = (*WEIGHTS, "forward", "backward", "rolled_up")
_ACTOR = (
    "a.id AS id, a.name AS name, [l IN labels(a) WHERE l <> 'Actor'][0] AS kind, a.iso3 AS iso3, "
    "a.country AS country, coalesce(a.aliases, []) AS aliases"
)
_ATTRIBUTES = ("name", "kind", "iso3", "country")
_ACTORS = f"MATCH (a:Actor) WHERE a.canonical IS NULL RETURN {_ACTOR} ORDER BY id"
# Not the whole tie: what it is counted from is many times as long as what is shown.
_SHOWN = ", ".join(f".{name}" for name in (*_COUNTS, "first", "last", "score", "kinds", "mediators"))
_TIES = f"""
MATCH (a:Actor)-[t:TIED_TO]->(b:Actor)
WHERE ($level = 'actors' OR (a:Country AND b:Country))
  AND (size($kinds) = 0 OR any(k IN t.kinds WHERE k IN $kinds))
RETURN a.id AS a, b.id AS b, t {{{_SHOWN}}} AS tie
ORDER BY a, b
"""
# The events in sight, and the roles that their claims in sight tell of.
_TOLD = """
WHERE (size($kinds) = 0 OR e.kind IN $kinds)
  AND ($as_of IS NULL OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
       OR $as_of = '' AND e.latest IS NULL)
CALL (e) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  WITH c, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = c.outlet | e.echoed[i]][0],
                   c.outlet) AS voice
  RETURN min(c.status) AS status, collect(c.id) AS told, count(DISTINCT voice) AS outlets
}
WITH e, status, told, outlets
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
"""
_EVENTS = f"""
MATCH (e:Event)
{_TOLD}
RETURN e.id AS id, e.kind AS kind, e.type AS type, e.quad AS quad, status, e.date AS date,
       e.earliest AS earliest, e.latest AS latest, e.intensity AS intensity
ORDER BY id
"""
_ROLES = f"""
MATCH (e:Event)
{_TOLD}
MATCH (a:Actor)-[r:SOURCE_OF|TARGET_OF|PARTY_TO|MEDIATED|HOSTED|SIGNED|GUARANTEED|JOINED]->(e)
WHERE any(id IN r.claims WHERE id IN told)
RETURN a.id AS actor, e.id AS event, type(r) AS role, r.beside AS beside
ORDER BY event, role, actor, beside
"""


def ties(
    connection: "Connection",
    *,
    level: str = "actors",
    weight: str = "events",
    kinds: Collection[str] | None = None,
    sight: Sight = WHOLE,
) -> "nx.Graph[str]":
    """The ties of asserted events, for all time: one edge a pair, only actors that have a tie.

    level: "actors" has every tie; "countries" only states, whose ties count what their officials, bodies and forces did
    too. (At the level of actors an official's tie stands beside that of its state, which counts it again as `rolled_up`.)
    weight: the count that becomes the edge's `weight`, one of WEIGHTS; ties without any of it are left out.
    kinds: only ties with at least one event of these kinds; what is counted stays all of the tie.
    sight: what held on a day, what was known by then, other statuses, chosen sources (`geoties.store.sight`): the ties are
    then counted from the events, by the same rule. The graph tells it: `as_of`, `known_by`, and `undated`, how many events
    were left out because nobody says when they began.

    Node attributes: `name`, `kind` (Country, Person, ...), `iso3`, `country`, `aliases`; None where there is none.
    Edge attributes: the counts `events`, `reports`, `outlets`, `verbal_cooperation`, `material_cooperation`,
    `verbal_conflict`, `material_conflict`, `forward` and `backward` (directed events from the smaller id to the larger
    and back), `joint`, `rolled_up`; `first` and `last` (ISO days or None); `kinds` and `mediators` (ids), the most
    frequent first; `score` (mean intensity from -10 to 10, or None); `weight`.

    Raises QueryError on an unknown level, weight or kind.
    """
    import networkx as nx

    if level not in LEVELS:
        raise QueryError(f"there is no level {level!r}: it is one of {', '.join(LEVELS)}")
    if weight not in WEIGHTS:
        raise QueryError(f"a tie has no weight {weight!r}: it is one of {', '.join(WEIGHTS)}")
    graph: nx.Graph[str] = nx.Graph(level=level, weight=weight)
    rows = _rows(connection, graph, sight, {"level": level, "kinds": known_kinds(kinds)})
    edges = [(row["a"], row["b"], _edge(row["tie"], weight)) for row in rows]
    edges = [edge for edge in edges if edge[2]["weight"]]
    known = dict(actors(connection, {actor for a, b, _ in edges for actor in (a, b)}))
    if level == "countries":
        edges = [edge for edge in edges if all(known[end]["kind"] == "Country" for end in edge[:2])]
    tied = {actor for a, b, _ in edges for actor in (a, b)}
    graph.add_nodes_from((actor, known[actor]) for actor in known if actor in tied)
    graph.add_edges_from(edges)
    return graph


def events(
    connection: "Connection",
    *,
    statuses: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    sight: Sight = WHOLE,
) -> "nx.MultiDiGraph[str]":
    """Actors and the events that they have a role in, as a bipartite graph: an edge from the actor to the event a role.

    Node attributes: `bipartite` (0 for an actor, 1 for an event); for actors as in `ties`; for events `kind`, `type`,
    `quad`, `status`, `date`, `earliest`, `latest`, `intensity`. Edge attributes: `role` (SOURCE_OF, MEDIATED, ...) and
    `beside`, the actor that a joiner joined, else None. `statuses` takes the place of those of `sight`, which are asserted
    events by default; with a day in sight the graph has `undated`, the number of events left out for want of one.

    Raises QueryError on an unknown status or kind.
    """
    import networkx as nx

    wanted = sight.statuses if statuses is None else tuple(statuses)
    unknown = [status for status in wanted if status not in ontology.statuses()]
    if unknown:
        raise QueryError(f"there is no status {unknown[0]!r}: it is one of {', '.join(ontology.statuses())}")
    chosen = sight.parameters() | {"status": list(wanted), "kinds": known_kinds(kinds)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    told = list(connection.stream(_EVENTS, chosen))
    roles = list(connection.stream(_ROLES, chosen))
    if sight.as_of is not None:
        graph.graph["undated"] = sum(1 for _ in connection.stream(_EVENTS, chosen | {"as_of": UNDATED}))
    graph.add_nodes_from(actors(connection, {row["actor"] for row in roles}), bipartite=0)
    graph.add_nodes_from(((row.pop("id"), row) for row in told), bipartite=1)
    for row in roles:
        graph.add_edge(row["actor"], row["event"], role=row["role"], beside=row["beside"])
    return graph


def known_kinds(kinds: Collection[str] | None) -> list[str]:
    """The kinds as a list, empty for none given. Raises QueryError on one that the ontology has not."""
    unknown = [kind for kind in kinds or () if kind not in ontology.kinds()]
    if unknown:
        raise QueryError(f"there is no kind of event {unknown[0]!r} (geoties schema lists them)")
    return list(kinds or ())


def actors(connection: "Connection", wanted: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Some actors as nodes: id, and the attributes that `ties` names; first those of the store.

    A state that only its officials' events tie may be in the gazetteer alone.
    """
    missing = set(wanted)
    for row in connection.stream(_ACTORS):
        if row["id"] in missing:
            missing.discard(row["id"])
            yield row.pop("id"), row
    for actor_id in sorted(missing):
        if (known := shown_actor(actor_id, ())) is not None:
            yield actor_id, {name: getattr(known, name) for name in _ATTRIBUTES} | {"aliases": list(known.aliases)}


def _rows(
    connection: "Connection", graph: "nx.Graph[str]", sight: Sight, chosen: dict[str, Any]
) -> Iterable[dict[str, Any]]:
    """The ties of the store, or those under a sight, of which the graph is told."""
    if sight.cached:
        return connection.read(_TIES, chosen)
    found = seen(connection, sight)
    told = {"as_of": sight.as_of, "known_by": sight.known_by, "undated": found.undated or None}
    graph.graph |= {name: value for name, value in told.items() if value is not None}
    kinds = set(chosen["kinds"])
    return (row for row in tie_rows(found.ties) if not kinds or kinds.intersection(row["tie"]["kinds"]))


def _edge(tie: dict[str, Any], weight: str) -> dict[str, Any]:
    edge: dict[str, Any] = {name: tie.get(name) or 0 for name in _COUNTS}
    edge |= {name: tie.get(name) for name in ("first", "last", "score")}
    edge |= {name: list(tie.get(name) or ()) for name in ("kinds", "mediators")}
    return edge | {"weight": edge[weight]}
