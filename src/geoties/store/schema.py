"""The shape of the graph: constraints and indexes from the files of `cypher/schema`, and the version that says they are there.

A store keeps the number of its shape. One of an older shape is brought up step by step when it is opened for writing; one
of a newer shape is refused, because this geoties does not know what it would break.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from geoties.errors import StoreBusy, StoreError
from geoties.store.blocks import any_joined, give_blocks
from geoties.store.bolt import Connection
from geoties.store.imported import mend_imported
from geoties.store.rebuild import rebuild
from geoties.store.slots import give_slots
from geoties.store.spells import give_spells

_STATE = "MATCH (s:Store {id: 'geoties'}) RETURN s.schema AS version, s.imported AS imported"
_SEVERAL_OUTLETS = "MATCH (e:Event) WHERE e.outlets > 1 RETURN e.id AS id LIMIT 1"
_SET_VERSION = "MERGE (s:Store {id: 'geoties'}) SET s.schema = $version, s.imported = null"


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


def make_schema(connection: Connection) -> None:
    """Makes the constraints and indexes that are not there; what is there stays."""
    for statement in _statements():
        _beside_others(partial(connection.schema, statement))


def _make_slots(connection: Connection) -> None:
    make_schema(connection)
    give_slots(connection)


def _give_spells(connection: Connection) -> None:
    make_schema(connection)
    give_spells(connection)
    if connection.read(_SEVERAL_OUTLETS):
        rebuild(connection)


def _give_blocks(connection: Connection) -> None:
    make_schema(connection)
    give_blocks(connection)
    if any_joined(connection):
        rebuild(connection)


@dataclass(frozen=True)
class Migration:
    """A step that brings a store of the version before to `version`. It may be run again where it was cut short."""

    version: int
    why: str
    run: Callable[[Connection], None]


MIGRATIONS = (
    Migration(2, "loads are recorded under ids of their own, and events are found by their status", make_schema),
    Migration(3, "claims of one day are found without the other days of their key", _make_slots),
    Migration(4, "judgements are kept and found by what they are about", make_schema),
    Migration(
        5, "posts have days, claims what they are compared by, outlets that repeat others are known", _give_spells
    ),
    Migration(6, "rules join actors, found by the block that they are in", _give_blocks),
)
VERSION = MIGRATIONS[-1].version
"""Of the graph's shape, as this geoties knows it. 1 was the first."""


def prepare(connection: Connection) -> None:
    """Makes a store ready for writing: a new one gets its constraints and indexes, an older one each step it lacks.

    What was cut short goes on from the last finished step. Raises StoreError where the store is of a newer version.
    """
    version, imported = _state(connection)
    if version == VERSION:
        return
    if version is None:
        make_schema(connection)
        if imported:
            mend_imported(connection)
        _set_version(connection, VERSION)
        return
    for step in MIGRATIONS:
        if step.version > version:
            step.run(connection)
            _set_version(connection, step.version)


def settle(connection: Connection, *, note: Callable[[str], None] | None = None) -> None:
    """Sees to it that this geoties and a store that was just opened fit each other.

    An older store, or one that an importer made, is made ready when it was opened for writing; opened for reading it is
    left as it is, and `note` hears so. A new one stays untouched until something is written. Raises StoreError where the
    store is of a newer version.
    """
    version, imported = _state(connection)
    if version == VERSION or (version is None and not imported):
        return
    if not connection.read_only:
        prepare(connection)
    elif note is not None:
        what = "was imported and has no indexes yet" if version is None else f"is of schema version {version}"
        note(f"this store {what}: it is read as it is; `geoties up` brings it to version {VERSION}, and loses nothing")


def stored_version(connection: Connection) -> int | None:
    """The version that a store says it has; None for a new one."""
    return _state(connection)[0]


def _state(connection: Connection) -> tuple[int | None, bool]:
    rows: list[dict[str, Any]] = connection.read(_STATE)
    if not rows:
        return None, False
    version = rows[0]["version"]
    if version is not None and version > VERSION:
        raise StoreError(
            f"the store at {connection.uri} was written by a newer geoties: its schema version is {version}, and this "
            f"geoties knows versions up to {VERSION}. Update geoties (pip install --upgrade geoties); nothing was touched"
        )
    return version, bool(rows[0]["imported"])


def _set_version(connection: Connection, version: int) -> None:
    work = partial(connection.write, lambda transaction: transaction.run(_SET_VERSION, version=version))
    _beside_others(work)


def _beside_others(work: Callable[[], object]) -> None:
    """Does what another process may be doing at the same moment, as two that prepare a new store do.

    Where the engine refuses, the other has done it by now, and to do it again changes nothing.
    """
    try:
        work()
    except StoreError as error:
        if type(error) not in (StoreError, StoreBusy):
            raise
        work()


def _statements() -> Iterator[str]:
    for file in sorted(cypher_folder("schema").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".cypher"):
            lines = file.read_text(encoding="utf-8").splitlines()
            yield "\n".join(line for line in lines if not line.startswith("//"))
