"""Slots for the claims of stores that were made before claims had them."""

from functools import partial

from geoties.store import statements
from geoties.store.bolt import Connection, Transaction
from geoties.store.rows import filed_of

BATCH = 5000

_WITHOUT = "MATCH (c:Claim) WHERE c.slot IS NULL RETURN properties(c) AS row LIMIT $batch"


def give_slots(connection: Connection) -> None:
    """Gives each claim that has none its slot. It may be cut short and run again."""
    while connection.write(partial(_give, batch=BATCH)):
        continue


def _give(transaction: Transaction, batch: int) -> int:
    claims = [filed_of(row["row"]) for row in transaction.run(_WITHOUT, batch=batch)]
    rows = [{"id": filed.stated.id, "slot": filed.slot} for filed in claims]
    if rows:
        transaction.run(statements.SET_SLOTS, rows=rows)
    return len(rows)
