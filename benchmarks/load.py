"""How fast events load, against writing the same rows without asking anything, and against a row a transaction.

    python benchmarks/load.py [EVENTS]          # the store of the environment, which must be empty

One run, one table, on one engine: `geoties` is the loader as shipped; `rows, no checks` replays the very statements and
rows that it wrote, with nothing looked up and nothing derived; `a row a transaction` writes an event with its claim and
roles by inline MERGE, a transaction each, over a part of the sample. Ratios are against `geoties`, since machines differ.
"""

import sys
import time
from collections import defaultdict
from typing import Any

import psutil
from icews import readings, rows

from geoties.store import open_store
from geoties.store.batch import write_batch
from geoties.store.bolt import Connection
from geoties.store.content import content_hash, counts
from geoties.store.told import tell
from geoties.store.write import batches, write_readings

SINGLE = 300
WARM = 6_000
ROUNDS = 3
# Up to so many events, the readings of geoties are ready before its clock starts, as the rows of its peers are.
READY = 100_000
ONE_ROW = """
MERGE (d:Document {id: $document})
MERGE (a:Actor {id: $source}) MERGE (b:Actor {id: $target})
MERGE (c:Claim {id: $id}) ON CREATE SET c.kind = $kind, c.date = $day
MERGE (e:Event {id: $id}) ON CREATE SET e.kind = $kind, e.date = $day
MERGE (c)-[:STATED_IN]->(d) MERGE (c)-[:ABOUT]->(e)
MERGE (a)-[:SOURCE_OF]->(e) MERGE (b)-[:TARGET_OF]->(e)
MERGE (a)-[:TIED_TO]->(b)
"""
WIPE = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone"


class _Recorder:
    """A transaction that lets all through and keeps the statements that wrote rows."""

    def __init__(self, transaction: Any, kept: list[tuple[str, dict[str, Any]]]) -> None:
        self._transaction = transaction
        self._kept = kept

    def run(self, statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        if "rows" in parameters:
            self._kept.append((statement, parameters))
        return self._transaction.run(statement, **parameters)


def main(events: int) -> None:
    """Measure and print the table."""
    with open_store() as connection:
        if counts(connection)["documents"]:
            sys.exit("this benchmark wants an empty store: set GEOTIES_HOME to a new folder")
        # A cold engine is several times slower, which would weigh on whatever is measured first.
        write_readings(connection, readings(WARM))
        _wipe(connection)
        seconds: dict[str, list[float]] = defaultdict(list)
        for _ in range(ROUNDS if events <= READY else 1):
            ready = list(readings(events)) if events <= READY else None
            seconds["geoties"].append(_timed(lambda ready=ready: write_readings(connection, ready or readings(events))))
            memory = psutil.Process().memory_info().rss
            before, found = content_hash(connection), counts(connection)
            again = _timed(lambda ready=ready: write_readings(connection, ready or readings(events)))
            seconds["geoties, again"].append(again)
            unchanged = content_hash(connection) == before
            _wipe(connection)
            recorded = _record(connection, events)
            _wipe(connection)
            seconds["rows, no checks"].append(_timed(lambda recorded=recorded: _replay(connection, recorded)))
            _wipe(connection)
        single = _timed(lambda: _one_by_one(connection, min(SINGLE, events)))
        seconds["a row a transaction"].append(single / min(SINGLE, events) * events)
        server = sum(process.memory_info().rss for process in _servers())
        print(f"{connection.engine} {connection.version}: {events} events, {found}")
    best = min(seconds["geoties"])
    print(f"{'':24}{'best s':>9}{'worst s':>9}{'events/s':>10}{'x geoties':>11}")
    for name, taken in seconds.items():
        least = min(taken)
        print(f"{name:24}{least:9.1f}{max(taken):9.1f}{events / least:10.0f}{best / least:11.2f}")
    print(f"the second load changed nothing: {unchanged}")
    print(f"memory: loader {memory / 1e6:.0f} MB, embedded server {server / 1e6:.0f} MB")


def _timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _record(connection: Connection, events: int) -> list[list[tuple[str, dict[str, Any]]]]:
    recorded: list[list[tuple[str, dict[str, Any]]]] = []
    for batch in batches(readings(events)):
        kept: list[tuple[str, dict[str, Any]]] = []
        told = list(map(tell, batch))
        connection.write(
            lambda transaction, told=told, kept=kept: write_batch(_Recorder(transaction, kept), told, recorded_at="")
        )
        recorded.append(kept)
    return recorded


def _replay(connection: Connection, recorded: list[list[tuple[str, dict[str, Any]]]]) -> None:
    for statements in recorded:
        connection.write(
            lambda transaction, statements=statements: [
                transaction.run(statement, **parameters) for statement, parameters in statements
            ]
        )


def _one_by_one(connection: Connection, events: int) -> None:
    for number, (source, relation, target, day) in enumerate(rows(events)):
        values = {"document": "d", "source": source, "target": target, "id": str(number), "kind": relation, "day": day}
        connection.write(lambda transaction, values=values: transaction.run(ONE_ROW, **values))


def _servers() -> list[psutil.Process]:
    return [one for one in psutil.process_iter(["cmdline"]) if "geoties.store.server" in (one.info["cmdline"] or ())]


def _wipe(connection: Connection) -> None:
    while connection.write(lambda transaction: transaction.run(WIPE))[0]["gone"]:
        continue


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 46_275)
