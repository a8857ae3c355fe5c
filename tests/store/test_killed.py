"""A load that is killed leaves a sound store, and loading again leads to the graph of an undisturbed load."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from geoties.store import open_store
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.write import write_readings
from killed_load import readings

TESTS = Path(__file__).parents[1]
HALF = (
    "MATCH (e:Event) WHERE NOT EXISTS { (:Actor)-->(e) } OR NOT EXISTS { (:Claim)-[:ABOUT]->(e) } RETURN count(e) AS n"
)


def _start() -> subprocess.Popen[str]:
    command = [sys.executable, str(TESTS / "killed_load.py")]
    loader = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert loader.stdout is not None
    assert loader.stdout.readline() == "loading\n"
    return loader


def _end(loader: subprocess.Popen[str]) -> None:
    loader.kill()
    loader.communicate(timeout=60)


def _check_and_finish(connection: Connection, expected: str) -> None:
    assert connection.read(HALF) == [{"n": 0}]
    assert rebuild(connection) == Rebuilt()
    write_readings(connection, readings())
    assert content_hash(connection) == expected


def test_a_killed_loader(store: Connection) -> None:
    write_readings(store, readings())
    expected = content_hash(store)
    for seed in range(3):
        store.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
        loader = _start()
        time.sleep(random.Random(seed).uniform(0, 0.6))
        _end(loader)
        _check_and_finish(store, expected)


@pytest.mark.embedded
def test_a_killed_embedded_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOTIES_HOME", str(tmp_path / "undisturbed"))
    with open_store() as connection:
        write_readings(connection, readings())
        expected = content_hash(connection)
    monkeypatch.setenv("GEOTIES_HOME", str(tmp_path / "killed"))
    loader = _start()
    time.sleep(0.3)
    commands = {process.pid: process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])}
    servers = [
        pid for pid, words in commands.items() if {"geoties.store.server", str(tmp_path / "killed")} <= set(words)
    ]
    assert servers
    for pid in servers:
        os.kill(pid, signal.SIGKILL)
    _end(loader)
    with open_store() as connection:
        _check_and_finish(connection, expected)
