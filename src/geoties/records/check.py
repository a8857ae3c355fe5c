"""What is wrong with one record, each fault with its field, its value and what was expected.

The published schema is the first judge; then come the rules that a schema cannot say: dates are EDTF, roles fit the kind,
a claim has its sentence or its row.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import jsonschema_rs

from geoties import dates, ontology
from geoties.records.issues import Issue, shown
from geoties.records.schema import json_schema, record_schemas

_DATES = ("date", "published", "since", "until")
MENDABLE = (
    *(
        "type",
        "kind",
        "status",
        "roles",
        "date",
        "duration",
        "place",
        "place_country",
        "amount",
        "currency",
        "approximate",
    ),
    *("items", "mode", "context", "intensity", "title", "country", "of", "actor", "since", "until"),
)
"""Fields of a claim, post, part or membership that a person can correct: never its words, nor where it comes from."""

_STATED = ("claim", "post", "part", "membership")


def check_record(line: Any, *, file: str = "-", number: int = 0) -> list[Issue]:
    """Faults of one decoded JSON line; an empty list when it is a sound record."""
    if not isinstance(line, dict):
        return [Issue(file, number, "", shown(line), "a JSON object with a `record` field")]
    name = line.get("record")
    validator = _validators().get(name) if isinstance(name, str) else None
    if validator is None:
        return [Issue(file, number, "record", shown(name), "one of " + ", ".join(_validators()))]
    found = [_told(error, file, number) for error in validator.iter_errors(line)]
    if found:
        return found
    return [Issue(file, number, field, shown(value), expected) for field, value, expected in _beyond(line)]


@lru_cache(maxsize=1)
def _validators() -> dict[str, Any]:
    return {name: jsonschema_rs.Draft202012Validator(schema) for name, schema in record_schemas().items()}


def _told(error: Any, file: str, number: int) -> Issue:
    field = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.instance_path).lstrip(".")
    told = error.kind.as_dict() if hasattr(error.kind, "as_dict") else {}
    value = shown(error.instance)
    if error.kind.name == "required":
        field, value, expected = _join(field, told["property"]), "missing", "a value"
    elif error.kind.name == "additionalProperties":
        unknown = told["unexpected"][0]
        field, value = _join(field, unknown), shown(error.instance[unknown])
        expected = "no such field; known ones are " + ", ".join(_known_fields(error.schema_path))
    elif error.kind.name == "enum":
        expected = "one of " + ", ".join(str(option) for option in told["options"])
    else:
        expected = error.message.partition(" is ")[2] or error.message
        expected = {"type": f"a value of type {told.get('types', [''])[0]}"}.get(error.kind.name, expected)
        if error.kind.name == "pattern":
            expected = f"text that matches {told['pattern']}"
    return Issue(file, number, field, value, expected)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _known_fields(schema_path: list[Any]) -> list[str]:
    names = [step for step in schema_path if step in json_schema()["$defs"]]
    return list(json_schema()["$defs"][names[-1]]["properties"]) if names else []


def _beyond(line: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    name = line["record"]
    for field in _DATES:
        if field in line and not dates.is_edtf(line[field]):
            yield field, line[field], "an EDTF date such as 2020, 2021-11 or 2021-11-23, the end not before the start"
    if name == "mention" and line["end"] <= line["start"]:
        yield "end", line["end"], "an end after the start"
    if name in _STATED:
        yield from _evidence(line)
    if name == "claim":
        yield from _fit(line)
    if name == "judgement":
        yield from _sides(line)
    if name == "correction":
        yield from _mendable(line)
    if name == "retraction" and ("document" in line) == ("dataset" in line):
        yield "document", line.get("document", "missing"), "a document or a dataset, one of them"


def _evidence(line: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    given = [field for field in ("quote", "start", "end") if field in line]
    if not given:
        if "source_id" not in line:
            yield "quote", "missing", "quote, start and end, or the source_id and row of a data set"
    elif len(given) < 3:
        yield given[0], line[given[0]], "quote, start and end together"
    elif line["end"] - line["start"] != len(line["quote"]):
        yield "end", line["end"], f"start plus the {len(line['quote'])} characters of the quote"


def _sides(line: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """Two actors or two events are judged, or one claim."""
    left, right = line["left"], line.get("right")
    if line["verdict"] in ("same", "different"):
        if right is None:
            yield "right", "missing", "the other actor or event"
        elif right == left:
            yield "right", right, "another one than left"
        elif _is_event(left) != _is_event(right):
            yield "right", right, "two actors, or two claims of events (claim/... or event/...)"
    else:
        if right is not None:
            yield "right", right, "nothing: this verdict is on one claim"
        if not left.startswith("claim/"):
            yield "left", left, "the id of a claim (claim/...)"


def _is_event(name: str) -> bool:
    return name.startswith(("claim/", "event/"))


def _mendable(line: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    if not line["claim"].startswith("claim/"):
        yield "claim", line["claim"], "the id of a claim (claim/...)"
    for field in line["now"]:
        if field not in MENDABLE:
            yield f"now.{field}", line["now"][field], "a field that can be corrected: " + ", ".join(MENDABLE)


def _fit(line: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    kind = ontology.kinds()[line["kind"]]
    sides = {"source", "target"} if kind.directed else {"party"}
    principals = 0
    for index, role in enumerate(line["roles"]):
        side = ontology.roles()[role["role"]].side
        principals += side in sides
        if side is not None and side not in sides:
            yield f"roles[{index}].role", role["role"], _principals(kind)
        if role["role"] == "JOINED" and "beside" not in role:
            yield f"roles[{index}].beside", "missing", "the id of the actor that it joined"
        elif "beside" in role and role["beside"] not in {
            other["actor"] for other in line["roles"] if other is not role
        }:
            yield f"roles[{index}].beside", role["beside"], "an actor that has a role in this claim"
        for field in ("since", "until"):
            if field in role and not dates.is_edtf(role[field]):
                yield f"roles[{index}].{field}", role[field], "an EDTF date"
    if not principals:
        yield "roles", line["roles"][0]["role"], _principals(kind)


def _principals(kind: ontology.Kind) -> str:
    names = "SOURCE_OF or TARGET_OF" if kind.directed else "PARTY_TO"
    return f"{names}: {kind.name} is {'directed' if kind.directed else 'symmetric'}"
