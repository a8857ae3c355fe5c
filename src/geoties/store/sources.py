"""How far a source may be relied on, and how credible a claim is: a small table that the user keeps, never guessed.

A CSV of the columns `source` (a publisher, the host of an address, a data set, or the id of a claim), `reliability` (of a
source, A to F) and `credibility` (of a claim, 1 to 6), and any others, such as `why`. The grades are those of the NATO
Admiralty code; F and 6 say that it cannot be judged, as does a source or a claim that the table does not have.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoties.errors import InputError
from geoties.model import Document
from geoties.records import Issue
from geoties.records.issues import shown
from geoties.store.told import outlet_of

if TYPE_CHECKING:
    from geoties.store.bolt import Connection

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
COLUMNS = ("source", "reliability", "credibility")

_DOCUMENTS = "MATCH (d:Document) RETURN d.id AS id, d.publisher AS publisher, d.url AS url, d.dataset AS dataset"


@dataclass(frozen=True, slots=True)
class Sources:
    """The table: reliability by source, credibility by claim."""

    reliability: Mapping[str, str] = field(default_factory=dict)
    credibility: Mapping[str, str] = field(default_factory=dict)

    def at_least(self, grade: str) -> tuple[str, ...]:
        """The sources of this reliability or a better one. Raises InputError for F and what is no grade."""
        if grade.upper() not in "ABCDE" or len(grade) != 1:
            raise InputError(
                f"{grade!r} is no least reliability: it is A (the best) to E; F says that it cannot be judged"
            )
        return tuple(sorted(name for name, found in self.reliability.items() if found <= grade.upper()))


def read_sources(path: Path) -> Sources:
    """The table of a file. Raises InputError where there is none, or where a row is wrong: with the line of each."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := set(COLUMNS[:2]) - set(rows.fieldnames or ()):
                raise InputError(f"{path}: the column {min(missing)} is missing; the first line is {','.join(COLUMNS)}")
            placed = [(rows.line_num, row) for row in rows]
    except FileNotFoundError as error:
        raise InputError(
            f"there is no table of sources at {path}: `geoties sources --format csv` prints one to fill in and keep there, "
            "or GEOTIES_SOURCES names another place"
        ) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot read {path}: {error}; it is a CSV in UTF-8") from error
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    issues = [issue for number, row in placed for issue in _read(row, str(path), number, found)]
    if issues:
        raise InputError("\n".join(map(str, issues)))
    return Sources(*found)


def held_sources(connection: "Connection", graded: Sources) -> list[dict[str, Any]]:
    """A row for each source: of the store, with how many documents it has, and of the table.

    Columns: source, documents, reliability (None where it is not known), means. The most documents come first.
    """
    counts: dict[str, int] = dict.fromkeys(graded.reliability, 0)
    for row in connection.stream(_DOCUMENTS):
        if name := source_of(row):
            counts[name] = counts.get(name, 0) + 1
    grades = {name: graded.reliability.get(name) for name in counts}
    return [
        {
            "source": name,
            "documents": counts[name],
            "reliability": grade,
            "means": RELIABILITY[grade] if grade else "not known",
        }
        for name, grade in sorted(grades.items(), key=lambda entry: (-counts[entry[0]], entry[0]))
    ]


def source_of(document: Mapping[str, Any]) -> str | None:
    """The source of a document: its publisher, else the host of its address, else its data set."""
    told = Document(id="", publisher=document.get("publisher"), url=document.get("url"))
    return outlet_of(told) or document.get("dataset")


def _read(
    row: Mapping[str, Any], file: str, number: int, found: tuple[dict[str, str], dict[str, str]]
) -> Iterator[Issue]:
    name = (row["source"] or "").strip()
    reliability = (row["reliability"] or "").strip().upper()
    credibility = (row.get("credibility") or "").strip()
    claim = name.startswith("claim/")
    if not name:
        if reliability or credibility:
            yield Issue(file, number, "source", "missing", "a publisher, a host, a data set or the id of a claim")
        return
    if name in found[claim]:
        yield Issue(file, number, "source", shown(name), "one row a source; there is one above")
    if reliability and (claim or reliability not in RELIABILITY):
        expected = "nothing: of a claim, credibility is told" if claim else "A, B, C, D, E or F"
        yield Issue(file, number, "reliability", shown(reliability), expected)
    if credibility and (not claim or credibility not in CREDIBILITY):
        expected = "1, 2, 3, 4, 5 or 6" if claim else "nothing: of a source, reliability is told"
        yield Issue(file, number, "credibility", shown(credibility), expected)
    if value := credibility if claim else reliability:
        found[claim].setdefault(name, value)
