"""The data files of this package as rows: who has a global id, and under which words.

Each file is CSV with a header comment (`#` lines) that gives its source, date and licence, and is read once.
"""

import csv
from functools import lru_cache
from importlib import resources
from typing import NamedTuple


class Naming(NamedTuple):
    """One way to name an actor: `form` is name, demonym or metonym; `exact` when it matches only as written."""

    actor: str
    language: str
    form: str
    text: str
    exact: bool


def read(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file of this package, as `rows` gives them."""
    return rows(resources.files("geoties.names").joinpath("data", name).read_text(encoding="utf-8"), name)


def rows(text: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV text below its column line, cells as written. Raises ValueError for a row of another width."""
    columns, *found = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    wrong = [row for row in found if len(row) != len(columns)]
    if wrong:
        raise ValueError(f"{name}: a row has not the {len(columns)} cells of {columns}: {wrong[0]}")
    return tuple(tuple(row) for row in found)


@lru_cache(maxsize=1)
def namings() -> tuple[Naming, ...]:
    """Every naming of every known actor; the first name of an actor in a language is its usual one."""
    found = [
        Naming(actor, language, form, text, case == "exact") for actor, language, form, text, case in read("names.csv")
    ]
    found += [Naming(actor, language, "metonym", text, True) for actor, language, text in read("capitals.csv")]
    for actor, *_, en, fr, demonyms in read("organisations.csv"):
        found += [_cell(actor, "en", "name", cell) for cell in _cells(en)]
        found += [_cell(actor, "fr", "name", cell) for cell in _cells(fr)]
        for cell in _cells(demonyms):
            language, text = cell.split(":", 1)
            found.append(_cell(actor, language, "demonym", text))
    return tuple(found)


@lru_cache(maxsize=1)
def ambiguous() -> frozenset[tuple[str, str]]:
    """Language and surface of what may mean another actor, or no actor: the reviewed list."""
    return frozenset((language, text) for language, text, *_ in read("ambiguous.csv"))


def _cells(joined: str) -> list[str]:
    return joined.split("|") if joined else []


def _cell(actor: str, language: str, form: str, cell: str) -> Naming:
    text = cell.removesuffix("=")
    return Naming(actor, language, form, text, text != cell or not any(letter.islower() for letter in text))
