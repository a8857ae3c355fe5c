"""From a NetworkX graph to what the page is made of: actors, ties and evidence as compact columns of plain values.

Any graph does: every attribute is optional, an unknown one is ignored, and the graph is only read. The attributes are
described in `geoties.view.view`. Actors stand in the order of their degree, ties in the order of their strength: the
page is the same whatever order the graph was built in.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoties import ontology
from geoties.view import clean
from geoties.view.evidence import Tables, shares
from geoties.view.words import date_words, event_words, words

if TYPE_CHECKING:
    import networkx as nx

Positions = Mapping[int, tuple[int, int]]

_COUNTS = ("events", "reports", "outlets", *ontology.quads(), "forward", "backward", "joint", "rolled_up")


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
    last: str
    score: float | None
    derived: bool
    evidence: tuple[Mapping[str, Any], ...] = field(repr=False)
    evidence_total: int


@dataclass(frozen=True)
class Presented:
    """All that a page shows of a graph, before the layout gives it positions."""

    actors: list[Actor]
    ties: list[Tie]
    as_of: str
    actor_places: Mapping[Hashable, int] = field(repr=False)


def present(graph: nx.Graph[Any]) -> Presented:
    """Read actors and ties out of any NetworkX graph, cleaned and in a fixed order; the graph is not changed."""
    actors, places = _actors(graph)
    ties = _ties(graph, places)
    return Presented(actors, ties, clean.text(graph.graph.get("as_of")), places)


def shape(presented: Presented) -> nx.Graph[int]:
    """The graph that the layout sees: places as nodes, one edge a pair, weighted; mediators pulled to their ties."""
    import networkx as nx

    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(presented.actors)))
    for tie in presented.ties:
        if tie.a != tie.b:
            earlier = plain.edges[tie.a, tie.b]["weight"] if plain.has_edge(tie.a, tie.b) else 0
            plain.add_edge(tie.a, tie.b, weight=earlier + max(1, tie.counts["events"]))
    for tie in presented.ties:
        for mediator in tie.mediators:
            for end in (tie.a, tie.b):
                if isinstance(mediator, int) and mediator != end and not plain.has_edge(mediator, end):
                    plain.add_edge(mediator, end, weight=0.5)
    return plain


def payload(
    presented: Presented, positions: Positions, *, title: str, lang: str, evidence_limit: int
) -> tuple[dict[str, Any], int, int]:
    """The page's data as plain JSON values, and how many evidence items it shows of how many.

    Columns that say nothing are left out: `ties.outlets` is there only where some tie has outlets. Texts that repeat
    (kinds, mediators) are tables that the columns point into.
    """
    evidence, shown, total = _evidence(presented, lang=lang, limit=evidence_limit)
    data = {
        "title": title,
        "asOf": date_words(presented.as_of, lang) if presented.as_of else "",
        "words": {group: words(lang)[group] for group in ("page", "kinds", "statuses", "quads")}
        | {"events": _event_words(presented, evidence["events"], lang)},
        "kinds": ["", *ontology.actor_kinds()],
        "actors": _actor_columns(presented.actors, positions),
        "ties": _tie_columns(presented.ties) | evidence.pop("columns"),
        "evidence": evidence,
    }
    return data, shown, total


def _actors(graph: nx.Graph[Any]) -> tuple[list[Actor], dict[Hashable, int]]:
    neighbours: dict[Hashable, set[Hashable]] = {node: set() for node in graph}
    for a, b in graph.edges():
        if a != b:
            neighbours[a].add(b)
            neighbours[b].add(a)
    read = []
    for node, attributes in graph.nodes(data=True):
        written = clean.text(node)
        name = clean.text(attributes.get("name")) or written
        read.append((-len(neighbours[node]), name, written, node, attributes))
    read.sort(key=lambda row: row[:3])
    actors = []
    for place, (degree, name, written, _, attributes) in enumerate(read):
        kind = clean.text(attributes.get("kind"))
        fields = {key: clean.text(attributes.get(key)) for key in ("iso3", "country")}
        aliases = [alias for alias in clean.texts(attributes.get("aliases")) if alias != name]
        known = kind if kind in ontology.actor_kinds() else ""
        actors.append(Actor(place, written, name, known, -degree, {**fields, "aliases": aliases}))
    return actors, _names_to_places(actors, {row[3]: place for place, row in enumerate(read)})


def _names_to_places(actors: list[Actor], places: Mapping[Hashable, int]) -> dict[Hashable, int]:
    """An actor is found by its id, by its id as text, and by its name where only one actor has it."""
    names: dict[Hashable, list[int]] = {}
    for actor in actors:
        names.setdefault(actor.name, []).append(actor.place)
    found: dict[Hashable, int] = {name: held[0] for name, held in names.items() if len(held) == 1}
    found.update({actor.id: actor.place for actor in actors})
    found.update(places)
    return found


def _ties(graph: nx.Graph[Any], places: Mapping[Hashable, int]) -> list[Tie]:
    ties = []
    for a, b, attributes in graph.edges(data=True):
        # An undirected edge has no first end of its own: `forward` counts from the smaller id to the larger.
        first, second = (a, b) if graph.is_directed() else sorted((a, b), key=clean.text)
        ties.append(_tie(places[first], places[second], attributes, places))
    ties.sort(key=lambda tie: (-tie.counts["events"], -tie.counts["reports"], tie.a, tie.b, tie.kinds, tie.last))
    return ties


def _tie(a: int, b: int, attributes: Mapping[str, Any], places: Mapping[Hashable, int]) -> Tie:
    counts = {key: clean.count(attributes.get(key)) for key in _COUNTS}
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
        last=last or first,
        score=None if score is None else round(score, 4),
        derived=counts["joint"] > 0 and counts["events"] <= counts["joint"],
        evidence=evidence,
        evidence_total=max(len(evidence), clean.count(attributes.get("evidence_total"))),
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


def _actor_columns(actors: list[Actor], positions: Positions) -> dict[str, list[Any]]:
    kinds = ("", *ontology.actor_kinds())
    columns: dict[str, list[Any]] = {
        "name": [actor.name for actor in actors],
        "id": [actor.id if actor.id != actor.name else "" for actor in actors],
        "kind": [kinds.index(actor.kind) for actor in actors],
        "iso3": [actor.fields["iso3"] for actor in actors],
        "country": [actor.fields["country"] for actor in actors],
        "aliases": [actor.fields["aliases"] for actor in actors],
        "x": [positions[actor.place][0] for actor in actors],
        "y": [positions[actor.place][1] for actor in actors],
    }
    return {name: column for name, column in columns.items() if any(column) or name in ("name", "x", "y")}


def _tie_columns(ties: list[Tie]) -> dict[str, Any]:
    tables: dict[str, dict[Any, int]] = {"kindTable": {}, "mediatorTable": {}, "yearTable": {}}

    def at(table: str, value: Any) -> int:
        return tables[table].setdefault(value, len(tables[table]))

    columns: dict[str, list[Any]] = {"a": [tie.a for tie in ties], "b": [tie.b for tie in ties]}
    columns |= {key: [tie.counts[key] for tie in ties] for key in _COUNTS}
    columns["derived"] = [int(tie.derived) for tie in ties]
    columns["score"] = [tie.score for tie in ties]
    columns = {name: column for name, column in columns.items() if any(column) or name in ("a", "b")}
    for name, table, values in (
        ("kinds", "kindTable", [tie.kinds for tie in ties]),
        ("mediators", "mediatorTable", [tie.mediators for tie in ties]),
        ("years", "yearTable", [(tie.years, tie.last) for tie in ties]),
    ):
        if any(any(value) for value in values):
            columns[name] = [at(table, value) for value in values]
    return columns | {name: [list(row) for row in table] for name, table in tables.items() if table}


def _event_words(presented: Presented, events: Iterable[Mapping[str, Any]], lang: str) -> dict[str, str]:
    """The names of the kinds that this graph has; an unknown kind is left to be shown as it is written."""
    kinds = {kind for tie in presented.ties for kind in tie.kinds} | {event.get("kind", "") for event in events}
    names = {kind: event_words(kind, lang) for kind in sorted({*kinds, ""})}
    return {kind: name for kind, name in names.items() if name}


def _evidence(presented: Presented, *, lang: str, limit: int) -> tuple[dict[str, Any], int, int]:
    places = presented.actor_places

    def actor_at(value: object) -> int | None:
        return places.get(clean.hashable(value), places.get(clean.text(value)))

    tables = Tables(lang=lang, actor_at=actor_at)
    wanted = [len(tie.evidence) for tie in presented.ties]
    given = shares(wanted, limit=limit)
    own: list[list[int]] = []
    joined: list[list[int]] = []
    for tie, number in zip(presented.ties, given, strict=True):
        claims: tuple[list[int], list[int]] = ([], [])
        for item in tie.evidence[:number]:
            claims[clean.text(item.get("via")) == "joined"].append(tables.add(item))
        own.append(claims[0])
        joined.append(claims[1])
    columns: dict[str, Any] = {
        "claims": own,
        "joinedClaims": joined,
        "claimTotal": [tie.evidence_total for tie in presented.ties],
    }
    return (
        {"columns": {name: column for name, column in columns.items() if any(column)}, **tables.rows()},
        sum(given),
        sum(tie.evidence_total for tie in presented.ties),
    )
