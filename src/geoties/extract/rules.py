"""The default extractor: French and English by rules over spaCy's parse, offline, every claim with its sentence.

Spanish, German and Arabic go to `geoties.extract.unparsed`, which has no parser and says less.

A document is read in blocks of sentences: first all persons, bodies and posts of a block, then its events, so that memory
is bounded by the block and a name that is given in full later in it is known. Who was named is carried to the next block.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from geoties.errors import InputError
from geoties.extract import bodies, mentions, nominals, places, posts, unparsed
from geoties.extract.cast import Cast
from geoties.extract.claims import EXTRACTOR, claims
from geoties.extract.explanation import Explained, explained
from geoties.extract.grammar import grammar
from geoties.extract.parse import Sentence, languages, sentences
from geoties.extract.pieces import Piece, pieces
from geoties.extract.spots import Marked, Spot
from geoties.extract.unparsed import reader
from geoties.model import Document, Mention, Part, Post, Stated
from geoties.records import Reading, with_id

_BLOCK = 400
"""Sentences read together."""

_FORMS = {"nominal": "nominal", "demonym": "demonym", "name": "name", "place": "place"}


@dataclass(slots=True)
class _Draft:
    """What was read of a document so far."""

    document: Document
    cast: Cast
    waiting: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    explained: list[Explained] | None = None


class RulesExtractor:
    """Reads documents in French and English, and modestly in Spanish, German and Arabic; see `geoties.extract.Extractor`."""

    name = EXTRACTOR

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order. Raises InputError without text, or in a language that is not read."""
        run: list[Document] = []
        for document in documents:
            _check(document)
            if document.language in unparsed.LANGUAGES:
                if run:
                    yield from self._run(run)
                    run = []
                yield reader.read(document)
                continue
            if run and (run[0].language != document.language or len(run) >= 64):
                yield from self._run(run)
                run = []
            run.append(document)
        if run:
            yield from self._run(run)

    def explain(self, document: Document) -> list[Explained]:
        """How each sentence of a document was read: whom it names, what it tells, by what, and what was left out and why.

        Raises InputError as `read` does.
        """
        _check(document)
        if document.language in unparsed.LANGUAGES:
            return reader.explain(document)
        found: list[Explained] = []
        for _ in self._run([document], explain=found):
            continue
        return found

    def _run(self, documents: list[Document], *, explain: list[Explained] | None = None) -> Iterator[Reading]:
        """Documents of one language, their lines parsed together."""
        language = documents[0].language or ""
        drafts = [_Draft(document, Cast(document.id), explained=explain) for document in documents]

        def feed() -> Iterator[tuple[Piece, int]]:
            for index, document in enumerate(documents):
                for piece in pieces(document.text or ""):
                    yield piece, index

        done = 0
        for parsed, index in sentences(feed(), language):
            while done < index:
                yield _finished(drafts[done])
                done += 1
            draft = drafts[index]
            draft.waiting += parsed
            if len(draft.waiting) >= _BLOCK:
                _read_block(draft)
        for draft in drafts[done:]:
            yield _finished(draft)


def _check(document: Document) -> None:
    if document.text is None:
        raise InputError(f"{document.id} has no text to read; give its text, or load it as a record")
    if document.language not in (*languages(), *unparsed.LANGUAGES):
        known = ", ".join((*languages(), *unparsed.LANGUAGES))
        raise InputError(
            f"{document.id} is in the language {document.language!r}, which is not read; the languages are {known} (--language)"
        )


def _finished(draft: _Draft) -> Reading:
    _read_block(draft)
    text = draft.document.text or ""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    stated = list({claim.id: claim for claim in draft.stated}.values())
    return Reading(
        document=replace(draft.document, sha256=digest),
        actors=draft.cast.actors(),
        mentions=tuple(draft.mentions),
        stated=tuple(stated),
    )


def _read_block(draft: _Draft) -> None:
    block = [mentions.mark(sentence) for sentence in draft.waiting]
    draft.waiting = []
    cast = draft.cast
    for marked in block:
        places.add_places(marked)
        mentions.add_persons(marked, cast)
    text = draft.document.text or ""
    for marked in block:
        mentions.add_surnames(marked, cast)
        parts = bodies.add_bodies(marked, cast)
        bodies.add_acronyms(marked, cast)
        titles = posts.titles(marked, cast)
        posts.add_nationalities(marked, cast)
        mentions.add_organisations(marked, cast)
        posts.add_titles(marked, cast, titles)
        nominals.add_nominals(marked, cast)
        draft.mentions += _mentions(marked, draft.document.id, text)
        draft.stated += [
            _post(title, marked, draft.document.id, text)
            for title in titles
            if title.person is not None and title.title
        ]
        draft.stated += [_part(spot, country, marked, draft.document.id, text) for spot, country in parts]
        rules = grammar(marked.sentence.language)
        found = claims(marked, rules, cast, text=text, document=draft.document.id, published=draft.document.published)
        told = [(event, with_id(claim)) for event, claim in found]
        draft.stated += [claim for _, claim in told]
        if draft.explained is not None:
            draft.explained.append(explained(marked, told, text))


def _mentions(marked: Marked, document: str, text: str) -> list[Mention]:
    words = marked.sentence.words
    out = []
    for spot in marked.all():
        if not spot.told:
            continue
        start, end = words[spot.first].start, words[spot.stop - 1].end
        for actor in spot.actors:
            out.append(
                Mention(
                    document=document, actor=actor, named=text[start:end], form=_FORMS[spot.form], start=start, end=end
                )
            )
    return out


def _post(title: posts.Title, marked: Marked, document: str, text: str) -> Post:
    sentence = marked.sentence
    person = title.person
    assert person is not None
    return with_id(
        Post(
            id="",
            document=document,
            actor=person.actors[0],
            title=title.title,
            country=title.country,
            of=title.body,
            quote=text[sentence.start : sentence.end],
            start=sentence.start,
            end=sentence.end,
            extractor=EXTRACTOR,
            rule=f"{sentence.language}.title",
            confidence=0.9 if title.country else 0.7,
        )
    )


def _part(spot: Spot, country: str, marked: Marked, document: str, text: str) -> Part:
    sentence = marked.sentence
    return with_id(
        Part(
            id="",
            document=document,
            actor=spot.actors[0],
            of=country,
            quote=text[sentence.start : sentence.end],
            start=sentence.start,
            end=sentence.end,
            extractor=EXTRACTOR,
            rule=f"{sentence.language}.body",
            confidence=0.9,
        )
    )
