"""Options that say what is looked at: a day, what was known by then, which statuses, whose word counts."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from geoties.cli import output
from geoties.cli.opening import settings

if TYPE_CHECKING:
    from geoties.store.bolt import Connection
    from geoties.store.sight import Sight

Command = Callable[..., Any]

_OPTIONS = (
    click.option(
        "--as-of",
        metavar="DATE",
        help="What held on this day, of a month or a year on its last: events that certainly began by then, and states "
        "unless they certainly ended. What is undated is left out and counted.",
    ),
    click.option(
        "--known-by",
        metavar="DATE",
        help="Only claims recorded by this day or time, or by the end of this load.",
    ),
    click.option(
        "--status",
        metavar="LIST",
        help="Events of these statuses, by commas: asserted, planned, conditional, threatened, denied, alleged; or all.",
    ),
    click.option(
        "--min-reliability",
        metavar="GRADE",
        help="Only what sources of this grade or a better one say, A to E, by your table (`geoties sources`).",
    ),
    click.option(
        "--min-outlets",
        type=click.IntRange(min=1),
        help="Only events that so many outlets tell; those that print the same sentence count once.",
    ),
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was chosen, as it was written; None where nothing was."""

    as_of: str | None = None
    known_by: str | None = None
    status: str | None = None
    min_reliability: str | None = None
    min_outlets: int | None = None

    def parameters(self) -> dict[str, object]:
        """What was chosen as parameters of a question. Raises InputError where reliability is asked for and not told."""
        chosen = {
            "as_of": self.as_of,
            "known_by": self.known_by,
            "status": self.status,
            "outlets": self._outlets(),
            "min_outlets": self.min_outlets,
        }
        return {name: value for name, value in chosen.items() if value is not None}

    def sight(self, connection: "Connection") -> "Sight":
        """What was chosen, checked. Raises QueryError on what is no date, load or status."""
        from geoties.store import sight

        return sight.Sight(
            as_of=None if self.as_of is None else sight.day(self.as_of),
            known_by=None
            if self.known_by is None
            else sight.moment(self.known_by, find_load=lambda load_id: sight.load_end(connection, load_id)),
            statuses=sight.ASSERTED if self.status is None else sight.statuses(self.status),
            outlets=self._outlets(),
            min_outlets=self.min_outlets,
        )

    def _outlets(self) -> tuple[str, ...] | None:
        if self.min_reliability is None:
            return None
        from geoties.store.sources import read_sources

        return read_sources(settings().sources).at_least(self.min_reliability)


def sight_options(command: Command) -> Command:
    """`--as-of`, `--known-by`, `--status`, `--min-reliability` and `--min-outlets`: the command gets them as one `looked`."""

    @wraps(command)
    def packed(**given: Any) -> Any:
        chosen = {field.name: given.pop(field.name) for field in fields(Looked)}
        return command(looked=Looked(**chosen), **given)

    wrapped: Command = packed
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def tell_undated(undated: int) -> None:
    """Say how much `--as-of` left out because nobody says when it began."""
    if undated:
        output.note(f"left out: {undated} of which nobody says when they began (--as-of needs a day)")
