"""A document of a data set with very many rows, as several readings: no transaction is as large as the document.

Only a document all of whose claims are rows of a data set, and which has no actors or mentions of its own, is cut: of such a one
nothing that is said in one part depends on another, and rows that were stored before are never replaced.
"""

from collections.abc import Iterator
from dataclasses import replace

from geoties.model import actors_of
from geoties.records import Reading

PART = 2000
"""Claims of one part."""


def parts(reading: Reading) -> Iterator[Reading]:
    """The reading, or its parts; an actor goes with each part that names it, one that none names with the first."""
    if len(reading.stated) <= PART or not _is_rows(reading):
        yield reading
        return
    unnamed = {actor.id for actor in reading.actors} - {actor for claim in reading.stated for actor in actors_of(claim)}
    for number, start in enumerate(range(0, len(reading.stated), PART)):
        stated = reading.stated[start : start + PART]
        named = {actor for claim in stated for actor in actors_of(claim)} | (set() if number else unnamed)
        actors = tuple(actor for actor in reading.actors if actor.id in named)
        yield replace(reading, actors=actors, stated=stated, whole=False, part=number)


def _is_rows(reading: Reading) -> bool:
    own = reading.mentions or any(actor.document is not None for actor in reading.actors)
    return not own and all(claim.dataset is not None for claim in reading.stated)
