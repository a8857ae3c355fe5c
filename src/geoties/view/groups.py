"""Communities, which a page of many actors folds, and a layout that keeps each of them together.

A large network is unreadable drawn whole. Its communities are found by Louvain's method; each is laid out on its own in a
disc, and the discs are laid out as actors are: what is folded into one mark and what is unfolded stand in the same place.

Reference: Blondel et al., "Fast unfolding of communities in large networks" (2008).
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geoties.view.layout import SPACING, layout

if TYPE_CHECKING:
    import networkx as nx

FROM = 100
"""Fewer actors than this are not folded: they can be looked at whole."""
DISCS_FROM = 1_500
"""From so many actors a page opens folded, and the layout is one of discs."""
LEAST = 3
"""Members of a community at least; what is smaller is one community of the leftover, where that has LEFTOVER members."""
LEFTOVER = 30

Groups = list[list[int]]


def communities(graph: nx.Graph[int], *, seed: int = 7) -> Groups:
    """Communities of a graph whose nodes are whole numbers, the largest first, each sorted; none for a small graph.

    Ties count by the logarithm of their `weight`. The same graph and seed give the same communities.
    """
    import networkx as nx

    if len(graph) < FROM:
        return []
    damped: nx.Graph[int] = nx.Graph()
    damped.add_nodes_from(graph)
    damped.add_edges_from(
        (a, b, {"weight": 1 + math.log(max(1, weight))}) for a, b, weight in graph.edges.data("weight", 1)
    )
    found = [
        sorted(group) for group in nx.community.louvain_communities(damped, weight="weight", seed=seed, threshold=1e-4)
    ]
    groups = sorted((group for group in found if len(group) >= LEAST), key=lambda group: (-len(group), group[0]))
    leftover = sorted(node for group in found if len(group) < LEAST for node in group)
    return [*groups, leftover] if len(leftover) >= LEFTOVER else groups


def positions(graph: nx.Graph[int], groups: Groups, *, seed: int = 7) -> dict[int, tuple[int, int]]:
    """Positions of all nodes: by `layout`, or for a large graph by discs of its communities."""
    if len(graph) < DISCS_FROM or len(groups) < 2:
        return layout(graph, seed=seed)
    grouped = {node for group in groups for node in group}
    groups = [*groups, *([node] for node in graph if node not in grouped)]
    inner = [_disc(graph, group, seed=seed) for group in groups]
    centres = _apart(layout(_quotient(graph, groups), seed=seed), [_radius(group) for group in groups])
    return {
        node: (round(x + centres[number][0]), round(y + centres[number][1]))
        for number, disc in enumerate(inner)
        for node, (x, y) in disc.items()
    }


def _radius(group: list[int]) -> float:
    return SPACING * (0.5 + 0.55 * math.sqrt(len(group)))


def _disc(graph: nx.Graph[int], group: list[int], *, seed: int) -> dict[int, tuple[float, float]]:
    """A community's own layout, drawn together into its disc."""
    import numpy as np

    inner = layout(graph.subgraph(group).copy(), seed=seed, quick=True)
    points = np.array([inner[node] for node in group], dtype=np.float64)
    points -= points.mean(axis=0)
    reach = np.hypot(points[:, 0], points[:, 1])
    # By rank from the middle: what lies far out in its own layout is not let out of the disc.
    rank = reach.argsort(kind="stable").argsort(kind="stable")
    even = np.sqrt((rank + 0.5) / len(points)) * (_radius(group) - 0.5 * SPACING)
    placed = points * (even / np.maximum(reach, 1e-9))[:, None]
    return {node: (float(x), float(y)) for node, (x, y) in zip(group, placed, strict=True)}


def _quotient(graph: nx.Graph[int], groups: Groups) -> nx.Graph[int]:
    """Groups as nodes; their ties weigh how many ties run between, and the weakest are left out of a dense one."""
    import networkx as nx

    group_of = {node: number for number, group in enumerate(groups) for node in group}
    between: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in graph.edges():
        ends = sorted((group_of[a], group_of[b]))
        if ends[0] != ends[1]:
            between[ends[0], ends[1]] += 1
    strongest = sorted(between.items(), key=lambda entry: (-entry[1], entry[0]))[: 4 * len(groups)]
    quotient: nx.Graph[int] = nx.Graph()
    quotient.add_nodes_from(range(len(groups)))
    quotient.add_edges_from((a, b, {"weight": weight}) for (a, b), weight in strongest)
    return quotient


def _apart(centres: dict[Any, tuple[int, int]], radii: list[float]) -> list[tuple[float, float]]:
    """Centres spread and pushed until no two discs overlap, or nearly none."""
    import numpy as np

    points = np.array([centres[number] for number in range(len(radii))], dtype=np.float64)
    size = np.array(radii)
    area = float(np.prod(np.maximum(np.ptp(points, axis=0), 1)))
    points *= math.sqrt(2.2 * float((math.pi * size**2).sum()) / area)
    wanted = size[:, None] + size[None, :] + SPACING
    for _ in range(120):
        away = points[:, None, :] - points[None, :, :]
        distance = np.maximum(np.hypot(away[..., 0], away[..., 1]), 1e-6)
        close = np.clip(wanted - distance, 0, None)
        np.fill_diagonal(close, 0)
        if close.max() < 0.05 * SPACING:
            break
        points = points + 0.5 * (away / distance[..., None] * close[..., None] * 0.5).sum(axis=1)
    return [(float(x), float(y)) for x, y in points]
