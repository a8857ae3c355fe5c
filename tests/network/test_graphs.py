"""Graphs of the worked example, the same from every engine."""

import pytest

from geoties.errors import QueryError
from geoties.network import events, ties
from geoties.store.bolt import Connection
from worked_example import COMPANY, GANTZ, TRUMP


def test_ties_of_actors(example: Connection) -> None:
    graph = ties(example)
    assert graph.number_of_nodes() == 11
    assert graph.number_of_edges() == 10
    assert not graph.is_directed()
    assert graph.graph == {"level": "actors", "weight": "events"}
    # Whoever is in no tie is not there: a mediator makes none.
    assert "USA" not in graph
    assert graph.nodes["MAR"] == {
        "name": "Morocco",
        "kind": "Country",
        "iso3": "MAR",
        "country": None,
        "aliases": ["Maroc"],
    }
    assert graph.nodes[GANTZ] == {
        "name": "Benny Gantz",
        "kind": "Person",
        "iso3": None,
        "country": "ISR",
        "aliases": ["Gantz"],
    }
    assert graph.edges["MAR", "ISR"] == {
        "events": 7,
        "reports": 8,
        "outlets": 2,
        "verbal_cooperation": 5,
        "material_cooperation": 2,
        "verbal_conflict": 0,
        "material_conflict": 0,
        "joint": 0,
        "forward": 4,
        "backward": 0,
        "rolled_up": 3,
        "first": "2020-01-01",
        "last": "2021-12-23",
        "score": 4.8571,
        "kinds": ["arms_transfer", "defence_agreement", "meeting", "normalization", "statement", "visit"],
        "mediators": ["USA", TRUMP],
        "weight": 7,
    }


def test_ties_of_countries(example: Connection) -> None:
    graph = ties(example, level="countries", weight="reports")
    assert sorted(graph) == ["ARE", "BHR", "DZA", "IRN", "ISR", "MAR", "SDN"]
    assert sorted(graph.edges(data="weight")) == [
        ("ARE", "ISR", 1),
        ("BHR", "ISR", 2),
        ("DZA", "MAR", 1),
        ("IRN", "MAR", 1),
        ("ISR", "MAR", 8),
        ("ISR", "SDN", 2),
    ]


def test_ties_of_a_weight_or_a_kind(example: Connection) -> None:
    conflict = ties(example, weight="material_conflict")
    assert sorted(conflict.edges(data="weight")) == [("DZA", "MAR", 1), ("IRN", "MAR", 1)]
    assert sorted(conflict) == ["DZA", "IRN", "MAR"]
    agreement = ties(example, kinds=["agreement"])
    assert list(agreement.edges) == [("MAR", COMPANY)]


def test_graphs_are_fresh_and_in_one_order(example: Connection) -> None:
    first, second = ties(example), ties(example)
    assert list(first) == sorted(first)
    assert list(first.edges) == list(second.edges)
    first.nodes["MAR"]["aliases"].append("mine")
    assert second.nodes["MAR"]["aliases"] == ["Maroc"]


def test_events_with_their_actors(example: Connection) -> None:
    graph = events(example)
    actors = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    assert len(actors) == 13
    assert len(graph) - len(actors) == 11
    assert graph.nodes["event/01"] == {
        "bipartite": 1,
        "kind": "normalization",
        "type": "SUPPORT",
        "quad": "verbal_cooperation",
        "status": "asserted",
        "date": "2020",
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
        "intensity": 5.0,
    }
    assert sorted(
        (actor, role["role"], role["beside"]) for actor, _, role in graph.in_edges("event/01", data=True)
    ) == [
        ("ARE", "JOINED", "MAR"),
        ("BHR", "JOINED", "MAR"),
        ("ISR", "PARTY_TO", None),
        ("MAR", "PARTY_TO", None),
        ("SDN", "JOINED", "MAR"),
        ("USA", "MEDIATED", None),
        (TRUMP, "MEDIATED", None),
    ]
    assert sorted(events(example, statuses=["denied"])) == ["ISR", "MAR", "event/10"]
    assert sorted(events(example, kinds=["visit"])) == ["MAR", GANTZ, "event/02"]


def test_an_empty_store_gives_empty_graphs(store: Connection) -> None:
    assert len(ties(store)) == 0
    assert len(ties(store, level="countries")) == 0
    assert len(events(store)) == 0


def test_wrong_choices_are_told(store: Connection) -> None:
    with pytest.raises(QueryError, match="there is no level 'states': it is one of actors, countries"):
        ties(store, level="states")
    with pytest.raises(QueryError, match="a tie has no weight 'score': it is one of events, reports"):
        ties(store, weight="score")
    with pytest.raises(QueryError, match="there is no kind of event 'vist'"):
        ties(store, kinds=["vist"])
    with pytest.raises(QueryError, match="there is no status 'true': it is one of asserted, planned"):
        events(store, statuses=["true"])
