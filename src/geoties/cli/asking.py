"""`find`, `queries`, `query`, `cypher` and `why`: answers out."""

import sys
from typing import TYPE_CHECKING, Any

import click

from geoties.cli import output
from geoties.cli.looking import Looked, sight_options, tell_undated
from geoties.cli.opening import opened, opened_if_any, settings, tell_if_empty
from geoties.cli.parameters import examples, key_values, typed_values

if TYPE_CHECKING:
    from geoties.queries import Question

_PARAMETERS = click.option("-p", "pairs", metavar="KEY=VALUE", multiple=True, help="A parameter; may be repeated.")
_LIMIT = click.option(
    "--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="The most rows to print."
)
_TIMEOUT = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    help="The longest time to wait for the answer.",
)
_LANGUAGE = click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the titles."
)


@click.command(epilog=examples("geoties find Maroc", "geoties find Gantz"))
@click.argument("name")
@output.format_option
def find(name: str, style: str | None) -> None:
    """Say which actor a name means: by id, code, or name in any language.

    A score of 1 is the actor's own name; lower ones are suggestions. Exit code 1 when nothing is near.
    """
    from geoties import names
    from geoties.store.held import actors

    with opened_if_any() as connection:
        stored = [] if connection is None else list(actors(connection))
    others = [(row["id"], row["name"], row["aliases"]) for row in stored]
    kinds = {row["id"]: row["kind"] for row in stored}
    matches = names.find(name, others=others)
    if not matches:
        names.resolve(name, others=others)
    output.print_rows(
        (
            {
                "id": match.id,
                "name": match.name,
                "kind": match.kind or kinds.get(match.id),
                "score": round(match.score, 2),
                "matched": match.matched,
            }
            for match in matches
        ),
        style,
    )


@click.command(epilog=examples("geoties queries", "geoties queries ties-between"))
@click.argument("name", required=False)
@_LANGUAGE
@output.format_option
def queries(name: str | None, lang: str, style: str | None) -> None:
    """List the questions that `geoties query` asks, or the parameters of one."""
    from geoties.queries import question, questions

    if name is None:
        output.print_rows((_listed(one, lang) for one in questions().values()), style)
        return
    asked = question(name)
    output.note(f"{asked.name}: {asked.title[lang]}")
    output.print_rows(
        (
            {
                "parameter": parameter.name,
                "type": parameter.type,
                "default": parameter.default,
                "example": parameter.example,
                "meaning": parameter.description,
            }
            for parameter in asked.parameters
        ),
        style,
        columns=("parameter", "type", "default", "example", "meaning"),
    )
    output.note(f"Answers: {', '.join(asked.columns)}\nTry:\n  {asked.example}")


@click.command(
    epilog=examples(
        "geoties query ties-between -p a=Maroc -p b=Israël",
        "geoties query normalizations --as-of 2020-12-31",
        "geoties query ties -p actor=MAR --known-by 2026-11-24 --status all",
    )
)
@click.argument("name")
@_PARAMETERS
@sight_options
@_LIMIT
@_TIMEOUT
@output.format_option
def query(name: str, pairs: tuple[str, ...], looked: Looked, limit: int, timeout: float, style: str | None) -> None:
    """Ask one of the questions that `geoties queries` lists.

    An actor may be given by its id, its code or its name in any language.
    """
    from geoties.queries import ask

    given: dict[str, object] = dict(key_values(pairs))
    for key, value in looked.parameters().items():
        if key in given:
            option = "--min-reliability" if key == "outlets" else "--" + key.replace("_", "-")
            raise click.UsageError(f"{option} and -p {key}={given[key]} choose the same: give one of them")
        given[key] = value
    with opened(read_only=True) as connection:
        found = ask(connection, name, given, limit=limit, timeout=timeout)
        if not found.rows:
            tell_if_empty(connection)
    output.print_rows(found.rows, style, columns=found.columns)
    tell_undated(found.undated)
    output.tell_cut(found.truncated, limit)


@click.command(
    epilog=examples(
        "geoties cypher 'MATCH (a:Actor)-[:MEDIATED]->(e:Event) RETURN a.name, e.kind, e.date LIMIT 5'",
        "geoties cypher 'MATCH (a:Actor {id: $id}) RETURN a.name, a.aliases' -p id=MAR",
    )
)
@click.argument("statement")
@_PARAMETERS
@_LIMIT
@_TIMEOUT
@output.format_option
def cypher(statement: str, pairs: tuple[str, ...], limit: int, timeout: float, style: str | None) -> None:
    """Run a Cypher statement that only reads; - takes it from standard input.

    Values of -p that are JSON (numbers, true, lists) are passed as such, others as text.
    """
    if statement == "-":
        statement = sys.stdin.read()
    parameters = typed_values(key_values(pairs))
    with opened(read_only=True) as connection:
        rows = connection.read(statement, parameters, limit=limit + 1, timeout=timeout)
    output.print_rows(rows[:limit], style)
    output.tell_cut(len(rows) > limit, limit)


@click.command(
    epilog=examples("geoties why claim/51ab0c2d4e6f80911a2b", "geoties why event/51ab0c2d4e6f80911a2b --near")
)
@click.argument("event")
@click.option(
    "--near", is_flag=True, help="List instead the events of its kind and parties, and what keeps them apart."
)
@output.format_option
def why(event: str, near: bool, style: str | None) -> None:
    """Show what an event rests on: each claim with its sentence, its document, and what joined it to the others.

    `reliability` of its source and `credibility` of the claim are what your table says (`geoties sources`).

    EVENT is the id of an event, or of any claim: a claim leads to the event that it is about now.
    """
    from geoties.errors import QueryError
    from geoties.queries import ask
    from geoties.store.explain import explain
    from geoties.store.sources import Sources, read_sources, source_of

    with opened(read_only=True) as connection:
        found = ask(connection, "event", {"id": event})
        joined, others = explain(connection, event) if found.rows else ({}, [])
    if not found.rows:
        raise QueryError(f"there is no event and no claim {event!r}; `geoties query ties-between` shows ids of events")
    if near:
        output.print_rows(others, style, columns=("event", "date", "status", "claims", "apart"))
        return
    graded = read_sources(path) if (path := settings().sources).exists() else Sources()
    rows = [
        row
        | {
            "joined_by": joined.get(row["claim"]),
            "reliability": graded.reliability.get(source_of(row) or ""),
            "credibility": graded.credibility.get(row["claim"]),
        }
        for row in found.rows
    ]
    output.print_rows(rows, style, columns=(*found.columns, "joined_by", "reliability", "credibility"))
    if others:
        output.note(f"{len(others)} other events of its kind and parties: see `geoties why {event} --near`")


def _listed(asked: "Question", lang: str) -> dict[str, Any]:
    return {
        "name": asked.name,
        "title": asked.title[lang],
        "parameters": [
            parameter.name if parameter.required else f"[{parameter.name}]" for parameter in asked.parameters
        ],
        "example": asked.example,
    }


COMMANDS = (find, queries, query, cypher, why)
