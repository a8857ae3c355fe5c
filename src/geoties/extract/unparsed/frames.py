"""What tells of an event in a language that is not parsed, read from the YAML files beside."""

from dataclasses import dataclass
from functools import lru_cache

from geoties import ontology
from geoties.extract.unparsed.gazetteer import words_of
from geoties.extract.unparsed.text import Line, Token

PACKAGE = "geoties.extract.unparsed"

Phrase = tuple[str, ...]
"""Keys of the words of a phrase; a last word that ends in * stands for all that begin so."""


@dataclass(frozen=True, slots=True)
class WordFrame:
    """The forms that tell of a kind; what must stand in the sentence too (`beside`) or must not: in it, or right at the form."""

    kind: str
    forms: tuple[Phrase, ...]
    beside: tuple[Phrase, ...]
    against: tuple[Phrase, ...]
    without: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class WordGrammar:
    """The frames of a language in order, and its phrases by what they say of a name or an event (frames.es.yaml)."""

    frames: tuple[WordFrame, ...]
    phrases: dict[str, tuple[Phrase, ...]]


_NAMES = (
    "source",
    "by",
    "passive",
    "target",
    "party",
    "mediator",
    "place",
    "negation",
    "planned",
    "conditional",
    "alleged",
)


@lru_cache(maxsize=3)
def word_grammar(language: str) -> WordGrammar:
    """The grammar of a language. Raises ValueError for a kind that the ontology does not have."""
    spec = ontology.read_yaml(f"frames.{language}.yaml", package=PACKAGE)
    frames = []
    for kind, entries in spec["kinds"].items():
        if kind not in ontology.kinds():
            raise ValueError(f"frames.{language}.yaml: {kind} is no kind")
        for entry in entries:
            listed = [_phrases(entry.get(name, ()), language) for name in ("any", "with", "not", "without")]
            frames.append(WordFrame(kind, *listed))
    return WordGrammar(tuple(frames), {name: _phrases(spec[name], language) for name in _NAMES})


def found_at(phrases: tuple[Phrase, ...], tokens: tuple[Token, ...], i: int) -> int:
    """How many words of the tokens at `i` are one of the phrases; 0 where none is. A first word may be joined with others."""
    return max((len(phrase) for phrase in phrases if _stands(phrase, tokens, i)), default=0)


def stands_in(phrases: tuple[Phrase, ...], line: Line, first: int = 0, stop: int | None = None) -> bool:
    """Whether one of the phrases begins at one of the tokens [first, stop)."""
    end = len(line.tokens) if stop is None else min(stop, len(line.tokens))
    return any(found_at(phrases, line.tokens, i) for i in range(max(0, first), end))


def _stands(phrase: Phrase, tokens: tuple[Token, ...], i: int) -> bool:
    if i + len(phrase) > len(tokens):
        return False
    first = any(_fits(phrase[0], key.text) for key in tokens[i].keys)
    return first and all(_fits(word, token.key) for word, token in zip(phrase[1:], tokens[i + 1 :], strict=False))


def _fits(word: str, key: str) -> bool:
    return key.startswith(word[:-1]) if word.endswith("*") else key == word


def _phrases(listed: list[str], language: str) -> tuple[Phrase, ...]:
    found = []
    for text in listed:
        words = words_of(text.rstrip("*"), language)
        found.append((*words[:-1], words[-1] + "*") if text.endswith("*") else tuple(words))
    return tuple(found)
