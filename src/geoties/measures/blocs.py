"""Which actors belong together: communities of the network of ties."""

from typing import TYPE_CHECKING, Any

from geoties.measures.rows import Row, named, simple

if TYPE_CHECKING:
    import networkx as nx


def communities(graph: "nx.Graph[Any]", *, seed: int = 7, resolution: float = 1.0) -> list[Row]:
    """Communities by the Louvain method: groups with more tie weight inside than chance would put there.

    The method looks for the partition with the largest modularity

        Q = sum over communities c of  L_c / m - resolution * (k_c / 2m)^2

    where m is the weight of all ties, L_c of those inside c, and k_c the strength of its actors. It finds a good one and
    not always the best; the same `seed` finds the same one, whatever the order of the graph. A `resolution` above 1 favours
    smaller communities. An actor without ties is a community of its own.

    `community` numbers them from 1, the largest first (then by the smallest id); `size` counts its actors; `modularity` is
    that of the whole partition at resolution 1, the same on every row, and None where the graph has no tie.

    Reference: V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of communities in large
    networks", Journal of Statistical Mechanics (2008), P10008; M. E. J. Newman, "Modularity and community structure in
    networks", PNAS 103 (2006), 8577-8582.
    Rows: id, name, kind, community, size, modularity; by community, then id.
    """
    import networkx as nx

    bare = simple(graph)
    nodes = list(bare)
    # Numbers and not ids: the method walks over sets, and a set of texts has another order in every process.
    numbered = nx.relabel_nodes(bare, {node: number for number, node in enumerate(nodes)})
    found = (
        nx.community.louvain_communities(numbered, weight="weight", seed=seed, resolution=resolution) if nodes else []
    )
    parts = sorted((sorted(part) for part in found), key=lambda part: (-len(part), part))
    quality = None
    if bare.number_of_edges():
        quality = round(nx.community.modularity(numbered, [set(part) for part in parts], weight="weight"), 12)
    return [
        named(graph, nodes[number], community=place, size=len(part), modularity=quality)
        for place, part in enumerate(parts, start=1)
        for number in part
    ]
