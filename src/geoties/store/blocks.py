"""Blocks for the actors of stores that were made before rules decided: by them a load finds whom a new actor may be one with."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from geoties.resolve.rules import block
from geoties.store.bolt import Connection, Transaction
from geoties.store.cast import alone

BATCH = 5000

_ACTORS = "MATCH (a:Actor) WHERE a.records IS NOT NULL RETURN properties(a) AS row"
_SET = "UNWIND $rows AS r MATCH (a:Actor {id: r.id}) SET a.block = r.block"
_ANY = "MATCH (a:Actor) WHERE a.block IS NOT NULL OR a.canonical IS NOT NULL RETURN a.id AS id LIMIT 1"


def give_blocks(connection: Connection) -> int:
    """Gives each actor the block that it is in, and tells how many had another one. It may be cut short and run again."""
    rows = _wrong(connection)
    given = 0
    while batch := list(islice(rows, BATCH)):
        connection.write(partial(_give, rows=batch))
        given += len(batch)
    return given


def any_joined(connection: Connection) -> bool:
    """Whether there is an actor that may be, or is, one with others."""
    return bool(connection.read(_ANY))


def _wrong(connection: Connection) -> Iterator[dict[str, Any]]:
    for found in connection.stream(_ACTORS):
        row = found["row"]
        look = alone(row)
        its = block(look[0]) if look else None
        if its != row.get("block"):
            yield {"id": row["id"], "block": its}


def _give(transaction: Transaction, rows: list[dict[str, Any]]) -> None:
    transaction.run(_SET, rows=rows)
