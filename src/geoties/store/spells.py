"""What stores made before it was kept lack: days of posts and memberships, and what claims are compared by.

That is the status that counts, of corrected claims, and duration, country of the place and items, of all.
"""

from functools import partial
from itertools import islice
from typing import Any

from geoties.resolve.links import spell_bounds
from geoties.store.bolt import Connection, Transaction
from geoties.store.rows import claim_row, filed_of

BATCH = 5000

_LINKS = """
MATCH (a:Actor)-[x:HOLDS_POST|MEMBER_OF]->(b:Actor)
WHERE x.since IS NOT NULL OR x.until IS NOT NULL
RETURN a.id AS actor, b.id AS of, x.key AS key, x.since AS since, x.until AS until
"""
_SET_LINKS = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.actor}) MATCH (b:Actor {id: r.of})
MATCH (b)<-[x:HOLDS_POST|MEMBER_OF]-(a)
WHERE x.key = r.key
SET x.earliest = r.earliest, x.latest = r.latest, x.ended = r.ended
"""
_CLAIMS = """
MATCH (c:Claim)
WHERE c.applied IS NOT NULL
   OR any(field IN ['"items"', '"duration"', '"place_country"'] WHERE c.record CONTAINS field)
RETURN properties(c) AS row
"""
_SET_CLAIMS = "UNWIND $rows AS r MATCH (c:Claim {id: r.id}) SET c += r"


def give_spells(connection: Connection) -> None:
    """Sets all of it, in batches. It may be cut short and run again."""
    links = map(_bounded, connection.read(_LINKS))
    claims = (
        claim_row(filed_of(row["row"]), recorded_at=row["row"]["recorded_at"]) for row in connection.stream(_CLAIMS)
    )
    for statement, rows in ((_SET_LINKS, links), (_SET_CLAIMS, claims)):
        while batch := list(islice(rows, BATCH)):
            connection.write(partial(_set, statement=statement, rows=batch))


def _bounded(row: dict[str, Any]) -> dict[str, Any]:
    earliest, latest, ended = spell_bounds(row["since"], row["until"])
    return row | {"earliest": earliest, "latest": latest, "ended": ended}


def _set(transaction: Transaction, statement: str, rows: list[dict[str, Any]]) -> None:
    transaction.run(statement, rows=rows)
