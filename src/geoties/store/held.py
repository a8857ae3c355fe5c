"""What the store holds of one document or actor: for input that builds on what was loaded before."""

from collections.abc import Callable, Iterator
from typing import Any

from geoties.model import Document
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.rows import document_of

_ACTORS = """
MATCH (a:Actor) WHERE a.canonical IS NULL
RETURN a.id AS id, coalesce(a.name, a.id) AS name, coalesce(a.aliases, []) AS aliases, a.kind AS kind
"""
_ACTOR_IDS = "MATCH (a:Actor) RETURN a.id AS id"
_ANY = "MATCH (d:Document) RETURN d.id AS id LIMIT 1"


def find_document(connection: Connection, document_id: str) -> Document | None:
    """The document of an id, with its text where the store kept it, or None."""
    rows = connection.read(statements.DOCUMENT_ROWS, {"ids": [document_id]})
    return document_of(rows[0]["row"]) if rows else None


def actors_held(connection: Connection) -> Callable[[str], bool]:
    """Whether the store has an actor of an id. All ids are read when the first is asked for: no round trip an actor."""
    ids: set[str] = set()
    asked = False

    def known(actor_id: str) -> bool:
        nonlocal asked
        if not asked:
            asked = True
            ids.update(row["id"] for row in connection.stream(_ACTOR_IDS))
        return actor_id in ids

    return known


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever loaded."""
    return not connection.read(_ANY, limit=1)


def actors(connection: Connection) -> Iterator[dict[str, Any]]:
    """The `id`, `name`, `aliases` and `kind` of each actor that the store shows."""
    return connection.stream(_ACTORS)
