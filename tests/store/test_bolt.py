"""A Connection behaves the same on both engines: what goes in, what comes out, what is kept and what is refused."""

import asyncio
import gc
import re
import threading
import time
import tracemalloc
from pathlib import Path
from typing import Any

import neo4j
import pytest

import geoties
from geoties.errors import QueryError, StoreDenied, StoreError, StoreUnavailable
from geoties.store import open_store
from geoties.store.bolt import Connection, Transaction

ENDLESS = "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j WITH i, j WHERE i * j = -1 RETURN count(*) AS n"
ROWS_WITHOUT_END = "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j RETURN j"
HOSTILE = {
    "backtick": "x`}) DETACH DELETE n //",
    "quotes": "'\"\\'; MATCH (n) DETACH DELETE n; //",
    "nul": "a\0b",
    "right to left": "\u202eabc\u202c\u200f",
    "flag": "🇲🇦🇮🇱 👩‍👩‍👧",
    "long": "é" * 10_000,
    "escapes": "\\u0000 \\n \n\r\t",
    "combining": "e\u0301 vs é",
    "placeholder": "{said} $name %s",
    "empty": "",
}


def names(store: Connection) -> list[str]:
    return [row["name"] for row in store.read("MATCH (a:Actor) RETURN a.name AS name ORDER BY name")]


def test_it_says_what_it_is(store: Connection) -> None:
    assert store.engine in {"neo4j", "embedded"}
    assert re.fullmatch(r"\d+\.\d+.*", store.version)
    assert store.database == {"neo4j": "neo4j", "embedded": "geoties"}[store.engine]
    assert re.fullmatch(r"Connection\(\w+ \S+ at bolt://127\.0\.0\.1:\d+, database \w+\)", repr(store))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_only_text(store: Connection, name: str) -> None:
    text = HOSTILE[name]
    store.write(lambda tx: tx.run("CREATE (:Actor {name: $name})", name=text))
    assert names(store) == [text]
    assert store.read("MATCH (a:Actor {name: $name}) RETURN count(a) AS n", {"name": text}) == [{"n": 1}]


def test_document_of_ten_million_characters(store: Connection) -> None:
    text = "é0123456" * 1_250_000
    store.write(lambda tx: tx.run("CREATE (:Document {text: $text})", text=text))
    assert store.read("MATCH (d:Document) RETURN d.text AS text")[0]["text"] == text


def test_values_come_back_plain(store: Connection) -> None:
    statement = (
        "CREATE (a:Actor:Country {id: 'MAR', aliases: ['Maroc', 'Morocco']})-[r:TIED_TO {events: 2}]->(b:Actor {id: 'ISR'}) "
        "WITH a, r, b MATCH p = (a)-[:TIED_TO]->(b) RETURN a, r, p, [a, {of: b}] AS nested"
    )
    morocco = {"_labels": ["Actor", "Country"], "id": "MAR", "aliases": ["Maroc", "Morocco"]}
    israel = {"_labels": ["Actor"], "id": "ISR"}
    tie = {"_type": "TIED_TO", "events": 2}
    assert store.write(lambda tx: tx.run(statement)) == [
        {
            "a": morocco,
            "r": tie,
            "p": {"nodes": [morocco, israel], "relationships": [tie]},
            "nested": [morocco, {"of": israel}],
        }
    ]


def test_dates_come_back_as_text(store: Connection) -> None:
    assert store.read(
        "RETURN date('2020-12-22') AS day, localdatetime('2020-12-22T10:00:00') AS moment, duration('P2D') AS days, "
        "datetime('2020-12-22T10:00:00+01:00') AS zoned, localtime('10:00:00') AS time, point({x: 1, y: 2}) AS point, "
        "null AS nothing, true AS yes, 1.5 AS number"
    ) == [
        {
            "day": "2020-12-22",
            "moment": "2020-12-22T10:00:00.000000000",
            "days": "P2D",
            "zoned": "2020-12-22T10:00:00.000000000+01:00",
            "time": "10:00:00.000000000",
            "point": {"srid": 7203, "coordinates": [1.0, 2.0]},
            "nothing": None,
            "yes": True,
            "number": 1.5,
        }
    ]


