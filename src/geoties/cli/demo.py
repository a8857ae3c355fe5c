"""`demo`: the first two minutes."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geoties.cli import output
from geoties.cli.opening import opened
from geoties.cli.parameters import examples

if TYPE_CHECKING:
    from geoties.demo import Answer

_PAGE = Path("demo.html")
_OTHER_ROLES = {
    "MEDIATED": "mediated by",
    "JOINED": "joined by",
    "SIGNED": "signed by",
    "HOSTED": "hosted by",
    "GUARANTEED": "guaranteed by",
}


@click.command(epilog=examples("geoties demo"))
def demo() -> None:
    """Load a small bundle, answer three questions with their sentences, measure, and draw demo.html.

    Loading it again changes nothing. A store that holds documents of your own is left alone.
    """
    from geoties import demo as bundle

    with opened() as connection:
        report = bundle.load_bundle(connection, note=output.note)
        click.echo(
            "Loaded two articles and excerpts of GDELT, SIPRI and Wikidata: "
            f"{report.created} created, {report.unchanged} unchanged, {report.replaced} replaced."
        )
        answers = bundle.answers(connection)
        for answer in answers:
            _tell(answer)
        click.echo(
            "\nThe most tied states: strength is how many events tie them, betweenness how often they lie between.\n"
        )
        output.print_rows(bundle.standing(connection), "table")
        bundle.draw(connection, _PAGE)
    _tell_what_next(answers)


def _tell(answer: "Answer") -> None:
    given = " ".join(f"-p {name}={value}" for name, value in answer.parameters.items())
    click.echo(f"\n{answer.title}: {f'geoties query {answer.name} {given}'.rstrip()}")
    event = None
    for row in answer.rows:
        if row["event"] != event:
            event = row["event"]
            click.echo(f"\n  {_headline(row)}")
        if row["quote"]:
            click.echo(f"    “{row['quote']}” [{row['document']}]")
        else:
            click.echo(f"    a row of {row['document']}")


def _headline(row: dict[str, Any]) -> str:
    told = [row["date"] or "undated", row["kind"].replace("_", " "), _who(row["roles"])]
    if row["status"] != "asserted":
        told.insert(2, f"({row['status']})")
    if row.get("amount"):
        told.append(f"{row['amount']:,.0f} {row['currency'] or ''}".strip())
    return "  ".join(told)


def _who(roles: list[dict[str, Any]]) -> str:
    names: dict[str, list[str]] = {}
    for role in roles:
        names.setdefault(role["role"], []).append(role["name"])
    sides = [" and ".join(names[side]) for side in ("SOURCE_OF", "TARGET_OF") if side in names]
    told = [" to ".join(sides) or " and ".join(names.get("PARTY_TO", ()))]
    told += [f"{words} {', '.join(names[role])}" for role, words in _OTHER_ROLES.items() if role in names]
    return ", ".join(part for part in told if part)


def _tell_what_next(answers: "list[Answer]") -> None:
    program = "geoties" if shutil.which("geoties") else shlex.quote(os.path.relpath(sys.argv[0]))
    click.echo(f"\nWrote {_PAGE}: open it in a browser, and click a tie to read its sentences. What next:\n")
    if home := os.environ.get("GEOTIES_HOME"):
        click.echo(f"  export GEOTIES_HOME={shlex.quote(home)}")
    event = next((row["event"] for answer in answers for row in answer.rows), None)
    for arguments in (
        f"why {event}" if event else "queries",
        "query normalizations",
        "query timeline -p a=Maroc -p b=Algérie",
        "load YOUR-ARTICLE.txt",
    ):
        click.echo(f"  {program} {arguments}")


COMMANDS = (demo,)
