"""The command line: each command reads its options, calls one library function and prints.

Importing this loads click and nothing heavy; whatever a command needs is imported when it runs, so that `--help`
answers at once.
"""

import click

from geoties.cli import asking, changing, demo, exporting, keeping, reading, resolving, retracting, showing, sourcing
from geoties.cli.border import Commands, run
from geoties.cli.parameters import examples

_HELP = """News and event data to a graph of geopolitical ties: who, how, since when, through whom, and which sentence
says so.

The graph is kept by the embedded engine in GEOTIES_HOME, or by the Neo4j that NEO4J_URI, NEO4J_USERNAME,
NEO4J_PASSWORD and NEO4J_DATABASE name.
"""


@click.group(
    cls=Commands,
    help=_HELP,
    epilog=examples("geoties demo"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="geoties", prog_name="geoties")
def cli() -> None:
    pass


for module in (demo, reading, asking, resolving, retracting, changing, sourcing, showing, exporting, keeping):
    for command in module.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """The `geoties` command."""
    run(cli)
