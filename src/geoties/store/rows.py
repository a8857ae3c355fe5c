"""Records and what is derived from them as properties of nodes and relationships, and back.

Properties that do not apply are left out; nothing is ever a map, which no engine takes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import orjson

from geoties.model import Actor, Claim, Document, Item, Mention, Role, Stated
from geoties.records import from_dict, to_dict
from geoties.resolve.derived import Event, EventRole, Link
from geoties.resolve.filing import Filed
from geoties.resolve.ties import Tally, Tie

_COPIED = ("document", "type", "kind", "status", "date", "amount", "currency", "quote", "start", "end")
_COMPARED = ("duration", "place_country")
_SOURCES = ("dataset", "source_id", "row", "extractor", "rule", "confidence")
_OF_JUDGED = ("refs", "same", "apart")
_OF_EVENT = tuple(
    field.name for field in fields(Event) if field.name not in ("claims", "roles", "disputes", "outlet_names")
)
_OF_DOCUMENT = tuple(field.name for field in fields(Document))
_OF_ACTOR = tuple(field.name for field in fields(Actor) if field.name != "aliases")
_OF_ROLE = ("beside", "since", "until", "sector")
_OF_LINK = ("key", "title", "status", "since", "until", "earliest", "latest", "ended")


def line_of(record: Document | Actor | Mention | Stated) -> str:
    """A record as compact JSON text with sorted keys."""
    return orjson.dumps(to_dict(record), option=orjson.OPT_SORT_KEYS).decode()


def record_of(line: str) -> Any:
    """The record of a text that `line_of` gave."""
    return from_dict(orjson.loads(line))


def document_of(row: dict[str, Any]) -> Document:
    """A document, from the properties that `document_row` gave."""
    return Document(**{name: row[name] for name in _OF_DOCUMENT if row.get(name) is not None})


def actor_row(actor: Actor, records: Iterable[Actor]) -> dict[str, Any]:
    """Properties of an Actor as shown; `records` keeps, as JSON lines, what records say of it."""
    row = to_dict(actor)
    del row["record"]
    if lines := sorted({line_of(record) for record in records}):
        row["records"] = lines
    return row


def actor_of(row: dict[str, Any]) -> Actor:
    """An actor as shown, from the properties that `actor_row` gave."""
    values = {name: row[name] for name in _OF_ACTOR if row.get(name) is not None}
    return Actor(**(values | {"aliases": tuple(row.get("aliases") or ())}))


def claim_row(filed: Filed, *, recorded_at: str, line: str | None = None) -> dict[str, Any]:
    """Properties of a Claim: what it says, where it is filed, and the whole record as JSON (`line`, where it is made)."""
    stated = filed.record
    row: dict[str, Any] = {
        "id": stated.id,
        "key": filed.key,
        "slot": filed.slot,
        "kind": stated.record,
        "recorded_at": recorded_at,
    }
    for name in (*_COPIED, *_COMPARED, *_SOURCES):
        value = getattr(stated, name, None)
        if value is not None:
            row[name] = value
    if isinstance(stated, Claim):
        row |= {
            "principals": list(filed.principals),
            "persons": list(filed.persons),
            "countries": list(filed.countries),
        }
        if stated.amount is not None:
            row["amount"] = float(stated.amount)
        if stated.items:
            row |= item_lists(stated.items)
    if isinstance(filed.stated, Claim):
        # As it counts, unlike the rest: what is known of an event by a day is planned or asserted by the claims of then.
        row["status"] = filed.stated.status
    if filed.outlet:
        row["outlet"] = filed.outlet
    if filed.told is not None:
        row["applied"] = line_of(filed.stated)
    if not filed.active:
        row["rejected"] = True
    for name in _OF_JUDGED:
        if value := getattr(filed, name):
            row[name] = list(value)
    row["record"] = line or line_of(stated)
    return row


def item_lists(items: Sequence[Item]) -> dict[str, Any]:
    """Items as two parallel lists."""
    return {"item_names": [item.name for item in items], "item_quantities": [item.quantity for item in items]}


def filed_of(row: dict[str, Any]) -> Filed:
    """A claim in its place, from the properties that `claim_row` gave."""
    return Filed(
        stated=record_of(row.get("applied") or row["record"]),
        key=row["key"],
        outlet=row.get("outlet"),
        principals=tuple(row.get("principals") or ()),
        persons=tuple(row.get("persons") or ()),
        countries=tuple(row.get("countries") or ()),
        told=record_of(row["record"]) if row.get("applied") else None,
        active=not row.get("rejected"),
        **{name: tuple(row.get(name) or ()) for name in _OF_JUDGED},
    )


def event_row(event: Event) -> dict[str, Any]:
    """Properties of an Event."""
    return _given({name: getattr(event, name) for name in _OF_EVENT})


def role_row(role: EventRole) -> dict[str, Any]:
    """Properties of a role; `claims`, `named` and `refs` are always there and parallel."""
    return _given({name: getattr(role, name) for name in _OF_ROLE}) | {
        "claims": list(role.claims),
        "named": list(role.named),
        "refs": list(role.refs),
    }


def link_row(link: Link) -> dict[str, Any]:
    """Properties of a post, part or membership."""
    return _given({name: getattr(link, name) for name in _OF_LINK} | {"claims": link.claims})


def tie_row(tie: Tie, tally: Tally) -> dict[str, Any]:
    """Properties of a TIED_TO; `tally` is what the shown numbers are made of, as JSON."""
    row = _given({field.name: getattr(tie, field.name) for field in fields(Tie)})
    return row | {"tally": orjson.dumps(tally, option=orjson.OPT_SORT_KEYS).decode()}


def roles_of(stated: Stated) -> tuple[Role, ...]:
    """The roles of a claim about an event; none for a post, part or membership."""
    return stated.roles if isinstance(stated, Claim) else ()


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value is not None and value != ()
    }