def test_limit(store: Connection) -> None:
    assert store.read(ROWS_WITHOUT_END, limit=3, timeout=30) == [{"j": 1}, {"j": 2}, {"j": 3}]
    assert store.read(ROWS_WITHOUT_END, limit=3) == [{"j": 1}, {"j": 2}, {"j": 3}]
    assert store.read("UNWIND [1, 2] AS i RETURN i", limit=3) == [{"i": 1}, {"i": 2}]
    assert store.read("RETURN 1 AS i", limit=0) == []


def test_time_limit_returns_control_and_stops_the_engine(store: Connection) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 1 seconds and was cut"):
        store.read(ENDLESS, timeout=1)
    assert time.monotonic() - started < 5
    assert store.read("RETURN 1 AS one", timeout=30) == [{"one": 1}]


@pytest.mark.parametrize("timeout", [0.001, 0.01, 0.03])
def test_time_limit_while_the_connection_is_made(store: Connection, timeout: float) -> None:
    for _ in range(5):
        with pytest.raises(QueryError, match="was cut"):
            store.read(ENDLESS, timeout=timeout)


def test_limits_hold_where_a_loop_is_running(store: Connection) -> None:
    async def notebook() -> list[dict[str, Any]]:
        with pytest.raises(QueryError, match="was cut"):
            store.read(ENDLESS, timeout=0.5)
        return store.read(ROWS_WITHOUT_END, limit=1)

    assert asyncio.run(notebook()) == [{"j": 1}]


def test_error_within_a_time_limit_is_the_same_error(store: Connection) -> None:
    with pytest.raises(QueryError, match="a parameter without a value"):
        store.read("RETURN $missing AS x", timeout=30)


def test_stream_gives_all_rows_in_flat_memory(store: Connection) -> None:
    def peak(rows: int) -> int:
        gc.collect()
        tracemalloc.start()
        count = sum(
            1 for _ in store.stream("UNWIND range(1, $rows) AS i RETURN i, toString(i) AS text", {"rows": rows})
        )
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == rows
        return peak

    peak(3_000)
    assert peak(15_000) < 2 * peak(3_000)


def test_stream_can_be_left_early(store: Connection) -> None:
    rows = store.stream(ROWS_WITHOUT_END)
    assert [next(rows)["j"], next(rows)["j"]] == [1, 2]
    rows.close()  # type: ignore[attr-defined]
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_write_keeps_all_or_nothing(store: Connection) -> None:
    def half(tx: Transaction) -> None:
        tx.run("CREATE (:Actor {name: 'first'})")
        tx.run("UNWIND [1, 1, 0] AS d CREATE (:Actor {name: toString(1 / d)})")

    with pytest.raises(QueryError, match="zero"):
        store.write(half)
    assert names(store) == []
    assert store.write(lambda tx: tx.run("CREATE (a:Actor {name: 'whole'}) RETURN a.name AS name")) == [
        {"name": "whole"}
    ]
    assert names(store) == ["whole"]


def test_error_of_the_caller_undoes_the_write_and_stays_itself(store: Connection) -> None:
    def work(tx: Transaction) -> None:
        tx.run("CREATE (:Actor {name: 'lost'})")
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        store.write(work)
    assert names(store) == []


def test_conflicting_writes_are_tried_again(store: Connection) -> None:
    store.write(lambda tx: tx.run("CREATE (:Actor {name: 'hot', n: 0})"))
    errors: list[Exception] = []

    def add() -> None:
        for _ in range(10):
            try:
                store.write(lambda tx: tx.run("MATCH (a:Actor {name: 'hot'}) SET a.n = a.n + 1"))
            except StoreError as error:
                errors.append(error)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.read("MATCH (a:Actor) RETURN a.n AS n") == [{"n": 40}]


