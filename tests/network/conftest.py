"""The worked example in the store of each engine."""

import pytest

from geoties.store.bolt import Connection
from worked_example import build


@pytest.fixture
def example(store: Connection) -> Connection:
    """A store that holds the worked example and nothing else."""
    build(store)
    return store
