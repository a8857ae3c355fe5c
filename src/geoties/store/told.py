"""A reading as it goes into the store: all about it that can be known before a transaction, which is then the shorter."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geoties.model import Actor, Document, actors_of
from geoties.records import Reading, to_dict
from geoties.resolve.actors import shown_actor
from geoties.resolve.filing import Filed, file_claim
from geoties.resolve.lift import Standing, standing, with_countries
from geoties.store.rows import line_of


@dataclass(frozen=True, slots=True)
class Told:
    """A reading made ready. `digest` is that of all it says, whatever the order; `lines` are its claims as JSON, by id.

    `filed` has the claims in the places that they take if the store knows no more of the actors than this reading does;
    `standings` says what was taken for granted about them.
    """

    reading: Reading
    digest: str
    lines: Mapping[str, str]
    mentions: str
    filed: Mapping[str, Filed]
    standings: Mapping[str, Standing]

    def document_row(self) -> dict[str, Any]:
        """Properties of the Document, with its mentions as JSON lines and the digest of the reading."""
        row = to_dict(self.reading.document)
        del row["record"]
        if self.mentions:
            row["mentions"] = self.mentions
        return row | {"digest": self.digest}

    def misjudged(self, look_up: Callable[[str], Actor | None]) -> set[str]:
        """The actors that stand otherwise than was taken for granted: claims about them must be filed again."""
        return {actor for actor, taken in self.standings.items() if standing(actor, look_up) != taken}


def tell(reading: Reading) -> Told:
    """Make ready what a transaction will ask of a reading."""
    mentions = sorted(map(line_of, reading.mentions))
    stated = {claim.id: line_of(claim) for claim in reading.stated}
    lines = sorted([*map(line_of, reading.actors), *mentions, *stated.values()])
    digest = hashlib.sha256("\n".join([line_of(reading.document), *lines]).encode()).hexdigest()
    own = [shown for actor in reading.actors if (shown := shown_actor(actor.id, [actor]))]
    known: dict[str, Actor | None] = {actor.id: actor for actor in with_countries(own, reading.stated)}

    def look_up(actor_id: str) -> Actor | None:
        if actor_id not in known:
            known[actor_id] = shown_actor(actor_id, ())
        return known[actor_id]

    outlet = outlet_of(reading.document)
    filed = {claim.id: file_claim(claim, look_up=look_up, outlet=outlet) for claim in reading.stated}
    named = {actor for claim in reading.stated for actor in actors_of(claim)}
    standings = {actor: standing(actor, look_up) for actor in named}
    return Told(reading, digest, stated, "\n".join(mentions), filed, standings)


def outlet_of(document: Document) -> str | None:
    """Who stands behind a document: its publisher, else the host of its URL."""
    if document.publisher:
        return document.publisher
    host = urlsplit(document.url).hostname if document.url else None
    return host.removeprefix("www.") if host else None