def test_schema_can_be_made_twice_and_holds(store: Connection) -> None:
    try:
        for _ in range(2):
            store.schema("CREATE CONSTRAINT probe_id IF NOT EXISTS FOR (p:Probe) REQUIRE p.id IS UNIQUE")
            store.schema("CREATE INDEX probe_day IF NOT EXISTS FOR (p:Probe) ON (p.day)")
        store.write(lambda tx: tx.run("CREATE (:Probe {id: 1})"))
        with pytest.raises(StoreError, match="its constraints forbid"):
            store.write(lambda tx: tx.run("CREATE (:Probe {id: 1})"))
        assert store.read("MATCH (p:Probe) RETURN count(p) AS n") == [{"n": 1}]
    finally:
        store.schema("DROP INDEX probe_day IF EXISTS")
        store.schema("DROP CONSTRAINT probe_id IF EXISTS")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("RETRN 1 AS x", "RETRN"),
        ("RETURN y AS y", "not defined"),
        ("RETURN $missing AS x", "missing"),
        ("RETURN 1 / 0 AS x", "zero"),
        ("", "statement"),
    ],
)
def test_wrong_statement_is_a_query_error(store: Connection, statement: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        store.read(statement)
    with pytest.raises(QueryError, match=words):
        list(store.stream(statement))
    with pytest.raises(QueryError, match=words):
        store.write(lambda tx: tx.run(statement))


@pytest.mark.parametrize("value", [2**63, "\ud800", {1: 2}, {1, 2}])
def test_value_that_no_engine_takes_is_a_query_error(store: Connection, value: Any) -> None:
    with pytest.raises(QueryError, match=r"^\$v "):
        store.read("RETURN $v AS v", {"v": value})
    with pytest.raises(QueryError, match=r"^\$v "):
        store.write(lambda tx: tx.run("CREATE (:Actor {name: $v})", v=value))


def test_map_as_a_property_is_an_error_on_both(store: Connection) -> None:
    with pytest.raises((QueryError, StoreError)):
        store.write(lambda tx: tx.run("CREATE (:Actor {name: $v})", v={"a": 1}))
    assert names(store) == []


def test_closed_connection_says_so(store: Connection) -> None:
    other = open_store()
    other.close()
    other.close()
    with pytest.raises(StoreUnavailable, match="is closed: open the store again"):
        other.read("RETURN 1 AS one")
    with pytest.raises(StoreUnavailable, match="is closed: open the store again"):
        other.write(lambda tx: tx.run("RETURN 1 AS one"))


def test_every_session_names_the_database_and_its_mode(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Any, Any]] = []

    def recorder(original: Any) -> Any:
        def record(driver: Any, **options: Any) -> Any:
            seen.append((options.get("database"), options.get("default_access_mode")))
            return original(driver, **options)

        return record

    for driver in (neo4j.Driver, neo4j.AsyncDriver):
        monkeypatch.setattr(driver, "session", recorder(driver.session))
    store.read("RETURN 1 AS one")
    store.read("RETURN 1 AS one", timeout=30)
    list(store.stream("RETURN 1 AS one"))
    store.write(lambda tx: tx.run("RETURN 1 AS one"))
    with open_store(read_only=True) as reader:
        reader.read("RETURN 1 AS one")
    assert {database for database, _ in seen} - {"system"} == {store.database}
    assert [mode for _, mode in seen[:4]] == ["READ", "READ", "READ", "WRITE"]
    assert {mode for _, mode in seen[4:]} == {"READ"}


def test_nothing_is_ever_written_by_autocommit() -> None:
    sources = Path(geoties.__file__).parent.rglob("*.py")
    forbidden = re.compile(r"\bsession\.run\(|execute_query\(|\.run_autocommit|driver\.session\(\)\.run")
    assert [path.name for path in sources if forbidden.search(path.read_text(encoding="utf-8"))] == []
    # Only one module opens sessions at all.
    opening = [p.name for p in Path(geoties.__file__).parent.rglob("*.py") if ".session(" in p.read_text("utf-8")]
    assert opening == ["bolt.py"]


def test_writing_through_a_reader_is_refused(store: Connection) -> None:
    with open_store(read_only=True) as reader:
        with pytest.raises(StoreDenied, match="was opened for reading only"):
            reader.write(lambda tx: tx.run("CREATE (:Actor)"))
        with pytest.raises(StoreDenied, match="was opened for reading only"):
            reader.schema("CREATE INDEX never IF NOT EXISTS FOR (p:Probe) ON (p.never)")
