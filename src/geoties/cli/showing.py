"""`measure` and `view`: the network counted and drawn."""

import click

from geoties.cli import output
from geoties.cli.opening import opened, tell_if_empty
from geoties.cli.parameters import examples

_LEVEL = click.option(
    "--level",
    type=click.Choice(["actors", "countries"]),
    default="actors",
    show_default=True,
    help="All actors, or states alone, with what their officials, bodies and forces did.",
)


@click.command(epilog=examples("geoties measure", "geoties measure betweenness --level countries"))
@click.argument("name", required=False)
@_LEVEL
@click.option(
    "--weight",
    default="events",
    show_default=True,
    help="What a tie weighs: events, reports, outlets, or a quad class such as material_conflict.",
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The most rows to print.")
@output.format_option
def measure(name: str | None, level: str, weight: str, limit: int, style: str | None) -> None:
    """Measure the network, or list the measures."""
    from geoties import measures

    if name is None:
        listed = (
            {"name": one.name, "title": one.title["en"], "columns": list(one.columns)}
            for one in measures.measures().values()
        )
        output.print_rows(listed, style)
        return
    with opened(read_only=True) as connection:
        rows = measures.measure(connection, name, level=level, weight=weight)
        if not rows:
            tell_if_empty(connection)
    output.print_rows(rows[:limit], style, columns=list(measures.measures()[name].columns))
    output.tell_cut(len(rows) > limit, limit)


@click.command(epilog=examples("geoties view -o ties.html", "geoties view -o - --level countries > ties.html"))
@click.option("-o", "--output", "path", metavar="FILE", required=True, help="The page to write; - is standard output.")
@click.option("--title", default="Ties", show_default=True, help="Title of the page.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the page's words."
)
@_LEVEL
def view(path: str, title: str, lang: str, level: str) -> None:
    """Write the network as one interactive HTML page that opens anywhere, offline."""
    from geoties import network
    from geoties.view.page import render
    from geoties.view.page import view as draw

    with opened(read_only=True) as connection:
        graph = network.with_evidence(connection, network.ties(connection, level=level))
        if not graph:
            tell_if_empty(connection)
    if path == "-":
        output.write(render(graph, title=title, lang=lang).encode())
        return
    report = draw(graph, path, title=title, lang=lang)
    output.note(f"{path}: {report.actors} actors, {report.ties} ties, {report.evidence_shown} sentences")


COMMANDS = (measure, view)
