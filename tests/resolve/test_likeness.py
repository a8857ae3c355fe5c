"""Names of persons in five scripts, held against a labelled set."""

import csv
from pathlib import Path

import pytest

from geoties.resolve.likeness import likeness
from geoties.resolve.rules import DECIDES

LABELLED = Path(__file__).with_name("name_pairs.csv")


def _pairs(part: str) -> list[dict[str, str]]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [row for row in rows if row["part"] == part]


def _figures(part: str, least: float) -> tuple[float, float]:
    """Precision and recall where pairs from a likeness on are one person."""
    said = [(likeness(row["left"], row["right"]) >= least, row["verdict"] == "same") for row in _pairs(part)]
    right = sum(found and true for found, true in said)
    return right / sum(found for found, _ in said), right / sum(true for _, true in said)


@pytest.mark.parametrize(("part", "number", "recall"), [("tuned", 398, 0.97), ("held out", 151, 0.93)])
def test_most_pairs_of_one_person_are_found_and_few_others(part: str, number: int, recall: float) -> None:
    assert len(_pairs(part)) == number
    precision, found = _figures(part, 0.8)
    assert precision >= 0.99
    assert found >= recall


@pytest.mark.parametrize("part", ["tuned", "held out"])
def test_what_decides_by_itself_is_never_wrong(part: str) -> None:
    assert _figures(part, DECIDES)[0] == 1.0


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        ("Benny Gantz", "benny GANTZ", 1.0, 1.0),
        ("Benny Gantz", "بيني غانتس", 0.9, 1.0),
        ("Abd al-Rahim Ali", "عبد الرحيم علي", 0.9, 1.0),
        ("Gantz", "Benny Gantz", 0.7, 0.7),
        ("Gantz", "Gantz", 0.7, 0.7),
        ("B. Gantz", "Benny Gantz", 0.8, 0.9),
        ("Emmanuel Macron", "Brigitte Macron", 0.0, 0.6),
        ("Mario Rossi", "Maria Rossi", 0.0, 0.6),
        ("George H. W. Bush", "George W. Bush", 0.0, 0.0),
        ("Hassan II", "Hassan I", 0.0, 0.0),
        ("", "Benny Gantz", 0.0, 0.0),
        ("...", "...", 0.0, 0.0),
    ],
)
def test_a_pair(left: str, right: str, least: float, most: float) -> None:
    assert least <= likeness(left, right) <= most
    assert likeness(left, right) == likeness(right, left)
