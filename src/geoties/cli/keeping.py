"""`up`, `down`, `status`, `rebuild` and `schema`: the store itself."""

from dataclasses import asdict
from typing import Any

import click

from geoties.cli import output
from geoties.cli.opening import opened, opened_if_any, settings
from geoties.cli.parameters import examples


@click.command(epilog=examples("geoties status --format json"))
@output.object_format_option
def status(style: str | None) -> None:
    """Say where the graph is, how much is in it, its content hash, and what was loaded when.

    The content hash is the same on every engine and in whatever order the same files were loaded. A Neo4j does not tell
    its size on disk.
    """
    told = _status()
    if not output.is_table(style):
        output.print_object(told, style)
        return
    loads = told.pop("loads")
    output.print_object(told, style)
    if loads:
        output.print_rows(loads, style)


@click.command(epilog=examples("geoties up"))
def up() -> None:
    """Keep the embedded engine running, so that later commands start at once; any Bolt client can then share it.

    A store that was imported, or that an older geoties wrote, gets the indexes that it lacks, also on a Neo4j.
    """
    from geoties.store import embedded

    found = settings()
    if found.uri is not None:
        output.note(f"nothing to start: NEO4J_URI names {found.uri}")
        with opened():
            return
    running = embedded.up(found).running
    with opened():
        pass
    if running is not None:
        click.echo(f"running at bolt://127.0.0.1:{running.port}, until `geoties down`")


@click.command(epilog=examples("geoties down"))
def down() -> None:
    """Stop the embedded engine."""
    from geoties.store import embedded

    found = settings()
    if found.uri is not None:
        output.note(f"nothing to stop: NEO4J_URI names {found.uri}")
        return
    click.echo("stopped" if embedded.down(found) else "it was not running")


@click.command(epilog=examples("geoties rebuild"))
def rebuild() -> None:
    """Derive all events, roles and ties from the claims again; the content hash must come out the same."""
    from geoties.store.content import content_hash
    from geoties.store.rebuild import rebuild as mend

    with opened() as connection:
        mended = asdict(mend(connection))
        told = ", ".join(f"{count} {name}" for name, count in mended.items() if count) or "nothing"
        click.echo(f"mended: {told}; content hash {content_hash(connection)}")


@click.command(epilog=examples("geoties schema > records.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the records: kinds, roles, types and fields."""
    from geoties.records import json_schema

    output.print_object(json_schema(), "json")


def _status() -> dict[str, Any]:
    from geoties.store import embedded
    from geoties.store.content import content_hash, counts
    from geoties.store.loads import last_loads
    from geoties.store.schema import stored_version

    found = settings()
    local = embedded.status(found) if found.uri is None else None
    told: dict[str, Any] = {
        "engine": "embedded" if local else "neo4j",
        "version": None,
        "place": str(local.home) if local else found.uri,
        "running": local is None or local.running is not None,
        "size": local and local.size,
        "schema": None,
        "counts": {},
        "content_hash": None,
        "loads": [],
    }
    with opened_if_any() as connection:
        if connection is None:
            return told
        return told | {
            "version": connection.version,
            "schema": stored_version(connection),
            "counts": counts(connection),
            "content_hash": content_hash(connection),
            "loads": last_loads(connection),
        }


COMMANDS = (rebuild, schema, up, down, status)
