"""`find`, `queries`, `query`, `cypher` and `why`: answers out."""

import sys

import click

from geoties.cli import output
from geoties.cli.opening import opened
from geoties.cli.parameters import examples, key_values, typed_values

_PARAMETERS = click.option("-p", "pairs", metavar="KEY=VALUE", multiple=True, help="A parameter; may be repeated.")


@click.command(
    epilog=examples("geoties cypher 'MATCH (a:Actor)-[:MEDIATED]->(e:Event) RETURN a.name, e.kind, e.date LIMIT 5'")
)
@click.argument("statement")
@_PARAMETERS
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="The most rows to print.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, help="Seconds.")
@output.format_option
def cypher(statement: str, pairs: tuple[str, ...], limit: int, timeout: float, style: str | None) -> None:
    """Run a Cypher statement that only reads.

    Values of -p that are JSON (numbers, true, lists) are passed as such, others as text. - reads the statement from
    standard input.
    """
    if statement == "-":
        statement = sys.stdin.read()
    parameters = typed_values(key_values(pairs))
    with opened(read_only=True) as connection:
        rows = connection.read(statement, parameters, limit=limit + 1, timeout=timeout)
    output.print_rows(rows[:limit], style)
    if len(rows) > limit:
        output.note(f"only the first {limit} rows are shown; --limit shows more")


COMMANDS = (cypher,)
