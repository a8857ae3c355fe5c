"""Money in a sentence, and things with how many there are: "48 millions de dollars", "$48 million", "three Heron drones"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geoties import ontology
from geoties.extract.lexicon import PACKAGE
from geoties.extract.parse import Word
from geoties.extract.pieces import plain
from geoties.extract.spots import Marked
from geoties.model import Item

_MODEL = re.compile(r"[a-z]{1,4}-\d{1,4}[a-z]{0,2}")
"""A type of arms by its letters and number: F-16, MiG-29, S-400."""
_NUMBER = r"\d{1,3}(?:[  .,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_BEFORE = 24
_MAKERS = ("Company", "Organization")
"""A name behind a thing is its make or model, also where it is known as a firm's."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount at [start, end) of the document's text."""

    start: int
    end: int
    amount: float
    currency: str
    approximate: bool


def money(text: str, *, offset: int) -> list[Money]:
    """The amounts of a sentence in both notations, by place."""
    shown = plain(text)
    found = []
    for match in _pattern().finditer(shown):
        number = _number(match["number"] or match["number2"])
        scale = _tables()["scales"].get((match["scale"] or match["scale2"] or "").lower(), 1.0)
        said = (match["currency"] or match["currency2"]).lower()
        before = re.findall(r"[\w']+", shown[max(0, match.start() - _BEFORE) : match.start()].lower())[-4:]
        found.append(
            Money(
                offset + match.start(),
                offset + match.end(),
                round(number * scale, 2),
                _tables()["currencies"][re.sub(r"\s+", " ", said)],
                any(word in _tables()["approximate"] for word in before),
            )
        )
    return found


def items(marked: Marked, first: int, stop: int) -> tuple[list[Item], bool, bool]:
    """The things named in [first, stop): arms and goods with their number; whether any are arms, whether any are goods."""
    words = marked.sentence.words
    found: dict[str, Item] = {}
    arms = goods = False
    i = first
    while i < stop:
        word = words[i]
        kind = _kind(marked, i, stop)
        if kind is None or word.pos not in ("NOUN", "PROPN", "X", "ADJ"):
            i += 1
            continue
        arms, goods = arms or kind == "arms", goods or kind == "goods"
        if word.dep == "compound" and word.head > i and _kind(marked, word.head, stop) == "arms":
            i += 1
            continue
        proper, last = _proper(marked, i, stop)
        name = proper or _common(marked, i)
        if kind == "arms" or proper:
            found.setdefault(name, Item(name=name, quantity=_quantity(words, i)))
        else:
            found.setdefault(name, Item(name=name))
        i = max(last, i + 1)
    return list(found.values()), arms, goods


def arms() -> frozenset[str]:
    """Words that are weapons, by lemma."""
    return frozenset(_tables()["arms"])


def _kind(marked: Marked, i: int, stop: int) -> str | None:
    tables = _tables()
    word = marked.sentence.words[i]
    if i in marked.names:
        return None
    if _MODEL.fullmatch(word.low) and word.low not in tables["no_models"]:
        return "arms"
    if word.lemma in tables["arms"] or word.low in tables["arms"]:
        if word.lemma not in tables["vague"]:
            return "arms"
        near = marked.sentence.words[max(0, i - 2) : min(i + 4, stop)]
        if (
            any(w.low in tables["military"] or w.lemma in tables["military"] for w in near)
            or _proper(marked, i, stop)[0]
        ):
            return "arms"
        return None
    return "goods" if word.lemma in tables["goods"] else None


def _proper(marked: Marked, i: int, stop: int) -> tuple[str, int]:
    """A name of the thing beside its noun: after it in French, before or after it in English."""
    words = marked.sentence.words
    j = i + 1
    while j < stop and j in marked.names and marked.names[j].form == "demonym":
        j += 1
    first = j
    while (
        j < stop
        and (j not in marked.names or marked.names[j].kind in _MAKERS)
        and (words[j].text[0].isupper() or (j > first and words[j].text[0].isdigit()))
    ):
        j += 1
    if j > first and words[first].pos != "VERB":
        return marked.sentence.text(first, j), j
    if marked.sentence.language == "en":
        k = i
        while k > 0 and k - 1 not in marked.names and (words[k - 1].text[0].isupper() or words[k - 1].text == "-"):
            k -= 1
        if k < i and words[k].i > 0:
            return marked.sentence.text(k, i), i + 1
    return "", i + 1


def _common(marked: Marked, i: int) -> str:
    """The plain noun with its close modifiers but no nationality."""
    words = marked.sentence.words
    kept = [i]
    if marked.sentence.language == "en":
        while (
            kept[0] > 0
            and (words[kept[0] - 1].pos in ("NOUN", "ADJ") or words[kept[0] - 1].low in arms())
            and kept[0] - 1 not in marked.names
            and words[kept[0] - 1].head == i
        ):
            kept.insert(0, kept[0] - 1)
    elif i + 1 < len(words) and words[i + 1].pos == "ADJ" and i + 1 not in marked.names:
        kept.append(i + 1)
    return " ".join(words[k].text if words[k].pos == "PROPN" else words[k].low for k in kept)


def _quantity(words: list[Word], i: int) -> int:
    for k in range(i - 1, max(-1, i - 5), -1):
        said = words[k].low.replace(" ", "")
        if said.isdigit() and not (k and words[k - 1].text in ("$", "€")):
            return int(said)
        if said in _tables()["numbers"]:
            return int(_tables()["numbers"][said]) if said not in ("un", "une", "a", "an") else 1
        if words[k].pos not in ("ADJ", "NOUN", "PROPN", "ADP", "VERB") or words[k].low in ("le", "la", "the"):
            break
    return -1


def _number(said: str) -> float:
    said = said.replace(" ", " ").replace(" ", "")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+([.,]\d{1,2})?", said):
        parts = re.split(r"[.,]", said)
        decimals = parts.pop() if len(parts[-1]) != 3 else ""
        return float("".join(parts) + ("." + decimals if decimals else ""))
    return float(said.replace(",", "."))


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return dict(ontology.read_yaml("amounts.yaml", package=PACKAGE))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    scales = "|".join(sorted((scale for scale in _tables()["scales"] if "_" not in scale), key=len, reverse=True))
    names = sorted(_tables()["currencies"], key=len, reverse=True)
    words = "|".join(re.escape(name).replace("\\ ", r"\s+") for name in names)
    signs = "|".join(re.escape(name) for name in names if not name.isalpha() and " " not in name)
    return re.compile(
        rf"(?P<currency>{signs})\s?(?P<number>{_NUMBER})(?:[\s-]?(?P<scale>{scales})(?!\w))?"
        rf"|(?<![\w.,])(?P<number2>{_NUMBER})(?:\s?(?P<scale2>{scales})(?!\w))?\s?(?:de\s|d'|of\s)?(?P<currency2>{words})(?!\w)",
        re.IGNORECASE,
    )
