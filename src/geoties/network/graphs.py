"""Two graphs of the store: the ties of actors, and the events with the actors that have a role in them."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from geoties import ontology
from geoties.errors import QueryError

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
_EVENTS = """
MATCH (e:Event)
WHERE e.status IN $statuses AND (size($kinds) = 0 OR e.kind IN $kinds)
RETURN e.id AS id, e.kind AS kind, e.type AS type, e.quad AS quad, e.status AS status, e.date AS date,
       e.earliest AS earliest, e.latest AS latest, e.intensity AS intensity
ORDER BY id
"""
_ROLES = """
MATCH (a:Actor)-[r:SOURCE_OF|TARGET_OF|PARTY_TO|MEDIATED|HOSTED|SIGNED|GUARANTEED|JOINED]->(e:Event)
WHERE e.status IN $statuses AND (size($kinds) = 0 OR e.kind IN $kinds)
RETURN a.id AS actor, e.id AS event, type(r) AS role, r.beside AS beside
ORDER BY event, role, actor, beside
"""


def ties(
    connection: "Connection",
    *,
    level: str = "actors",
    weight: str = "events",
    kinds: Collection[str] | None = None,
) -> "nx.Graph[str]":
    """The ties of asserted events, for all time: one edge a pair, only actors that have a tie.

    level: "actors" has every tie; "countries" only states, whose ties count what their officials, bodies and forces did
    too. (At the level of actors an official's tie stands beside that of its state, which counts it again as `rolled_up`.)
    weight: the count that becomes the edge's `weight`, one of WEIGHTS; ties without any of it are left out.
    kinds: only ties with at least one event of these kinds; what is counted stays all of the tie.

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
    rows = connection.read(_TIES, {"level": level, "kinds": known_kinds(kinds)})
    edges = [(row["a"], row["b"], _edge(row["tie"], weight)) for row in rows]
    edges = [edge for edge in edges if edge[2]["weight"]]
    graph.add_nodes_from(actors(connection, {actor for a, b, _ in edges for actor in (a, b)}))
    graph.add_edges_from(edges)
    return graph


def events(
    connection: "Connection",
    *,
    statuses: Collection[str] = ("asserted",),
    kinds: Collection[str] | None = None,
) -> "nx.MultiDiGraph[str]":
    """Actors and the events that they have a role in, as a bipartite graph: an edge from the actor to the event a role.

    Node attributes: `bipartite` (0 for an actor, 1 for an event); for actors as in `ties`; for events `kind`, `type`,
    `quad`, `status`, `date`, `earliest`, `latest`, `intensity`. Edge attributes: `role` (SOURCE_OF, MEDIATED, ...) and
    `beside`, the actor that a joiner joined, else None.

    Raises QueryError on an unknown status or kind.
    """
    import networkx as nx

    unknown = [status for status in statuses if status not in ontology.statuses()]
    if unknown:
        raise QueryError(f"there is no status {unknown[0]!r}: it is one of {', '.join(ontology.statuses())}")
    chosen = {"statuses": list(statuses), "kinds": known_kinds(kinds)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    told = list(connection.stream(_EVENTS, chosen))
    roles = list(connection.stream(_ROLES, chosen))
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
    """Some actors as nodes: id, and the attributes that `ties` names."""
    for row in connection.stream(_ACTORS):
        if row["id"] in wanted:
            yield row.pop("id"), row


def _edge(tie: dict[str, Any], weight: str) -> dict[str, Any]:
    edge: dict[str, Any] = {name: tie.get(name) or 0 for name in _COUNTS}
    edge |= {name: tie.get(name) for name in ("first", "last", "score")}
    edge |= {name: list(tie.get(name) or ()) for name in ("kinds", "mediators")}
    return edge | {"weight": edge[weight]}
