"""The embedded engine's life: who starts it, who joins, when it stops, and what a kill leaves behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from geoties.errors import StoreBusy, StoreUnavailable
from geoties.store import Settings, bolt, embedded, open_store
from geoties.store.home import Home

pytestmark = pytest.mark.embedded

CLIENT = """
import sys
from pathlib import Path
from geoties.store import Settings, open_store
with open_store(Settings(home=Path(sys.argv[1]), heap="256m")) as store:
    for line in sys.stdin:
        store.write(lambda tx: tx.run("UNWIND range(1, 100) AS i CREATE (:Event {by: $by})", by=line.strip()))
        print("wrote", flush=True)
"""


@pytest.fixture
def settings(tmp_path: Path, embedded_settings: Settings) -> Iterator[Settings]:
    """A store of the test's own; what still runs in it at the end is ended."""
    own = Settings(home=tmp_path / "own", heap="256m")
    yield own
    running = embedded.status(own).running
    if running is not None:
        psutil.Process(running.pid).kill()


class Client:
    """A command in a process of its own, which opens the store and writes a batch for each line it is given."""

    def __init__(self, settings: Settings) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(settings.home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def ask(self, name: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{name}\n")
        self.process.stdin.flush()

    def write(self, name: str) -> None:
        self.ask(name)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "wrote\n"

    def end(self) -> int:
        _, errors = self.process.communicate(timeout=60)
        assert errors == ""
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def events(settings: Settings) -> int:
    with open_store(settings) as store:
        count: int = store.read("MATCH (e:Event) RETURN count(e) AS n")[0]["n"]
        return count


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def stopped(settings: Settings) -> bool:
    return embedded.status(settings).running is None and not Home(settings.home).server_alive()


def test_it_starts_on_first_use_and_stops_after_the_last(settings: Settings) -> None:
    assert embedded.status(settings) == embedded.Status(settings.home, size=0, running=None, kept=False)
    with open_store(settings) as first:
        running = embedded.status(settings).running
        assert running is not None
        assert first.uri == f"bolt://127.0.0.1:{running.port}"
        with open_store(settings) as second:
            assert second.uri == first.uri
        assert not stopped(settings)
        assert first.read("RETURN 1 AS one") == [{"one": 1}]
    assert stopped(settings)
    assert eventually(lambda: not psutil.pid_exists(running.pid))
    assert embedded.status(settings).size > 0


def test_two_commands_at_once_share_one_server(settings: Settings) -> None:
    clients = [Client(settings) for _ in range(2)]
    for number, client in enumerate(clients):
        client.ask(f"client {number}")
    for number, client in enumerate(clients):
        client.write(f"client {number}")
    assert [client.end() for client in clients] == [0, 0]
    assert stopped(settings)
    assert events(settings) == 400


def test_it_listens_on_loopback_only_and_with_bolt_only(settings: Settings) -> None:
    with open_store(settings) as store:
        running = embedded.status(settings).running
        assert running is not None
        listening = [c for c in psutil.Process(running.pid).net_connections() if c.status == psutil.CONN_LISTEN]
        assert [(c.laddr.ip.removeprefix("::ffff:"), c.laddr.port) for c in listening] == [("127.0.0.1", running.port)]
        assert store.uri.endswith(f":{running.port}")
        others = [a.address for each in psutil.net_if_addrs().values() for a in each if a.family == socket.AF_INET]
        for address in set(others) - {"127.0.0.1"}:
            with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
                socket.create_connection((address, running.port), timeout=2)


def test_passwords_are_nowhere_but_in_their_file(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "of-another-store")
    with open_store(settings) as store:
        with pytest.raises(Exception, match="wrong"):
            store.read("THIS IS WRONG")
        secrets = Home(settings.home).secrets()
        running = embedded.status(settings).running
        assert running is not None
        server = psutil.Process(running.pid)
        shown = " ".join(server.cmdline()) + str(server.environ())
        assert secrets.root not in shown
        assert secrets.reader not in shown
        assert "of-another-store" not in shown
        assert secrets.root not in repr(store) + repr(vars(embedded.status(settings)))
    holders = [
        path.name
        for path in settings.home.rglob("*")
        if path.is_file() and secrets.root.encode() in path.read_bytes() + secrets.reader.encode()
    ]
    assert holders == ["secrets.json"]
    private = [path for path in settings.home.rglob("*") if path.stat().st_mode & 0o077]
    assert private == []


def test_nothing_is_written_outside_the_home(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert events(settings) == 0
    assert list(elsewhere.iterdir()) == []


def test_up_stays_and_down_stops(settings: Settings) -> None:
    up = embedded.up(settings)
    assert up.kept
    assert up.running is not None
    assert embedded.up(settings) == up.__class__(settings.home, embedded.status(settings).size, up.running, kept=True)
    with open_store(settings) as store:
        assert store.uri.endswith(f":{up.running.port}")
        with pytest.raises(StoreBusy, match=r"1 other command\(s\) use the embedded store"):
            embedded.down(settings)
    # The wish to stop was heard, and is granted when the last client has gone.
    assert eventually(lambda: stopped(settings))
    embedded.up(settings)
    assert embedded.down(settings)
    assert stopped(settings)
    assert not embedded.down(settings)


def test_killed_client_leaves_no_server_for_ever(settings: Settings) -> None:
    client = Client(settings)
    client.write("first")
    client.ask("second")
    client.kill()
    assert eventually(lambda: stopped(settings))
    assert events(settings) in {100, 200}


def test_killed_server_is_started_again_with_all_that_was_acknowledged(settings: Settings) -> None:
    client = Client(settings)
    for _ in range(3):
        client.write("batch")
    running = embedded.status(settings).running
    assert running is not None
    psutil.Process(running.pid).kill()
    assert eventually(lambda: not psutil.pid_exists(running.pid) or stopped(settings))
    assert embedded.status(settings).running is None
    assert events(settings) == 300
    client.kill()


def test_port_of_a_dying_server_does_not_count(settings: Settings) -> None:
    up = embedded.up(settings)
    assert up.running is not None
    server = psutil.Process(up.running.pid)
    # A stopped process is like a dying one: its lock is held, its port is open, and nobody is there.
    server.suspend()
    threading.Timer(1, server.kill).start()
    assert events(settings) == 0


def test_client_says_that_the_server_was_killed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "embedded", 0.5)
    with open_store(settings) as store:
        running = embedded.status(settings).running
        assert running is not None
        psutil.Process(running.pid).kill()
        with pytest.raises(StoreUnavailable, match=r"no longer answers: .* do the same again"):
            store.read("RETURN 1 AS one")


def test_killed_while_it_is_kept_up_is_not_up_any_more(settings: Settings) -> None:
    up = embedded.up(settings)
    assert up.running is not None
    psutil.Process(up.running.pid).kill()
    assert eventually(lambda: stopped(settings))
    assert events(settings) == 0
    assert stopped(settings)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to a group of processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupting_the_command_does_not_kill_the_server(settings: Settings, number: signal.Signals) -> None:
    with open_store(settings) as store:
        client = Client(settings)
        client.write("before")
        os.killpg(client.process.pid, number)
        client.process.communicate(timeout=30)
        assert store.read("MATCH (e:Event) RETURN count(e) AS n") == [{"n": 100}]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_interrupting_the_command_that_started_the_server_stops_it_in_order(settings: Settings) -> None:
    client = Client(settings)
    client.write("before")
    os.killpg(client.process.pid, signal.SIGINT)
    client.process.communicate(timeout=30)
    assert eventually(lambda: stopped(settings))
    assert events(settings) == 100


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_server_that_is_asked_to_end_closes_in_order(settings: Settings) -> None:
    up = embedded.up(settings)
    assert up.running is not None
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Event)"))
    os.kill(up.running.pid, signal.SIGTERM)
    assert eventually(lambda: stopped(settings))
    assert not (settings.home / "server.json").exists()
    # The engine's own mark of a database that was not closed.
    assert list((settings.home / "engine" / "databases").rglob("database.lck")) == []
    assert events(settings) == 1


def test_statement_left_by_a_dead_client_is_ended(settings: Settings) -> None:
    endless = "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j WITH i, j WHERE i * j = -1 RETURN count(*)"
    with open_store(settings) as store:
        running = embedded.status(settings).running
        assert running is not None
        server = psutil.Process(running.pid)
        with pytest.raises(Exception, match="was cut"):
            store.read(endless, timeout=1.5)

        def idle() -> bool:
            before = sum(server.cpu_times()[:2])
            time.sleep(0.3)
            return sum(server.cpu_times()[:2]) - before < 0.1

        assert eventually(idle)


FOREIGN = """
import os, sys
os.chdir(sys.argv[1])
from arcadedb_embedded import open_database
database = open_database(sys.argv[1] + "/engine/databases/geoties")
print("open", flush=True)
sys.stdin.read()
database.close()
os._exit(0)
"""


def test_database_that_another_program_holds_is_busy(settings: Settings) -> None:
    assert events(settings) == 0
    with subprocess.Popen(
        [sys.executable, "-c", FOREIGN, str(settings.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as foreign:
        assert foreign.stdout is not None
        assert foreign.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy, match=r"another process holds the store in .* GEOTIES_HOME"):
            open_store(settings)
        foreign.communicate("")
    assert events(settings) == 0


def test_engine_that_is_not_installed_names_neo4j(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    with pytest.raises(StoreUnavailable, match=r"not installed: .* Neo4j 5\.26 or later and name it in NEO4J_URI"):
        open_store(settings)
    assert not settings.home.exists()


def test_java_that_cannot_start_says_why(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("ARCADEDB_JVM_ARGS", "-Xmx256m -Xms1g")
        with pytest.raises(StoreUnavailable) as caught:
            open_store(settings)
    assert str(caught.value).startswith("the embedded engine did not start: ")
    assert str(caught.value).endswith(f"Its log is {settings.home / 'log' / 'server.log'}")
    assert events(settings) == 0


def test_lost_passwords_are_made_again(settings: Settings) -> None:
    assert events(settings) == 0
    (settings.home / "secrets.json").unlink()
    assert events(settings) == 0
