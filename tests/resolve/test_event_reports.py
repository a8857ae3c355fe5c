"""Reports of events held against labelled stories: how often the stages join rightly, and how much they find."""

import csv
import random
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from claims import claim, party, source, target
from geoties import ontology
from geoties.model import Actor, Item, Role
from geoties.records import with_id
from geoties.resolve.actors import shown_actor
from geoties.resolve.events import events_of
from geoties.resolve.filing import Filed, file_claim

LABELLED = Path(__file__).with_name("event_reports.csv")
OFFICIALS = {
    "gantz": "ISR",
    "lapid": "ISR",
    "bayoudh": "MAR",
    "macron": "FRA",
    "scholz": "DEU",
    "biden": "USA",
    "putin": "RUS",
    "blinken": "USA",
    "pope": "VAT",
    "fra_minister": "FRA",
    "deu_minister": "DEU",
}
Row = dict[str, str]


def rows() -> list[Row]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def stories(part: str) -> list[list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows():
        if row["part"] == part:
            found[row["story"]].append(row)
    return list(found.values())


def look_up(actor: str) -> Actor | None:
    if country := OFFICIALS.get(actor):
        return Actor(id=actor, kind="Person", name=actor.title(), country=country)
    return shown_actor(actor, ())


def filed(row: Row, number: int) -> Filed:
    """A report in its place, in a document of its own unless it names one."""
    more = [part.split("=", 1) for part in row["more"].split(";") if part]
    left, right = row["who"].replace("+", ">").split(">")
    roles = [source(left), target(right)] if ">" in row["who"] else [party(left), party(right)]
    roles += [Role(role="MEDIATED", actor=value) for name, value in more if name == "mediator"]
    items = tuple(Item(name=value) for name, value in more if name == "item")
    document = next((value for name, value in more if name == "document"), f"{row['story']}-{number}")
    made = claim(
        row["kind"],
        roles,
        row["date"] or None,
        document=f"doc/{document}",
        text=row["report"],
        status=row["status"],
        type=ontology.kinds()[row["kind"]].type,
        items=items,
    )
    if row["language"] == "row":
        made = with_id(replace(made, quote=None, start=None, end=None, dataset="rows", source_id=str(number), row=1))
    return file_claim(made, look_up=look_up, outlet=f"outlet {number}")


def told(reports: list[Filed]) -> dict[str, str]:
    """The event of each claim."""
    keys: dict[str, list[Filed]] = defaultdict(list)
    for one in reports:
        keys[one.key].append(one)
    return {name: event.id for members in keys.values() for event in events_of(members) for name in event.claims}


def pairs(part: str) -> list[tuple[bool, bool, Row, Row]]:
    """Each two reports of one story: whether the stages and whether people hold them for one event."""
    found = []
    for story in stories(part):
        reports = [filed(row, number) for number, row in enumerate(story)]
        events = told(reports)
        for (one, left), (other, right) in combinations(zip(reports, story, strict=True), 2):
            joined = events[one.stated.id] == events[other.stated.id]
            found.append((joined, left["event"] == right["event"], left, right))
    return found


@pytest.mark.parametrize("part", ["tuned", "held out"])
def test_the_stages_join_rightly_and_find_most(part: str) -> None:
    said = pairs(part)
    right = sum(joined and same for joined, same, *_ in said)
    assert right / sum(joined for joined, *_ in said) >= 0.95
    assert right / sum(same for _, same, *_ in said) >= 0.80


def test_the_set_is_large_and_of_three_sorts() -> None:
    assert len(pairs("tuned")) + len(pairs("held out")) >= 120
    assert {row["language"] for row in rows()} == {"fr", "en", "row"}
    assert {row["kind"] for row in rows()} <= set(ontology.kinds())


def test_the_order_of_the_reports_means_nothing() -> None:
    for story in (*stories("tuned"), *stories("held out")):
        reports = [filed(row, number) for number, row in enumerate(story)]
        shuffled = list(reports)
        random.Random(1).shuffle(shuffled)
        assert told(shuffled) == told(reports)
