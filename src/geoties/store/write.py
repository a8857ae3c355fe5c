"""Readings into the store: in batches, each a transaction of its own, the same graph whatever their order and number."""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain
from typing import TypeVar

from geoties.errors import StoreBusy
from geoties.records import Reading
from geoties.store.batch import Written, write_batch
from geoties.store.bolt import Connection, Transaction
from geoties.store.clock import now
from geoties.store.parts import parts
from geoties.store.schema import prepare
from geoties.store.told import tell

Result = TypeVar("Result")

BATCH_CLAIMS = 2000
BATCH_DOCUMENTS = 1000
BATCH_CHARACTERS = 20_000_000
PAUSES = (0.05, 0.1, 0.2, 0.5, 1.0)
"""Seconds before each new try where two commands write the same at once."""


def write_readings(
    connection: Connection, readings: Iterable[Reading], *, progress: Callable[[Written], None] | None = None
) -> Written:
    """Writes readings and all that follows from them; `progress` is told after each batch what was written so far.

    A batch is written wholly or not at all, so a load that is stopped leaves a sound graph, and loading again goes on
    from there. Memory is bounded by two batches, whatever the number of readings: while one is written, the next is
    read. What the readings raise comes out after the batch before it is written.
    """
    prepare(connection)
    total = Written()
    recorded_at = now()

    def done(batch: Future[Written]) -> None:
        total.add(batch.result())
        if progress is not None:
            progress(total)

    with ThreadPoolExecutor(1, "geoties-write") as writer:
        before: Future[Written] | None = None
        for batch in batches(chain.from_iterable(map(parts, readings))):
            told = list(map(tell, batch))
            if before is not None:
                done(before)
            work = partial(write_batch, readings=told, recorded_at=recorded_at)
            before = writer.submit(write_beside_others, connection, work)
        if before is not None:
            done(before)
    return total


def write_beside_others(connection: Connection, work: Callable[[Transaction], Result]) -> Result:
    """Write a batch, again where another command was quicker to write a part of the same."""
    for pause in PAUSES:
        try:
            return connection.write(work)
        except StoreBusy:
            time.sleep(pause)
    return connection.write(work)


def batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings in the portions that one transaction takes; no document is twice in one of them."""
    batch: dict[str, Reading] = {}
    claims = characters = 0
    for reading in readings:
        full = claims >= BATCH_CLAIMS or len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS
        if batch and (full or reading.document.id in batch):
            yield list(batch.values())
            batch, claims, characters = {}, 0, 0
        batch[reading.document.id] = reading
        claims += len(reading.stated)
        characters += len(reading.document.text or "")
    if batch:
        yield list(batch.values())
