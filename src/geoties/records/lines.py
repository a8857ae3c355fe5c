"""Records to plain dictionaries and JSON lines, and back.

A dictionary has `record` first and leaves out what does not apply (None, empty lists, false), but always says the
status of a claim. Whole numbers are written without a fraction, so one value has one form.
"""

from dataclasses import fields
from functools import lru_cache
from typing import Any

import orjson

from geoties.model import (
    Actor,
    Claim,
    Correction,
    Document,
    Item,
    Judgement,
    Membership,
    Mention,
    Part,
    Post,
    Record,
    Retraction,
    Role,
    with_type,
)

RECORDS: dict[str, type[Record]] = {
    kind.record: kind
    for kind in (Document, Actor, Mention, Claim, Post, Part, Membership, Judgement, Correction, Retraction)
}


def to_dict(record: Record) -> dict[str, Any]:
    """A record as plain data, ready for JSON."""
    line: dict[str, Any] = {"record": record.record}
    line.update(_plain(record))
    return line


def to_line(record: Record) -> bytes:
    """A record as one JSON line, the newline included. Raises TypeError on a value that JSON cannot hold."""
    return orjson.dumps(to_dict(record), option=orjson.OPT_APPEND_NEWLINE)


def from_dict(line: dict[str, Any]) -> Record:
    """A record from plain data that `check_record` accepted; the `id` of a claim may be missing (see `with_id`)."""
    values = {name: value for name, value in line.items() if name != "record"}
    kind = RECORDS[line["record"]]
    if kind is Claim:
        values["roles"] = tuple(Role(**role) for role in values["roles"])
        if "items" in values:
            values["items"] = tuple(Item(**item) for item in values["items"])
        values.setdefault("id", "")
        return with_type(Claim(**values))
    if kind is Actor and "aliases" in values:
        values["aliases"] = tuple(values["aliases"])
    if kind in (Post, Part, Membership, Judgement, Correction, Retraction):
        values.setdefault("id", "")
    return kind(**values)


@lru_cache(maxsize=16)
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(record: Any) -> dict[str, Any]:
    line: dict[str, Any] = {}
    for name in _names(record.__class__):
        value = getattr(record, name)
        if value is None or value is False or value == () or value == "":
            continue
        if isinstance(value, tuple):
            value = [item if isinstance(item, str) else _plain(item) for item in value]
        elif isinstance(value, float) and value.is_integer():
            value = int(value)
        line[name] = value
    return line
