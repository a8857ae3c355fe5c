"""`backup`, `restore`, `rebuild`, `schema`, `up`, `down` and `status`: the store itself."""

import sys
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


@click.command(epilog=examples("geoties backup graph.zip", "geoties backup - | ssh host 'cat > graph.zip'"))
@click.argument("file")
def backup(file: str) -> None:
    """Write the record of the graph into one file; - is standard output.

    It holds documents with their texts, actors, mentions and claims with the time of their recording, as JSON Lines in a
    zip. What is derived is not in it: `geoties restore` makes it again, on either engine, with the same content hash.
    """
    from geoties.store.backup import backup as write

    with opened(read_only=True) as connection, output.progress("documents") as show:
        manifest = write(connection, sys.stdout.buffer if file == "-" else file, progress=show)
    documents, claims = manifest.counts["documents"], manifest.counts["claims"]
    output.note(f"{file}: {documents} documents, {claims} claims; content hash {manifest.content_hash}")


@click.command(epilog=examples("geoties restore graph.zip", "geoties restore graph.zip --into-existing"))
@click.argument("file")
@click.option("--into-existing", is_flag=True, help="Add to what the store holds; nothing is removed or replaced.")
def restore(file: str, into_existing: bool) -> None:
    """Put a backup into an empty store; - is standard input.

    The file is checked to its end before anything is written. A restore that was stopped is finished by the same command
    with --into-existing.
    """
    from geoties.store.restore import restore as put

    source = sys.stdin.buffer if file == "-" else file
    with opened() as connection, output.progress("documents and claims") as show:
        done = put(
            connection,
            source,
            into_existing=into_existing,
            progress=show and (lambda written: show(written.created + written.unchanged + written.replaced)),
        )
    counts = f"{done.written.created} created, {done.written.unchanged} unchanged"
    click.echo(f"{counts}; content hash {done.content_hash}{', as in the backup' if done.same else ''}")
    if done.same is False:
        output.note(
            f"the backup was made by geoties {done.manifest.geoties}, whose content hash was "
            f"{done.manifest.content_hash}: this version derives another graph from the same records"
        )


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


COMMANDS = (backup, restore, rebuild, schema, up, down, status)
