"""JSON Lines, one bad line at a time: what cannot be read is told with its number, and the rest goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from geoties.readers.fault import Fault, fault
from geoties.records.issues import shown

LONGEST = 20_000_000
"""Bytes of one line; a longer one is left out, so that memory stays bounded (parsing takes 13 bytes for each of it)."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A JSON object and the number of its line, from 1."""

    number: int
    value: dict[str, Any]


def json_lines(stream: BinaryIO, *, file: str = "-", longest: int = LONGEST) -> Iterator[Line | Fault]:
    """The objects of a stream, and a fault for each line that is no JSON object. Blank lines are passed over."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(_BOM)
        if len(line) > longest:
            _skip_line(stream)
            yield fault("line", file, number, "", f"a line of more than {longest} bytes", "one record a line")
        elif line.strip():
            yield _read(line, file, number)


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass


def _read(line: bytes, file: str, number: int) -> Line | Fault:
    try:
        value = orjson.loads(line.rstrip())
    except orjson.JSONDecodeError as error:
        text = line.decode("utf-8", "replace").strip()
        return fault("line", file, number, "", shown(text), _reason(line, error))
    if not isinstance(value, dict):
        return fault("line", file, number, "", shown(value), "a JSON object")
    return Line(number, value)


def _reason(line: bytes, error: orjson.JSONDecodeError) -> str:
    if b"\0" in line:
        return "a JSON object; this line has NUL bytes"
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return f"a JSON object in UTF-8; byte {wrong.start + 1} of this line is not"
    return f"a JSON object; {error.msg} at character {error.colno}"
