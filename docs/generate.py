"""Write docs/cli.md and docs/schema.md from the code: `make docs`. A test fails when they are stale."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from geoties import ontology
from geoties.cli import cli
from geoties.records import json_schema

FOLDER = Path(__file__).parent
_GENERATED = "<!-- Written by docs/generate.py (make docs); do not edit. -->"


def pages() -> dict[str, str]:
    """The text of each generated page by its file name."""
    return {"cli.md": "\n".join(_commands()), "schema.md": "\n".join(_schema())}


def _commands() -> Iterator[str]:
    yield "# The command line"
    yield _GENERATED
    yield ""
    yield _help(cli, "geoties")
    for name in cli.list_commands(click.Context(cli)):
        yield f"## geoties {name}"
        yield ""
        command = cli.commands[name]
        yield _help(command, f"geoties {name}")
        for inner in command.commands if isinstance(command, click.Group) else ():
            yield f"### geoties {name} {inner}"
            yield ""
            yield _help(command.commands[inner], f"geoties {name} {inner}")


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=100, **cli.context_settings)
    return f"```\n{command.get_help(context).rstrip()}\n```\n"


def _schema() -> Iterator[str]:
    yield "# Records"
    yield _GENERATED
    yield ""
    yield "A line of JSON for each record. `geoties schema` prints the JSON Schema that this page is made of; fields that do"
    yield "not apply are left out. Required fields are bold."
    schema = json_schema()
    definitions = schema["$defs"]
    for reference in schema["oneOf"]:
        yield from _fields(reference["$ref"].rpartition("/")[2], definitions)
    yield "\n# Parts of records"
    for name in ("role", "item"):
        yield from _fields(name, definitions)
    yield "\n# Kinds of events\n"
    yield "| kind | type | shape | aspect | between two | ended by | English | French |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for kind in ontology.kinds().values():
        shape, aspect = "directed" if kind.directed else "symmetric", "state" if kind.state else "instant"
        often = "once" if kind.once else "recurrent"
        ended = ", ".join(kind.ended_by)
        yield f"| {kind.name} | {kind.type} | {shape} | {aspect} | {often} | {ended} | {kind.en} | {kind.fr} |"
    yield "\n# Types of events\n"
    yield "| type | quad class | intensity | also read as |"
    yield "| --- | --- | --- | --- |"
    for event_type in ontology.types().values():
        intensity = "" if event_type.intensity is None else event_type.intensity
        yield f"| {event_type.name} | {event_type.quad} | {intensity} | {', '.join(event_type.aliases)} |"
    yield "\n# Roles\n"
    yield "| role | side | means | English | French |"
    yield "| --- | --- | --- | --- | --- |"
    for role in ontology.roles().values():
        yield f"| {role.name} | {role.side or ''} | {role.means} | {role.en} | {role.fr} |"
    yield ""


def _fields(name: str, definitions: dict[str, Any]) -> Iterator[str]:
    required = definitions[name]["required"]
    yield f"\n## {name}\n"
    yield "| field | holds |"
    yield "| --- | --- |"
    for field, reference in definitions[name]["properties"].items():
        shown = f"**{field}**" if field in required else field
        if "const" in reference:
            yield f'| {shown} | "{reference["const"]}" |'
        else:
            yield f"| {shown} | {_held(reference['$ref'].rpartition('/')[2], definitions)} |"


def _held(name: str, definitions: dict[str, Any]) -> str:
    spec = definitions[name]
    if "enum" in spec:
        values = spec["enum"]
        return f"one of {', '.join(values)}" if len(values) < 12 else f"one of the {name.replace('_', ' ')}s below"
    kind = spec["type"]
    if kind == "array":
        kind = f"list of {name}" if name != "strings" else "list of strings"
    if isinstance(kind, list):
        kind = " or ".join(kind)
    told = [kind, spec.get("description", "")]
    if "pattern" in spec:
        told.append(f"`{spec['pattern'].replace('|', chr(92) + '|')}`")
    if "minimum" in spec:
        told.append(f"from {spec['minimum']}" + (f" to {spec['maximum']}" if "maximum" in spec else ""))
    return "; ".join(part for part in told if part)


if __name__ == "__main__":
    for file, text in pages().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
