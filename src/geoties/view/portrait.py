"""A graph cut to what a page about one actor or about two shows: their ties, and whom these ties name."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geoties.errors import ViewError
from geoties.view import clean
from geoties.view.called import called
from geoties.view.words import date_words

if TYPE_CHECKING:
    import networkx as nx


def cut(
    graph: nx.Graph[Any], *, dyad: tuple[Hashable, Hashable] | None = None, actor: Hashable | None = None
) -> nx.Graph[Any]:
    """A graph with the ties between two actors, or those of one, and the actors that these ties name.

    Attributes are shared with the graph that came in, which is not changed. Raises ViewError for an actor that is not in
    the graph, and for two without a tie.
    """
    for wanted in dyad or (actor,):
        if wanted not in graph:
            raise ViewError(f"there is no actor {wanted!r} in this graph: only actors that have a tie are in it")
    ends = set(dyad) if dyad else None
    edges = [
        (a, b, attributes)
        for a, b, attributes in graph.edges(data=True)
        if ({a, b} == ends if ends is not None else actor in (a, b))
    ]
    if dyad and not edges:
        first, second = (_name(graph, end) for end in dyad)
        raise ViewError(f"{first} and {second} have no tie in this graph; a page of both needs one")
    kept = graph.__class__(**graph.graph)
    named: list[Any] = [*(dyad or (actor,)), *(end for a, b, _ in edges for end in (a, b)), *_mediators(graph, edges)]
    kept.add_nodes_from((node, graph.nodes[node]) for node in dict.fromkeys(named))
    kept.add_edges_from(edges)
    return kept


def heading(
    graph: nx.Graph[Any], *, dyad: tuple[Hashable, Hashable] | None, actor: Hashable | None, lang: str = "en"
) -> str:
    """The title of such a page: the names that it is about."""
    return " – ".join(called(clean.text(end), _name(graph, end), lang) for end in dyad or (actor,))


def posts(value: object, lang: str) -> list[list[str]]:
    """The posts of an actor as rows of texts: the post, who holds it, of what, when."""
    rows = []
    for post in clean.items(value):
        since, until = clean.text(post.get("since")), clean.text(post.get("until"))
        held = f"{since or '..'}/{until or '..'}" if since or until else ""
        row = [clean.text(post.get("title")), clean.text(post.get("name")), clean.text(post.get("of_name"))]
        rows.append([*row, date_words(held, lang) if held else ""])
    return [row for row in rows if row[0]]


def _name(graph: nx.Graph[Any], node: Hashable) -> str:
    return clean.text(graph.nodes[node].get("name")) or clean.text(node)


def _mediators(graph: nx.Graph[Any], edges: Sequence[tuple[Any, Any, Mapping[str, Any]]]) -> list[Hashable]:
    named = [mediator for *_, attributes in edges for mediator in clean.texts(attributes.get("mediators"))]
    return [mediator for mediator in named if mediator in graph]
