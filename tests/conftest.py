"""What all tests share: an environment of their own, and the store on each engine, empty at the start of each test."""

import signal
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import pytest

from geoties.store import Settings, open_store
from geoties.store.bolt import Connection
from missing import absent
from neo4j_server import PASSWORD, Missing, Neo4jServer

# Engines and slow machines are no reason to fail: what these tests look for is a wrong answer, not a late one.
hypothesis.settings.register_profile("geoties", deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
hypothesis.settings.load_profile("geoties")

SETTINGS = (
    *("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"),
    *("GEOTIES_HOME", "GEOTIES_HEAP", "GEOTIES_SOURCES"),
)
WIPE = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone"


def pytest_configure() -> None:
    """Heed Ctrl-C even where the tests run in the background of a shell, which has its children ignore it, and theirs."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the graph that the shell names, nor the user's own home."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GEOTIES_HOME", str(tmp_path / "geoties-home"))


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The embedded store that the tests of one run share."""
    if find_spec("arcadedb_embedded") is None:
        absent("the embedded engine is not on this platform: pip install arcadedb-embedded where it is")
    with pytest.MonkeyPatch.context() as patch:
        # Quick to start rather than quick in the long run: tests are short.
        patch.setenv("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield Settings(home=tmp_path_factory.mktemp("embedded"), heap="512m")


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The real Neo4j that the tests of one run share."""
    home = tmp_path_factory.mktemp("neo4j")
    try:
        server = Neo4jServer(home)
    except Missing as error:
        absent(str(error))
    yield Settings(home=home / "unused", uri=server.uri, password=PASSWORD, database="neo4j")
    server.kill()


@pytest.fixture(scope="session")
def embedded_store(embedded_settings: Settings) -> Iterator[Connection]:
    """The shared embedded store, open; what earlier tests wrote is still there."""
    with open_store(embedded_settings) as connection:
        yield connection


@pytest.fixture(scope="session")
def neo4j_store(neo4j_settings: Settings) -> Iterator[Connection]:
    """The shared Neo4j, open; what earlier tests wrote is still there."""
    with open_store(neo4j_settings) as connection:
        yield connection


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Connection:
    """The store on each engine in turn, empty; `open_store()` and the command line go to the same one."""
    connection: Connection = request.getfixturevalue(f"{request.param}_store")
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    monkeypatch.setenv("GEOTIES_HOME", str(settings.home))
    if settings.uri is not None:
        monkeypatch.setenv("NEO4J_URI", settings.uri)
        monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    wipe(connection)
    return connection


def wipe(connection: Connection) -> None:
    """Remove every node and relationship, in batches; constraints and indexes stay."""
    while connection.write(lambda transaction: transaction.run(WIPE))[0]["gone"]:
        continue
