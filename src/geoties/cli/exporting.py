"""`export`: the graph for other programs."""

from dataclasses import replace

import click

from geoties.cli import output
from geoties.cli.looking import Looked, sight_options, tell_undated
from geoties.cli.opening import opened
from geoties.cli.parameters import examples


@click.command(
    epilog=examples(
        "geoties export --format neo4j-admin -o import",
        "geoties export --format neo4j-admin -o then --as-of 2020-12-31 --min-outlets 2",
    )
)
@click.option("-o", "--output", "path", metavar="PATH", required=True, help="The folder to write; it must not exist.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["neo4j-admin"]),
    required=True,
    help="neo4j-admin: files for `neo4j-admin database import full`.",
)
@sight_options
def export(path: str, style: str, looked: Looked) -> None:
    """Write the graph for another program: all of it, or with any of the options below what is in sight.

    neo4j-admin: typed CSV files, with the command that imports them in import.sh. For graphs that are too big to send to
    a Neo4j over its network port.

    What is in sight are events of every status, unless some are chosen, with their claims, documents and actors, and the posts
    and memberships that hold; ties are counted anew from its asserted events.
    """
    from geoties import ontology
    from geoties.export import neo4j_admin

    with opened(read_only=True) as connection, output.progress("rows") as show:
        sight = None if looked == Looked() else looked.sight(connection)
        if sight is not None and looked.status is None:
            sight = replace(sight, statuses=ontology.statuses())
        done = neo4j_admin.export(connection, path, sight=sight, progress=show)
    tell_undated(done.undated)
    nodes, relationships = sum(done.nodes.values()), sum(done.relationships.values())
    output.note(f"{done.folder}: {nodes} nodes, {relationships} relationships in {done.parts} files; see its README.md")
    if done.foreign:
        output.note(f"left out: {done.foreign} nodes and relationships that geoties did not make")


COMMANDS = (export,)
