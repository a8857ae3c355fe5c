"""Communities and their discs."""

import math

import networkx as nx
import pytest

from geoties.view.groups import communities, positions


def caves(number: int, size: int) -> "nx.Graph[int]":
    """Cliques in a ring, a tie between each two neighbours."""
    graph: nx.Graph[int] = nx.connected_caveman_graph(number, size)
    return graph


def test_communities_are_found_and_ordered() -> None:
    graph = caves(20, 6)
    nx.add_path(graph, range(1000, 1010))
    groups = communities(graph)
    assert len(groups[0]) == 10
    assert sorted(groups[1:]) == [list(range(start, start + 6)) for start in range(0, 120, 6)]
    assert communities(graph) == groups


def test_a_small_graph_is_not_folded() -> None:
    assert communities(caves(9, 11)) == []
    assert len(communities(caves(10, 11))) == 10


@pytest.mark.parametrize(("lone", "leftover"), [(29, None), (30, 30)])
def test_the_leftover_is_one_community_where_it_is_large(lone: int, leftover: int | None) -> None:
    graph = caves(20, 6)
    graph.add_nodes_from(range(500, 500 + lone))
    groups = communities(graph)
    assert len(groups) == (20 if leftover is None else 21)
    assert leftover is None or groups[-1] == list(range(500, 500 + leftover))


def test_members_stand_in_the_disc_of_their_community() -> None:
    graph = caves(160, 10)
    groups = communities(graph)
    placed = positions(graph, groups)
    assert set(placed) == set(graph)
    assert positions(graph, groups) == placed
    centres = [
        (sum(placed[node][0] for node in group) / len(group), sum(placed[node][1] for node in group) / len(group))
        for group in groups
    ]
    for group, centre in zip(groups, centres, strict=True):
        reach = max(math.dist(placed[node], centre) for node in group)
        assert reach < min(math.dist(centre, other) for other in centres if other is not centre)


def test_those_in_no_community_are_placed_too() -> None:
    graph = caves(160, 10)
    graph.add_node(9999)
    assert 9999 in positions(graph, communities(graph))
