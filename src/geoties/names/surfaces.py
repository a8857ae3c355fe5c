"""What to look for in a text: the written forms of every known actor in one language.

The data files hold one spelling; texts also write curly apostrophes and leave accents out (Etats-Unis, l’Emirati), so each
spelling is given in those forms too. A matcher that ignores case takes what is not `case_sensitive`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geoties.names.tables import ambiguous, namings, read

_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Surface:
    """A written form of an actor.

    `form` is name, demonym (adjectives and nouns of nationality) or metonym (a capital or seat, which stands for the state as
    the subject of an act and is a place after "in" or "at"). `case_sensitive`: in another case it means something else
    (Turkey, EAU). `ambiguous`: it may mean another actor (then each has its Surface) or no actor (Georgia, Maurice): take
    it only where the words around agree.
    """

    text: str
    actor: str
    form: str
    case_sensitive: bool
    ambiguous: bool


@cache
def surfaces(language: str) -> tuple[Surface, ...]:
    """The surfaces of a language (ISO 639-1), sorted; empty for one without data (data: en, fr; names only: es, de, ar)."""
    doubtful = ambiguous()
    found = {
        (text, naming.actor, naming.form): Surface(
            text, naming.actor, naming.form, naming.exact, (language, naming.text) in doubtful
        )
        for naming in namings()
        if naming.language == language
        for text in spellings(naming.text)
    }
    return tuple(found[at] for at in sorted(found))


@cache
def masks(language: str) -> tuple[str, ...]:
    """Phrases that hold a surface and name no known actor (océan Indien, US dollars, Oslo Accords), sorted.

    Look for them with the surfaces, the longest first: what lies inside one is no mention of a state. They match as surfaces do
    that are not case sensitive.
    """
    return tuple(
        sorted(
            {
                text
                for its_language, _, joined in read("masks.csv")
                if its_language == language
                for phrase in joined.split("|")
                for text in spellings(phrase)
            }
        )
    )


def spellings(text: str) -> Iterator[str]:
    """A surface as texts write it: as given, with its first letter or all of it without accents, with curly apostrophes."""
    for accented in dict.fromkeys((text, _plain(text[0]) + text[1:], _plain(text))):
        yield accented
        if "'" in accented:
            yield accented.replace("'", "’")


def _plain(text: str) -> str:
    """The text without the accents of Latin letters; other scripts keep their marks."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
