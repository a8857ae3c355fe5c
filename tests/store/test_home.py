"""The files and locks of a home: private, and never trusted after the death of the process that made them."""

import subprocess
import sys
from pathlib import Path

import pytest

from geoties.errors import StoreBusy, StoreError, StoreUnavailable
from geoties.store.home import Home, Running, Secrets

RUNNING = Running(pid=7, port=7687, started="2026-01-01T00:00:00+00:00")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.prepare()
    return made


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_making_the_object_touches_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert not home.exists()
    assert not home.server_alive()
    assert home.running() is None
    assert home.size() == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder private by other means")
def test_folder_and_secrets_are_the_owners_only(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    home = Home(tmp_path / "home")
    home.prepare()
    home.make_secrets()
    home.announce(RUNNING)
    assert mode(home.folder) == 0o700
    assert mode(home.folder / "secrets.json") == 0o600
    assert mode(home.folder / "server.json") == 0o600


def test_secrets_are_random_kept_and_not_shown(tmp_path: Path) -> None:
    first, second = Home(tmp_path / "a"), Home(tmp_path / "b")
    first.prepare()
    second.prepare()
    made = first.make_secrets()
    assert made == first.make_secrets() == Home(tmp_path / "a").secrets()
    assert len({made.root, made.reader, second.make_secrets().root}) == 3
    assert len(made.root) >= 32
    assert made.root not in repr(made)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"root": "x"}'])
def test_broken_secrets_say_what_to_do(home: Home, text: str) -> None:
    (home.folder / "secrets.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="Delete this file"):
        home.make_secrets()


def test_server_is_alive_while_it_holds_its_lock(home: Home) -> None:
    assert not home.server_alive()
    with home.server_lock():
        assert home.server_alive()
    assert not home.server_alive()


def test_clients_are_counted_while_they_hold_their_locks(home: Home) -> None:
    first, second = home.join(), home.join()
    assert home.clients() == 2
    first.release()
    assert home.clients() == 1
    second.release()
    assert home.clients() == 0
    assert list((home.folder / "clients").iterdir()) == []


def test_killed_client_is_forgotten(home: Home) -> None:
    script = (
        "import sys, time; from pathlib import Path; from geoties.store.home import Home\n"
        "lock = Home(Path(sys.argv[1])).join(); print('joined', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(home.folder)], stdout=subprocess.PIPE) as client:
        assert client.stdout is not None
        assert client.stdout.readline() == b"joined\n"
        assert home.clients() == 1
        client.kill()
        client.wait()
        assert home.clients() == 0


def test_state_is_read_back_and_removed(home: Home) -> None:
    home.announce(RUNNING)
    assert home.running() == RUNNING
    home.announce(None)
    assert home.running() is None


@pytest.mark.parametrize("text", ["", "{", "7", '{"pid": 1}', '{"pid":1,"port":2,"started":"x","more":1}'])
def test_broken_state_is_no_state(home: Home, text: str) -> None:
    (home.folder / "server.json").write_text(text, encoding="utf-8")
    assert home.running() is None


def test_wish_to_stay_holds_for_one_server_only(home: Home) -> None:
    home.keep(RUNNING)
    assert home.kept(RUNNING)
    assert not home.kept(Running(pid=8, port=7687, started=RUNNING.started))
    home.keep(None)
    home.keep(None)
    assert not home.kept(RUNNING)


def test_guard_is_for_one_at_a_time(home: Home) -> None:
    busy = pytest.raises(StoreBusy, match="another command has been starting or stopping the store")
    with home.guard(timeout=1), busy, Home(home.folder).guard(timeout=0.1):
        pytest.fail("two were let in")
    with home.guard(timeout=0.1):
        assert home.clients() == 0


def test_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match=r"cannot use .*home for the embedded store: .*GEOTIES_HOME"):
        Home(tmp_path / "file" / "home").prepare()


def test_size_is_in_bytes(home: Home) -> None:
    empty = home.size()
    (home.engine / "x").write_bytes(b"x" * 1000)
    assert home.size() == empty + 1000


def test_secrets_repr_hides_everything() -> None:
    assert repr(Secrets("a", "b")) == "Secrets(...)"
