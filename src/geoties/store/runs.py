"""Lines in their order without all of them in memory: sorted runs in files of their own, merged while they are read."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import IO

RUN_BYTES = 64 * 1024 * 1024


def sorted_lines(lines: Iterable[bytes], *, run: int = RUN_BYTES) -> Iterator[bytes]:
    """The lines (none of which holds a line end) in order, with repetitions.

    run: bytes of a piece that is sorted in memory. Up to three pieces are there at once; the others wait on the disk.
    """
    pieces = _pieces(lines, run)
    piece, following = next(pieces, []), next(pieces, None)
    if following is None:
        yield from piece
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="geoties-")))
        runs: list[Iterator[bytes]] = []
        for number, sorted_piece in enumerate(chain([piece, following], pieces)):
            path = folder / str(number)
            with path.open("wb") as file:
                file.writelines(line + b"\n" for line in sorted_piece)
            runs.append(_run(stack.enter_context(path.open("rb"))))
        yield from heapq.merge(*runs)


def _pieces(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    piece: list[bytes] = []
    held = 0
    for line in lines:
        # A copy of its own size: what orjson gives keeps the room that it was written into, which is ten times as much.
        piece.append(bytes(memoryview(line)))
        held += len(line)
        if held >= size:
            yield sorted(piece)
            piece, held = [], 0
    if piece:
        yield sorted(piece)


def _run(file: IO[bytes]) -> Iterator[bytes]:
    for line in file:
        yield line[:-1]
