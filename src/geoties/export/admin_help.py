"""What stands beside the import files: the command that imports them, and what to do before and after."""

from collections.abc import Iterable, Mapping

from geoties.export.admin_files import Survey, Table

_BUFFER = 4 * 1024 * 1024
"""Bytes of a text that the importer takes without being told."""

_SCRIPT = """\
#!/bin/sh
# Imports these files into a database of Neo4j that does not exist yet or is empty: import.sh [DATABASE [OPTION...]]
# NEO4J_ADMIN names the command where it is not on the path. The database must not be running (Community: stop the server).
set -eu
cd "$(dirname "$0")"
database="${{1:-neo4j}}"
[ $# -eq 0 ] || shift
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "$database" \\
  --id-type=string --bad-tolerance=0 --multiline-fields=true --array-delimiter=U+{separator:04X} \\
{options}  "$@"
"""

_README = """\
# A graph of geoties, to be imported into Neo4j

1. Stop the server (with the Enterprise Edition, stopping the database is enough).
2. `sh import.sh neo4j`, as the user that the server runs as. The database must be empty; `sh import.sh neo4j
   --overwrite-destination` takes the place of one that is not. `import.sh` shows the whole `neo4j-admin` command.
3. Start the server.
4. `NEO4J_URI=... NEO4J_USERNAME=... NEO4J_PASSWORD=... geoties up`: the files have no constraints and no indexes; geoties
   makes them when it first opens the store for writing, and puts back what the importer's format cannot say. Before
   that, every question is slow.
{last}

| in these files | how many |
| --- | --- |
{rows}
"""

_WHOLE = "5. `geoties status` shows the same content hash as the store that was exported, and `geoties load` goes on from here."
_PART = """\
5. This is a part of a graph, chosen by a clock, statuses or sources: it is for reading. Events look as all claims make them, but
   for their status, reports, outlets and roles; `geoties rebuild` would make them of the claims that are here alone."""


def import_script(tables: Iterable[Table], survey: Survey) -> str:
    """The text of `import.sh`."""
    options = ""
    if survey.widest >= _BUFFER:
        # A text must fit the buffer with its quotes, each of which is doubled.
        options += f"  --read-buffer-size={2 * survey.widest + _BUFFER} \\\n"
    for table in tables:
        option = "--nodes" if table.start is None else "--relationships"
        options += f"  '{option}={table.name}={table.stem}_header.csv,{table.stem}_[0-9]+.csv' \\\n"
    return _SCRIPT.format(separator=ord(survey.separator), options=options)


def readme(counts: Mapping[str, int], *, part: bool = False) -> str:
    """The text of `README.md`; of a part of a graph it says so."""
    return _README.format(
        last=_PART if part else _WHOLE, rows="\n".join(f"| {name} | {count} |" for name, count in counts.items())
    )
