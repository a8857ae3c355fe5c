"""A reading as it goes into the store: its lines of JSON and its digest, made once and before any transaction."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geoties.records import Reading, to_dict
from geoties.store.rows import line_of


@dataclass(frozen=True, slots=True)
class Told:
    """A reading with `digest`, which is that of all it says whatever the order, and the JSON `lines` of its claims by id."""

    reading: Reading
    digest: str
    lines: Mapping[str, str]
    mentions: str

    def document_row(self) -> dict[str, Any]:
        """Properties of the Document, with its mentions as JSON lines and the digest of the reading."""
        row = to_dict(self.reading.document)
        del row["record"]
        if self.mentions:
            row["mentions"] = self.mentions
        return row | {"digest": self.digest}


def tell(reading: Reading) -> Told:
    """Make ready what a transaction will ask of a reading."""
    mentions = sorted(map(line_of, reading.mentions))
    stated = {claim.id: line_of(claim) for claim in reading.stated}
    lines = sorted([*map(line_of, reading.actors), *mentions, *stated.values()])
    digest = hashlib.sha256("\n".join([line_of(reading.document), *lines]).encode()).hexdigest()
    return Told(reading, digest, stated, "\n".join(mentions))
