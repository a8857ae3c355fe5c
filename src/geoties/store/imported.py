"""What Neo4j's importer cannot say, put back when geoties first opens an imported store for writing.

In the importer's files an empty text in quotes is a text, but a list that holds one empty text is no list at all. That is
what a role's `named` is where a single claim says it without a name, as rows of data sets do.
"""

from collections.abc import Iterator
from functools import partial

from geoties.store.bolt import Connection, Transaction

BATCH = 5000

_EVENTS = "MATCH (e:Event) RETURN e.id AS id"
_MEND = """
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[x]-(:Actor)
WHERE x.named IS NULL AND x.claims IS NOT NULL
SET x.named = ['']
"""


def mend_imported(connection: Connection) -> None:
    """Gives every role that lost its `named` the one empty text that it had. Twice is once."""
    for ids in _batches(connection):
        connection.write(partial(_mend, ids=ids))


def _mend(transaction: Transaction, ids: list[str]) -> None:
    transaction.run(_MEND, ids=ids)


def _batches(connection: Connection) -> Iterator[list[str]]:
    batch: list[str] = []
    for row in connection.stream(_EVENTS):
        batch.append(row["id"])
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
