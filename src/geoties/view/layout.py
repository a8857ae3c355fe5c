"""Where each actor stands: computed here, so that the page opens settled, and the same every time.

Each connected part is laid out on its own, turned and widened to the shape of a screen, and its actors pushed apart so
that a name fits below each. The parts are packed: the largest on top, the others in rows below it, actors without a tie
last. The forces are in forces.py.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geoties.view.forces import linlog, stress

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

SPACING = 100
"""Units between two actors that stand side by side."""
SMALL = 100
"""Up to this many actors a part is laid out by stress majorization."""
FORCED = 1_000
"""Actors of one part that forces are computed for; the rest stand beside the neighbours they are tied to."""
ASPECT = 1.45
"""Width of a picture by its height: names are wide, and so are screens."""
PARTED = 400
"""Up to this many actors of a part are pushed apart; in a larger one names are shown by zooming in anyway."""


QUICK = 250
"""As FORCED, for a layout that need not be more than a sketch."""


def layout(graph: nx.Graph[Any], *, seed: int = 7, quick: bool = False) -> dict[Any, tuple[int, int]]:
    """Positions of all nodes of an undirected graph, in whole units around (0, 0), y downwards.

    `weight` on an edge (1 where absent) draws its ends together. The same graph, in the same order of nodes and edges,
    and the same seed give the same positions. The graph is not changed; self-loops do not matter. A `quick` layout
    computes forces for fewer actors and does not push actors apart.
    """
    import networkx as nx
    import numpy as np

    order = {node: place for place, node in enumerate(graph)}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(order[node] for node in part)))
    blocks: list[tuple[list[Any], Points]] = []
    for number, part in enumerate(part for part in parts if len(part) > 1):
        nodes = sorted(part, key=order.__getitem__)
        blocks.append((nodes, _component(graph, nodes, np.random.default_rng([seed, number]), quick=quick)))
    lone = [node for part in parts if len(part) == 1 for node in part]
    placed = _pack(blocks, lone)
    return {node: placed[node] for node in graph}


def _component(graph: nx.Graph[Any], nodes: Sequence[Any], rng: np.random.Generator, *, quick: bool) -> Points:
    """Positions of one connected part, turned so that it is wider than high."""
    import numpy as np

    if len(nodes) == 2:
        return np.array([[-0.75, 0.0], [0.75, 0.0]]) * SPACING
    place = {node: index for index, node in enumerate(nodes)}
    ends = [(place[a], place[b], float(graph.edges[a, b].get("weight", 1))) for a in nodes for b in graph[a] if a != b]
    neighbours: list[list[int]] = [[] for _ in nodes]
    for a, b, _ in ends:
        neighbours[a].append(b)
    if len(nodes) <= SMALL:
        points = stress(neighbours, rng)
    else:
        core = _core(neighbours, QUICK if quick else FORCED)
        points = _beside(linlog(neighbours, ends, core, rng), core, neighbours, rng)
        points = _spread(points)
    return _part(_turn(points), len(nodes), parted=0 if quick else PARTED)


def _core(neighbours: list[list[int]], most: int) -> list[int]:
    """The nodes that forces are computed for: those of highest degree."""
    ranked = sorted(range(len(neighbours)), key=lambda node: (-len(neighbours[node]), node))
    return sorted(ranked[:most])


def _beside(points: Points, core: list[int], neighbours: list[list[int]], rng: np.random.Generator) -> Points:
    """Positions of all: the core as computed, every other beside the middle of its placed neighbours."""
    import numpy as np

    placed = dict(zip(core, points, strict=True))
    waiting = deque(node for node in range(len(neighbours)) if node not in placed)
    while waiting:
        node = waiting.popleft()
        near = [placed[other] for other in neighbours[node] if other in placed]
        if near:
            placed[node] = np.mean(near, axis=0) * 1.05 + rng.normal(0, 1.2, 2)
        else:
            waiting.append(node)
    return np.array([placed[node] for node in range(len(neighbours))])


def _spread(points: Points) -> Points:
    """Move each point along its ray so that the picture is filled more evenly: the middle opens, shapes stay."""
    import numpy as np

    points = points - np.quantile(points, 0.5, axis=0)
    radius = np.maximum(np.hypot(points[:, 0], points[:, 1]), 1e-9)
    rank = radius.argsort(kind="stable").argsort(kind="stable")
    even = np.sqrt((rank + 0.5) / len(points))
    old = np.minimum(radius / np.quantile(radius, 0.98), 1.25)
    spread: Points = points * ((0.6 * even + 0.4 * old) / radius)[:, None]
    return spread


def _turn(points: Points) -> Points:
    """Turn the longest direction to the horizontal and widen the picture to its aspect."""
    import numpy as np

    points = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(points.T @ points)
    turned: Points = points @ vectors[:, ::-1]
    signs = np.sign(turned[np.abs(turned).argmax(axis=0), [0, 1]])
    turned = turned * np.where(signs == 0, 1, signs)
    width, height = np.maximum(np.ptp(turned, axis=0), 1e-9)
    if height > 0.05 * width and width / height < ASPECT:
        turned[:, 0] *= min(ASPECT / (width / height), 1.5)
    return turned


def _part(points: Points, size: int, *, parted: int) -> Points:
    """Scale to the room that so many actors need, then push apart those that stand on each other."""
    import numpy as np

    spread = np.ptp(points, axis=0)
    area = max(float(spread[0] * max(spread[1], 0.25 * spread[0])), 1e-9)
    points = points * (SPACING * (1.5 if size > 6 else 1.0) * math.sqrt(size / area))
    if size > parted:
        return points
    # An ellipse wider than high is kept free around each: a name stands below its actor.
    room = np.array([1.0, 0.6]) * SPACING
    for _ in range(40):
        across, along = (np.subtract.outer(axis, axis) for axis in (points / room).T)
        distance = np.sqrt(across * across + along * along)
        np.fill_diagonal(distance, np.inf)
        # Only what is too close is moved, and few pairs are.
        first, second = np.nonzero(distance < 1)
        near = distance[first, second]
        if not near.size or near.min() > 0.98:
            break
        push = 0.35 * (1 - near) / np.maximum(near, 0.05)
        points = points + np.column_stack(
            [
                np.bincount(first, push * away[first, second], minlength=size) * stretch
                for away, stretch in zip((across, along), room, strict=True)
            ]
        )
    return points


def _pack(blocks: list[tuple[list[Any], Points]], lone: list[Any]) -> dict[Any, tuple[int, int]]:
    """The first block on top, the others in rows below it, nodes without a tie in a grid last; centred on (0, 0)."""
    import numpy as np

    gap = 1.7 * SPACING
    placed: dict[Any, tuple[float, float]] = {}
    area = sum(float(np.prod(np.ptp(points, axis=0) + gap)) for _, points in blocks) + len(lone) * SPACING**2
    width = max([math.sqrt(area * ASPECT)] + [float(np.ptp(points, axis=0)[0]) for _, points in blocks])
    boxes: list[tuple[list[Any], Points]] = [*blocks]
    boxes += [([node], np.zeros((1, 2))) for node in lone]
    top = left = row = 0.0
    row_boxes: list[tuple[list[Any], Points, float, float]] = []

    def close_row() -> None:
        shift = (width - (left - gap)) / 2
        for nodes, corner, at, high in row_boxes:
            for node, (x, y) in zip(nodes, corner, strict=True):
                placed[node] = (x + at + shift, y + top + (row - high) / 2)
        row_boxes.clear()

    for nodes, points in boxes:
        corner = points - points.min(axis=0)
        wide, high = np.ptp(points, axis=0)
        if row_boxes and left + wide > width:
            close_row()
            top, left, row = top + row + gap, 0.0, 0.0
        row_boxes.append((nodes, corner, left, float(high)))
        left, row = left + float(wide) + gap, max(row, float(high))
    close_row()
    if not placed:
        return {}
    middle_x, middle_y = width / 2, (top + row) / 2
    return {node: (round(x - middle_x), round(y - middle_y)) for node, (x, y) in placed.items()}
