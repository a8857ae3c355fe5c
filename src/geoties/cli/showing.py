"""`measure` and `view`: the network counted and drawn."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from geoties.cli import output
from geoties.cli.looking import Looked, sight_options, tell_undated
from geoties.cli.opening import opened, tell_if_empty
from geoties.cli.parameters import examples

if TYPE_CHECKING:
    import networkx as nx

    from geoties.store.bolt import Connection

# Sentences kept for a tie: on a page of all ties, and on one of a few.
_OF_MANY, _OF_FEW = 20, 200

_LEVEL = click.option(
    "--level",
    type=click.Choice(["actors", "countries"]),
    default="actors",
    show_default=True,
    help="All actors, or states alone, with what their officials, bodies and forces did.",
)


@click.command(epilog=examples("geoties measure", "geoties measure betweenness --level countries --as-of 2020"))
@click.argument("name", required=False)
@_LEVEL
@click.option(
    "--weight",
    default="events",
    show_default=True,
    help="What a tie weighs: events, reports, outlets, or a quad class such as material_conflict.",
)
@sight_options
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The most rows to print.")
@output.format_option
def measure(name: str | None, level: str, weight: str, looked: Looked, limit: int, style: str | None) -> None:
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
        graph = measures.measured_graph(connection, name, level=level, weight=weight, sight=looked.sight(connection))
        rows = measures.measures()[name].function(graph)
        if not rows:
            tell_if_empty(connection)
    output.print_rows(rows[:limit], style, columns=list(measures.measures()[name].columns))
    tell_undated(graph.graph.get("undated", 0))
    output.tell_cut(len(rows) > limit, limit)


@click.command(
    epilog=examples(
        "geoties view -o ties.html",
        "geoties view -o - --level countries > ties.html",
        "geoties view -o dyad.html --dyad MAR ISR",
        "geoties view -o card.html --actor Maroc",
        "geoties view -o then.html --as-of 2020-12-31",
        "geoties view -o changes.html --diff 2020 2021",
    )
)
@click.option("-o", "--output", "path", metavar="FILE", required=True, help="The page to write; - is standard output.")
@click.option("--title", default="Ties", help="Title of the page; by default Ties, or the names that it is about.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the page's words."
)
@_LEVEL
@click.option("--dyad", nargs=2, metavar="A B", help="A page of two actors: their events in time and the sentences.")
@click.option("--actor", metavar="A", help="A page of one actor: events in time, posts, ties by kind.")
@click.option(
    "--diff",
    "between",
    nargs=2,
    metavar="A B",
    help="A page of the ties that changed between two days, times or loads, as `geoties diff` tells them.",
)
@sight_options
def view(
    path: str,
    title: str,
    lang: str,
    level: str,
    dyad: tuple[str, str] | None,
    actor: str | None,
    between: tuple[str, str] | None,
    looked: Looked,
) -> None:
    """Write the network as one interactive HTML page that opens anywhere, offline."""
    from geoties.view.page import render
    from geoties.view.page import view as draw

    if len(pages := [name for name, one in (("--dyad", dyad), ("--actor", actor), ("--diff", between)) if one]) > 1:
        raise click.UsageError(f"{' and '.join(pages)} are two pages: ask for one at a time")
    if between and looked != Looked(status=looked.status):
        raise click.UsageError(
            "--diff looks at two days, times or loads, and takes no other option for them but --status"
        )
    with opened(read_only=True) as connection:
        if between:
            graph, about = _changed(connection, level, looked, between)
        else:
            graph, about = _graph(connection, level, looked, dyad, actor)
        if not graph:
            tell_if_empty(connection)
    most = _OF_FEW if about else _OF_MANY
    tell_undated(graph.graph.get("undated", 0))
    if path == "-":
        output.write(render(graph, title=title, lang=lang, evidence_limit=most, **about).encode())
        return
    report = draw(graph, path, title=title, lang=lang, evidence_limit=most, **about)
    output.note(f"{path}: {report.actors} actors, {report.ties} ties, {report.evidence_shown} sentences")


def _graph(
    connection: "Connection",
    level: str,
    looked: Looked,
    dyad: tuple[str, str] | None,
    actor: str | None,
) -> "tuple[nx.Graph[str], dict[str, Any]]":
    """The graph to draw, and whom the page is about as options of `view`; evidence is read for their ties only."""
    from geoties import network, ontology
    from geoties.queries import ask
    from geoties.queries.asking import find_actor
    from geoties.view import portrait

    sight = looked.sight(connection)
    ties = network.ties(connection, level=level, sight=sight)
    # A page shows what is denied or planned as such, unless statuses were chosen.
    shown = sight if looked.status else replace(sight, statuses=ontology.statuses())
    with_evidence = partial(network.with_evidence, connection, sight=shown)
    if dyad:
        pair = find_actor(connection, dyad[0]), find_actor(connection, dyad[1])
        return with_evidence(portrait.cut(ties, dyad=pair), per_tie=_OF_FEW), {"dyad": pair}
    if actor:
        found = find_actor(connection, actor)
        graph = with_evidence(portrait.cut(ties, actor=found), per_tie=_OF_FEW)
        asked = {"actor": found, "as_of": sight.as_of, "known_by": sight.known_by, "outlets": sight.outlets}
        graph.nodes[found]["posts"] = list(ask(connection, "posts", asked, limit=_OF_FEW))
        return graph, {"actor": found}
    return with_evidence(ties, per_tie=_OF_MANY), {}


def _changed(
    connection: "Connection", level: str, looked: Looked, between: tuple[str, str]
) -> "tuple[nx.Graph[str], dict[str, Any]]":
    from geoties import network
    from geoties.cli.changing import two_sights

    before, after = two_sights(connection, *between, known=False, status=looked.status)
    graph = network.changed_ties(connection, before, after, level=level, per_tie=_OF_MANY)
    graph.graph["title"] = f"{between[0]} → {between[1]}"
    return graph, {}


COMMANDS = (measure, view)
