"""Tables of nodes and relationships in the CSV that Neo4j's importer reads: typed headers, and parts of bounded size.

Texts are always in quotes, with quotes doubled, and may hold anything. Nothing between two commas means that the property is
not there. Elements of a list are parted by a control character that no element of any list holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from geoties.errors import InputError

SEPARATORS = (
    "\x1f\x1e\x1d\x1c\x1b\x1a\x19\x18\x17\x16\x15\x14\x13\x12\x11\x10\x0f\x0e\x0c\x0b\x08\x07\x06\x05\x04\x03\x02\x01"
)
"""Characters that may part the elements of lists, first choice first."""

_SEPARATOR = re.compile(f"[{re.escape(SEPARATORS)}]")
_NAME = re.compile(r"\w+")
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_SPELT = {"named"}
"""Lists that may be one empty text: what the importer makes of it, geoties mends (`geoties.store.imported`)."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Nodes of one label, or relationships of one type from nodes of the label `start` to nodes of the label `end`."""

    name: str
    start: str | None = None
    end: str | None = None
    statement: str = ""

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        return self.name.lower()


@dataclass(slots=True)
class Survey:
    """What the rows of all tables hold: `columns` are the importer's types of each table's properties by their names.

    widest: bytes of the longest text. separator: what parts the elements of lists.
    """

    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    widest: int = 0
    _taken: set[str] = field(default_factory=set)

    @property
    def separator(self) -> str:
        """The first control character that no element of a list holds; raises InputError where each is taken."""
        for separator in SEPARATORS:
            if separator not in self._taken:
                return separator
        raise InputError("the elements of lists hold every control character, so none can part them in import files")

    def look(self, table: Table, rows: Iterable[Row]) -> bool:
        """Takes in the rows of a table; false where there is none. Raises InputError for what import files cannot say."""
        columns: dict[str, str] = {}
        empty = True
        for row in rows:
            empty = False
            for name, value in row.items():
                if name[0] != ":":
                    found = self._type(value, f"{table.name}.{name}")
                    columns[name] = _either(columns.get(name), found, f"{table.name}.{name}")
        if not empty:
            self.columns[table.name] = {name: type_ for name, type_ in sorted(columns.items()) if type_}
        return not empty

    def _type(self, value: Any, where: str) -> str:
        if isinstance(value, list):
            return self._type_of_list(value, where)
        if isinstance(value, str):
            self.widest = max(self.widest, len(value) if value.isascii() else len(value.encode()))
        return "" if value is None else _TYPES[type(value)]

    def _type_of_list(self, values: list[Any], where: str) -> str:
        if not values or (values == [""] and where.rpartition(".")[2] not in _SPELT):
            raise InputError(f"{where} is the list {values} somewhere, which import files cannot say: load without it")
        kind = ""
        for value in values:
            kind = _either(kind, self._type(value, where), where)
            if isinstance(value, str):
                self._taken.update(_SEPARATOR.findall(value))
        return f"{kind}[]"


def write_header(folder: Path, table: Table, columns: Mapping[str, str]) -> None:
    """Writes the header file of a table: its ids, its properties with their types, the labels of actors."""
    for name in columns:
        if not _NAME.fullmatch(name):
            raise InputError(f"{table.name} has a property {name!r}, whose name does not fit into a header: rename it")
    if table.start is None:
        names = [f"id:ID({table.name})"] + [f"{name}:{type_}" for name, type_ in columns.items() if name != "id"]
        names += [":LABEL"] if table.name == "Actor" else []
    else:
        names = [f":START_ID({table.start})", f":END_ID({table.end})"]
        names += [f"{name}:{type_}" for name, type_ in columns.items()]
    (folder / f"{table.stem}_header.csv").write_text(",".join(names) + "\n", encoding="utf-8")


def write_parts(folder: Path, table: Table, survey: Survey, rows: Iterable[Row], *, part_bytes: int) -> tuple[int, int]:
    """Writes the rows of a table into numbered files of about `part_bytes`; gives back how many rows and files."""
    columns = survey.columns[table.name]
    first = ["id"] if table.start is None else [":START_ID", ":END_ID"]
    names = [*first, *(name for name in columns if name != "id" or table.start is not None)]
    if table.name == "Actor":
        names.append("kind")  # once more, as the label
    files = _numbered(folder, table.stem)
    separator = survey.separator
    written = number = size = 0
    part: IO[bytes] | None = None
    try:
        for row in rows:
            if part is None or size >= part_bytes:
                if part is not None:
                    part.close()
                part = next(files).open("wb")
                number, size = number + 1, 0
            size += part.write((",".join(_cell(row.get(name), separator) for name in names) + "\n").encode())
            written += 1
    finally:
        if part is not None:
            part.close()
    return written, number


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        yield folder / f"{stem}_{number:04d}.csv"


def _cell(value: Any, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return _quoted(separator.join(one if isinstance(one, str) else _plain(one) for one in value))
    return _plain(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _plain(value: bool | int | float) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _either(one: str | None, other: str, where: str) -> str:
    """The type that takes values of both types."""
    if not one or not other or one == other:
        return one or other
    kinds = {one, other}
    if kinds == {"long", "double"} or kinds == {"long[]", "double[]"}:
        return "double[]" if one.endswith("[]") else "double"
    raise InputError(f"{where} is {one} somewhere and {other} elsewhere: a column of import files has one type")
