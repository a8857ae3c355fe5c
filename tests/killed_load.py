"""A load of many small documents, for tests that kill it: run as a program it loads them into the store of the environment."""

import sys

from claims import claim, party, source, target
from geoties.model import Document
from geoties.records import Reading
from geoties.store import open_store
from geoties.store.write import write_readings

STATES = ("MAR", "ISR", "USA", "DZA", "ARE", "FRA")


def readings(number: int = 60) -> list[Reading]:
    """Documents whose events overlap, so that every batch changes what earlier ones wrote."""
    found = []
    for index in range(number):
        one, two = STATES[index % 6], STATES[(index * 5 + 1) % 6]
        other = two if two != one else STATES[(index + 1) % 6]
        document = f"doc/{index:03d}"
        claims = [
            claim("visit", [source(one), target(other)], f"2021-{index % 12 + 1:02d}", document=document),
            claim(
                "visit", [source(one), target(other)], f"2021-{index % 12 + 1:02d}-15", document=document, text="day"
            ),
            claim("meeting", [party(one), party(other)], "2020", document=document),
        ]
        found.append(Reading(document=Document(id=document), stated=tuple(claims)))
    return found


def main() -> None:
    """Load document by document, saying so after the first, so that the killer knows when to strike."""
    with open_store() as connection:
        for index, one in enumerate(readings()):
            write_readings(connection, [one])
            if index == 0:
                sys.stdout.write("loading\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
