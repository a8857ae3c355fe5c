"""A store that was opened for reading only cannot be written to, however the statement is dressed, on either engine."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from geoties.errors import QueryError, StoreDenied, StoreError
from geoties.store import open_store
from geoties.store.bolt import Connection

WRITES = {
    "create": "CREATE (:Actor {id: 'new'})",
    "create of a new label": "CREATE (:Brandnew {id: 'new'})",
    "create and return": "CREATE (a:Actor {id: 'new'}) RETURN a.id AS id",
    "merge": "MERGE (a:Actor {id: 'new'})",
    "merge on match": "MERGE (a:Actor {id: 'MAR'}) ON MATCH SET a.n = 7",
    "set": "MATCH (a:Actor {id: 'MAR'}) SET a.n = 7",
    "set and return": "MATCH (a:Actor {id: 'MAR'}) SET a.n = 7 RETURN a.n AS n",
    "set of a relationship": "MATCH (:Actor)-[r:TIED_TO]->() SET r.events = 7",
    "label": "MATCH (a:Actor {id: 'MAR'}) SET a:Country",
    "remove": "MATCH (a:Actor {id: 'MAR'}) REMOVE a.n",
    "delete": "MATCH (a:Actor) DETACH DELETE a",
    "delete of a relationship": "MATCH (:Actor)-[r]->() DELETE r",
    "new relationship": "MATCH (a:Actor {id: 'MAR'}), (b:Actor {id: 'ISR'}) CREATE (b)-[:TIED_TO]->(a)",
    "foreach": "FOREACH (i IN [1, 2] | CREATE (:Actor {id: 'new'}))",
    "subquery": "CALL () { CREATE (:Actor {id: 'new'}) } RETURN 1 AS one",
    "subquery per row": "MATCH (a:Actor {id: 'MAR'}) CALL (a) { SET a.n = 7 } RETURN a.n AS n",
    "subquery in transactions": "UNWIND [1] AS i CALL (i) { CREATE (:Actor {id: 'new'}) } IN TRANSACTIONS OF 1 ROWS",
    "comment before": "/* only reading */ CREATE (:Actor {id: 'new'})",
    "comment within": "CRE/* */ATE (:Actor {id: 'new'})",
    "line comment": "// MATCH (n) RETURN n\nCREATE (:Actor {id: 'new'})",
    "unicode escape": "\\u0043REATE (:Actor {id: 'new'})",
    "unicode letters": "ＣREATE (:Actor {id: 'new'})",
    "lower case": "create (:Actor {id: 'new'})",
    "second statement": "RETURN 1 AS one; CREATE (:Actor {id: 'new'})",
    "index": "CREATE INDEX sneaked IF NOT EXISTS FOR (a:Actor) ON (a.sneaked)",
    "constraint": "CREATE CONSTRAINT sneaked IF NOT EXISTS FOR (a:Actor) REQUIRE a.sneaked IS UNIQUE",
    "user": "CREATE USER mallory SET PASSWORD 'longenough'",
    "procedure": "CALL db.createLabel('Brandnew')",
    "merging procedure": "CALL merge.node(['Brandnew'], {id: 'new'}, {}) YIELD node RETURN node",
}
FILES = {
    "plain": "LOAD CSV FROM $file AS line RETURN line",
    "with headers": "LOAD CSV WITH HEADERS FROM $file AS line RETURN line",
    "in a subquery": "CALL () { LOAD CSV FROM $file AS line RETURN line } RETURN line",
    "after a comment": "/* x */ LOAD /* y */ CSV FROM $file AS line RETURN line",
    "lower case": "load csv from $file as line return line",
    "behind a union": "RETURN ['x'] AS line UNION LOAD CSV FROM $file AS line RETURN line",
}


@pytest.fixture
def reader(store: Connection) -> Iterator[Connection]:
    store.write(
        lambda tx: tx.run("CREATE (:Actor {id: 'MAR', n: 1})-[:TIED_TO {events: 2}]->(:Actor {id: 'ISR', n: 1})")
    )
    with open_store(read_only=True) as connection:
        yield connection


def graph(store: Connection) -> list[dict[str, object]]:
    return store.read(
        "MATCH (a) OPTIONAL MATCH (a)-[r]->(b) "
        "RETURN labels(a) AS labels, a.id AS a, a.n AS n, r.events AS events, b.id AS b ORDER BY a"
    )


AS_MADE = [
    {"labels": ["Actor"], "a": "ISR", "n": 1, "events": None, "b": None},
    {"labels": ["Actor"], "a": "MAR", "n": 1, "events": 2, "b": "ISR"},
]


def test_reader_reads(reader: Connection) -> None:
    assert reader.read_only
    assert reader.read("MATCH (a:Actor)-[r:TIED_TO]->(b) RETURN a.id AS a, r.events AS n, b.id AS b") == [
        {"a": "MAR", "n": 2, "b": "ISR"}
    ]
    assert list(reader.stream("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")) == [{"id": "ISR"}, {"id": "MAR"}]
    assert reader.read("MATCH (a:Actor {id: $id}) RETURN count(a) AS n", {"id": "MAR"}, limit=1, timeout=30) == [
        {"n": 1}
    ]


@pytest.mark.parametrize("name", WRITES)
def test_reader_cannot_write(store: Connection, reader: Connection, name: str) -> None:
    before = schema(store)
    with pytest.raises((StoreDenied, QueryError, StoreError)):
        reader.read(WRITES[name])
    with pytest.raises((StoreDenied, QueryError, StoreError)):
        reader.read(WRITES[name], timeout=30)
    # A stream is never committed, so an engine that checks at the commit has nothing to refuse.
    with suppress(StoreDenied, QueryError, StoreError):
        list(reader.stream(WRITES[name]))
    assert graph(store) == AS_MADE
    assert schema(store) == before


def schema(store: Connection) -> list[dict[str, object]]:
    indexes = store.read("SHOW INDEXES YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes, properties")
    return sorted(indexes, key=str)


@pytest.mark.parametrize("name", ["create", "merge", "set", "delete", "foreach", "subquery", "index"])
def test_refusal_says_that_only_reading_is_allowed(reader: Connection, name: str) -> None:
    with pytest.raises(StoreDenied, match="only reading"):
        reader.read(WRITES[name])


@pytest.mark.parametrize("name", FILES)
def test_reader_cannot_read_files(reader: Connection, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("do not read me\n", encoding="utf-8")
    parameters = {"file": secret.as_uri()}
    with pytest.raises(StoreDenied, match="only reading the graph"):
        reader.read(FILES[name], parameters)
    with pytest.raises(StoreDenied, match="only reading the graph"):
        reader.read(FILES[name], parameters, timeout=30)
    with pytest.raises(StoreDenied, match="only reading the graph"):
        list(reader.stream(FILES[name], parameters))


@pytest.mark.embedded
@pytest.mark.parametrize("where", ["file:///etc/hosts", "/etc/hosts", "http://127.0.0.1:1/x"])
def test_nobody_can_read_files_on_the_embedded_engine(embedded_store: Connection, where: str) -> None:
    with pytest.raises(StoreDenied):
        embedded_store.read("LOAD CSV FROM $where AS line RETURN line", {"where": where})
    with pytest.raises(StoreDenied):
        embedded_store.write(lambda tx: tx.run("LOAD CSV FROM $where AS line RETURN line", where=where))
