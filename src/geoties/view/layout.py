"""Where each actor stands: computed here, so that the page opens settled and the same on every machine.

A connected part of up to SMALL actors is laid out by stress majorization (drawn distances follow the distances in the
graph), a larger one by LinLog forces from a start by landmark scaling, which draw groups apart and keep the much tied
from falling into one heap, then spread so that its middle is no knot. Parts are packed: the largest on top, the others in rows below it, actors without a tie last.

References: Gansner, Koren, North, "Graph drawing by stress majorization" (2004); Noack, "Energy models for
graph clustering" (2007); Jacomy et al., "ForceAtlas2" (2014); Brandes, Pich, "Eigensolver methods for progressive
multidimensional scaling" (2007).
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
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
LANDMARKS = 20
STEPS = 90
GRIP = 20
"""How strongly ties pull against the push of degrees: the size of the picture, not its shape, follows from it."""


def layout(graph: nx.Graph, *, seed: int = 7) -> dict[Any, tuple[int, int]]:
    """Positions of all nodes of an undirected graph, in whole units around (0, 0), y downwards.

    `weight` on an edge (1 where absent) draws its ends together. The same graph, in the same order of nodes and edges,
    and the same seed give the same positions. The graph is not changed; self-loops do not matter.
    """
    import numpy as np

    order = {node: place for place, node in enumerate(graph)}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(order[node] for node in part)))
    blocks: list[tuple[list[Any], Points]] = []
    for number, part in enumerate(part for part in parts if len(part) > 1):
        nodes = sorted(part, key=order.__getitem__)
        blocks.append((nodes, _component(graph, nodes, np.random.default_rng([seed, number]))))
    lone = [node for part in parts if len(part) == 1 for node in part]
    placed = _pack(blocks, lone)
    return {node: placed[node] for node in graph}


def _component(graph: nx.Graph, nodes: Sequence[Any], rng: np.random.Generator) -> Points:
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
        points = _stress(neighbours, rng)
    else:
        core = _core(neighbours)
        points = _beside(_forces(neighbours, ends, core, rng), core, neighbours, rng)
        points = _spread(points)
    return _part(_turn(points), len(nodes))


def _hops(neighbours: list[list[int]], start: int) -> list[int]:
    """Steps from one node to every other of a connected part."""
    hops = [-1] * len(neighbours)
    hops[start] = 0
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in neighbours[here]:
            if hops[there] < 0:
                hops[there] = hops[here] + 1
                queue.append(there)
    return hops


def _landmarks(neighbours: list[list[int]], number: int) -> Points:
    """Coordinates by scaling the distances to a few landmarks, each the farthest from those before it."""
    import numpy as np

    first = max(range(len(neighbours)), key=lambda node: len(neighbours[node]))
    rows = [_hops(neighbours, first)]
    nearest = np.array(rows[0])
    while len(rows) < min(number, len(neighbours)):
        rows.append(_hops(neighbours, int(nearest.argmax())))
        nearest = np.minimum(nearest, rows[-1])
    squared = np.array(rows, dtype=np.float64).T ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points: Points = centred @ vectors[:, [-1, -2]]
    # The sign of an eigenvector is arbitrary: fix it, so that the picture is not mirrored from machine to machine.
    signs = np.sign(points[np.abs(points).argmax(axis=0), [0, 1]])
    return points * np.where(signs == 0, 1, signs)


def _stress(neighbours: list[list[int]], rng: np.random.Generator) -> Points:
    """Stress majorization of the whole distance matrix, weights 1/d^2, from the landmark start."""
    import numpy as np

    size = len(neighbours)
    ideal = np.array([_hops(neighbours, node) for node in range(size)], dtype=np.float64)
    degree = np.array([len(near) for near in neighbours])
    # Ties of a hub get more room than ties of a leaf, or its many neighbours share one ring.
    reach = 0.6 + 0.25 * np.sqrt(np.minimum.outer(degree, degree))
    ideal = np.where(ideal == 1, np.maximum(1, reach), ideal + 0.4)
    np.fill_diagonal(ideal, 1)
    weights = ideal**-2
    np.fill_diagonal(weights, 0)
    total = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(total)
    points = _landmarks(neighbours, 50)
    points = points / (np.abs(points).max() or 1) * math.sqrt(size) + rng.normal(0, 0.05, (size, 2))
    for _ in range(150):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2))
        np.fill_diagonal(distance, 1)
        pull = -weights * ideal / np.maximum(distance, 1e-9)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ (pull @ points)
    return points


def _core(neighbours: list[list[int]]) -> list[int]:
    """The nodes that forces are computed for: those of highest degree."""
    ranked = sorted(range(len(neighbours)), key=lambda node: (-len(neighbours[node]), node))
    return sorted(ranked[:FORCED])


def _forces(
    neighbours: list[list[int]], ends: list[tuple[int, int, float]], core: list[int], rng: np.random.Generator
) -> Points:
    """LinLog forces between the core's nodes, from the landmark start.

    Every two actors push each other by (degree + 1)(degree + 1) / d, a tie pulls by GRIP (1 + ln weight) ln(1 + d).
    Pairs are computed as matrices in single precision: a thousand actors are a million pairs a step.
    """
    import numpy as np

    size = len(core)
    place = {node: index for index, node in enumerate(core)}
    kept = [(place[a], place[b], weight) for a, b, weight in ends if a in place and b in place]
    tails = np.array([a for a, _, _ in kept], dtype=np.intp)
    heads = np.array([b for _, b, _ in kept], dtype=np.intp)
    pull = GRIP * (1 + np.log(np.maximum(1, np.array([weight for *_, weight in kept])))).astype(np.float32)
    mass = (1 + np.bincount(tails, minlength=size)).astype(np.float32)
    start = _landmarks(neighbours, LANDMARKS)[core]
    points = (start / (np.abs(start).max() or 1) * math.sqrt(size) * 0.7 + rng.normal(0, 0.3, start.shape)).astype(
        np.float32
    )
    pairs = np.empty((size, size), dtype=np.float32)
    for step in range(STEPS):
        points -= points.mean(axis=0)
        norms = (points**2).sum(axis=1)
        np.matmul(points, -2 * points.T, out=pairs)
        pairs += norms[:, None]
        pairs += norms[None, :]
        np.maximum(pairs, 1e-2, out=pairs)
        np.divide(mass[None, :], pairs, out=pairs)
        force = mass[:, None] * (points * pairs.sum(axis=1)[:, None] - pairs @ points)
        apart = points[tails] - points[heads]
        distance = np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-3)
        pulls = apart * (pull * np.log1p(distance) / distance)[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(tails, weights=pulls[:, axis], minlength=size)
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        heat = math.sqrt(size) * (1 - step / STEPS) ** 1.5 + 0.05
        points += force * (np.minimum(length, heat) / length)[:, None]
    return points.astype(np.float64)


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
    """Move each point along its ray so that the picture is filled evenly, half way: the middle opens, shapes stay."""
    import numpy as np

    points = points - np.quantile(points, 0.5, axis=0)
    radius = np.maximum(np.hypot(points[:, 0], points[:, 1]), 1e-9)
    rank = radius.argsort(kind="stable").argsort(kind="stable")
    even = np.sqrt((rank + 0.5) / len(points))
    old = np.minimum(radius / np.quantile(radius, 0.98), 1.25)
    return points * ((0.6 * even + 0.4 * old) / radius)[:, None]


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


def _part(points: Points, size: int) -> Points:
    """Scale to the room that so many actors need, then push apart those that stand on each other."""
    import numpy as np

    spread = np.ptp(points, axis=0)
    area = max(float(spread[0] * max(spread[1], 0.25 * spread[0])), 1e-9)
    points = points * (SPACING * (1.5 if size > 6 else 1.0) * math.sqrt(size / area))
    if size > PARTED:
        return points
    # An ellipse wider than high is kept free around each: a name stands below its actor.
    room = np.array([1.0, 0.6]) * SPACING
    for _ in range(40):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.sqrt(((apart / room) ** 2).sum(axis=2))
        np.fill_diagonal(distance, np.inf)
        close = np.clip(1 - distance, 0, None)
        if close.max() < 0.02:
            break
        points = points + 0.35 * (apart / np.maximum(distance, 0.05)[:, :, None] * close[:, :, None]).sum(axis=1)
    return points


def _pack(blocks: list[tuple[list[Any], Points]], lone: list[Any]) -> dict[Any, tuple[int, int]]:
    """The first block on top, the others in rows below it, nodes without a tie in a grid last; centred on (0, 0)."""
    import numpy as np

    gap = 1.3 * SPACING
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
