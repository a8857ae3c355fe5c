"""The whole graph as files for `neo4j-admin database import full`, which takes graphs that are too big to send over Bolt.

A folder is written: a header file and numbered parts for each label and each type of relationship, `import.sh` with the
command, and a README. It is complete or it is not there: the files grow in a folder beside it, which is renamed at the end.

The store is read twice, first for which properties there are and of which types, then for the rows. So whatever geoties
stores is exported, and no list of properties here can fall behind. Memory does not grow with the graph.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geoties import ontology
from geoties.errors import InputError, StoreBusy
from geoties.export.admin_files import Survey, Table, write_header, write_parts
from geoties.export.admin_help import import_script, readme
from geoties.export.part import Part, part_of
from geoties.store.bolt import Connection
from geoties.store.clock import turn
from geoties.store.kinds import BETWEEN_ACTORS
from geoties.store.sight import Sight

NODES = ("Document", "Claim", "Actor", "Event", "Judgement", "Load")
PART_BYTES = 256 * 1024 * 1024

_ALL_NODES = "MATCH (n) WHERE NOT (n:Store AND n.id = 'geoties') RETURN count(n) AS n"
_ALL_RELATIONSHIPS = "MATCH ()-[x]->() RETURN count(x) AS n"
# No `schema`: constraints and indexes are no part of the files, and geoties makes them when it finds this node.
_STORE = Table("Store", statement="RETURN {id: 'geoties', imported: true} AS row")


@dataclass(frozen=True)
class Exported:
    """What was written: how many nodes of each label, relationships of each type, and part files.

    foreign: how many nodes and relationships the store has that geoties did not make, which are left out. undated: how many
    events, posts and memberships `as_of` left out because nobody says when they began.
    """

    folder: Path
    nodes: dict[str, int]
    relationships: dict[str, int]
    parts: int
    foreign: int
    undated: int = 0


def export(
    connection: Connection,
    folder: str | Path,
    *,
    sight: Sight | None = None,
    part_bytes: int = PART_BYTES,
    progress: Callable[[int], None] | None = None,
) -> Exported:
    """Writes the import files of a store into a new folder; `progress` is told how many rows were written so far.

    sight: the part of the graph that is written (`export.part`), by default all of it. part_bytes: about how big a part file
    may become. Raises InputError where the folder exists or the store holds what import files cannot say, and StoreBusy
    where something was loaded meanwhile.
    """
    target = Path(folder)
    if target.exists() or target.is_symlink():
        raise InputError(f"{target} exists: name a folder that does not, or remove this one first")
    before = turn(connection)
    target.parent.mkdir(parents=True, exist_ok=True)
    growing = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        survey = Survey()
        part = None if sight is None else part_of(connection, sight)
        tables = [table for table in _tables() if survey.look(table, _rows(connection, table, part))]
        counts: dict[str, int] = {}
        parts = 0
        for table in tables:
            write_header(growing, table, survey.columns[table.name])
            told = _telling(_rows(connection, table, part), sum(counts.values()), progress)
            counts[table.name], files = write_parts(growing, table, survey, told, part_bytes=part_bytes)
            parts += files
        every = sum(connection.read(statement)[0]["n"] for statement in (_ALL_NODES, _ALL_RELATIONSHIPS))
        if turn(connection) != before:
            raise StoreBusy("something was loaded while the store was exported: export again when no load is running")
        script = growing / "import.sh"
        script.write_text(import_script(tables, survey), encoding="utf-8")
        script.chmod(0o755)
        (growing / "README.md").write_text(readme(counts, part=part is not None), encoding="utf-8")
        growing.chmod(0o755)
        growing.rename(target)
    finally:
        shutil.rmtree(growing, ignore_errors=True)
    del counts[_STORE.name]
    nodes = {name: count for name, count in counts.items() if name in NODES}
    relationships = {name: count for name, count in counts.items() if name not in NODES}
    if part is not None:
        return Exported(target, nodes, relationships, parts, foreign=0, undated=part.undated)
    return Exported(target, nodes, relationships, parts, foreign=every - sum(counts.values()))


def _tables() -> Iterator[Table]:
    for label in NODES:
        yield Table(label, statement=f"MATCH (n:{label}) RETURN properties(n) AS row")
    yield _STORE
    ends = dict.fromkeys(ontology.roles(), ("Actor", "Event"))
    ends |= dict.fromkeys(BETWEEN_ACTORS, ("Actor", "Actor"))
    ends |= {"STATED_IN": ("Claim", "Document"), "ABOUT": ("Claim", "Event"), "DISPUTES": ("Event", "Event")}
    for type_, (start, end) in ends.items():
        pattern = f"MATCH (a:{start})-[x:{type_}]->(b:{end})"
        yield Table(type_, start, end, f"{pattern} RETURN properties(x) AS row, a.id AS start, b.id AS end")


def _rows(connection: Connection, table: Table, part: Part | None) -> Iterator[dict[str, Any]]:
    return _all_rows(connection, table) if part is None else part.rows(table.name, _all_rows(connection, table))


def _all_rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    for found in connection.stream(table.statement):
        row: dict[str, Any] = found["row"]
        if table.start is not None:
            row |= {":START_ID": found["start"], ":END_ID": found["end"]}
        yield row


def _telling(
    rows: Iterator[dict[str, Any]], done: int, progress: Callable[[int], None] | None
) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield row
        done += 1
        if progress is not None and done % 1000 == 0:
            progress(done)
