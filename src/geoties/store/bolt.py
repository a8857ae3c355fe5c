"""Statements over Bolt: one Connection for a Neo4j and for the embedded engine; no other module knows the driver.

Everything is read and written in managed or explicit transactions, never by autocommit, which leaves half batches on
the embedded engine. Every session names its database and its access mode. What the driver and the engines raise leaves
this module as a child of GeotiesError; what they return leaves it as plain Python.
"""

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Literal, Protocol, Self, TypeVar

import neo4j
from neo4j import graph
from neo4j.exceptions import (
    ConfigurationError,
    ConnectionPoolError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from geoties.errors import QueryError, StoreDenied, StoreUnavailable
from geoties.store import faults
from geoties.store.values import parameters_to_engine, rows_to_engine

T = TypeVar("T")
Rows = list[dict[str, Any]]
Engine = Literal["neo4j", "embedded"]

FETCH = 1000
CONNECT_SECONDS = 15.0
RETRY_SECONDS = {"neo4j": 30.0, "embedded": 10.0}
_SILENT = logging.NullHandler()
_EMBEDDED = re.compile(r"Neo4j/\S+ compatible \(ArcadeDB ([^)]+)\)")


class Transaction(Protocol):
    """One transaction: all of its statements happen, or none."""

    def run(self, statement: str, /, **parameters: Any) -> Rows:
        """Run a statement and give back its rows."""


class Connection:
    """An open graph store. Make one with `geoties.store.open_store`, and close it or use it in a `with`.

    folder says that the embedded engine answers, and where it keeps its files; on_close is called after closing. turn is
    held around each write, for an engine that cannot have one writer wait for another.

    engine: "neo4j" or "embedded". version: of the engine. uri: where it answers. database: the one that every statement
    goes to. read_only: whether `write` and `schema` are refused, and on the embedded engine any other way of writing.
    """

    def __init__(
        self,
        uri: str,
        username: str,
        password: str,
        *,
        database: str | None = None,
        folder: Path | None = None,
        read_only: bool = False,
        on_close: Callable[[], None] | None = None,
        turn: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self.uri = uri
        self.read_only = read_only
        self.engine: Engine = "neo4j" if folder is None else "embedded"
        self._auth = (username, password)
        self._on_close = on_close
        self._turn = turn
        # What one transaction wrote, the next one sees, on whichever member of a cluster it runs.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager() if folder is None else None
        self._place = faults.Place(uri, username, database, read_only, folder)
        with self._errors():
            self._driver = self._open_driver()
            try:
                self.version, self.database = self._greet(database)
            except ValueError as error:  # a port that is none
                self._driver.close()
                raise faults.unreachable(str(error), self._place) from error
            except BaseException:
                self._driver.close()
                raise

    def read(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The rows of a statement, at most `limit` of them, within `timeout` seconds of the client's clock.

        Raises QueryError when the time is over: the connection is closed then, whether or not the engine stops.
        With a limit or a timeout the statement runs on a connection of its own, which takes some milliseconds to make.
        """
        values = parameters_to_engine(parameters or {})
        self._refuse_files(statement, values)
        if limit is not None or timeout is not None:
            return self._read_within(statement, values, limit, timeout)
        with self._errors(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda transaction: _rows(transaction.run(statement, values)))

    def stream(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """The rows of a statement one by one, in memory that does not grow with their number.

        One read transaction is open until the last row was taken or the iterator is closed; it is not tried again.
        """
        values = parameters_to_engine(parameters or {})
        self._refuse_files(statement, values)
        with (
            self._errors(),
            self._open_driver() as driver,
            self._session(neo4j.READ_ACCESS, driver) as session,
            session.begin_transaction() as transaction,
        ):
            try:
                for record in transaction.run(statement, values):
                    yield _row(record)
            except GeneratorExit:
                # An ordinary end would have the engine run the statement to its last row.
                driver.close()
                raise
            transaction.rollback()

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` gives back, after all that it wrote was committed.

        `work` is called again from the start when the engine asks for it (a deadlock, a lost connection), so it must
        not change anything but the store, and twice must be once where the answer to a commit was lost.
        """
        self._refuse_if_read_only()
        with self._turn(), self._errors(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(lambda transaction: work(_Managed(transaction)))

    def schema(self, statement: str) -> None:
        """Run one statement that makes or drops a constraint or an index."""
        self.write(lambda transaction: transaction.run(statement))

    def close(self) -> None:
        """Close the connection; twice is once. The embedded engine stops when its last client has gone."""
        try:
            self._driver.close()
        finally:
            if self._on_close is not None:
                self._on_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Connection({self.engine} {self.version} at {self.uri}, database {self.database})"

    def _open_driver(self) -> neo4j.Driver:
        # Its warnings about retries would appear on the screen of a program that never set up logging.
        logging.getLogger("neo4j").addHandler(_SILENT)
        return neo4j.GraphDatabase.driver(self.uri, **self._options())

    def _options(self) -> dict[str, Any]:
        return {
            "auth": self._auth,
            "connection_timeout": CONNECT_SECONDS,
            "max_transaction_retry_time": RETRY_SECONDS[self.engine],
            "user_agent": "geoties",
            "telemetry_disabled": True,
            # What the server wants to say about a statement's style belongs on nobody's screen.
            "notifications_min_severity": neo4j.NotificationMinimumSeverity.OFF if self.engine == "neo4j" else None,
            "warn_notification_severity": neo4j.NotificationMinimumSeverity.OFF,
        }

    @contextmanager
    def _session(self, mode: str, driver: neo4j.Driver | None = None) -> Iterator[neo4j.Session]:
        with (driver or self._driver).session(
            database=self.database, default_access_mode=mode, fetch_size=FETCH, bookmark_manager=self._bookmarks
        ) as session:
            yield session

    def _greet(self, database: str | None) -> tuple[str, str]:
        """The engine's version and the database's name; refuses a server that nobody tried."""
        self.database = database or "system"
        question = "RETURN 1 AS name" if database else "SHOW HOME DATABASE YIELD name"

        # Not a managed transaction: a server that is not there is told at once, and not after half a minute of trying.
        with self._session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
            result = transaction.run(question)
            rows, agent = _rows(result), result.consume().server.agent
        if self.engine == "embedded":
            known = _EMBEDDED.fullmatch(agent)
            return (known[1] if known else agent), self.database
        version = faults.known_version(agent)
        if version is None:
            raise faults.old_server(agent, self._place)
        if database is None and not rows:
            raise StoreUnavailable(f"{self.uri} names no home database for {self._auth[0]}: set NEO4J_DATABASE")
        return version, database or rows[0]["name"]

    def _read_within(self, statement: str, values: dict[str, Any], limit: int | None, timeout: float | None) -> Rows:
        """Read on a connection of its own, which is cut at the limit of rows or of time, and not tried again.

        The driver's asynchronous side is the one where a statement can be left in the middle.
        """
        with self._errors():
            try:
                return _run(lambda: self._read_and_cut(statement, values, limit, timeout))
            except TimeoutError as error:
                raise QueryError(
                    f"the statement ran longer than {timeout:g} seconds and was cut: ask for less, or give it more time"
                ) from error

    async def _read_and_cut(
        self, statement: str, values: dict[str, Any], limit: int | None, timeout: float | None
    ) -> Rows:
        rows: Rows = []
        seen = self._bookmarks.get_bookmarks() if self._bookmarks else ()
        async with (
            neo4j.AsyncGraphDatabase.driver(self.uri, **self._options()) as driver,
            driver.session(
                database=self.database,
                default_access_mode=neo4j.READ_ACCESS,
                fetch_size=FETCH,
                bookmarks=neo4j.Bookmarks.from_raw_values(seen),
            ) as session,
        ):
            # The time runs from here: the driver does not clean up after a connection that was cut while it was made.
            transaction = await session.begin_transaction(timeout=timeout)
            async with asyncio.timeout(timeout):
                async for record in await transaction.run(statement, values):
                    if len(rows) == limit:
                        transaction.cancel()
                        return rows
                    rows.append(_row(record))
                await transaction.commit()
            return rows

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """The border: whatever the driver raises inside leaves as a child of GeotiesError."""
        try:
            yield
        except Neo4jError as error:
            raise faults.from_code(error.code, error.message, self._place) from error
        except (ServiceUnavailable, SessionExpired, ConnectionPoolError, ConfigurationError) as error:
            raise faults.unreachable(str(error), self._place) from error
        except DriverError as error:
            if "closed" in str(error).lower():
                raise faults.closed(self._place) from error
            raise faults.from_code(None, str(error), self._place) from error

    def _refuse_files(self, statement: str, values: dict[str, Any]) -> None:
        """Refuse LOAD CSV where only reading is allowed: READ mode lets a Neo4j read its machine's files and network.

        The engine's own plan says whether the statement does it, however it is written.
        """
        if not self.read_only or self.engine == "embedded":
            return
        with self._errors(), self._session(neo4j.READ_ACCESS) as session:
            plan = session.execute_read(
                lambda transaction: transaction.run(f"EXPLAIN {statement}", values).consume().plan
            )
        if any(operator.startswith("LoadCSV") for operator in _operators(plan or {})):
            raise StoreDenied("LOAD CSV reads files and addresses, and only reading the graph is allowed here")

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise StoreDenied(f"{self.uri} was opened for reading only: open the store without read_only to write")


class _Managed:
    """A driver's transaction as the protocol Transaction shows it."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, statement: str, /, **parameters: Any) -> Rows:
        return _rows(self._transaction.run(statement, rows_to_engine(parameters)))


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan.get("operatorType", "")
    for child in plan.get("children", ()):
        yield from _operators(child)


def _run(work: Callable[[], Coroutine[Any, Any, Rows]]) -> Rows:
    """Run asynchronous work to its end, also where a notebook has a loop of its own running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work())
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


def _rows(result: neo4j.Result) -> Rows:
    return [_row(record) for record in result]


def _row(record: neo4j.Record) -> dict[str, Any]:
    return dict(zip(record.keys(), map(_plain, record.values()), strict=True))


def _plain(value: Any) -> Any:
    """A value of a result as plain Python.

    A node is its properties with `_labels`, a relationship its properties with `_type`, a path a map of its `nodes` and
    `relationships`, a date or time its ISO text, a point its `srid` and `coordinates`, bytes their hexadecimal text.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, graph.Node):
        return {"_labels": sorted(value.labels), **{key: _plain(item) for key, item in value.items()}}
    if isinstance(value, graph.Relationship):
        return {"_type": value.type, **{key: _plain(item) for key, item in value.items()}}
    if isinstance(value, graph.Path):
        return {
            "nodes": [_plain(node) for node in value.nodes],
            "relationships": [_plain(r) for r in value.relationships],
        }
    if isinstance(value, Date | Time | DateTime | Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return str(value)
