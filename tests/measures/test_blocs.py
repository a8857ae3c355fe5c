"""Communities of graphs whose communities are known."""

import subprocess
import sys

import networkx as nx
import pytest

from geoties.measures import communities


def two_triangles() -> "nx.Graph[str]":
    """A, B, C and D, E, F are triangles, with one bridge from C to D."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(["DE", "EF", "FD", "CD", "AB", "BC", "CA"])
    return graph


def test_two_triangles_by_hand() -> None:
    rows = communities(two_triangles())
    assert [(row["id"], row["community"], row["size"]) for row in rows] == [
        ("A", 1, 3),
        ("B", 1, 3),
        ("C", 1, 3),
        ("D", 2, 3),
        ("E", 2, 3),
        ("F", 2, 3),
    ]
    # 3 of 7 ties in each; the strengths of each add up to 7 of 14: Q = 2 * (3/7 - 1/4) = 5/14.
    assert {row["modularity"] for row in rows} == {round(5 / 14, 12)}


def test_weights_count() -> None:
    graph = two_triangles()
    # One heavy tie across outweighs the triangles.
    graph.add_edge("C", "D", weight=50)
    of = {row["id"]: row["community"] for row in communities(graph)}
    assert of["C"] == of["D"]


def test_zacharys_karate_club() -> None:
    # W. W. Zachary (1977). The best partition of the unweighted club has Q = 0.4198 and four communities
    # (U. Brandes and others, "On modularity clustering", 2008); Louvain comes near it.
    club: nx.Graph[int] = nx.Graph(nx.karate_club_graph().edges())
    rows = communities(club)
    assert 0.41 < rows[0]["modularity"] <= 0.4198
    assert max(row["community"] for row in rows) == 4
    of = {row["id"]: row["community"] for row in rows}
    assert of[0] != of[33]  # the instructor and the president, over whom it split


def test_degenerate_graphs() -> None:
    assert communities(nx.Graph()) == []
    alone: nx.Graph[str] = nx.Graph()
    alone.add_nodes_from("BA")
    alone.add_edge("A", "A")
    assert communities(alone) == [
        {"id": "A", "name": "A", "kind": None, "community": 1, "size": 1, "modularity": None},
        {"id": "B", "name": "B", "kind": None, "community": 2, "size": 1, "modularity": None},
    ]


def test_a_larger_resolution_gives_smaller_communities() -> None:
    graph = nx.ring_of_cliques(6, 4)
    coarse = communities(graph, resolution=0.1)
    fine = communities(graph, resolution=1.0)
    assert max(row["community"] for row in coarse) < max(row["community"] for row in fine) == 6


def test_the_order_of_the_graph_changes_nothing_and_it_stays() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed([(b, a, edge) for a, b, edge in graph.edges(data=True)]))
    before = nx.to_dict_of_dicts(graph)
    assert communities(graph) == communities(turned)
    assert nx.to_dict_of_dicts(graph) == before


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_finds_the_same(hash_seed: str) -> None:
    script = (
        "import networkx as nx\n"
        "from geoties.measures import communities\n"
        "graph = nx.relabel_nodes(nx.les_miserables_graph(), str)\n"
        "print([(row['id'], row['community']) for row in communities(graph)])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
    ).stdout
    here = communities(nx.relabel_nodes(nx.les_miserables_graph(), str))
    assert told.strip() == str([(row["id"], row["community"]) for row in here])
