"""What the store holds of one document or actor: for input that builds on what was loaded before."""

from geoties.model import Document
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.rows import document_of


def find_document(connection: Connection, document_id: str) -> Document | None:
    """The document of an id, with its text where the store kept it, or None."""
    rows = connection.read(statements.DOCUMENT_ROWS, {"ids": [document_id]})
    return document_of(rows[0]["row"]) if rows else None


def has_actor(connection: Connection, actor_id: str) -> bool:
    """Whether the store has an actor of this id."""
    return bool(connection.read(statements.ACTORS, {"ids": [actor_id]}))
