"""The alias key: one short string for the many ways to write one name.

Keys are equal where spelling alone differs: case, accents, quotes, spaces, and the joints of Arabic names (Abderrahim,
Abdel Rahim, Abd al-Rahim, Abdul Rahim). They never guess.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ـ": None})
"""Letters that Unicode does not take apart, and the Arabic lengthening stroke."""

_QUOTES = re.compile(r"['’‘‛ʼʻʽʾʿ`´′]")
_HYPHENS = ("-", "‐", "‑", "–")
_WORD = re.compile(r"[^\W_]+")
_SUN = "ch|sh|dh|th|[rnszdt]"
"""The consonants, as Latin letters write them, that the article takes on: er-Rahim, ash-Shaabi."""

_ABDALLAH = re.compile(r"^abd(?:a|e|o|u|ou)ll?ah$")
_ABD = re.compile(rf"^abd(?:a|e|i|o|u|ou)(?:l(?P<rest>.*)|(?P<sun>{_SUN})(?P=sun)(?P<sunrest>.+))$")
_ABD_SUN = re.compile(rf"^abd(?:a|e|i|o|u|ou)(?P<sun>{_SUN})$")
_ARTICLE_SUN = re.compile(rf"^[aeu](?P<sun>{_SUN})$")
_ARTICLES = ("al", "el", "ul")
_SONS = ("ben", "bin", "ibn")


def key(text: str) -> str:
    """The alias key of a name: `key("Abd al-Rahim") == key("Abderrahim")`; empty where there is no letter or digit.

    Unicode NFKD without accents, case folded, no punctuation, no spaces; "al-", "el-" and their assimilated forms become "al",
    "bin" and "ibn" become "ben". The key of a key is that key.
    """
    return "".join(words(text))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words that make up the key, in order: hyphens join, and articles, "ben" and "abd" belong to the word after them."""
    folded = _folded(text)
    found = list(_WORD.finditer(folded))
    joined = []
    before = ""
    for at, match in enumerate(found):
        word = match.group()
        follows = found[at + 1].group() if at + 1 < len(found) else ""
        hyphen = bool(follows) and folded[match.end() : found[at + 1].start()] in _HYPHENS
        if follows and (particle := _particle(word, follows, hyphen=hyphen, inside=before)):
            before += particle
        elif hyphen:
            before += _one_word(word)
        else:
            joined.append(before + _one_word(word))
            before = ""
    return tuple(joined)


def _particle(word: str, follows: str, *, hyphen: bool, inside: str) -> str | None:
    """What a word becomes that belongs to the next one, or None; `inside` is what was joined just before it."""
    if word in _ARTICLES:
        return "al"
    if word in _SONS:
        return "ben"
    if word == "abd":
        return "abd"
    if word.startswith("abd") and word[3:] in ("al", "el", "il", "ol", "ul", "oul"):
        return "abdal"
    assimilated = _ABD_SUN.match(word)
    if assimilated and follows.startswith(assimilated["sun"]):
        return "abdal"
    # "en" and "es" are words of French and Spanish: an article only where a hyphen or "abd" says so
    assimilated = _ARTICLE_SUN.match(word)
    if assimilated and follows.startswith(assimilated["sun"]) and (hyphen or inside == "abd"):
        return "al"
    return None


def _one_word(word: str) -> str:
    if _ABDALLAH.match(word):
        return "abdallah"
    if found := _ABD.match(word):
        return "abdal" + (found["rest"] if found["sun"] is None else found["sun"] + found["sunrest"])
    return word


def _folded(text: str) -> str:
    for _ in range(2):  # folding case may bring accents back (İ), and taking accents off another case
        parts = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(part for part in parts if not unicodedata.combining(part))
    return _QUOTES.sub("", text).translate(_LETTERS)
