"""What was loaded when: a Load for each run of `load`, made when it starts and completed when it ends.

A load that has no end was stopped, or is still running. Loads are no part of the content hash.
"""

import secrets
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from geoties.store import statements
from geoties.store.batch import Written
from geoties.store.bolt import Connection
from geoties.store.clock import now
from geoties.store.schema import prepare

MOST_FILES = 100

_LAST = """
MATCH (l:Load)
RETURN l.id AS id, l.started AS started, l.ended AS ended, l.files AS files, l.file_count AS file_count,
       l.created AS created, l.unchanged AS unchanged, l.replaced AS replaced, l.geoties AS geoties
ORDER BY started DESC, id LIMIT $limit
"""


def start_load(connection: Connection, files: Sequence[str]) -> str:
    """Records that a load of some files starts now, and gives back its id.

    Of the files only the names are kept, without their folders, and of many only the first 100 with their number.
    """
    prepare(connection)
    row = {
        "id": f"load/{secrets.token_hex(10)}",
        "started": now(),
        "files": [PurePath(file).name for file in files[:MOST_FILES]],
        "file_count": len(files),
        "geoties": version("geoties"),
    }
    write_loads(connection, [row])
    return str(row["id"])


def end_load(connection: Connection, load_id: str, written: Written) -> None:
    """Records that a load has ended now, and what it wrote."""
    counts = {"created": written.created, "unchanged": written.unchanged, "replaced": written.replaced}
    write_loads(connection, [{"id": load_id, "ended": now(), **counts}])


def write_loads(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Sets the properties of loads by their ids; those that are not there are made."""
    connection.write(lambda transaction: transaction.run(statements.SET_LOADS, rows=list(rows)))


def last_loads(connection: Connection, *, limit: int = 10) -> list[dict[str, Any]]:
    """The latest loads, latest first: `id`, `started`, `ended` (ISO 8601, UTC; None where it did not end), `files`,
    `file_count`, `created`, `unchanged`, `replaced` (None likewise), `geoties` (the version that loaded).
    """
    return connection.read(_LAST, {"limit": limit})
