"""What of the graph is looked at: a day, what was known by then, statuses, and whose word counts.

Questions take the same five as parameters of their own (`cypher/questions`); networks, measures and pages take a Sight.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoties import dates, ontology
from geoties.errors import QueryError

if TYPE_CHECKING:
    from geoties.store.bolt import Connection

UNDATED = ""
"""In the place of a day: what has no day, so that it can be counted."""

ALL = "all"
"""Every status, in the place of a list of them."""

ASSERTED = ("asserted",)

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_LOAD = "MATCH (l:Load {id: $id}) RETURN l.started AS started, l.ended AS ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is looked at; None leaves a thing open.

    `as_of` (an ISO day): what held then. An event that certainly began by then counts, unless it is a state that certainly
    ended before; what has no day is left out. `known_by` (a time in UTC): only claims recorded by then. `outlets`: only
    claims of these publishers or data sets. `min_outlets`: only events that so many outlets tell. `statuses`: those of events.
    """

    as_of: str | None = None
    known_by: str | None = None
    statuses: tuple[str, ...] = ASSERTED
    outlets: tuple[str, ...] | None = None
    min_outlets: int | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out but by status."""
        return self.as_of is None and self.known_by is None and self.outlets is None and self.min_outlets is None

    @property
    def cached(self) -> bool:
        """Whether the ties that the store keeps ready are what is looked at."""
        return self.whole and self.statuses == ASSERTED

    def parameters(self) -> dict[str, Any]:
        """What statements take: `as_of`, `known_by`, `status`, `outlets`, `min_outlets`, and `states`, kinds that last."""
        return {
            "as_of": self.as_of,
            "known_by": self.known_by,
            "status": list(self.statuses),
            "outlets": None if self.outlets is None else list(self.outlets),
            "min_outlets": self.min_outlets,
            "states": states(),
        }


WHOLE = Sight()


def states() -> list[str]:
    """Kinds of events that hold until something ends them."""
    return [kind.name for kind in ontology.kinds().values() if kind.state]


def day(text: str) -> str:
    """The ISO day that a date stands for, the last of a month, a year or a span. Raises QueryError on what is no date."""
    return _last_day(text, "a date such as 2020, 2021-11 or 2021-11-23")


def moment(text: str, *, find_load: Callable[[str], str] | None = None) -> str:
    """The time in UTC, to the second, that a day, a time or the id of a load stands for: the end of each.

    `find_load` gives the end of a load. Raises QueryError on what is none of these.
    """
    if find_load is not None and text.startswith("load/"):
        return find_load(text)
    if _TIME.fullmatch(text):
        try:
            time = dt.datetime.fromisoformat(text)
        except ValueError:
            raise QueryError(f"{text!r} is no time: it takes one such as 2021-11-23T18:30:00Z") from None
        time = time.replace(tzinfo=dt.UTC) if time.tzinfo is None else time.astimezone(dt.UTC)
        return time.isoformat(timespec="seconds").replace("+00:00", "Z")
    return f"{_last_day(text, 'a day such as 2021-11-23, a time such as 2021-11-23T18:30:00Z or a load/...')}T23:59:59Z"


def load_end(connection: "Connection", load_id: str) -> str:
    """When a load ended. Raises QueryError where there is none of this id, or where it has not ended."""
    found = connection.read(_LOAD, {"id": load_id})
    if not found:
        raise QueryError(f"there is no load {load_id!r}: `geoties status` lists the latest ones")
    if found[0]["ended"] is None:
        raise QueryError(f"{load_id} did not end (it began at {found[0]['started']}): give a time instead")
    return str(found[0]["ended"])


def statuses(text: str) -> tuple[str, ...]:
    """Statuses of events, separated by commas, or `all`. Raises QueryError on one that there is not."""
    if text.strip() == ALL:
        return ontology.statuses()
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",")))
    for word in words:
        if word not in ontology.statuses():
            raise QueryError(
                f"there is no status {word!r}: it is one or more of {', '.join(ontology.statuses())}, or all"
            )
    return words


def _last_day(text: str, expected: str) -> str:
    if not dates.is_edtf(text):
        raise QueryError(f"{text!r} is no date: it takes {expected}")
    bounds = dates.bounds(text)
    found = bounds.ended or bounds.latest
    if found is None:
        raise QueryError(f"{text!r} has no year: it takes {expected}")
    return found
