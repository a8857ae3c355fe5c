"""Of which state a well-known leader is, where the text does not say it (leaders.csv)."""

import csv
from functools import lru_cache
from importlib import resources

from geoties import names
from geoties.extract.lexicon import PACKAGE


def state_of(name: str) -> str | None:
    """The state of a leader by full name, or None."""
    return _full().get(names.key(name))


def alone(surname: str) -> str | None:
    """The full name of the leader who is meant by a surname alone, or None."""
    return _alone().get(surname)


def titled(surname: str) -> str | None:
    """The state of every leader who bears a surname, where it is one and the same: "President Bush"."""
    states = {row["country"] for row in _rows() if row["name"].split()[-1] == surname}
    return next(iter(states)) if len(states) == 1 else None


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, str]]:
    text = resources.files(PACKAGE).joinpath("leaders.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def _full() -> dict[str, str]:
    return {names.key(row["name"]): row["country"] for row in _rows()}


@lru_cache(maxsize=1)
def _alone() -> dict[str, str]:
    return {row["name"].split()[-1]: row["name"] for row in _rows() if row["alone"] == "1"}
