"""The network of what changed, with the sentences: for a page that shows it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from geoties.network.changes import CHANGES, diff
from geoties.network.evidence import with_evidence
from geoties.network.graphs import ties
from geoties.resolve.ties import Pair
from geoties.store.sight import Sight

if TYPE_CHECKING:
    import networkx as nx

    from geoties.store.bolt import Connection


def changed_ties(
    connection: "Connection", before: Sight, after: Sight, *, level: str = "actors", per_tie: int = 20
) -> "nx.Graph[str]":
    """The ties that changed from one sight to another, as a graph of `ties` with the evidence of `with_evidence`.

    An edge has `change`, the first of `geoties.network.changes.CHANGES` that became of it. It counts what is in the second
    sight; one that ended, what was in the first. Raises QueryError as `diff` does.
    """
    found = diff(connection, before, after, level=level)
    became: dict[Pair, str] = {}
    for row in sorted(found, key=lambda row: CHANGES.index(row["change"])):
        became.setdefault((row["a"], row["b"]), row["change"])
    ended = {pair for pair, change in became.items() if change == "ended"}
    graph = _part(connection, after, became.keys() - ended, level=level, per_tie=per_tie)
    gone = _part(connection, before, ended, level=level, per_tie=per_tie)
    graph.add_nodes_from((node, values) for node, values in gone.nodes(data=True) if node not in graph)
    graph.add_edges_from(gone.edges(data=True))
    for a, b, edge in graph.edges(data=True):
        edge["change"] = became[min(a, b), max(a, b)]
    graph.graph["undated"] = found.undated
    return graph


def _part(
    connection: "Connection", sight: Sight, pairs: Collection[Pair], *, level: str, per_tie: int
) -> "nx.Graph[str]":
    """The ties of some pairs under a sight, with their evidence."""
    part = ties(connection, level=level, sight=sight)
    part.remove_edges_from([(a, b) for a, b in part.edges if (min(a, b), max(a, b)) not in pairs])
    part.remove_nodes_from([node for node, degree in part.degree if not degree])
    return with_evidence(connection, part, per_tie=per_tie, sight=sight)
