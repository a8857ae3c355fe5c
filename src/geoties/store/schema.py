"""Constraints and indexes, from the files of `cypher/schema`."""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from geoties.errors import StoreError
from geoties.store.bolt import Connection

VERSION = 1
"""Of the graph's shape; another number makes the constraints and indexes anew."""

_VERSION = "MATCH (s:Store {id: 'geoties'}) RETURN s.schema AS version"
_SET_VERSION = "MERGE (s:Store {id: 'geoties'}) SET s.schema = $version"


def cypher_folder(name: str) -> Traversable:
    """A folder of shipped Cypher: in the package, or in the checkout where the package is installed from one.

    Raises StoreError when neither has it.
    """
    packaged = resources.files("geoties").joinpath("cypher", name)
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[3] / "cypher" / name
    if checkout.is_dir():
        return checkout
    raise StoreError(f"the Cypher files of {name!r} are missing from this installation: install geoties again")


def prepare(connection: Connection) -> None:
    """Makes the constraints and indexes, where the store does not say that this version's are there."""
    if _is_prepared(connection):
        return
    try:
        for statement in _statements():
            connection.schema(statement)
        connection.write(lambda transaction: transaction.run(_SET_VERSION, version=VERSION))
    except StoreError:
        # Another first load did the same in the same moment, and the constraints let only one of them through.
        if not _is_prepared(connection):
            raise


def _is_prepared(connection: Connection) -> bool:
    return connection.read(_VERSION) == [{"version": VERSION}]


def _statements() -> Iterator[str]:
    for file in sorted(cypher_folder("schema").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".cypher"):
            lines = file.read_text(encoding="utf-8").splitlines()
            yield "\n".join(line for line in lines if not line.startswith("//"))
