"""Centrality against hand-made graphs and values that others published."""

import networkx as nx
import pytest

from geoties.measures import Row, betweenness, degree, weighted_degree


def values(rows: list[Row], column: str) -> dict[object, object]:
    return {row["id"]: row[column] for row in rows}


def star() -> "nx.Graph[str]":
    """B in the middle of A, C and D; A and C are tied as well; E is alone."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("B", name="Belgium", kind="Country")
    graph.add_weighted_edges_from([("B", "A", 5), ("C", "B", 1), ("D", "B", 1), ("A", "C", 2)])
    graph.add_node("E")
    return graph


def test_degree_by_hand() -> None:
    assert degree(star()) == [
        {"id": "B", "name": "Belgium", "kind": "Country", "degree": 3, "share": 0.75},
        {"id": "A", "name": "A", "kind": None, "degree": 2, "share": 0.5},
        {"id": "C", "name": "C", "kind": None, "degree": 2, "share": 0.5},
        {"id": "D", "name": "D", "kind": None, "degree": 1, "share": 0.25},
        {"id": "E", "name": "E", "kind": None, "degree": 0, "share": 0.0},
    ]


def test_weighted_degree_by_hand() -> None:
    rows = weighted_degree(star())
    assert [(row["id"], row["strength"], row["degree"]) for row in rows] == [
        ("A", 7, 2),
        ("B", 7, 3),
        ("C", 3, 2),
        ("D", 1, 1),
        ("E", 0, 0),
    ]


def test_weighted_degree_of_another_weight() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("A", "B", reports=4)
    graph.add_edge("B", "C")
    assert values(weighted_degree(graph, weight="reports"), "strength") == {"B": 5, "A": 4, "C": 1}


def test_betweenness_by_hand() -> None:
    # Of the six pairs of others, B is the only way for A-D and C-D.
    assert [(row["id"], row["betweenness"]) for row in betweenness(star())] == [
        ("B", pytest.approx(2 / 6)),
        ("A", 0.0),
        ("C", 0.0),
        ("D", 0.0),
        ("E", 0.0),
    ]


def test_betweenness_of_florentine_families() -> None:
    # R. L. Breiger and P. E. Pattison, "Cumulated social roles" (1986); the values are those of NetworkX's own tests.
    expected = {
        "Medici": 0.522,
        "Guadagni": 0.255,
        "Albizzi": 0.212,
        "Salviati": 0.143,
        "Ridolfi": 0.114,
        "Bischeri": 0.104,
        "Strozzi": 0.103,
        "Barbadori": 0.093,
        "Tornabuoni": 0.092,
        "Castellani": 0.055,
        "Peruzzi": 0.022,
        "Acciaiuoli": 0.0,
        "Ginori": 0.0,
        "Lamberteschi": 0.0,
        "Pazzi": 0.0,
    }
    rows = betweenness(nx.florentine_families_graph())
    assert {row["id"]: round(row["betweenness"], 3) for row in rows} == expected
    assert [row["id"] for row in rows] == list(expected)


def test_centrality_of_krackhardts_kite() -> None:
    # D. Krackhardt, "Assessing the political landscape", Administrative Science Quarterly 35 (1990).
    graph = nx.krackhardt_kite_graph()
    rows = degree(graph)
    assert [row["degree"] for row in rows] == [6, 5, 5, 4, 4, 3, 3, 3, 2, 1]
    assert rows[0]["id"] == 3
    sums = {row["id"]: round(row["betweenness"] * 36, 3) for row in betweenness(graph)}
    assert sums == {7: 14.0, 5: 8.333, 6: 8.333, 8: 8.0, 3: 3.667, 0: 0.833, 1: 0.833, 2: 0.0, 4: 0.0, 9: 0.0}


@pytest.mark.parametrize("function", [degree, weighted_degree, betweenness])
def test_degenerate_graphs(function) -> None:  # type: ignore[no-untyped-def]
    assert function(nx.Graph()) == []
    alone: nx.Graph[str] = nx.Graph()
    alone.add_edge("A", "A", weight=9)
    row = function(alone)[0]
    assert set(row.values()) <= {"A", None, 0}


def test_parallel_and_opposite_ties_are_one_tie() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("A", "B", weight=2)
    graph.add_edge("A", "B", weight=3)
    graph.add_edge("B", "A", weight=4)
    assert values(degree(graph), "degree") == {"A": 1, "B": 1}
    assert values(weighted_degree(graph), "strength") == {"A": 9, "B": 9}


@pytest.mark.parametrize("function", [degree, weighted_degree, betweenness])
def test_order_in_changes_nothing_and_the_graph_stays(function) -> None:  # type: ignore[no-untyped-def]
    graph = star()
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed([(b, a, edge) for a, b, edge in graph.edges(data=True)]))
    before = nx.to_dict_of_dicts(graph), dict(graph.nodes(data=True))
    assert function(graph) == function(turned)
    assert (nx.to_dict_of_dicts(graph), dict(graph.nodes(data=True))) == before
