"""`diff`: what changed between two days, or between two loads."""

import re
from typing import TYPE_CHECKING

import click

from geoties.cli import output
from geoties.cli.looking import tell_undated
from geoties.cli.opening import opened
from geoties.cli.parameters import examples

if TYPE_CHECKING:
    from geoties.store.bolt import Connection
    from geoties.store.sight import Sight

_A_TIME = re.compile(r"load/.+|.+T\d\d:\d\d.*")


@click.command(
    epilog=examples(
        "geoties diff 2020-11 2020-12",
        "geoties diff load/51ab0c2d4e6f80911a2b load/07d1aa2d4e6f80911a2b",
        "geoties diff 2026-11-24 2026-11-25 --known --actor Maroc --format csv",
    )
)
@click.argument("a")
@click.argument("b")
@click.option("--known", is_flag=True, help="Days are when things were recorded, not when they held.")
@click.option(
    "--level",
    type=click.Choice(["actors", "countries"]),
    default="actors",
    show_default=True,
    help="All ties, or those of states alone.",
)
@click.option("--actor", metavar="NAME", help="Only ties of this actor.")
@click.option("--status", metavar="LIST", help="Events of these statuses, by commas, or all. [default: asserted]")
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="The most rows to print.")
@output.format_option
def diff(
    a: str, b: str, known: bool, level: str, actor: str | None, status: str | None, limit: int, style: str | None
) -> None:
    """Show what changed from A to B: new, ended, re-signed and corrected ties, with the sentences.

    A and B are two days: what held then (a month or a year means its last day). Or they are two loads, or two times such as
    2026-11-24T18:00:00Z: what was known when they ended; with --known, two days likewise. A tie is re-signed where what came
    since is conflict and it was cooperation, or the other way round. Nothing is printed where nothing changed.
    """
    from geoties import network
    from geoties.network.changes import COLUMNS
    from geoties.queries.asking import find_actor

    with opened(read_only=True) as connection:
        before, after = two_sights(connection, a, b, known=known, status=status)
        about = None if actor is None else find_actor(connection, actor)
        found = network.diff(connection, before, after, level=level, actor=about)
    output.print_rows(found.rows[:limit], style, columns=COLUMNS)
    tell_undated(found.undated)
    output.tell_cut(len(found) > limit, limit)


def two_sights(connection: "Connection", a: str, b: str, *, known: bool, status: str | None) -> "tuple[Sight, Sight]":
    """The two sights that two days, times or loads mean."""
    from geoties.store import sight

    statuses = sight.ASSERTED if status is None else sight.statuses(status)
    times = [bool(_A_TIME.fullmatch(one)) for one in (a, b)]
    if not known and times[0] != times[1]:
        raise click.UsageError(
            f"{a} and {b} are a day on which things held, and a time at which they were known: give two alike"
        )
    if known or all(times):

        def known_by(text: str) -> sight.Sight:
            time = sight.moment(text, find_load=lambda load_id: sight.load_end(connection, load_id))
            return sight.Sight(known_by=time, statuses=statuses)

        return known_by(a), known_by(b)
    return sight.Sight(as_of=sight.day(a), statuses=statuses), sight.Sight(as_of=sight.day(b), statuses=statuses)


COMMANDS = (diff,)
