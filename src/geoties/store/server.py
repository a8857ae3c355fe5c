"""The embedded engine's own process: `python -m geoties.store.server HEAP HOME`, started by `geoties.store.embedded`.

It opens the database, listens with Bolt on a free port of 127.0.0.1 and on nothing else, and stops by itself when the
last client has gone, unless `up` asked it to stay. Its first and only line on standard output tells the client that
started it either the port or why there is none; from then on both outputs go to a log file in the home.
"""

import json
import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TextIO

from filelock import Timeout

from geoties.errors import StoreBusy
from geoties.store.engine import PATIENCE_SECONDS, Engine
from geoties.store.home import Home, Running

WATCH_SECONDS = 0.1


def main(arguments: list[str]) -> NoReturn:
    """Serve the home named on the command line until nobody needs it; exit with 0, or with 1 if it cannot start."""
    heap, folder = arguments
    home = Home(Path(folder))
    os.umask(0o077)
    # The engine writes a log folder into the working directory, wherever that is.
    os.chdir(home.engine)
    starter = _redirect_output(home.log / "server.log")
    lock = home.server_lock()
    try:
        lock.acquire(timeout=PATIENCE_SECONDS)
        _serve(home, heap, starter)
        code = 0
    except Timeout:
        _tell(starter, {"error": "busy", "message": "another server of this store is running"})
        code = 1
    except StoreBusy as error:
        _tell(starter, {"error": "busy", "message": str(error)})
        code = 1
    except Exception as error:  # noqa: BLE001 - the last thing this process can do is to tell its starter why it ends
        sys.excepthook(type(error), error, error.__traceback__)
        _tell(starter, {"error": "failed", "message": str(error).strip() or type(error).__name__})
        code = 1
    # The database is closed, and the lock goes with the process. An ordinary exit would wait for Java's threads, one of
    # which may run a statement for hours.
    sys.stderr.flush()
    os._exit(code)


def _serve(home: Home, heap: str, starter: TextIO) -> None:
    """Open the database, say where, and close it when it is time."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    # The bridge to Java would load numpy, which takes longer than all the rest of it, for arrays that nobody passes.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    home.announce(None)
    engine = Engine(home, heap)
    engine.start()
    try:
        running = Running(os.getpid(), engine.port, datetime.now(UTC).isoformat())
        home.announce(running)
        _tell(starter, {"port": running.port})
        _watch(home, engine, running, stopping)
    finally:
        home.announce(None)
        engine.stop()


def _watch(home: Home, engine: Engine, running: Running, stopping: threading.Event) -> None:
    """Return when asked to stop, or when no client is left; then no new client can join any more."""
    while not stopping.wait(WATCH_SECONDS):
        engine.end_abandoned()
        if home.kept(running):
            continue
        try:
            with home.guard(timeout=0):
                if home.clients() == 0:
                    home.announce(None)
                    return
        except StoreBusy:
            continue


def _redirect_output(path: Path) -> TextIO:
    """Send both outputs, and those of Java, to a log file; give back the way to the starter."""
    starter = os.fdopen(os.dup(1), "w", encoding="utf-8")
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    return starter


def _tell(starter: TextIO, answer: dict[str, Any]) -> None:
    """Answer the starter once; it may have been killed meanwhile, and then it is not missed."""
    try:
        starter.write(json.dumps(answer) + "\n")
        starter.close()
    except OSError:
        pass


if __name__ == "__main__":
    main(sys.argv[1:])
