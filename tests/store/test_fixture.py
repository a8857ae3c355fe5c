"""The shared fixture gives each engine, and an empty one each time."""

import os

import pytest

from geoties.store import open_store
from geoties.store.bolt import Connection


@pytest.mark.parametrize("turn", [1, 2])
def test_store_is_empty_at_the_start(store: Connection, turn: int) -> None:
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    store.write(lambda tx: tx.run("UNWIND range(1, 12000) AS i CREATE (:Actor {n: i})"))
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 12000}], turn


def test_environment_names_the_same_store(store: Connection) -> None:
    store.write(lambda tx: tx.run("CREATE (:Actor {name: 'here'})"))
    with open_store() as other:
        assert other.engine == store.engine
        assert other.read("MATCH (a:Actor) RETURN a.name AS name") == [{"name": "here"}]


def test_no_store_of_the_shell_is_seen() -> None:
    assert not [name for name in os.environ if name.startswith("NEO4J_")]
