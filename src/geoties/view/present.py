"""From a NetworkX graph to what the page is made of: actors and ties, cleaned and in a fixed order.

Any graph does: every attribute is optional, an unknown one is ignored, and the graph is only read. The attributes are
described in `geoties.view.view`. Actors stand in the order of their degree, ties in the order of their strength: the
page is the same whatever order the graph was built in.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoties import ontology
from geoties.view import clean
from geoties.view.called import called
from geoties.view.moments import Moment, moments

if TYPE_CHECKING:
    import networkx as nx

COUNTS = ("events", "reports", "outlets", *ontology.quads(), "forward", "backward", "joint", "rolled_up")
"""The counts of a tie."""

CHANGES = ("", "new", "ended", "re-signed", "corrected", "more", "fewer", "confirmed")
"""What may have changed of a tie, on a page of what changed."""


@dataclass(frozen=True)
class Actor:
    """One actor as the page shows it; `place` is its index in every table."""

    place: int
    id: str
    name: str
    kind: str
    degree: int
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Tie:
    """One tie, its actors and mediators by their places; a mediator that the graph has no actor for is a name."""

    a: int
    b: int
    counts: Mapping[str, int]
    kinds: tuple[str, ...]
    mediators: tuple[int | str, ...]
    years: str
    first: str
    last: str
    score: float | None
    derived: bool
    change: str
    evidence: tuple[Mapping[str, Any], ...] = field(repr=False)
    evidence_total: int
    moments: tuple[Moment, ...] = field(repr=False)


@dataclass(frozen=True)
class Presented:
    """All that a page shows of a graph, before the layout gives it positions."""

    actors: list[Actor]
    ties: list[Tie]
    as_of: str
    actor_places: Mapping[Hashable, int] = field(repr=False)


def present(graph: nx.Graph[Any], *, lang: str = "en") -> Presented:
    """Read actors and ties out of any NetworkX graph, cleaned and in a fixed order; the graph is not changed.

    States and other actors of the gazetteer are called as is usual in the language; they are found by both names.
    """
    actors, places = _actors(graph, lang)
    ties = _ties(graph, places)
    return Presented(actors, ties, clean.text(graph.graph.get("as_of")), places)


def shape(presented: Presented) -> nx.Graph[int]:
    """The graph that the layout sees: places as nodes, one edge a pair, weighted; mediators pulled to their ties."""
    import networkx as nx

    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(presented.actors)))
    weights: dict[tuple[int, int], int] = {}
    for tie in presented.ties:
        if tie.a != tie.b:
            pair = (tie.a, tie.b) if tie.a < tie.b else (tie.b, tie.a)
            weights[pair] = weights.get(pair, 0) + max(1, tie.counts["events"])
    plain.add_edges_from((a, b, {"weight": weight}) for (a, b), weight in weights.items())
    for tie in presented.ties:
        for mediator in tie.mediators:
            for end in (tie.a, tie.b):
                if isinstance(mediator, int) and mediator != end and not plain.has_edge(mediator, end):
                    plain.add_edge(mediator, end, weight=0.5)
    return plain


def _actors(graph: nx.Graph[Any], lang: str) -> tuple[list[Actor], dict[Hashable, int]]:
    neighbours: dict[Hashable, set[Hashable]] = {node: set() for node in graph}
    for a, b in graph.edges():
        if a != b:
            neighbours[a].add(b)
            neighbours[b].add(a)
    read = []
    for node, attributes in graph.nodes(data=True):
        written = clean.text(node)
        said = clean.text(attributes.get("name")) or written
        read.append((-len(neighbours[node]), called(written, said, lang), written, node, attributes, said))
    read.sort(key=lambda row: row[:3])
    actors = []
    for place, (degree, name, written, _, attributes, said) in enumerate(read):
        kind = clean.text(attributes.get("kind"))
        fields = {key: clean.text(attributes.get(key)) for key in ("iso3", "country")}
        others = dict.fromkeys([*([said] if said != name else []), *clean.texts(attributes.get("aliases"))])
        aliases = [alias for alias in others if alias != name]
        known = kind if kind in ontology.actor_kinds() else ""
        actors.append(Actor(place, written, name, known, -degree, {**fields, "aliases": aliases}))
    places = {row[3]: place for place, row in enumerate(read)}
    return actors, _names_to_places(actors, places, said=[row[5] for row in read])


def _names_to_places(
    actors: list[Actor], places: Mapping[Hashable, int], *, said: Sequence[str]
) -> dict[Hashable, int]:
    """An actor is found by its id, by its id as text, and by its name, shown or `said` by the graph, that no other has."""
    names: dict[Hashable, list[int]] = {}
    for actor, name in zip(actors, said, strict=True):
        for one in {actor.name, name}:
            names.setdefault(one, []).append(actor.place)
    found: dict[Hashable, int] = {name: held[0] for name, held in names.items() if len(held) == 1}
    found.update({actor.id: actor.place for actor in actors})
    found.update(places)
    return found


def _ties(graph: nx.Graph[Any], places: Mapping[Hashable, int]) -> list[Tie]:
    ties = []
    directed = graph.is_directed()
    for a, b, attributes in graph.edges(data=True):
        # An undirected edge has no first end of its own: `forward` counts from the smaller id to the larger.
        first, second = (a, b) if directed else sorted((a, b), key=clean.text)
        ties.append(_tie(places[first], places[second], attributes, places))
    ties.sort(key=lambda tie: (-tie.counts["events"], -tie.counts["reports"], tie.a, tie.b, tie.kinds, tie.last))
    return ties


def _tie(a: int, b: int, attributes: Mapping[str, Any], places: Mapping[Hashable, int]) -> Tie:
    counts = {key: 0 if (value := attributes.get(key)) is None else clean.count(value) for key in COUNTS}
    evidence = tuple(clean.items(attributes.get("evidence")))
    if not counts["events"] and not counts["joint"]:
        counts["events"] = max(
            sum(counts[quad] for quad in ontology.quads()), len({clean.text(e.get("event")) for e in evidence})
        )
    first, last = (clean.text(attributes.get(edge))[:10] for edge in ("first", "last"))
    score = clean.number(attributes.get("score"))
    return Tie(
        a=a,
        b=b,
        counts=counts,
        kinds=tuple(clean.texts(attributes.get("kinds"))),
        mediators=tuple(_mediators(attributes.get("mediators"), places)),
        years=_years(first, last),
        first=first or last,
        last=last or first,
        score=None if score is None else round(score, 4),
        derived=counts["joint"] > 0 and counts["events"] <= counts["joint"],
        change=change if (change := clean.text(attributes.get("change"))) in CHANGES else "",
        evidence=evidence,
        evidence_total=max(len(evidence), clean.count(attributes.get("evidence_total"))),
        moments=tuple(moments(attributes, evidence, strength=max(counts["events"], counts["joint"]))),
    )


def _mediators(value: object, places: Mapping[Hashable, int]) -> Iterable[int | str]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple | set | frozenset):
        return
    for mediator in sorted(value, key=str) if isinstance(value, set | frozenset) else value:
        found = places.get(clean.hashable(mediator), places.get(clean.text(mediator)))
        if found is not None:
            yield found
        elif clean.text(mediator):
            yield clean.text(mediator)


def _years(first: str, last: str) -> str:
    """Years only: the first day of a tie whose date is a year is not a day that anybody named."""
    years = [edge[:4] for edge in (first, last) if edge[:4].isdigit()]
    return "–".join(dict.fromkeys(years))
