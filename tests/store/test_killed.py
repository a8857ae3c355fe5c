"""A load that is killed leaves a sound store, and loading again leads to the graph of an undisturbed load.

The loader, the embedded server and a Neo4j are killed GEOTIES_KILLS times each (10 unless it says otherwise), at random
moments of a load. Each round loads documents of its own, so that the graph grows and its end is compared once.
"""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from conftest import wipe
from geoties.errors import GeotiesError
from geoties.records import Reading
from geoties.store import Settings, bolt, open_store
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.write import write_readings
from killed_load import readings
from missing import absent
from neo4j_server import PASSWORD, Missing, Neo4jServer

TESTS = Path(__file__).parents[1]
KILLS = int(os.environ.get("GEOTIES_KILLS", "10"))
HALF = (
    "MATCH (e:Event) WHERE NOT EXISTS { (:Actor)-->(e) } OR NOT EXISTS { (:Claim)-[:ABOUT]->(e) } RETURN count(e) AS n"
)


def _is_sound(connection: Connection, acknowledged: Sequence[str]) -> None:
    """No event without roles and claims, and every acknowledged document with its claims."""
    assert connection.read(HALF) == [{"n": 0}]
    found = connection.read(
        "UNWIND $ids AS id MATCH (d:Document {id: id}) "
        "RETURN count(d) AS documents, sum(COUNT { (:Claim)-[:STATED_IN]->(d) }) AS claims",
        {"ids": list(acknowledged)},
    )
    assert found == [{"documents": len(acknowledged), "claims": 3 * len(acknowledged)}]


def _as_if_undisturbed(connection: Connection) -> None:
    assert rebuild(connection) == Rebuilt()
    found = content_hash(connection)
    wipe(connection)
    write_readings(connection, [one for part in range(KILLS) for one in readings(40, part=part)])
    assert found == content_hash(connection)


def _kill_while_loading(
    connection: Connection, part: Sequence[Reading], moment: float, kill: Callable[[], None]
) -> list[str]:
    """Load document by document, strike after `moment` seconds, and say which documents had been acknowledged."""
    acknowledged: list[str] = []

    def load() -> None:
        with suppress(GeotiesError):
            for one in part:
                write_readings(connection, [one])
                acknowledged.append(one.document.id)

    loader = threading.Thread(target=load)
    loader.start()
    time.sleep(moment)
    kill()
    loader.join(60)
    assert not loader.is_alive()
    return acknowledged


def _seconds_of_a_load(connection: Connection) -> float:
    start = time.perf_counter()
    for one in readings(40):
        write_readings(connection, [one])
    taken = time.perf_counter() - start
    wipe(connection)
    return taken


def test_a_killed_loader(store: Connection) -> None:
    moments = random.Random(1)
    seconds = _seconds_of_a_load(store)
    for part in range(KILLS):
        command = [sys.executable, str(TESTS / "killed_load.py"), str(part)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
            assert loader.stdout is not None
            first = loader.stdout.readline().strip()
            time.sleep(moments.uniform(0, seconds))
            loader.kill()
            acknowledged = [first, *loader.stdout.read().split()]
        _is_sound(store, acknowledged)
        write_readings(store, readings(40, part=part))
    _as_if_undisturbed(store)


@pytest.mark.embedded
def test_a_killed_embedded_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    monkeypatch.setitem(bolt.RETRY_SECONDS, "embedded", 0.2)
    home = tmp_path / "killed"
    settings = Settings(home=home, heap="512m")
    moments = random.Random(2)
    with open_store(settings) as connection:
        seconds = _seconds_of_a_load(connection)
    for part in range(KILLS):
        with open_store(settings) as connection:
            moment = moments.uniform(0, seconds)
            acknowledged = _kill_while_loading(connection, readings(40, part=part), moment, lambda: _kill_servers(home))
        with open_store(settings) as connection:
            _is_sound(connection, acknowledged)
            write_readings(connection, readings(40, part=part))
    with open_store(settings) as connection:
        _as_if_undisturbed(connection)


def _kill_servers(home: Path) -> None:
    commands = [(process, process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"])]
    servers = [process for process, words in commands if {"geoties.store.server", str(home)} <= set(words)]
    assert len(servers) == 1
    servers[0].kill()


@pytest.mark.neo4j
def test_a_killed_neo4j(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    moments = random.Random(3)
    server = _started(tmp_path)
    with open_store(_settings(server, tmp_path)) as connection:
        seconds = _seconds_of_a_load(connection)
    for part in range(KILLS):
        with open_store(_settings(server, tmp_path)) as connection:
            moment = moments.uniform(0, seconds)
            acknowledged = _kill_while_loading(connection, readings(40, part=part), moment, server.kill)
        server = _started(tmp_path)
        with open_store(_settings(server, tmp_path)) as connection:
            _is_sound(connection, acknowledged)
            write_readings(connection, readings(40, part=part))
    with open_store(_settings(server, tmp_path)) as connection:
        _as_if_undisturbed(connection)
    server.kill()


def _started(folder: Path) -> Neo4jServer:
    try:
        return Neo4jServer(folder / "neo4j")
    except Missing as error:
        absent(str(error))


def _settings(server: Neo4jServer, folder: Path) -> Settings:
    return Settings(home=folder / "unused", uri=server.uri, password=PASSWORD, database="neo4j")
