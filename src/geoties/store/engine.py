"""ArcadeDB inside the server's process: its settings, its two users, its database, and the statements left running."""

import json
import os
import shlex
import time
from typing import Any

import psutil

from geoties.errors import StoreBusy
from geoties.store.home import DATABASE, READER, Home, Secrets

# How long a database that another process holds is tried again before giving up.
PATIENCE_SECONDS = 5.0
# A statement younger than this is not looked at: its client may be about to read the answer.
ABANDONED_SECONDS = 1.0
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

# Warnings only, in a file that does not grow; a wrong statement is answered to its client and is not the log's matter.
LOGGING = """\
handlers = java.util.logging.FileHandler
.level = WARNING
com.arcadedb.bolt.level = SEVERE
java.util.logging.FileHandler.pattern = {folder}/engine.log
java.util.logging.FileHandler.limit = 1000000
java.util.logging.FileHandler.count = 2
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
"""

_RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_NO_LIMITS = {"resultSetLimit": -1, "readTimeout": -1}
GROUPS = {
    "admin": {
        **_NO_LIMITS,
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": {"access": _RECORDS}},
    },
    READER: {**_NO_LIMITS, "access": [], "types": {"*": {"access": ["readRecord"]}}},
    "*": {**_NO_LIMITS, "access": [], "types": {"*": {"access": []}}},
}


class Engine:
    """ArcadeDB in this process: made, started once, stopped once. `port` is where Bolt listens on 127.0.0.1."""

    def __init__(self, home: Home, heap: str) -> None:
        self._home = home
        self._heap = heap
        self._logging = home.engine / "config" / "logging.properties"
        self._server: Any = None
        self.port = 0

    def start(self) -> None:
        """Open the database and listen; raises StoreBusy where another process holds the database."""
        secrets = self._home.secrets()
        self._lay_configuration()
        self._start_java()
        from arcadedb_embedded.server import ArcadeDBServer

        self._server = ArcadeDBServer(
            str(self._home.engine),
            secrets.root,
            {
                "mode": CONFIGURATION["server.mode"],
                "host": "127.0.0.1",
                "http_port": 0,
                "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                "bolt_port": 0,
                # Opened below, where a database that another process holds is tried again.
                "server_databaseLoadAtStartup": False,
            },
        )
        self._server.start()
        java = self._server._java_server
        # The server insists on an HTTP port while it starts. Nobody needs it, so nobody shall reach it.
        java.getHttpServer().stopService()
        self._make_reader(java, secrets)
        self._open_database()
        self.port = next(int(plugin.getPort()) for plugin in java.getPlugins() if str(plugin.getName()) == "Neo4j-Bolt")

    def stop(self) -> None:
        """Close the database and the port."""
        if self._server is not None:
            self._server.stop()

    def end_abandoned(self) -> None:
        """End the statements whose client has gone: by itself the engine would run them to their end, for hours."""
        running = self._server._java_server.getRunningQueries().getRunning()
        old = [query for query in running if int(query.getElapsedMillis()) > ABANDONED_SECONDS * 1000]
        if not old:
            return
        connections = psutil.Process().net_connections("tcp")
        alive = {each.raddr.port for each in connections if each.raddr and each.status == psutil.CONN_ESTABLISHED}
        for query in old:
            if int(str(query.getClientAddress()).rpartition(":")[2]) not in alive:
                query.terminate("its client has gone")

    def _lay_configuration(self) -> None:
        """Write the groups and what is logged, and forget the users, who are made again from the secrets."""
        folder = self._home.engine / "config"
        folder.mkdir(exist_ok=True)
        (folder / "server-users.jsonl").unlink(missing_ok=True)
        groups = {"version": 2, "databases": {"*": {"groups": GROUPS}}}
        (folder / "server-groups.json").write_text(json.dumps(groups), encoding="utf-8")
        logs = self._home.log.as_posix()
        self._logging.write_text(LOGGING.format(folder=logs), encoding="utf-8")
        # One file for each start, and nobody looks at them.
        for old in (self._home.engine / "log").glob("server-event-log-*.jsonl"):
            old.unlink(missing_ok=True)

    def _start_java(self) -> None:
        os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(self._home.log / "java-crash.log")
        from arcadedb_embedded.jvm import start_jvm

        own = shlex.split(os.environ.get("ARCADEDB_JVM_ARGS", ""))
        heap = None if any(argument.startswith("-Xmx") for argument in own) else self._heap
        # -Xrs leaves the signals to Python, which stops the engine in order.
        settings = [f"-Darcadedb.{key}={value}" for key, value in CONFIGURATION.items()]
        start_jvm(heap_size=heap, jvm_args=["-Xrs", f"-Djava.util.logging.config.file={self._logging}", *settings])

    def _make_reader(self, java: Any, secrets: Secrets) -> None:
        import jpype

        security = java.getSecurity()
        password = str(security.encodePassword(secrets.reader))
        user = {"name": READER, "password": password, "databases": {DATABASE: [READER]}}
        security.createUser(jpype.JClass("com.arcadedb.serializer.json.JSONObject")(json.dumps(user)))

    def _open_database(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._server.create_database(DATABASE)
            except Exception as error:
                if not _is_locked(error):
                    raise
                if time.monotonic() > deadline:
                    raise StoreBusy("another program has opened the database") from error
                time.sleep(0.2)
            else:
                return


def _is_locked(error: BaseException | None) -> bool:
    """Whether another process holds the database; the engine says so somewhere in the chain of causes."""
    while error is not None:
        if "LockException" in f"{type(error)} {error}" or "locked by another" in str(error):
            return True
        error = error.__cause__
    return False
