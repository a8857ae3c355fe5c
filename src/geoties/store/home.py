"""The embedded engine's folder: its files, its secrets, and the locks by which processes agree on who does what.

    guard.lock         held while a client looks for the server or starts it, and while the server decides to stop
    server.lock        held by the server for its whole life, so the system itself says whether one is alive
    writer.lock        held for one write transaction: the engine finds conflicts late, when both writers have done all
    next.lock          held by whoever waits for the writer, so that a busy loader lets the others in between
    clients/*.lock     one for each connection, held for its whole life: the server stops when none is held
    server.json        where the living server listens; written when it is ready, removed when it stops
    keep               names the server that `up` asked to stay when its last client has gone
    secrets.json       the passwords of the two database users, readable by the owner only
    engine/            the database, the engine's own configuration and its logs

Locks are the operating system's and go with the process that holds them, however it ends. So nothing here has to be
cleaned up after a kill, and a file that a dead process left never counts for anything by itself.
"""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from geoties.errors import StoreBusy, StoreError, StoreUnavailable

DATABASE = "geoties"
READER = "reader"
TURN_POLL_SECONDS = 0.005


@dataclass(frozen=True)
class Running:
    """A server that is ready: its process, its Bolt port on loopback, and when it started (ISO 8601, UTC)."""

    pid: int
    port: int
    started: str

    @property
    def name(self) -> str:
        """Tells this run of a server from any other one."""
        return f"{self.pid} {self.started}"


@dataclass(frozen=True)
class Secrets:
    """The passwords of the engine's two users: root may write, reader may only read."""

    root: str
    reader: str

    def __repr__(self) -> str:
        return "Secrets(...)"


class Home:
    """The folder of one embedded store; making the object touches nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = folder / "engine"
        self.log = folder / "log"
        self._state = folder / "server.json"
        self._keep = folder / "keep"
        self._secrets = folder / "secrets.json"
        self._clients = folder / "clients"

    def prepare(self) -> None:
        """Make the folders, for the owner only; raises StoreUnavailable where that cannot be done."""
        with self.reporting():
            for folder in (self.folder, self.engine, self.log, self._clients):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # The folder may be older than the store, made by hand or by another umask.
            self.folder.chmod(0o700)

    def exists(self) -> bool:
        """Whether a store was ever made here."""
        return self.engine.is_dir()

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Turn the system's refusals (read-only, full, not permitted) into StoreUnavailable that names the folder."""
        try:
            yield
        except (OSError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise StoreUnavailable(
                f"cannot use {self.folder} for the embedded store: {reason}. Make room or give yourself the right to "
                "write there, or name another folder in GEOTIES_HOME"
            ) from error

    @contextmanager
    def guard(self, *, timeout: float) -> Iterator[None]:
        """Be the only one that starts or stops the server; raises StoreBusy after `timeout` seconds."""
        lock = self._lock(self.folder / "guard.lock")
        with self.reporting():
            try:
                lock.acquire(timeout=timeout)
            except Timeout as error:
                raise StoreBusy(
                    f"another command has been starting or stopping the store in {self.folder} for {timeout:.0f} "
                    "seconds: wait for it or end it, then try again"
                ) from error
        try:
            yield
        finally:
            lock.release()

    def server_lock(self) -> FileLock:
        """The lock that a server holds for its whole life (not acquired yet)."""
        return self._lock(self.folder / "server.lock")

    def server_alive(self) -> bool:
        """Whether a server process lives: starting, ready or stopping."""
        lock = self.server_lock()
        if not Path(lock.lock_file).exists():
            return False
        with self.reporting():
            try:
                lock.acquire(timeout=0)
            except Timeout:
                return True
        lock.release()
        return False

    def join(self) -> FileLock:
        """Be counted as a client until the lock that is given back is released; call it under the guard."""
        lock = self._lock(self._clients / f"{os.getpid()}-{secrets.token_hex(8)}.lock")
        with self.reporting():
            lock.acquire(timeout=0)
        return lock

    def clients(self) -> int:
        """How many clients live; forgets the dead ones; call it under the guard."""
        living = 0
        for path in self._clients.glob("*.lock"):
            lock = self._lock(path)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                living += 1
                continue
            # Nobody can take it meanwhile: whoever joins holds the guard.
            lock.release()
            path.unlink(missing_ok=True)
        return living

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be the only one that writes to the store; waits as long as others have work, and none is passed over for ever."""
        writer, waiting = self._lock(self.folder / "writer.lock"), self._lock(self.folder / "next.lock")
        with self.reporting(), waiting.acquire(poll_interval=TURN_POLL_SECONDS):
            writer.acquire(poll_interval=TURN_POLL_SECONDS)
        try:
            yield
        finally:
            writer.release()

    def running(self) -> Running | None:
        """What the server said of itself when it became ready. Only true while `server_alive`."""
        try:
            return Running(**json.loads(self._state.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def announce(self, running: Running | None) -> None:
        """Say where the server listens, or that it no longer does."""
        if running is None:
            self._state.unlink(missing_ok=True)
        else:
            _write_private(self._state, json.dumps(asdict(running)))

    def keep(self, running: Running | None) -> None:
        """Ask this server, and no later one, to stay when its last client has gone; None takes the wish back."""
        with self.reporting():
            if running is None:
                self._keep.unlink(missing_ok=True)
            else:
                _write_private(self._keep, running.name)

    def kept(self, running: Running) -> bool:
        """Whether this server was asked to stay."""
        try:
            return self._keep.read_text(encoding="utf-8") == running.name
        except OSError:
            return False

    def make_secrets(self) -> Secrets:
        """The passwords, made at random the first time; call it under the guard."""
        if not self._secrets.exists():
            fresh = Secrets(root=secrets.token_urlsafe(32), reader=secrets.token_urlsafe(32))
            with self.reporting():
                _write_private(self._secrets, json.dumps(asdict(fresh)))
        return self.secrets()

    def secrets(self) -> Secrets:
        """The passwords; raises StoreError where the file is gone or is no longer what was written."""
        try:
            return Secrets(**json.loads(self._secrets.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(
                f"cannot read the embedded store's passwords in {self._secrets}: {error.__class__.__name__}. "
                "Delete this file: the next start makes new ones and loses nothing"
            ) from error

    def size(self) -> int:
        """Bytes on disk of the database and all that belongs to it."""
        total = 0
        for path in self.folder.rglob("*"):
            try:
                total += path.lstat().st_size
            except OSError:  # a file that the engine removed meanwhile
                continue
        return total

    def _lock(self, path: Path) -> FileLock:
        # Not a singleton and not bound to a thread: two connections of one process are two clients.
        return FileLock(path, mode=0o600, thread_local=False, is_singleton=False)


def _write_private(path: Path, text: str) -> None:
    """Write a file that only the owner can read, at no moment half of it."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
