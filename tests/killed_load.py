"""A load of many small documents, for tests that kill it: run as a program it loads them into the store of the environment."""

import sys

from claims import claim, party, source, target
from geoties.model import Document
from geoties.records import Reading
from geoties.store import open_store
from geoties.store.write import write_readings

STATES = ("MAR", "ISR", "USA", "DZA", "ARE", "FRA")


def readings(number: int = 60, *, part: int = 0) -> list[Reading]:
    """Documents whose events overlap, with those of other parts too, so that every batch changes what earlier ones wrote."""
    found = []
    for index in range(number):
        one, two = STATES[index % 6], STATES[(index * 5 + 1) % 6]
        other = two if two != one else STATES[(index + 1) % 6]
        document = f"doc/{part}/{index:03d}"
        month = f"2021-{(index + part) % 12 + 1:02d}"
        claims = [
            claim("visit", [source(one), target(other)], month, document=document),
            claim("visit", [source(one), target(other)], f"{month}-15", document=document, text="day"),
            claim("meeting", [party(one), party(other)], "2020", document=document),
        ]
        found.append(Reading(document=Document(id=document), stated=tuple(claims)))
    return found


def main(part: int) -> None:
    """Load document by document, naming each one that the store has acknowledged."""
    with open_store() as connection:
        for one in readings(40, part=part):
            write_readings(connection, [one])
            sys.stdout.write(f"{one.document.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
