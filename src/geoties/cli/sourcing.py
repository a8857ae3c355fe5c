"""`sources`: who says what there is, and how far each may be relied on."""

import click

from geoties.cli import output
from geoties.cli.opening import opened, settings
from geoties.cli.parameters import examples


@click.command(epilog=examples("geoties sources", "geoties sources --format csv > sources.csv"))
@output.format_option
def sources(style: str | None) -> None:
    """List the publishers, hosts and data sets of the graph, with the reliability that your own table gives them.

    The table is sources.csv in GEOTIES_HOME, or the file that GEOTIES_SOURCES names: a CSV of source and reliability, A
    (completely reliable) to E (unreliable) or F (cannot be judged), and credibility, 1 to 6, of claims by their ids. What it
    does not say is not known; nothing is guessed.
    """
    from geoties.store.sources import Sources, held_sources, read_sources

    path = settings().sources
    graded = read_sources(path) if path.exists() else Sources()
    with opened(read_only=True) as connection:
        rows = held_sources(connection, graded)
    output.print_rows(rows, style, columns=("source", "documents", "reliability", "means"))
    if not path.exists():
        output.note(f"no table of sources yet: keep one at {path}")


COMMANDS = (sources,)
