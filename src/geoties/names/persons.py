"""Whether two personal names in one document are one person's.

The surname must be the same; given names may be missing, shortened to an initial, or spelt another way. Two spellings of a
given name keep its consonants (Bachar, Bashar; Mohammed, Muhammad), two given names seldom do (Marie, Marine), so the
consonants must agree and the whole be near; a change of gender (Michel, Michelle) is never a spelling.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from geoties.names.keys import words
from geoties.names.tables import read

_NEAR = 70.0
"""Least rapidfuzz ratio (0 to 100) of two given names with equal consonants. Measured on 79 pairs of spellings and 72 of
different names (tests/names/test_persons.py): with the consonants it takes 72 of the former and 7 of the latter (Jean and Jan),
the ratio alone 71 and 43."""

# the article is left out of surnames (Assad, al-Assad), but is part of "Abd al-Rahim"
_ARTICLE = re.compile(r"(?<!abd )(?<!abd-)\b(?:[aeu]l|[aeu](?:ch|sh|dh|th|[rnszdt])(?=-))[ -](?=\w)", re.IGNORECASE)
_DOUBLE_INITIAL = re.compile(r"\b(\w)\.-\w\.")

_FEMININE = ("a", "e", "ia", "ine", "le", "ne", "te")
"""What makes a feminine of a masculine given name: Karima, Simone, Victoria, Christine, Michelle, Jeanne, Charlotte."""

_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("ou|oo", "u"),
        ("ee|ei|ai|ii|y", "i"),
        ("kh", "h"),
        ("ch", "sh"),
        ("dj", "j"),
        ("ph", "f"),
        ("gu(?=[ei])", "g"),
        ("ck|q|c(?=[aouklrt]|$)", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("^ie", "e"),
        ("^iu", "u"),
        (r"(.)\1", r"\1"),
    )
)
"""How French, English and German spell the sounds of Arabic and Russian names, reduced to one spelling."""


def same_person(left: str, right: str) -> bool:
    """Whether two names in ONE document can be one person's: the same surname, and given names that do not contradict.

    "Gantz" and "Benny Gantz", "B. Gantz", "Bachar al-Assad" and "Bashar Assad" agree; Emmanuel and Brigitte Macron do not. A
    single word is a surname, or for Chinese, Korean and Vietnamese names the first word. Across documents this is no evidence.
    """
    ours, theirs = _parts(left), _parts(right)
    if not ours.words or not theirs.words or (ours.rank and theirs.rank and ours.rank != theirs.rank):
        return False
    if "".join(ours.words) == "".join(theirs.words):
        return True
    short, long = sorted((ours.words, theirs.words), key=len)
    if len(short) == 1:
        return short[0] == long[-1] or (short[0] == long[0] and short[0] in _role("family_first"))
    return short[-1] == long[-1] and _agree(short[:-1], long[:-1])


def is_full(name: str) -> bool:
    """Whether a name has a given name and a surname written out, beside titles: Benny Gantz, not B. Gantz or President Biden."""
    found = list(_parts(name).words)
    while found and found[0] in _role("title"):
        found = found[1:]
    return len(found) > 1 and len(found[0]) > 1 and len(found[-1]) > 1


def other_gender(left: str, right: str) -> bool:
    """Whether one given name, as a key, is the other's feminine: Jamil and Jamila, Simon and Simone, Mario and Maria."""
    return _other_gender(left, right) or _other_gender(right, left)


def without_article(name: str) -> str:
    """A name without the articles of Arabic surnames: Assad for al-Assad, but Abd al-Rahim as it is."""
    return _ARTICLE.sub("", name)


def rank(name: str) -> str:
    """What tells a father from his son in a name (jr, ii), or empty."""
    return _parts(name).rank


@dataclass(frozen=True, slots=True)
class _Parts:
    """Given names, then the surname, as keys; and what tells a father from his son (jr, ii), or empty."""

    words: tuple[str, ...]
    rank: str


@lru_cache(maxsize=8192)
def _parts(name: str) -> _Parts:
    found = list(words(without_article(_DOUBLE_INITIAL.sub(r"\1.", name))))
    rank = ""
    while len(found) > 1 and found[0] in _role("courtesy"):
        found = found[1:]
    while len(found) > 1 and found[-1] in _role("rank"):
        *found, rank = found
    return _Parts((*(word for word in found[:-1] if word not in _role("link")), *found[-1:]), rank)


def _agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the fewer given names can be the first of the more, or are their last."""
    return all(_one_given(a, b) for a, b in zip(short, long, strict=False)) or long[-len(short) :] == short


def _one_given(left: str, right: str) -> bool:
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    if other_gender(left, right):
        return False
    from rapidfuzz import fuzz

    ours, theirs = _plain(left), _plain(right)
    return _consonants(ours) == _consonants(theirs) and fuzz.ratio(ours, theirs) >= _NEAR


def _other_gender(male: str, female: str) -> bool:
    return (
        female in {male + ending for ending in _FEMININE}
        or (male[-1] in "eo" and female == male[:-1] + "a")
        or (male[-2:] == "er" and female == male[:-2] + "ra")
    )


def _plain(name: str) -> str:
    for pattern, plain in _SPELLINGS:
        name = pattern.sub(plain, name)
    return name


def _consonants(name: str) -> str:
    return name[0] + re.sub("[aeiou]", "", name[1:])


@cache
def _role(role: str) -> frozenset[str]:
    return frozenset(word for word, its_role in read("person_words.csv") if its_role == role)
