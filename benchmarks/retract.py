"""How long it takes to take one document out of a graph, as the graph grows.

    python benchmarks/retract.py [EVENTS ...]      # the store of the environment, which must be empty

The graph is real ICEWS events, in documents of some hundred rows. An article of twenty claims about the busiest pair, on days
that have events of their own, is taken out of it, then a whole document of rows. Budget: 2 s out of 100,000 events.
"""

import sys
import time
from datetime import date, timedelta

from icews import readings

from geoties.model import Claim, Document, Role
from geoties.records import Reading, with_id
from geoties.store import open_store
from geoties.store.bolt import Connection
from geoties.store.content import counts
from geoties.store.retract import let_in, retract, would_go
from geoties.store.write import write_readings

TIMES = 5
_PAIR = "MATCH (a:Actor)-[t:TIED_TO]->(b:Actor) RETURN a.id AS a, b.id AS b ORDER BY t.events DESC LIMIT 1"
_FIRST = "MATCH (d:Document) RETURN d.id AS id ORDER BY id LIMIT 1"


def main(sizes: list[int]) -> None:
    """Fill the store step by step, and measure at each."""
    with open_store() as connection:
        if counts(connection)["documents"]:
            sys.exit("this benchmark wants an empty store: set GEOTIES_HOME to a new folder")
        print(f"{connection.engine} {connection.version}")
        print(f"{'events':>10}{'what':>32}{'claims':>8}{'worst, s':>10}{'best, s':>10}")
        for size in sizes:
            write_readings(connection, readings(size))
            events = counts(connection)["events"]
            pair = connection.read(_PAIR)[0]
            article = _article(pair["a"], pair["b"])
            for what, name, one in (
                ("an article", article.document.id, article),
                ("a document of rows", connection.read(_FIRST)[0]["id"], None),
            ):
                taken = []
                claims = 0
                for _ in range(TIMES if one else 1):
                    if one is not None:
                        write_readings(connection, [one])
                    claims = would_go(connection, name).claims
                    taken.append(_seconds(connection, name))
                print(f"{events:10}{what:>32}{claims:8}{max(taken):10.2f}{min(taken):10.2f}")


def _seconds(connection: Connection, name: str) -> float:
    start = time.perf_counter()
    retract(connection, name, by="benchmark")
    taken = time.perf_counter() - start
    let_in(connection, name, by="benchmark")
    return taken


def _article(one: str, other: str) -> Reading:
    claims: list[Claim] = []
    for number in range(20):
        day = (date(2010, 1, 1) + timedelta(days=number)).isoformat()
        roles = (Role(role="SOURCE_OF", actor=one), Role(role="TARGET_OF", actor=other))
        claims.append(
            with_id(
                Claim(
                    id="",
                    document="doc/article",
                    type="CONSULT",
                    kind="visit",
                    date=day,
                    roles=roles,
                    quote="words",
                    start=0,
                    end=5,
                )
            )
        )
    return Reading(document=Document(id="doc/article", publisher="Journal", text="words"), stated=tuple(claims))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
