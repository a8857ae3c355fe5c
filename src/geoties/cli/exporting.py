"""`export`: the graph for other programs."""

import click

from geoties.cli import output
from geoties.cli.opening import opened
from geoties.cli.parameters import examples


@click.command(epilog=examples("geoties export --format neo4j-admin -o import"))
@click.option("-o", "--output", "path", metavar="PATH", required=True, help="The folder to write; it must not exist.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["neo4j-admin"]),
    required=True,
    help="neo4j-admin: files for `neo4j-admin database import full`.",
)
def export(path: str, style: str) -> None:
    """Write the whole graph for another program.

    neo4j-admin: typed CSV files, with the command that imports them in import.sh. For graphs that are too big to send to
    a Neo4j over its network port.
    """
    from geoties.export import neo4j_admin

    with opened(read_only=True) as connection, output.progress("rows") as show:
        done = neo4j_admin.export(connection, path, progress=show)
    nodes, relationships = sum(done.nodes.values()), sum(done.relationships.values())
    output.note(f"{done.folder}: {nodes} nodes, {relationships} relationships in {done.parts} files; see its README.md")
    if done.foreign:
        output.note(f"left out: {done.foreign} nodes and relationships that geoties did not make")


COMMANDS = (export,)
