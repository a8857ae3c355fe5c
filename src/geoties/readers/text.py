"""Bytes to a document: the encoding, the language and what the user says about the article.

The text is kept as decoded, line ends included, because every offset counts its code points. Only a byte order mark is
dropped. An encoding that had to be guessed is told; a language that is not certain is asked for.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geoties import dates, ontology
from geoties.errors import InputError
from geoties.model import Document
from geoties.readers.fault import Fault, fault
from geoties.records import document_id

LONGEST = 10_000_000
"""Bytes of one text: more than any book, and no article. Reading this much takes minutes."""

_ARABIC = "cp1256"
_ENOUGH = 20
"""Letters beyond ASCII by which Arabic is told; French letters are the same in both encodings, and are not Arabic ones."""

_WESTERN = ["cp1252", "latin_1", "mac_roman"]
_GUESSED_ON = 1 << 16
_DETECTED_ON = 20_000
_CERTAIN = 0.5
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the user says about the texts: the same for all of a load. `published` is EDTF, `language` one that is read."""

    language: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None


def about(
    *,
    language: str | None = None,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
) -> About:
    """What the user says, checked. Raises InputError on a language that is not read or a date that is not EDTF."""
    if language is not None and plain_language(language) not in ontology.languages():
        known = ", ".join(ontology.languages())
        raise InputError(f"language {language!r} is not read; use one of: {known}")
    if published is not None and not (plain_date(published) and dates.is_edtf(plain_date(published))):
        raise InputError(f"published {published!r} is no date; use ISO 8601 such as 2021-12-24, or EDTF")
    return About(
        language=language and plain_language(language),
        published=published and plain_date(published),
        url=url,
        title=title,
        publisher=publisher,
    )


def decoded(data: bytes, *, file: str = "-", note: Callable[[str], None] | None = None) -> str | Fault:
    """The text of a file's bytes, or the fault that makes it unreadable. `note` hears of guesses."""
    found = decode(data)
    if found is None:
        expected = "text in UTF-8; convert it, for instance with `iconv -f WINDOWS-1256 -t UTF-8`"
        return fault("file", file, 0, "", "text in an encoding that cannot be told", expected)
    text, encoding = found
    if encoding != "utf-8" and note is not None:
        note(f"{file}: not UTF-8; read as {encoding}")
    return text


def document(text: str, given: About, *, file: str = "-") -> Document | Fault:
    """The document of a text, or a fault where it has no words or is in no language that is read."""
    if not text.strip():
        return fault("text", file, 0, "text", "empty", "the text of an article")
    language = given.language or detect(text)
    if not isinstance(language, str) or language not in ontology.languages():
        return fault("language", file, 0, "language", f"{language or 'uncertain'} (detected)", unread_language())
    return Document(
        id=document_id(text, url=given.url),
        url=given.url,
        title=given.title,
        publisher=given.publisher,
        published=given.published,
        language=language,
        sha256=text_hash(text),
        text=text,
    )


def decode(data: bytes) -> tuple[str, str] | None:
    """Text and the encoding it was in: UTF-8 and UTF-16 are recognised, Western ones guessed; None when none fits."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8")):
        if data.startswith(mark):
            try:
                return data.decode("utf-8-sig" if encoding == "utf-8" else encoding), encoding
            except UnicodeDecodeError:
                continue
    return _guessed(data)


def detect(text: str) -> str | None:
    """The language of a text (ISO 639-1) as py3langid tells it, or None when it is not certain."""
    language, certainty = _identifier().classify(text[:_DETECTED_ON])
    return str(language) if certainty >= _CERTAIN else None


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as a document's `sha256` holds it."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def plain_language(language: str) -> str:
    """`fr` of `fr-FR`, `FR` or `fr_MA`."""
    return re.split(r"[-_]", language.strip().lower())[0]


def plain_date(date: str) -> str:
    """The day of an ISO moment (`2021-12-24T10:00:00Z`); any other text as it is."""
    moment = _MOMENT.fullmatch(date.strip())
    return moment[1] if moment else date.strip()


def too_long(file: str, line: int) -> Fault:
    """The fault of a text that is longer than LONGEST."""
    expected = "one article a text; split it, or write its articles as JSON Lines of documents"
    return fault("text", file, line, "text", f"longer than {LONGEST // 1_000_000} MB", expected)


def unread_language() -> str:
    """What was expected where a text's language is not one that is read."""
    return f"one of {', '.join(ontology.languages())}; say which with --language, or `language` in JSON Lines"


def _guessed(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    # Only encodings of the languages that are read: the wide search takes cp1250 or Turkish Mac for French.
    arabic = data.decode(_ARABIC, "replace")
    if _is_arabic(arabic[:_GUESSED_ON]):
        return arabic, _ARABIC
    best = from_bytes(data[:_GUESSED_ON], cp_isolation=_WESTERN).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding), best.encoding.replace("_", "-")
    except UnicodeDecodeError:
        return None


def _is_arabic(text: str) -> bool:
    """Whether nearly all letters beyond ASCII are Arabic, in a text without control characters."""
    letters = [mark for mark in text if mark.isalpha() and mark > "\x7f"]
    strange = any(mark < " " and mark not in "\t\n\r" for mark in text)
    many = len(letters) >= _ENOUGH and sum("\u0600" <= mark <= "\u06ff" for mark in letters) > 0.8 * len(letters)
    return many and not strange


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
