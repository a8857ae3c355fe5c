"""How central an actor is: by how many ties, by how much in them, by how often it lies between others."""

from typing import TYPE_CHECKING, Any

from geoties.measures.rows import Row, named, simple

if TYPE_CHECKING:
    import networkx as nx


def degree(graph: "nx.Graph[Any]") -> list[Row]:
    """Degree centrality: with how many others an actor is tied.

    `degree` is the number of its neighbours; `share` is degree / (n - 1), with n actors in the graph, from 0 to 1. An
    actor alone in the graph has share 0. Parallel ties count once, a tie with itself not at all.

    Reference: L. C. Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1 (1979), 215-239.
    Rows: id, name, kind, degree, share; degree descending, then id.
    """
    bare = simple(graph)
    others = max(len(bare) - 1, 1)
    counts = {node: bare.degree(node) for node in bare}
    return [named(graph, node, degree=counts[node], share=counts[node] / others) for node in _descending(counts)]


def weighted_degree(graph: "nx.Graph[Any]", *, weight: str = "weight") -> list[Row]:
    """Strength: how much there is in all ties of an actor together.

    `strength` is the sum of `weight` over its ties (by default the weight that the graph was read with, such as the number
    of events); a tie without it counts 1. An actor without ties has strength 0; a tie with itself does not count.

    Reference: A. Barrat, M. Barthélemy, R. Pastor-Satorras and A. Vespignani, "The architecture of complex weighted
    networks", PNAS 101 (2004), 3747-3752.
    Rows: id, name, kind, strength, degree; strength descending, then id.
    """
    bare = simple(graph, weight=weight)
    sums = {node: bare.degree(node, weight="weight") for node in bare}
    return [named(graph, node, strength=sums[node], degree=bare.degree(node)) for node in _descending(sums)]


def betweenness(graph: "nx.Graph[Any]") -> list[Row]:
    """Betweenness centrality: how often an actor lies on the shortest ways between two others.

    `betweenness` is the sum over all pairs s, t of other actors of sigma(s, t | v) / sigma(s, t), the share of the
    shortest ways between s and t that pass through v, divided by the (n - 1)(n - 2) / 2 pairs, so from 0 to 1. Every tie is
    one step long, whatever its weight: a weight here is strength and not distance. Pairs with no way between them count 0;
    with fewer than three actors everyone has 0.

    Reference: L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977), 35-41; computed
    by U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001), 163-177.
    Rows: id, name, kind, betweenness; betweenness descending, then id.
    """
    import networkx as nx

    found = nx.betweenness_centrality(simple(graph))
    # The last digits depend on the order of additions and would break ties between equals at random.
    rounded = {node: round(value, 12) for node, value in found.items()}
    return [named(graph, node, betweenness=rounded[node]) for node in _descending(rounded)]


def _descending(values: dict[str, Any]) -> list[str]:
    return sorted(values, key=lambda node: (-values[node], node))
