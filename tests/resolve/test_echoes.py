"""Outlets that tell an event in the same words, whatever the order of the claims."""

from itertools import permutations

import pytest

from claims import claim, filed, party
from geoties.resolve.echoes import voices
from geoties.resolve.events import events_of
from geoties.resolve.ties import add_event, tie_of

WIRE = "Morocco and Israel agreed on Tuesday to reopen their liaison offices, the ministry said."
PRINTED = "Morocco and Israel agreed Tuesday to re-open their liaison offices, the ministry said"
OWN = "The two countries will have liaison offices again, according to a statement issued in Rabat."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("Agency", WIRE), ("Herald", PRINTED), ("Post", OWN)], {"Herald": "Agency"}),
        ([("Agency", WIRE), ("Agency", OWN), ("Post", OWN)], {"Post": "Agency"}),
        # One that prints two wires makes them one: who copied whom cannot be told.
        ([("Alpha", WIRE), ("Mixed", PRINTED), ("Mixed", OWN), ("Zeta", OWN)], {"Mixed": "Alpha", "Zeta": "Alpha"}),
        ([("Agency", WIRE), ("Post", f"“{WIRE}”")], {"Post": "Agency"}),
        # Anybody may say so little; a row of a data set says nothing.
        ([("Agency", "The two ministers met."), ("Post", "The two ministers met.")], {}),
        ([("Agency", None), ("Post", None)], {}),
        ([("Agency", WIRE)], {}),
        ([], {}),
    ],
)
def test_who_repeats_whom(said: list[tuple[str, str | None]], expected: dict[str, str]) -> None:
    for order in permutations(said):
        assert voices(order) == expected


def test_an_event_counts_publishers_and_a_tie_voices() -> None:
    claims = [
        filed(
            claim("meeting", [party("MAR"), party("ISR")], "2021-11-23", document=f"doc/{place}", text=text),
            outlet=outlet,
        )
        for place, (outlet, text) in enumerate([("Herald", PRINTED), ("Agency", WIRE), ("Post", OWN)])
    ]
    for order in permutations(claims):
        (event,) = events_of(order)
        assert (event.outlets, event.echoes, event.echoed, event.voices) == (
            3,
            ("Herald",),
            ("Agency",),
            ("Agency", "Post"),
        )
        tallies: dict = {}  # type: ignore[type-arg]
        add_event(tallies, event)
        tie = tie_of(tallies["ISR", "MAR"])
        assert tie is not None
        assert (tie.reports, tie.outlets) == (3, 2)
