"""Positions of the actors of one connected part: by stress for a small one, by forces for a large one.

`neighbours[n]` lists the places of the nodes that node n is tied to; positions are arrays of shape (nodes, 2) in units
of their own, which layout.py scales.

References: Gansner, Koren, North, "Graph drawing by stress majorization" (2004); Noack, "Energy models for graph
clustering" (2007); Jacomy et al., "ForceAtlas2" (2014); Brandes, Pich, "Eigensolver methods for progressive
multidimensional scaling" (2007).
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

LANDMARKS = 20
STEPS = 90
GRIP = 20
"""How strongly ties pull against the push of degrees: the size of the picture, not its shape, follows from it."""


def stress(neighbours: list[list[int]], rng: np.random.Generator) -> Points:
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
    # What it is applied to sums to 0, and there this inverse is that of the singular `total`, found many times as fast.
    inverse = np.linalg.inv(total + 1 / size)
    attraction = weights * ideal
    points = _landmarks(neighbours, 50)
    points = points / (np.abs(points).max() or 1) * math.sqrt(size) + rng.normal(0, 0.05, (size, 2))
    for _ in range(150):
        distance = np.maximum(np.hypot(*(np.subtract.outer(along, along) for along in points.T)), 1e-9)
        pull = attraction / distance
        points = inverse @ (pull.sum(axis=1)[:, None] * points - pull @ points)
    return points


def linlog(
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
