"""Names as they sound, in one alphabet: what their spellings in Latin, Arabic, Cyrillic and Hebrew letters have in common.

Arabic and Hebrew write few vowels, and each language spells consonants its own way, so a name is reduced to its consonants,
near ones made one: "Netanyahu", "Нетаньяху" and "נתניהו" all are "ntnh". Different names can sound alike: this finds whom
to compare (`score` in `resolve.likeness` then tells), and proves nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from geoties.names.keys import words
from geoties.names.persons import without_article

_HEBREW = str.maketrans(dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "abgdhwzhtykklmmnns`ppsskrst", strict=True)))
"""By sound: the general table has one letter for ב and ו."""

_HARD = str.maketrans({"ъ": "", "ь": "", "х": "h"})

_ASIDE = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        # The servant of: one word with what follows, as in Latin letters.
        ("عبد ال", "عبدال"),
        ("עבד אל-", "עבדאל"),
        ("абд[еуа]ль ", "абдель"),
        # A vowel at the start, which is no article: إلهام, أوباما.
        ("\\b[\u0623\u0625]\u0648?", "\u064a"),
        ("\\bאו", "א"),
        # Articles.
        ("\\b\u0627\u0644(?=\\w{3})", ""),
        ("\\bאל?-(?=\\w)", ""),
        ("\\b(?:аль|эль|а[сднрштз])-(?=\\w)", ""),
    )
)
_SAID = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("(?<=[aeiouy])j$", ""),
        ("^x", "s"),
        ("tsz|dzh|dj|gh|j", "g"),
        ("tch|tsch|sch|ch|sh|zh|ts|tz|cz|sz|z|c(?=[eiy])", "s"),
        ("ph|[fvp]|^w|w(?=r)|(?<=o)w$", "b"),
        ("kh", "h"),
        ("th|dh", "t"),
        ("x", "ks"),
        ("ck|[qcg]", "k"),
        ("nk$", "n"),
        ("d", "t"),
        ("(?<=.)h$", ""),
    )
)
"""In this order."""

_SILENT = re.compile("[aeiouyw'`]+")
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: in Latin letters, and its consonants; `latin` says whether it was written in Latin letters."""

    text: str
    sound: str
    latin: bool


@lru_cache(maxsize=65536)
def sounds(name: str) -> tuple[Word, ...]:
    """The words of a name with their sounds, in its order; empty where there is no letter."""
    from anyascii import anyascii

    bare = without_article(name)
    if not bare.isascii():
        for pattern, plain in _ASIDE:
            bare = pattern.sub(plain, bare)
    found = []
    for word in words(bare):
        latin = word.isascii()
        text = word if latin else _letters(anyascii(word.replace("וו", "v").translate(_HEBREW).translate(_HARD)))
        if text:
            found.append(Word(text, _sound(text), latin))
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter in "'`")


def _sound(text: str) -> str:
    said = _TWICE.sub(r"\1", text)
    for pattern, plain in _SAID:
        said = pattern.sub(plain, said)
    return _SILENT.sub("", said)
