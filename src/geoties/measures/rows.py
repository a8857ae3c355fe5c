"""What the measures share: a simple graph to count on, and rows that name their actors."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, Any]


def simple(graph: "nx.Graph[Any]", *, weight: str = "weight") -> "nx.Graph[str]":
    """A new undirected graph of a graph's ties, nodes and edges in the order of their ids, so that results do not depend
    on the order in which it was built.

    The weights of parallel and opposite edges are added up, one without weight counts 1; a tie of an actor with itself is
    no tie and is left out.
    """
    import networkx as nx

    bare: nx.Graph[str] = nx.Graph()
    bare.add_nodes_from(sorted(graph.nodes))
    totals: dict[tuple[str, str], float] = {}
    for a, b, value in graph.edges(data=weight, default=1):
        if a != b:
            pair = (a, b) if a <= b else (b, a)
            totals[pair] = totals.get(pair, 0) + value
    bare.add_weighted_edges_from((a, b, totals[a, b]) for a, b in sorted(totals))
    return bare


def named(graph: "nx.Graph[Any]", node: str, **values: Any) -> Row:
    """A row that begins with the actor's `id`, `name` (its id where it has none) and `kind`."""
    actor = graph.nodes[node]
    return {"id": node, "name": actor.get("name") or node, "kind": actor.get("kind"), **values}
