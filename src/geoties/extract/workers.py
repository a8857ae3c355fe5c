"""An extractor in several processes: the same readings in the same order, sooner.

Each process loads the models for itself (about half a gigabyte), once. Documents are handed out in small portions, a few
ahead of what was taken, so that memory does not grow with their number.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from geoties.errors import GeotiesError
from geoties.extract import Extractor, get
from geoties.model import Document
from geoties.records import Reading

PORTION = 8
AHEAD = 2
"""Portions that wait for each process, so that none is ever idle."""


class InWorkers:
    """The extractor of a name, read by `workers` processes at once."""

    def __init__(self, name: str, workers: int) -> None:
        self.name = get(name).name
        self._entry = name
        self._workers = workers

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order. Raises what the extractor raises, and GeotiesError where a process dies."""
        # Not forked: a copy of a process with threads may wait for ever for one that it does not have.
        context = multiprocessing.get_context("spawn")
        others = set(multiprocessing.active_children())
        pool = ProcessPoolExecutor(self._workers, context, initializer=_begin, initargs=(self._entry,))
        waiting: deque[Future[list[Reading]]] = deque()
        source = iter(documents)
        try:
            while True:
                while len(waiting) < self._workers * AHEAD and (portion := list(islice(source, PORTION))):
                    waiting.append(pool.submit(_read, portion))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise GeotiesError(
                f"a process that read texts was ended from outside, perhaps for want of memory: each of the {self._workers} "
                "needs about a gigabyte. Try fewer --workers"
            ) from error
        except BaseException:
            # Nobody will take what they are reading, and a long text would keep the command waiting.
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


_extractor: Extractor | None = None


def _begin(name: str) -> None:
    global _extractor  # a process has one, for its whole life
    # Ctrl-C is for the command, which then ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _extractor = get(name)


def _read(documents: list[Document]) -> list[Reading]:
    assert _extractor is not None
    return list(_extractor.read(documents))
