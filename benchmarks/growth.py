"""What a batch, a retraction and a rebuild cost as the graph grows.

    python benchmarks/growth.py [EVENTS ...]       # the store of the environment, which must be empty

The graph is real ICEWS events with an article for every hundred of them. The batch is the same at each size: 100 articles of 20
claims, each with a person of its own; ids are by chance, as those of texts are. It is loaded and taken out again some times:
with persons whom rules join with nobody (`apart`), since no state is told, and with those that they join with others of the
name (`joined`), of whom there are more and more: one that gets the smallest id then takes over what was told under another,
which comes on average to another article's claims at most. At 100,000 events the whole graph is rebuilt, for which the
budget is one and a half times its first load.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from icews import ROWS_A_DOCUMENT, readings

from geoties.model import Actor, Claim, Document, Role
from geoties.names import known_actors
from geoties.records import Reading, with_id
from geoties.store import open_store
from geoties.store.bolt import Connection
from geoties.store.content import content_hash, counts
from geoties.store.rebuild import rebuild
from geoties.store.retract import let_in, retract
from geoties.store.write import write_readings

TIMES = 3
REBUILT = 100_000
STATE = "ISR"
ARTICLES = 100
EVENTS_AN_ARTICLE = 100
GIVEN = ("Benny", "Yair", "Amos", "Dalia", "Ehud", "Golda", "Isser", "Moshe", "Naftali", "Ofir")
BEGINNINGS = ("Bar", "Ben", "Gold", "Har", "Kap", "Lap", "Mor", "Pel", "Ros", "Shal", "Tal", "Zil")
ENDINGS = ("an", "berg", "kin", "witz")
STATES = tuple(actor.id for actor in known_actors() if actor.kind == "Country" and actor.id != STATE)[:50]
_JOINED = "MATCH (a:Person) WHERE a.canonical IS NOT NULL RETURN count(a) AS n"


def main(sizes: list[int]) -> None:
    """Fill the store step by step, and measure at each."""
    with open_store() as connection:
        if counts(connection)["documents"]:
            sys.exit("this benchmark wants an empty store: set GEOTIES_HOME to a new folder")
        print(f"{connection.engine} {connection.version}, seconds", flush=True)
        print(f"{'events':>10}{'load':>8}{'persons':>9}{'batch':>16}{'retracted':>16}{'joined':>8}", flush=True)
        source = readings(sizes[-1])
        loaded, spent = 0, 0.0
        for size in sizes:
            rows = islice(source, (size - loaded) // ROWS_A_DOCUMENT)
            standing = _articles(loaded // EVENTS_AN_ARTICLE, size // EVENTS_AN_ARTICLE, dataset=None, state=STATE)
            start = time.perf_counter()
            write_readings(connection, rows)
            write_readings(connection, standing)
            spent += time.perf_counter() - start
            loaded = size
            for what, state in (("apart", None), ("joined", STATE)):
                batch = list(_articles(0, ARTICLES, dataset="news", state=state))
                loads, goes, joined = _in_and_out(connection, batch)
                print(f"{size:10}{spent:8.1f}{what:>9}{_span(loads):>16}{_span(goes):>16}{joined:8}", flush=True)
            if size == REBUILT:
                _rebuilt(connection, size, spent)


def _in_and_out(connection: Connection, batch: list[Reading]) -> tuple[list[float], list[float], int]:
    """Seconds that the batch took to come and to go, each time, and how many persons were joined when it was in."""
    loads, goes, joined = [], [], 0
    for _ in range(TIMES):
        start = time.perf_counter()
        write_readings(connection, batch)
        loads.append(time.perf_counter() - start)
        joined = connection.read(_JOINED)[0]["n"]
        start = time.perf_counter()
        retract(connection, "news", by="benchmark")
        goes.append(time.perf_counter() - start)
        let_in(connection, "news", by="benchmark")
    return loads, goes, joined


def _span(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f}"


def _rebuilt(connection: Connection, size: int, spent: float) -> None:
    before = content_hash(connection)
    start = time.perf_counter()
    mended = rebuild(connection)
    again = time.perf_counter() - start
    print(f"rebuild of {size} events: {again:.1f} s, {again / spent:.2f} of the first load; {mended}")
    print(f"the content hash is the same: {content_hash(connection) == before}", flush=True)


def _articles(first: int, last: int, *, dataset: str | None, state: str | None) -> Iterator[Reading]:
    """Articles by number: each tells of twenty visits of a person, whose name some others have, to states."""
    days = [(date(2010, 1, 1) + timedelta(days=number)).isoformat() for number in range(4_000)]
    for number in range(first, last):
        chance = random.Random(f"{dataset} {number}")
        document = Document(id=f"doc/{chance.randbytes(8).hex()}", publisher="Journal", dataset=dataset, text="words")
        name = f"{chance.choice(GIVEN)} {chance.choice(BEGINNINGS)}{chance.choice(ENDINGS)}"
        person = Actor(id=f"{document.id}#person/1", kind="Person", name=name, document=document.id, country=state)
        claims = [_visit(document.id, person.id, chance.choice(days), chance.choice(STATES)) for _ in range(20)]
        yield Reading(document=document, actors=(person,), stated=tuple(dict.fromkeys(claims)))


def _visit(document: str, person: str, day: str, state: str) -> Claim:
    roles = (
        Role(role="SOURCE_OF", actor=person),
        Role(role="TARGET_OF", actor=state),
    )
    made = Claim(
        id="", document=document, type="CONSULT", kind="visit", date=day, roles=roles, quote="words", start=0, end=5
    )
    return with_id(made)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
