"""A reader over a GLiNER2 model whose weights are on this machine; off by default, chosen by `--extractor gliner2`.

The package `gliner2` (with torch, about 2 GB) is not part of geoties: install it beside, and set GEOTIES_GLINER2 to the folder
of a model. Nothing is downloaded. The model names who stands to whom by the kinds of the ontology, sentence by sentence; what it
says goes through the same validator as any reader's.
"""

import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geoties import ontology
from geoties.errors import InputError
from geoties.extract.said import Said, SaidRole, reading_of
from geoties.model import Document
from geoties.records import Reading

FOLDER = "GEOTIES_GLINER2"
THRESHOLD = 0.6

Relations = Callable[[str, dict[str, str]], Mapping[str, list[dict[str, Any]]]]
"""A text and the kinds with what they mean to, by kind, pairs of `head` and `tail` (`text`, `start`, `end`, `confidence`)."""


class GlinerExtractor:
    """Reads by the model of GEOTIES_GLINER2; it is loaded with the first document."""

    def __init__(self, relations: Relations | None = None, *, environment: Mapping[str, str] | None = None) -> None:
        given = (os.environ if environment is None else environment).get(FOLDER, "").strip()
        if relations is None and not given:
            raise InputError(
                f"the extractor gliner2 needs {FOLDER}: the folder of a GLiNER2 model that is on this machine"
            )
        self._folder = Path(given).expanduser() if given else None
        self._relations = relations

    @property
    def name(self) -> str:
        """What stands on each claim: `gliner2:` and the folder's name."""
        return f"gliner2:{self._folder.name if self._folder else 'model'}"

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order. Raises InputError without text, or where the model cannot be loaded."""
        for document in documents:
            if document.text is None:
                raise InputError(f"{document.id} has no text to read; give its text, or load it as a record")
            if self._relations is None:
                assert self._folder is not None
                self._relations = _loaded(self._folder)
            yield reading_of(document, self._told(document, self._relations), extractor=self.name)

    def _told(self, document: Document, relations: Relations) -> Iterator[Said]:
        from geoties.extract.parse import sentences
        from geoties.extract.pieces import pieces

        text = document.text or ""
        parsed = sentences(((piece, 0) for piece in pieces(text)), document.language or "en")
        for found, _ in parsed:
            for sentence in found:
                quote = text[sentence.start : sentence.end]
                for kind, pairs in relations(quote, _meanings()).items():
                    for pair in pairs:
                        yield _said(quote, sentence.start, kind, pair)


def _said(quote: str, at: int, kind: str, pair: Mapping[str, Any]) -> Said:
    directed = ontology.kinds()[kind].directed if kind in ontology.kinds() else True
    roles = ("SOURCE_OF", "TARGET_OF") if directed else ("PARTY_TO", "PARTY_TO")
    sides = (pair["head"], pair["tail"])
    return Said(
        quote=quote,
        kind=kind,
        roles=tuple(SaidRole(role, side["text"]) for role, side in zip(roles, sides, strict=True)),
        confidence=round(min(float(side["confidence"]) for side in sides), 2),
        at=at,
    )


def _meanings() -> dict[str, str]:
    """Each kind with what it means, for the model: one state, person or body to another."""
    return {name: f"{kind.en}, by one state, leader or body towards another" for name, kind in ontology.kinds().items()}


def _loaded(folder: Path) -> Relations:
    if not folder.is_dir():
        raise InputError(f"{FOLDER} is {folder}, which is no folder; set it to the folder of a GLiNER2 model")
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        package = importlib.import_module("gliner2")
    except ImportError as error:
        raise InputError(
            "the extractor gliner2 needs the package gliner2, which is not installed: install it beside geoties (it brings torch)"
        ) from error
    model = package.AutoExtractor.from_pretrained(str(folder))

    def relations(text: str, kinds: dict[str, str]) -> Mapping[str, list[dict[str, Any]]]:
        answer = model.extract_relations(text, kinds, threshold=THRESHOLD, include_confidence=True, include_spans=True)
        found: Mapping[str, list[dict[str, Any]]] = answer.get("relation_extraction", {})
        return found

    return relations
