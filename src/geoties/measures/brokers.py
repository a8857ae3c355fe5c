"""Who brings others together: the mediators of events."""

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from geoties import ontology
from geoties.measures.rows import Row, named

if TYPE_CHECKING:
    import networkx as nx


def mediators(graph: "nx.MultiDiGraph[Any]") -> list[Row]:
    """How often each actor mediated, and for whom.

    `graph` is that of `geoties.network.events`. `events` is the number of events in which the actor has the role MEDIATED;
    `pairs` the number of different pairs that it mediated between (source with target, party with party); `parties` the
    ids of these actors, sorted. Who mediates nothing has no row; neither has a mediator that is itself a party for that
    event's pairs with itself.

    Reference: events with a mediator as a role of its own are this project's; what is counted is the degree of the actor
    in the bipartite graph of mediations (S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", Social
    Networks 19 (1997), 243-269).
    Rows: id, name, kind, events, pairs, parties; events descending, then pairs descending, then id.
    """
    mediated: dict[str, set[str]] = {}
    for actor, event, edge in graph.edges(data=True):
        if edge["role"] == "MEDIATED":
            mediated.setdefault(actor, set()).add(event)
    rows = []
    for actor, events in mediated.items():
        pairs = {pair for event in events for pair in _pairs(graph, event) if actor not in pair}
        parties = sorted({party for pair in pairs for party in pair})
        rows.append(named(graph, actor, events=len(events), pairs=len(pairs), parties=parties))
    return sorted(rows, key=lambda row: (-row["events"], -row["pairs"], row["id"]))


def _pairs(graph: "nx.MultiDiGraph[Any]", event: str) -> set[tuple[str, str]]:
    sides: dict[str | None, list[str]] = {"source": [], "target": [], "party": []}
    for actor, _, edge in graph.in_edges(event, data=True):
        sides.setdefault(ontology.roles()[edge["role"]].side, []).append(actor)
    met = (*product(sides["source"], sides["target"]), *combinations(sides["party"], 2))
    return {(a, b) if a <= b else (b, a) for a, b in met if a != b}
