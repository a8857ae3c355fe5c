"""A change of an actor's kind that ends in the middle: run as a program, it dies at the statement whose number it is given.

It says "done" and lives where there are fewer statements.
"""

import os
import signal
import sys
from functools import partial
from typing import Any

from claims import claim, source, target
from geoties.model import Actor, Document
from geoties.records import Reading
from geoties.store import open_store
from geoties.store.batch import write_batch
from geoties.store.bolt import Rows, Transaction
from geoties.store.told import tell

ENVOYS = "groups/envoys"


def reading(number: int, kind: str, *, claims: bool = True) -> Reading:
    """A document that says of which kind the envoys are, and what they did."""
    document = f"doc/{number}"
    visits = [
        claim("visit", [source(ENVOYS), target("MAR")], "2021-11-23", document=document, extractor="rules"),
        claim("visit", [source("FRA"), target(ENVOYS)], "2021-11", document=document, text="and", extractor="rules"),
    ]
    envoys = Actor(id=ENVOYS, kind=kind, name="The Envoys", aliases=(f"Envoys {number}",))
    return Reading(document=Document(id=document), actors=(envoys,), stated=tuple(visits) if claims else ())


def change() -> list[Reading]:
    """Two documents outvote the one that took the envoys for an armed group."""
    return [reading(2, "Company"), reading(3, "Company", claims=False)]


class _Dying:
    """A transaction whose process is killed before one of its statements."""

    def __init__(self, transaction: Transaction, statement: int) -> None:
        self._transaction = transaction
        self._left = statement

    def run(self, statement: str, /, **parameters: Any) -> Rows:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._transaction.run(statement, **parameters)


def main(statement: int) -> None:
    """Make the change, dying before the statement of this number."""
    write = partial(write_batch, readings=[tell(reading) for reading in change()], recorded_at="2026-11-25T00:00:00Z")
    with open_store() as connection:
        connection.write(lambda transaction: write(_Dying(transaction, statement)))
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
