"""Positions: the same every time, apart from each other, the parts packed."""

import itertools
import math
import os
import subprocess
import sys

import networkx as nx
import pytest

from geoties.view.layout import FORCED, SMALL, SPACING, layout


def apart(positions: dict[object, tuple[int, int]]) -> float:
    """The least distance between two actors."""
    return min(math.dist(p, q) for p, q in itertools.combinations(positions.values(), 2))


def test_no_actors_no_positions() -> None:
    assert layout(nx.Graph()) == {}


def test_one_actor_stands_in_the_middle() -> None:
    lone: nx.Graph[str] = nx.Graph()
    lone.add_node("MAR")
    assert layout(lone) == {"MAR": (0, 0)}


def test_two_actors_stand_side_by_side() -> None:
    assert layout(nx.Graph([("MAR", "ISR")])) == {"MAR": (-75, 0), "ISR": (75, 0)}


@pytest.mark.parametrize(
    "graph",
    [nx.path_graph(3), nx.star_graph(12), nx.cycle_graph(30), nx.complete_graph(9), nx.karate_club_graph()],
    ids=["path", "star", "cycle", "complete", "karate"],
)
def test_small_graphs_have_room_and_are_wide(graph: "nx.Graph[int]") -> None:
    positions = layout(graph)
    assert list(positions) == list(graph)
    assert apart(positions) > 0.4 * SPACING
    (left, *_, right), (top, *_, bottom) = (sorted(axis) for axis in zip(*positions.values(), strict=True))
    assert right - left >= bottom - top


def test_neighbours_stand_nearer_than_others() -> None:
    graph = nx.random_partition_graph([60, 60, 60], 0.2, 0.004, seed=1)
    graph = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    assert len(graph) > SMALL
    positions = layout(graph)
    tied = [math.dist(positions[a], positions[b]) for a, b in graph.edges]
    untied = [math.dist(positions[a], positions[b]) for a, b in nx.non_edges(graph)]
    assert sum(tied) / len(tied) < 0.6 * sum(untied) / len(untied)


def test_parts_do_not_overlap_and_lone_actors_stand_below() -> None:
    graph = nx.disjoint_union_all([nx.star_graph(20), nx.path_graph(4), nx.path_graph(2), nx.empty_graph(3)])
    positions = layout(graph)
    boxes = []
    for part in nx.connected_components(graph):
        xs, ys = zip(*(positions[node] for node in part), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for (l1, r1, t1, b1), (l2, r2, t2, b2) in itertools.combinations(boxes, 2):
        assert r1 < l2 or r2 < l1 or b1 < t2 or b2 < t1
    lowest = max(y for node, (_, y) in positions.items() if node <= 20)
    assert all(positions[node][1] > lowest for node in range(21, 30))


def test_same_seed_same_positions_other_seed_others() -> None:
    graph = nx.barabasi_albert_graph(SMALL + 50, 2, seed=3)
    assert layout(graph, seed=7) == layout(graph, seed=7)
    assert layout(graph, seed=7) != layout(graph, seed=8)


def test_the_hash_seed_of_the_process_does_not_matter() -> None:
    code = (
        "import networkx as nx; from geoties.view.layout import layout;"
        "g = nx.relabel_nodes(nx.connected_caveman_graph(8, 15), str); g.add_edges_from([('x', 'y'), ('z', 'w')]);"
        "print(layout(g))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_the_graph_is_not_changed_and_loops_do_not_matter() -> None:
    graph = nx.karate_club_graph()
    before = nx.to_dict_of_dicts(graph)
    positions = layout(graph)
    assert nx.to_dict_of_dicts(graph) == before
    graph.add_edge(0, 0)
    assert layout(graph) == positions


def test_beyond_what_forces_are_computed_for_every_actor_still_has_a_place() -> None:
    graph = nx.barabasi_albert_graph(FORCED + 300, 1, seed=5)
    positions = layout(graph)
    assert len(positions) == FORCED + 300
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in positions.values())
    assert len(set(positions.values())) > FORCED + 250
