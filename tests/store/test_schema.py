"""A store's shape: made on the first write, brought up step by step, refused where it is newer."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from geoties.errors import StoreError
from geoties.store import open_store
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.schema import MIGRATIONS, VERSION, prepare, settle, stored_version
from geoties.store.write import write_readings
from killed_load import readings

NEW_IN_3 = "DROP INDEX claim_slot IF EXISTS"
NEW_IN_2 = ("DROP CONSTRAINT load_id IF EXISTS", "DROP INDEX event_status IF EXISTS")
TWO_LOADS = "CREATE (:Load {id: 'load/1'}) CREATE (:Load {id: 'load/1'})"


def _run(store: Connection, statement: str) -> None:
    store.write(lambda transaction: transaction.run(statement))


def _as_version_1(store: Connection) -> None:
    """The store as the first version of geoties left it."""
    write_readings(store, readings(6))
    for statement in (*NEW_IN_2, NEW_IN_3):
        store.schema(statement)
    _run(store, "MATCH (c:Claim) SET c.slot = null")
    _run(store, "MATCH (s:Store) SET s.schema = 1")


def test_the_steps_are_counted_without_a_gap() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(2, VERSION + 1))


def test_a_new_store_stays_untouched_until_something_is_written(store: Connection) -> None:
    settle(store)
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    write_readings(store, [])
    assert stored_version(store) == VERSION


def test_an_older_store_is_brought_up_when_it_is_opened_for_writing(store: Connection) -> None:
    _as_version_1(store)
    before = content_hash(store)
    _run(store, TWO_LOADS)
    _run(store, "MATCH (l:Load) DELETE l")
    with open_store() as opened:
        assert stored_version(opened) == VERSION == 6
        with pytest.raises(StoreError):
            _run(opened, TWO_LOADS)
        assert content_hash(opened) == before
        assert opened.read("MATCH (c:Claim) WHERE c.slot IS NULL RETURN count(c) AS n") == [{"n": 0}]
        write_readings(opened, readings(12))
        assert rebuild(opened) == Rebuilt()
    prepare(store)
    assert stored_version(store) == VERSION


def test_an_older_store_is_read_as_it_is_and_a_note_says_so(store: Connection) -> None:
    _as_version_1(store)
    heard: list[str] = []
    with open_store(read_only=True, note=heard.append) as opened:
        assert opened.read("MATCH (e:Event) RETURN count(e) > 0 AS some") == [{"some": True}]
    assert heard == [
        "this store is of schema version 1: it is read as it is; `geoties up` brings it to version 6, and loses nothing"
    ]
    assert stored_version(store) == 1


def test_a_new_store_may_be_prepared_by_many_at_once(store: Connection) -> None:
    with ThreadPoolExecutor(4) as pool:
        for prepared in [pool.submit(prepare, store) for _ in range(4)]:
            prepared.result()
    assert store.read("MATCH (s:Store) RETURN s.id AS id, s.schema AS version") == [{"id": "geoties", "version": 6}]


def test_a_step_that_is_cut_short_is_taken_again(store: Connection) -> None:
    _as_version_1(store)
    _run(store, TWO_LOADS)
    with pytest.raises(StoreError):
        open_store()
    assert stored_version(store) == 1
    _run(store, "MATCH (l:Load) DELETE l")
    open_store().close()
    assert stored_version(store) == VERSION


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_store_is_refused_and_left_alone(store: Connection, read_only: bool) -> None:
    write_readings(store, readings(3))
    before = content_hash(store)
    _run(store, "MATCH (s:Store) SET s.schema = 99")
    expected = (
        f"the store at {store.uri} was written by a newer geoties: its schema version is 99, and this geoties knows"
    )
    with pytest.raises(StoreError, match=re.escape(expected)):
        open_store(read_only=read_only)
    with pytest.raises(StoreError, match="Update geoties"):
        write_readings(store, readings(3))
    assert content_hash(store) == before
