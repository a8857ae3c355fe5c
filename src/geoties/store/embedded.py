"""The embedded engine seen from a client: join the server of a home, or start it; ask it to stay, to go, how it is.

The server is a process of its own (`geoties.store.server`), shared by all commands of one user on one home. Whichever
command comes first starts it; the others join; it stops when the last has gone, however they ended.
"""

import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from filelock import FileLock

from geoties.errors import StoreBusy, StoreUnavailable
from geoties.store.faults import is_full
from geoties.store.home import DATABASE, READER, Home, Running, Secrets
from geoties.store.settings import Settings

__all__ = ["DATABASE", "READER", "Lease", "Status", "down", "join", "status", "up"]

START_SECONDS = 60.0
STOP_SECONDS = 30.0
ANSWER_SECONDS = 5.0
# How a Bolt client begins: a magic number and up to four versions that it speaks, here 5.4 and 4.4.
BOLT_GREETING = bytes.fromhex("6060b017 00000405 00000404 00000000 00000000")
# Kept out of the server's environment: it needs none of them, and other programs could read them there.
_NOT_FOR_THE_SERVER = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@dataclass(frozen=True)
class Status:
    """How the embedded engine is: its folder, bytes on disk, and where it runs (None: it does not).

    kept: `up` asked it to stay when the last command has gone.
    """

    home: Path
    size: int
    running: Running | None
    kept: bool


@dataclass
class Lease:
    """A client's share in a running server; the server lives at least as long as the lease is not released."""

    home: Home
    running: Running
    secrets: Secrets
    _lock: FileLock

    def release(self) -> None:
        """Stop being counted, and wait for the server to be gone if nobody else needs it. Twice is once."""
        if not self._lock.is_locked:
            return
        self._lock.release()
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline and self._is_stopping():
            time.sleep(0.02)

    def _is_stopping(self) -> bool:
        """Whether the server has yet to stop because nobody needs it any more."""
        if self.home.kept(self.running) or not self.home.server_alive():
            return False
        try:
            with self.home.guard(timeout=0):
                return self.home.clients() == 0
        except StoreBusy:  # the server is looking, or another command waits for it to settle
            return True


def join(settings: Settings) -> Lease:
    """Be a client of the home's server, which is started if none runs.

    Raises StoreUnavailable where the engine is not on this platform, cannot start or cannot use the folder, and
    StoreBusy where another process holds the store and does not let go in time.
    """
    _require_engine()
    home = Home(settings.home)
    home.prepare()
    with home.guard(timeout=START_SECONDS):
        lock = home.join()
        try:
            secrets = home.make_secrets()
            running = _running(home) or _start(home, settings.heap)
        except BaseException:
            lock.release()
            raise
    return Lease(home, running, secrets, lock)


def up(settings: Settings) -> Status:
    """Start the server if none runs, and have it stay after the last command until `down`."""
    lease = join(settings)
    try:
        lease.home.keep(lease.running)
    finally:
        lease.release()
    return status(settings)


def down(settings: Settings) -> bool:
    """Stop the server and wait until it is gone; False if none ran.

    Raises StoreBusy while other commands use it; it then stops when the last of them ends.
    """
    home = Home(settings.home)
    if not home.exists() or not home.server_alive():
        return False
    with home.guard(timeout=START_SECONDS):
        home.keep(None)
        clients = home.clients()
    if clients:
        raise StoreBusy(
            f"{clients} other command(s) use the embedded store in {home.folder}: it stops by itself when they end"
        )
    _wait_until(lambda: not home.server_alive(), home, "to stop", seconds=STOP_SECONDS)
    return True


def status(settings: Settings) -> Status:
    """How the embedded engine is, without starting it or making its folder."""
    home = Home(settings.home)
    running = home.running() if home.exists() and home.server_alive() else None
    return Status(home.folder, home.size(), running, running is not None and home.kept(running))


def _require_engine() -> None:
    if find_spec("arcadedb_embedded") is None:
        raise StoreUnavailable(
            "the embedded engine (arcadedb-embedded) is not installed: it exists for Linux x86-64, macOS arm64 and "
            "Windows. Install it there, or run a Neo4j 5.26 or later and name it in NEO4J_URI"
        )


def _running(home: Home) -> Running | None:
    """The living server once it is ready, or None if there is none; call it under the guard."""
    found: list[Running] = []

    def settled() -> bool:
        # What a dead server left must not count: its state stays for ever, and its lock until the system has taken
        # back the last of its memory. Only what answers is running.
        running = home.running()
        if not home.server_alive():
            return True
        if running is None or not _answers(running.port):
            return False
        found.append(running)
        return True

    _wait_until(settled, home, "to start or to stop", seconds=START_SECONDS)
    return found[0] if found else None


def _answers(port: int) -> bool:
    """Whether a server is behind the port; a dying one has it open for a while, but says nothing any more."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=ANSWER_SECONDS) as connection:
            connection.sendall(BOLT_GREETING)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _start(home: Home, heap: str) -> Running:
    """Start the server and wait for its answer; call it under the guard."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_THE_SERVER}
    with home.reporting():
        process = subprocess.Popen(
            # -P: the working directory must not hide a module of the same name.
            [sys.executable, "-P", "-m", "geoties.store.server", heap, str(home.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=home.engine,
            env=environment,
            text=True,
            encoding="utf-8",
            **_own_session(),
        )
    answer = _first_line(process, timeout=START_SECONDS)
    if "port" not in answer:
        if answer.get("error") == "busy":
            raise StoreBusy(
                f"another process holds the store in {home.folder}: {answer['message']}. "
                "End that process, or name another folder in GEOTIES_HOME"
            )
        if is_full(home.folder):
            raise StoreUnavailable(f"the disk of {home.folder} is full: make room there, then do the same again")
        raise StoreUnavailable(
            f"the embedded engine did not start: {answer.get('message', 'no reason given')}. "
            f"Its log is {home.log / 'server.log'}"
        )
    running = home.running()
    if running is None:
        raise StoreUnavailable(f"the embedded engine started and stopped at once; its log is {home.log / 'server.log'}")
    return running


def _first_line(process: "subprocess.Popen[str]", *, timeout: float) -> dict[str, Any]:
    """What the server says when it is ready or gives up; the process is watched to its end by a thread of its own."""
    answers: queue.Queue[str] = queue.Queue()

    def attend() -> None:
        assert process.stdout is not None
        with process.stdout:
            answers.put(process.stdout.readline())
        process.wait()

    threading.Thread(target=attend, name="geoties-server", daemon=True).start()
    try:
        line = answers.get(timeout=timeout)
    except queue.Empty:
        process.kill()
        return {"message": f"no answer in {timeout:.0f} seconds"}
    if not line:
        return {"message": "it ended without a word"}
    answer: dict[str, Any] = json.loads(line)
    return answer


def _own_session() -> dict[str, Any]:
    """Keep a Ctrl-C that is meant for the command away from the server, which may be in the middle of a commit."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _wait_until(condition: Callable[[], bool], home: Home, what: str, *, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise StoreBusy(
                f"waited {seconds:.0f} seconds for the server of the embedded store in {home.folder} {what}. "
                f"Its log is {home.log / 'server.log'}"
            )
        time.sleep(0.02)
