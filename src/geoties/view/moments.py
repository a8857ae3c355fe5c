"""The events of a tie by month and by what they were: what the page counts anew when its filters change.

A moment is a number of like events of one tie. Its dates are months counted from the year 0, which is as fine as a slider
of years can be set; a date that is no more than a year reaches over its twelve months.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from geoties import dates, ontology
from geoties.view import clean

_WAYS = {"forward": 1, "backward": -1}


class Look(NamedTuple):
    """What a moment's events have in common; `way` is 1 from the tie's first actor, -1 from its second, 0 for neither."""

    kind: str
    quad: str
    status: str
    dataset: str
    way: int


class Moment(NamedTuple):
    """`events` like events that begin in month `start` (None where no year is known) and reach over `span` months more."""

    start: int | None
    span: int
    look: Look
    events: int


def moments(attributes: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]], *, strength: int) -> list[Moment]:
    """The moments of a tie, in time: from its `timeline`, else from its evidence where that is all there is.

    strength: the events that the tie counts. Evidence that holds another number of asserted events is not all of it.
    """
    told = clean.items(attributes.get("timeline"))
    if not told:
        events = {clean.text(item.get("event")): item for item in evidence if clean.text(item.get("event"))}
        told = list(events.values())
        if sum(_look(item).status == "asserted" for item in told) != strength:
            return []
    counts: Counter[tuple[int | None, int, Look]] = Counter()
    for item in told:
        counts[(*months(item.get("date")), _look(item))] += max(1, clean.count(item.get("events")))
    found = [Moment(*key, events) for key, events in counts.items()]
    return sorted(found, key=lambda moment: (moment.start is None, moment[0] or 0, moment[1:]))


def months(date: object) -> tuple[int | None, int]:
    """The first month of an EDTF date, and over how many months more it reaches; (None, 0) where no year is known."""
    try:
        bounds = dates.bounds(clean.text(date))
    except ValueError:
        return None, 0
    start, end = _month(bounds.earliest), _month(bounds.ended or bounds.latest)
    if start is None or end is None:
        return start, 0
    return start, max(0, end - start)


def _month(day: str | None) -> int | None:
    year, _, rest = (day or "").partition("-")
    return int(year) * 12 + int(rest[:2]) - 1 if year.isdigit() and rest[:2].isdigit() else None


def _look(item: Mapping[str, Any]) -> Look:
    quad, status = clean.text(item.get("quad")), clean.text(item.get("status"))
    return Look(
        kind=clean.text(item.get("kind")) or clean.text(item.get("type")),
        quad=quad if quad in ontology.quads() else "",
        status=status or "asserted",
        dataset=clean.text(item.get("dataset")),
        way=_WAYS.get(clean.text(item.get("way")), 0),
    )
