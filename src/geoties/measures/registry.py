"""The measures by name: what each is called in English and French, what its columns mean, and what it is measured on."""

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from geoties import network
from geoties.errors import QueryError
from geoties.measures.blocs import communities
from geoties.measures.brokers import mediators
from geoties.measures.centrality import betweenness, degree, weighted_degree
from geoties.measures.rows import Row
from geoties.store.sight import WHOLE, Sight

if TYPE_CHECKING:
    import networkx as nx

    from geoties.store.bolt import Connection

_ACTOR = {"id": "id of the actor", "name": "its name", "kind": "its kind (Country, Person, ...)"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its title by language (en, fr), the meaning of each column, the function, and the graph that it takes:
    that of `geoties.network.ties` or of `geoties.network.events`."""

    name: str
    title: Mapping[str, str]
    columns: Mapping[str, str]
    graph: Literal["ties", "events"]
    function: Callable[[Any], list[Row]]


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """All measures by name."""
    found = (
        _ties(
            degree,
            "With how many others each actor is tied",
            "Avec combien d'autres chaque acteur est lié",
            degree="number of actors that it is tied with",
            share="the same as a share of all others, 0 to 1",
        ),
        _ties(
            weighted_degree,
            "How much there is in all ties of each actor together",
            "Combien pèsent ensemble tous les liens de chaque acteur",
            strength="sum of the weights of its ties (by default, of their events)",
            degree="number of actors that it is tied with",
        ),
        _ties(
            betweenness,
            "How often each actor lies between others",
            "Combien de fois chaque acteur se trouve entre d'autres",
            betweenness="share of the shortest ways between others that pass through it, 0 to 1",
        ),
        _ties(
            communities,
            "Which actors belong together (Louvain)",
            "Quels acteurs vont ensemble (Louvain)",
            community="number of its community, the largest first",
            size="actors in it",
            modularity="quality of the whole partition, -0.5 to 1",
        ),
        Measure(
            "mediators",
            MappingProxyType(
                {
                    "en": "Who mediates, how often and for whom",
                    "fr": "Qui sert de médiateur, combien de fois et pour qui",
                }
            ),
            MappingProxyType(
                {
                    **_ACTOR,
                    "events": "events that it mediated",
                    "pairs": "different pairs of actors that it mediated between",
                    "parties": "ids of these actors",
                }
            ),
            "events",
            mediators,
        ),
    )
    return MappingProxyType({measure.name: measure for measure in found})


def measure(
    connection: "Connection",
    name: str,
    *,
    level: str = "actors",
    weight: str = "events",
    kinds: Collection[str] | None = None,
    sight: Sight = WHOLE,
) -> list[Row]:
    """The rows of a measure of what a store holds.

    `level`, `weight`, `kinds` and `sight` are those of `geoties.network.ties`; a measure of events uses `kinds` and `sight`
    alone. Raises QueryError for an unknown measure, level, weight or kind.
    """
    graph = measured_graph(connection, name, level=level, weight=weight, kinds=kinds, sight=sight)
    return measures()[name].function(graph)


def measured_graph(
    connection: "Connection",
    name: str,
    *,
    level: str = "actors",
    weight: str = "events",
    kinds: Collection[str] | None = None,
    sight: Sight = WHOLE,
) -> "nx.Graph[str]":
    """The graph that a measure is measured on, as `measure` takes it; `graph["undated"]` is what a day in sight left out."""
    try:
        chosen = measures()[name]
    except KeyError:
        near = difflib.get_close_matches(name, measures(), n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise QueryError(f"there is no measure {name!r}: {hint}they are {', '.join(measures())}") from None
    if chosen.graph == "events":
        return network.events(connection, kinds=kinds, sight=sight)
    return network.ties(connection, level=level, weight=weight, kinds=kinds, sight=sight)


def _ties(function: Callable[[Any], list[Row]], english: str, french: str, **columns: str) -> Measure:
    title = MappingProxyType({"en": english, "fr": french})
    return Measure(function.__name__, title, MappingProxyType({**_ACTOR, **columns}), "ties", function)
