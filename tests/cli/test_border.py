"""What leaves at the edge: one line and an exit code, whatever goes wrong outside."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geoties.store import Settings

from .conftest import Geoties, Process
from .test_reading import CLAIM, DOCUMENT, TEXT, write


def test_a_neo4j_that_does_not_answer(process: Process) -> None:
    done = process("status", NEO4J_URI="bolt://127.0.0.1:9", NEO4J_PASSWORD="none")
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("geoties: ")
    assert "127.0.0.1:9" in line


@pytest.mark.neo4j
def test_a_wrong_password(process: Process, neo4j_settings: Settings) -> None:
    done = process("status", NEO4J_URI=neo4j_settings.uri or "", NEO4J_PASSWORD="wrong")
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("geoties: ")
    assert "NEO4J_PASSWORD" in line
    assert "wrong" not in line


def test_no_password_at_all(process: Process) -> None:
    done = process("status", NEO4J_URI="bolt://127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("geoties: no password for neo4j at bolt://127.0.0.1:9: set the environment ")


def test_a_home_that_cannot_be_made(geoties: Geoties, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file in the place of the folder refuses every user, root included, as a read-only disk does.
    write("a.jsonl", DOCUMENT)
    Path("home").write_text("in the way")
    monkeypatch.setenv("GEOTIES_HOME", str(Path("home").absolute()))
    result = geoties("load", "a.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert str(Path("home").absolute()) in line


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geoties", "schema"], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "geoties: cannot write the output: No space left on device; free some space, or write elsewhere\n"
    )


def test_a_reader_that_goes_away_is_no_error_to_tell(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geoties", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        assert done.stderr.read() == b""


def test_a_terminal_that_knows_no_accents(process: Process, tmp_path: Path) -> None:
    (tmp_path / "é.txt").write_text("Maroc", encoding="utf-8")
    for environment in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        done = process("check", "é.txt", **environment)
        assert (done.returncode, done.stdout) == (1, b"0 texts, 0 documents with 0 claims, 1 issues\n")
        assert b".txt: language: uncertain (detected) (expected one of fr, en, es, de, ar; " in done.stderr


def test_data_is_utf_8_whatever_the_terminal(process: Process) -> None:
    done = process("find", "Maroc", "--format", "jsonl", PYTHONIOENCODING="ascii")
    assert done.stdout.decode("utf-8").startswith('{"id":"MAR","name":"Morocco"')


@pytest.mark.skipif(sys.platform == "win32", reason="signals as terminals send them")
def test_stopped_by_the_user(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geoties", "check", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as done:
        assert done.stdin is not None
        assert done.stderr is not None
        done.stdin.write(f'{{"text": "{TEXT}"}}\n'.encode())
        done.stdin.flush()
        _wait_until_it_reads(done.pid)
        done.send_signal(signal.SIGINT)
        told = done.stderr.read().decode()
    assert done.returncode == 130
    assert told == "\nstopped: the store is sound and keeps what was finished; the same command can run again\n"


def test_two_loads_at_once_both_count(tmp_path: Path, process: Process) -> None:
    os.chdir(tmp_path)
    second = {**CLAIM, "document": "doc/2"}
    write("a.jsonl", DOCUMENT, CLAIM)
    write("b.jsonl", {**DOCUMENT, "id": "doc/2"}, second)
    command = [sys.executable, "-m", "geoties", "load"]
    running = [subprocess.Popen([*command, file], cwd=tmp_path) for file in ("a.jsonl", "b.jsonl")]
    assert [one.wait(120) for one in running] == [0, 0]
    done = process("cypher", "MATCH (c:Claim) RETURN count(c) AS claims", "--format", "jsonl")
    assert done.stdout == b'{"claims":2}\n'


def _wait_until_it_reads(pid: int) -> None:
    """Until the process sleeps in a read, so that its start is behind it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        status = Path(f"/proc/{pid}/wchan")
        if status.exists() and "pipe" in status.read_text():
            return
        time.sleep(0.05)
