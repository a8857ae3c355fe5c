"""Days for posts and memberships, and the status that counts for corrected claims, of stores made before both were kept."""

from functools import partial
from typing import Any

from geoties.model import Claim
from geoties.resolve.links import spell_bounds
from geoties.store.bolt import Connection, Transaction
from geoties.store.rows import filed_of

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
_CORRECTED = "MATCH (c:Claim) WHERE c.applied IS NOT NULL RETURN properties(c) AS row"
_SET_CLAIMS = "UNWIND $rows AS r MATCH (c:Claim {id: r.id}) SET c.status = r.status"


def give_spells(connection: Connection) -> None:
    """Sets both, in batches. It may be cut short and run again."""
    links = [_bounded(row) for row in connection.stream(_LINKS)]
    filed = (filed_of(row["row"]).stated for row in connection.stream(_CORRECTED))
    claims = [{"id": stated.id, "status": stated.status} for stated in filed if isinstance(stated, Claim)]
    for statement, rows in ((_SET_LINKS, links), (_SET_CLAIMS, claims)):
        for start in range(0, len(rows), BATCH):
            connection.write(partial(_set, statement=statement, rows=rows[start : start + BATCH]))


def _bounded(row: dict[str, Any]) -> dict[str, Any]:
    earliest, latest, ended = spell_bounds(row["since"], row["until"])
    return row | {"earliest": earliest, "latest": latest, "ended": ended}


def _set(transaction: Transaction, statement: str, rows: list[dict[str, Any]]) -> None:
    transaction.run(statement, rows=rows)
