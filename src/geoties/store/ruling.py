"""What rules decided of stored actors, told again from the actors themselves: no judgement is kept of it."""

from collections.abc import Iterable
from typing import Any

from geoties.model import Actor
from geoties.resolve.rules import Ruled, block, ruled
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.cast import alone

_ALL = "MATCH (a:Actor) WHERE a.records IS NOT NULL RETURN properties(a) AS row"


def ruled_pairs(connection: Connection, ids: Iterable[str] | None = None) -> list[tuple[Ruled, bool]]:
    """Pairs that rules hold for one, of all actors or of some: each with whether it was followed, the surest first.

    One is not followed where a person told the two apart, or someone whom a person holds for one of them.
    """
    if ids is None:
        rows = {row["row"]["id"]: row["row"] for row in connection.stream(_ALL)}
        chosen: set[str] | None = None
    else:
        chosen = set(ids)
        rows = _rows(connection, statements.ACTORS, ids=sorted(chosen))
        blocks = {its for look in _looks(rows) if (its := block(look))}
        rows |= _rows(connection, statements.ACTORS_OF_BLOCKS, blocks=sorted(blocks))
    by = {actor_id: row.get("canonical") or actor_id for actor_id, row in rows.items()}
    found = [
        (one, by.get(one.left, one.left) == by.get(one.right, one.right))
        for one in ruled(_looks(rows))
        if chosen is None or one.left in chosen or one.right in chosen
    ]
    return sorted(found, key=lambda pair: (-pair[0].score, pair[0].left, pair[0].right))


def told(one: Ruled) -> str:
    """Why a rule holds two for one, with the score."""
    return f"{one.score:g}: {'; '.join(one.reasons)}"


def _looks(rows: dict[str, dict[str, Any]]) -> list[Actor]:
    return [look[0] for row in rows.values() if (look := alone(row))]


def _rows(connection: Connection, statement: str, **parameters: Any) -> dict[str, dict[str, Any]]:
    return {row["row"]["id"]: row["row"] for row in connection.read(statement, parameters)}
