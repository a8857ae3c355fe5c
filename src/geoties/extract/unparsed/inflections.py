"""The forms of a noun or adjective of nationality in Spanish, German and Arabic, from the one that a dictionary gives.

These words follow a few patterns, so a table of some two hundred of them is enough. A form that the pattern makes and nobody
writes does no harm: it is only ever looked for.
"""

from collections.abc import Callable, Iterator

_ACCENTED = str.maketrans("áéíóú", "aeiou")
_ADJECTIVE_DE = ("", "e", "en", "er", "es", "em")


def forms(word: str, language: str) -> tuple[str, ...]:
    """Every form of a nationality's word, itself first; a word after `=` stands for itself alone. Raises KeyError elsewhere."""
    if word.startswith("="):
        return (word[1:],)
    return tuple(dict.fromkeys((word, *_BY_LANGUAGE[language](word))))


def _spanish(word: str) -> Iterator[str]:
    if word.endswith("o"):
        yield from (word[:-1] + end for end in ("a", "os", "as"))
    elif word.endswith(("és", "án", "ín", "ón", "ol", "ús", "ís")):
        bare = word[:-2] + word[-2:].translate(_ACCENTED)
        yield from (bare + end for end in ("a", "es", "as"))
    elif word[-1] in "íú":
        yield from (word + "es", word + "s")
    elif word[-1] in "aeiu":
        yield word + "s"
    else:
        yield from (word + end for end in ("a", "es", "as"))


def _german(word: str) -> Iterator[str]:
    if word[0].islower() or word.endswith("isch"):
        yield from (word + end for end in _ADJECTIVE_DE)
    elif word.endswith("er"):
        yield from (word + end for end in ("s", "n", "in", "innen"))
    elif word.endswith("e"):
        yield from (word + "n", word[:-1] + "in", word[:-1] + "innen")
    else:
        yield from (word + end for end in ("s", "en", "in", "innen"))


def _arabic(word: str) -> Iterator[str]:
    """Feminine, plurals and dual, each also with the article."""
    bare = [word, *((word + end for end in ("ة", "ون", "ين", "ان", "ات", "تان", "تين")) if word.endswith("ي") else ())]
    yield from bare
    yield from ("ال" + form for form in bare)
    if word.endswith("ي"):
        yield word + "ا"


_BY_LANGUAGE: dict[str, Callable[[str], Iterator[str]]] = {"es": _spanish, "de": _german, "ar": _arabic}
