"""How long questions take on a graph of real ICEWS events, and how fast the whole graph becomes a NetworkX one.

    python benchmarks/questions.py [EVENTS]     # the store of the environment; it is filled where it is empty

Each question is asked 20 times about an actor with most ties, or the pair with most events, and about a middling one;
the first answer is told apart, since an engine plans it. The graph is read with the driver's compiled part and, in a
process of its own, without it.
"""

import statistics
import subprocess
import sys
import time
from typing import Any

from icews import readings

from geoties import network
from geoties.queries import ask
from geoties.store import open_store
from geoties.store.bolt import Connection
from geoties.store.content import counts
from geoties.store.write import write_readings

TIMES = 20
PAIRS = "MATCH (a:Actor)-[t:TIED_TO]->(b:Actor) RETURN a.id AS a, b.id AS b ORDER BY t.events DESC, a, b LIMIT 1000"
ACTORS = "MATCH (a:Actor)-[t:TIED_TO]-() RETURN a.id AS a, count(t) AS ties ORDER BY ties DESC, a LIMIT 1000"


def main(events: int) -> None:
    """Fill the store where it is empty, measure, and print the tables."""
    with open_store() as connection:
        if not counts(connection)["documents"]:
            write_readings(connection, readings(events))
        print(f"{connection.engine} {connection.version}: {counts(connection)}")
        print(f"{'milliseconds':44}{'first':>8}{'median':>8}{'worst':>8}{'rows':>8}")
        for label, name, given in _asked(connection):
            first, *taken = [_milliseconds(connection, name, given) for _ in range(TIMES + 1)]
            rows = len(ask(connection, name, given))
            print(f"{label:44}{first:8.1f}{statistics.median(taken):8.1f}{max(taken):8.1f}{rows:8}")
    print(read("with the compiled part of the driver"))
    subprocess.run([sys.executable, __file__, "--pure"], check=True)


def read(label: str) -> str:
    """How fast all ties and all roles come out as NetworkX graphs, the best of three."""
    told = []
    with open_store(read_only=True) as connection:
        for what, make in (("ties", network.ties), ("roles", network.events)):
            best = 0.0
            for _ in range(3):
                start = time.perf_counter()
                edges = make(connection).number_of_edges()
                best = max(best, edges / (time.perf_counter() - start))
            told.append(f"{best:,.0f} {what}/s")
    return f"to NetworkX, {label}: {', '.join(told)}"


def _asked(connection: Connection) -> list[tuple[str, str, dict[str, Any]]]:
    actors, pairs = connection.read(ACTORS), connection.read(PAIRS)
    hub, middling = actors[0]["a"], actors[len(actors) // 2]["a"]
    busiest, usual = pairs[0], pairs[len(pairs) // 2]
    return [
        ("neighbours in two steps, a hub", "neighbours", {"actor": hub, "steps": 2}),
        ("neighbours in two steps, a middling actor", "neighbours", {"actor": middling, "steps": 2}),
        ("neighbours in one step, a hub", "neighbours", {"actor": hub, "steps": 1}),
        ("timeline by month, the busiest pair", "timeline", busiest),
        ("timeline by month, a usual pair", "timeline", usual),
        ("ties-between, the busiest pair", "ties-between", busiest),
        ("ties-between, a usual pair", "ties-between", usual),
    ]


def _milliseconds(connection: Connection, name: str, given: dict[str, Any]) -> float:
    start = time.perf_counter()
    ask(connection, name, given)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    if sys.argv[1:] == ["--pure"]:
        sys.modules["neo4j._rust"] = None  # type: ignore[assignment]  # the driver falls back on Python
        sys.exit(print(read("without it")))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 46_275)
