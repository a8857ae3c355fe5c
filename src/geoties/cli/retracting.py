"""`retract`: a source taken back."""

import sys

import click

from geoties.cli import output
from geoties.cli.deciding import by_option, decider, why_option
from geoties.cli.opening import opened
from geoties.cli.parameters import examples


@click.command(
    epilog=examples(
        "geoties retract doc/9f2c --why 'the paper withdrew it'",
        "geoties retract gdelt --dry-run",
        "geoties retract doc/9f2c --undo",
    )
)
@click.argument("source", metavar="DOCUMENT|DATASET")
@why_option
@by_option
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--undo", is_flag=True, help="Let a source that was retracted in again: the next load takes it.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def retract(source: str, why: str | None, by: str | None, dry_run: bool, undo: bool, yes: bool) -> None:
    """Take a document or a data set out: the graph is as if it had never been loaded.

    SOURCE is the id of a document, or the name of a data set with all its documents and rows. That it was retracted stays
    as a record, with who, when and why, and loads leave it out until --undo; then load its file again.
    """
    from geoties.store import retract as retracting

    if undo:
        if dry_run:
            raise click.UsageError("--undo takes nothing out: it has no --dry-run")
        with opened() as connection:
            withdrawn = retracting.let_in(connection, source, by=decider(by))
        click.echo(
            f"{source} may be loaded again (it was retracted at {withdrawn.at} by {withdrawn.by}): load its file"
        )
        return
    with opened(read_only=True) as connection:
        found = retracting.would_go(connection, source)
    told = f"{found.documents} documents and {found.claims} claims; {found.events} events go with them, {found.changed} change"
    if dry_run:
        click.echo(f"would take out {told}")
        return
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(f"this takes out {told}: say --yes, or look first with --dry-run")
        click.confirm(f"Take out {told}?", abort=True, err=True)
    with opened() as connection, output.progress("claims") as show:
        done = retracting.retract(connection, source, by=decider(by), why=why, progress=show)
    click.echo(f"took out {told}: {done.id}; `geoties retract {source} --undo` lets it in again")


COMMANDS = (retract,)
