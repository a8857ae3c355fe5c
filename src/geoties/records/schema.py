"""The JSON Schema of the records (draft 2020-12), built from the ontology's lists and its table of fields."""

from functools import lru_cache
from typing import Any

from geoties import ontology

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@lru_cache(maxsize=1)
def json_schema() -> dict[str, Any]:
    """One schema for a line: `$defs` holds a schema for each record, and a line is one of them."""
    table = ontology.read_yaml("fields.yaml")
    definitions = {name: dict(spec) for name, spec in table["types"].items()}
    definitions |= {name: {"enum": list(values)} for name, values in _closed_lists().items()}
    for name, spec in table["inner"].items():
        definitions[name] = _object(spec)
    definitions["roles"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/role"}}
    definitions["items"] = {"type": "array", "items": {"$ref": "#/$defs/item"}}
    for name, spec in table["records"].items():
        definitions[name] = _object(spec, record=name)
    return {
        "$schema": _DIALECT,
        "title": "geoties records: one JSON object a line",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in table["records"]],
        "$defs": definitions,
    }


@lru_cache(maxsize=1)
def record_schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of record by its name, so that a fault is told about the record that was meant."""
    whole = json_schema()
    names = [reference["$ref"].rpartition("/")[2] for reference in whole["oneOf"]]
    return {name: {"$schema": _DIALECT, "$ref": f"#/$defs/{name}", "$defs": whole["$defs"]} for name in names}


def _closed_lists() -> dict[str, tuple[str, ...]]:
    return {
        "event_type": (*ontology.types(), *ontology.type_aliases()),
        "kind": tuple(ontology.kinds()),
        "role_name": tuple(ontology.roles()),
        "status": ontology.statuses(),
        "verdict": ontology.verdicts(),
        "actor_kind": ontology.actor_kinds(),
        "mention_form": ontology.mention_forms(),
        "membership_status": ontology.membership_statuses(),
    }


def _object(spec: dict[str, Any], *, record: str | None = None) -> dict[str, Any]:
    properties: dict[str, Any] = {} if record is None else {"record": {"const": record}}
    for name, kind in spec["fields"].items():
        properties[name] = {"$ref": f"#/$defs/{'role_name' if kind == 'role' else kind}"}
    required = ["record", *spec["required"]] if record else list(spec["required"])
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
