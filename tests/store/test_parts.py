"""A document with very many rows is written in parts, and nothing shows that it was."""

from dataclasses import replace

import pytest

from claims import claim, source, target
from conftest import wipe
from geoties.model import Actor, Document
from geoties.records import Reading
from geoties.store import parts as cutting
from geoties.store.batch import Written
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.parts import parts
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.write import write_readings

GROUPS = tuple(Actor(id=f"groups/{name}", kind="ArmedGroup", name=name) for name in ("one", "two", "three", "unnamed"))


def rows(number: int, *, title: str = "rows", first: int = 0) -> Reading:
    """A document of a data set: groups that attack states, some of them on one day."""
    stated = [
        claim(
            "attack",
            [source(GROUPS[index % 3].id), target(("MAR", "ISR", "DZA")[index % 2])],
            f"2021-{index % 12 + 1:02d}-03",
            document="doc/rows",
            text=f"row {index}",
            source_id=str(index),
            row=index,
            dataset="set",
        )
        for index in range(first, first + number)
    ]
    return Reading(document=Document(id="doc/rows", title=title, dataset="set"), actors=GROUPS, stated=tuple(stated))


def load(store: Connection, *readings: Reading) -> Written:
    return write_readings(store, readings)


def test_parts_hold_all_and_each_its_own_actors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 4)
    found = list(parts(rows(10)))
    assert [(one.part, one.whole, len(one.stated)) for one in found] == [(0, False, 4), (1, False, 4), (2, False, 2)]
    assert [claim for one in found for claim in one.stated] == list(rows(10).stated)
    assert [[actor.name for actor in one.actors] for one in found] == [
        ["one", "two", "three", "unnamed"],
        ["one", "two", "three"],
        ["one", "three"],
    ]


def test_what_is_no_pile_of_rows_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 4)
    own = Actor(id="doc/rows#person/x", kind="Person", name="X", document="doc/rows")
    text = claim("visit", [source("MAR"), target("ISR")], "2021", document="doc/rows")
    for reading in (rows(4), replace(rows(10), actors=(own,)), replace(rows(10), stated=(*rows(10).stated, text))):
        assert list(parts(reading)) == [reading]


def test_nothing_shows_that_it_was_cut(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load(store, rows(30))
    expected = content_hash(store)
    assert load(store, rows(30)) == Written(unchanged=31)
    wipe(store)
    monkeypatch.setattr(cutting, "PART", 7)
    assert load(store, rows(30)) == whole == Written(created=31)
    assert content_hash(store) == expected
    assert load(store, rows(30)) == Written(unchanged=31)
    assert content_hash(store) == expected
    assert rebuild(store) == Rebuilt()


def test_more_rows_and_another_title(store: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, rows(40, title="new"))
    expected = content_hash(store)
    wipe(store)
    monkeypatch.setattr(cutting, "PART", 7)
    load(store, rows(12, first=20))
    changed = load(store, rows(40, title="new"))
    assert changed == Written(created=28, unchanged=12, replaced=1)
    assert content_hash(store) == expected
    assert rebuild(store) == Rebuilt()
