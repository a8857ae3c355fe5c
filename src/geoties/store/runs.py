"""Lines in their order without all of them in memory: sorted runs in files of their own, merged while they are read."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO

RUN_LINES = 200_000


def sorted_lines(lines: Iterable[bytes], *, run: int = RUN_LINES) -> Iterator[bytes]:
    """The lines (none of which holds a line end) in order, with repetitions; at most about `run` of them are in memory."""
    rest = iter(lines)
    first = sorted(islice(rest, run))
    if len(first) < run:
        yield from first
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="geoties-")))
        runs: list[Iterator[bytes]] = []
        piece = first
        while piece:
            path = folder / str(len(runs))
            path.write_bytes(b"\n".join([*piece, b""]))
            runs.append(_run(stack.enter_context(path.open("rb"))))
            piece = sorted(islice(rest, run))
        yield from heapq.merge(*runs)


def _run(file: IO[bytes]) -> Iterator[bytes]:
    for line in file:
        yield line[:-1]
