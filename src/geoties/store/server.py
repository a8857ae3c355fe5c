"""The embedded engine's own process: `python -m geoties.store.server HEAP HOME`, started by `geoties.store.embedded`.

It opens the database, listens with Bolt on a free port of 127.0.0.1 and on nothing else, and stops by itself when the
last client has gone, unless `up` asked it to stay. Its first and only line on standard output tells the client that
started it either the port or why there is none; from then on both outputs go to a log file in the home.
"""

import json
import os
import shlex
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from filelock import Timeout

from geoties.errors import StoreBusy
from geoties.store.home import DATABASE, READER, Home, Running, Secrets

WATCH_SECONDS = 0.1
# How long a database that another process holds is tried again before giving up.
PATIENCE_SECONDS = 10.0
# One message may carry a document's whole text; the engine's own bound is 16 MiB.
MESSAGE_BYTES = 256 * 1024 * 1024

# Settings of the engine. They are given to Java as properties of the process, because the database itself does not
# look at those of the server object. No secret is among them.
CONFIGURATION = {
    # LOAD CSV would read any file of the machine and any address, as root and as anybody who may write.
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
    # Not "production", which answers every wrong statement with "see the log"; what that mode sets for safety is set
    # here one by one: a commit is on the disk before it is acknowledged, and there is no web page.
    "server.mode": "development",
    "txWalFlush": "1",
    "studio.enabled": "false",
    # The engine would report itself to its maker, and count what nobody asks for.
    "support.autoRegister": "false",
    "serverMetrics": "false",
    "polyglotEngineEnabled": "false",
    # The passwords are long and random, so there is nothing to slow a guesser down for.
    "server.saltIterations": "1000",
    "bolt.maxMessageSize": str(MESSAGE_BYTES),
    "bolt.packstream.maxValueLength": str(MESSAGE_BYTES),
    "bolt.defaultDatabase": DATABASE,
}


def main(arguments: list[str]) -> int:
    """Serve the home named on the command line until nobody needs it; 0 after a clean stop, 1 if it cannot start."""
    heap, folder = arguments
    home = Home(Path(folder))
    os.umask(0o077)
    # The engine writes a log folder into the working directory, wherever that is.
    os.chdir(home.engine)
    starter = _redirect_output(home.log / "server.log")
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    lock = home.server_lock()
    try:
        lock.acquire(timeout=PATIENCE_SECONDS)
        home.announce(None)
        engine = Engine(home, heap)
        engine.start()
        try:
            running = Running(os.getpid(), engine.port, datetime.now(UTC).isoformat())
            home.announce(running)
            _tell(starter, {"port": running.port})
            _watch(home, running, stopping)
        finally:
            home.announce(None)
            engine.stop()
    except Timeout:
        _tell(starter, {"error": "busy", "message": "another server of this store is running"})
        return 1
    except StoreBusy as error:
        _tell(starter, {"error": "busy", "message": str(error)})
        return 1
    except Exception as error:  # noqa: BLE001 - the last thing this process can do is to tell its starter why it ends
        sys.excepthook(type(error), error, error.__traceback__)
        _tell(starter, {"error": "failed", "message": str(error).strip() or type(error).__name__})
        return 1
    finally:
        lock.release()
    return 0


class Engine:
    """ArcadeDB inside this process: started once, stopped once."""

    def __init__(self, home: Home, heap: str) -> None:
        self._home = home
        self._heap = heap
        self._server: Any = None
        self.port = 0

    def start(self) -> None:
        """Open the database and listen; raises StoreBusy where another process holds the database."""
        self._start_java()
        secrets = self._home.secrets()
        self._lay_security()
        from arcadedb_embedded.server import ArcadeDBServer

        self._server = ArcadeDBServer(str(self._home.engine), secrets.root, self._configuration())
        self._server.start()
        java = self._server._java_server
        self._make_reader(java, secrets)
        self._open_database()
        # The server insists on an HTTP port while it starts. Nobody needs it, so nobody shall reach it.
        java.getHttpServer().stopService()
        self.port = next(int(plugin.getPort()) for plugin in java.getPlugins() if str(plugin.getName()) == "Neo4j-Bolt")

    def stop(self) -> None:
        """Close the database and the port."""
        if self._server is not None:
            self._server.stop()

    def _start_java(self) -> None:
        os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(self._home.log / "java-crash-%p.log")
        from arcadedb_embedded.jvm import start_jvm

        own = shlex.split(os.environ.get("ARCADEDB_JVM_ARGS", ""))
        heap = None if any(argument.startswith("-Xmx") for argument in own) else self._heap
        # -Xrs leaves the signals to Python, which stops the engine in order.
        settings = [f"-Darcadedb.{key}={value}" for key, value in CONFIGURATION.items()]
        start_jvm(heap_size=heap, jvm_args=["-Xrs", *settings])

    def _configuration(self) -> dict[str, Any]:
        return {
            "mode": CONFIGURATION["server.mode"],
            "host": "127.0.0.1",
            "http_port": 0,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": 0,
        }

    def _lay_security(self) -> None:
        """Write the groups afresh, and forget the users: both are made again from the secrets at every start."""
        folder = self._home.engine / "config"
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / "server-users.jsonl").unlink(missing_ok=True)
        everything = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
        admin = {
            "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
            "resultSetLimit": -1,
            "readTimeout": -1,
            "types": {"*": {"access": everything}},
        }
        reader = {"access": [], "resultSetLimit": -1, "readTimeout": -1, "types": {"*": {"access": ["readRecord"]}}}
        groups = {"admin": admin, READER: reader, "*": {**reader, "types": {"*": {"access": []}}}}
        (folder / "server-groups.json").write_text(
            json.dumps({"version": 2, "databases": {"*": {"groups": groups}}}), encoding="utf-8"
        )

    def _make_reader(self, java: Any, secrets: Secrets) -> None:
        import jpype

        security = java.getSecurity()
        user = jpype.JClass("com.arcadedb.serializer.json.JSONObject")(
            json.dumps(
                {
                    "name": READER,
                    "password": str(security.encodePassword(secrets.reader)),
                    "databases": {DATABASE: [READER]},
                }
            )
        )
        security.createUser(user)

    def _open_database(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._server.create_database(DATABASE)
            except Exception as error:
                if "LockException" not in str(error) and "locked by another process" not in str(error):
                    raise
                if time.monotonic() > deadline:
                    raise StoreBusy("another program has opened the database") from error
                time.sleep(0.2)
            else:
                return


def _watch(home: Home, running: Running, stopping: threading.Event) -> None:
    """Return when asked to stop, or when no client is left; then no new client can join any more."""
    while not stopping.wait(WATCH_SECONDS):
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
    sys.exit(main(sys.argv[1:]))
