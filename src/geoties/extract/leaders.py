"""Of which state a leader is, where the text does not say it: the well-known (leaders.csv), and heads by title (heads.csv)."""

import csv
from functools import lru_cache
from importlib import resources

from geoties import names
from geoties.extract.lexicon import PACKAGE


def state_of(name: str) -> str | None:
    """The state of a leader by full name, or None."""
    return _full().get(names.key(name))


def alone(surname: str) -> str | None:
    """The full name of the leader who is meant by a surname alone, or by the first name where the list says so, or None."""
    return _alone().get(surname)


def titled(surname: str) -> str | None:
    """The state of every leader who bears a surname, where it is one and the same: "President Bush".

    Those of the longer list are asked where the shorter one has nobody of that name.
    """
    for rows in (_rows(), _rows("heads.csv")):
        states = {row["country"] for row in rows if row["name"].split()[-1] == surname}
        if states:
            return next(iter(states)) if len(states) == 1 else None
    return None


def ruled(name: str) -> str | None:
    """The state of a head of state or government by full name, for a name that stands beside such a title; or None."""
    return _full().get(names.key(name)) or _heads().get(names.key(name))


@lru_cache(maxsize=1)
def parts() -> frozenset[str]:
    """The words of all names here."""
    return frozenset(word for row in (*_rows(), *_rows("heads.csv")) for word in row["name"].split())


@lru_cache(maxsize=2)
def _rows(file: str = "leaders.csv") -> list[dict[str, str]]:
    text = resources.files(PACKAGE).joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def _full() -> dict[str, str]:
    return {names.key(row["name"]): row["country"] for row in _rows()}


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {names.key(row["name"]): row["country"] for row in _rows("heads.csv")}


@lru_cache(maxsize=1)
def _alone() -> dict[str, str]:
    return {
        row["name"].split()[0 if row["alone"] == "first" else -1]: row["name"]
        for row in _rows()
        if row["alone"] in ("1", "first")
    }
