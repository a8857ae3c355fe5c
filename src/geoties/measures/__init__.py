"""Measures of the network: pure functions of a graph to rows that name their actors, and the list of them.

`measure()` reads the graph that a measure is defined on from a store and measures it; the functions themselves
(`degree`, `weighted_degree`, `betweenness`, `communities`, `mediators`) take any graph of `geoties.network` or one's own,
and leave it as it is.
"""

from geoties.measures.blocs import communities
from geoties.measures.brokers import mediators
from geoties.measures.centrality import betweenness, degree, weighted_degree
from geoties.measures.registry import Measure, measure, measured_graph, measures
from geoties.measures.rows import Row

__all__ = [
    "Measure",
    "Row",
    "betweenness",
    "communities",
    "degree",
    "measure",
    "measured_graph",
    "measures",
    "mediators",
    "weighted_degree",
]
