"""Text to records. The default reader is `rules`; others are found by the entry-point group `geoties.extractors`.

    from geoties import extract
    reading = extract.extract(document)             # one document
    extract.get("rules").read(documents)            # many, in batches

A reader needs a `name` and `read(documents)`; whatever it gives goes through `geoties.extract.validate`.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from geoties.errors import InputError
from geoties.model import Document
from geoties.records import Reading

if TYPE_CHECKING:
    from geoties.extract.explanation import Explained

GROUP = "geoties.extractors"


class Extractor(Protocol):
    """Reads documents with text into what they state."""

    name: str

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order. Raises InputError for a document that cannot be read."""
        ...


def get(name: str = "rules") -> Extractor:
    """The extractor of a name. Raises InputError that names the known ones."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        known = ", ".join(sorted(found)) or "none; install geoties anew"
        raise InputError(f"no extractor is named {name!r}; known ones are: {known}")
    extractor: Extractor = found[name].load()()
    return extractor


def explain(document: Document) -> "list[Explained]":
    """How the default extractor read each sentence of a document. Raises InputError as `extract` does."""
    from geoties.extract.rules import RulesExtractor

    return RulesExtractor().explain(document)


def extract(document: Document) -> Reading:
    """What one document states, by the default extractor.

    The document needs `text` and `language` (fr, en, es, de, ar); it is given back with the SHA-256 of its UTF-8 text. Raises
    InputError without text, in another language, or when a language model is not installed.
    """
    return next(get().read([document]))


__all__ = ["Extractor", "explain", "extract", "get"]
