"""The content of a store as one hash: equal on every engine, whatever the order and number of loads that led to it."""

import hashlib
from collections.abc import Iterator
from typing import Any

import orjson

from geoties import ontology
from geoties.store.bolt import Connection
from geoties.store.runs import sorted_lines

_DOCUMENTS = "MATCH (d:Document) RETURN properties(d) AS row"
_CLAIMS = "MATCH (c:Claim) WHERE c.rejected IS NULL RETURN c.record AS record"
_ACTORS = "MATCH (a:Actor) WHERE a.canonical IS NULL RETURN properties(a) AS row"
_EVENTS = "MATCH (e:Event) RETURN properties(e) AS row"
_ROLES = "MATCH (a:Actor)-[x]->(e:Event) RETURN a.id AS actor, type(x) AS role, e.id AS event, properties(x) AS row"
_DISPUTES = "MATCH (e:Event)-[:DISPUTES]->(o:Event) RETURN e.id AS event, o.id AS disputes"
_BETWEEN = "MATCH (a:Actor)-[x]->(b:Actor) RETURN a.id AS actor, type(x) AS link, b.id AS of, properties(x) AS row"
_KEPT_BACK = {"digest", "mentions", "records", "own", "block", "key", "tally", "recorded_at"}
_COUNTED = ("Document", "Claim", "Actor", "Event", "Judgement")


def content_hash(connection: Connection) -> str:
    """SHA-256, in hex, of the sorted JSON lines of documents, active claims, actors, events, roles, posts, parts, memberships and
    ties. Loads, judgements and clocks are left out. Memory does not grow with the store.
    """
    digest = hashlib.sha256()
    for line in sorted_lines(_lines(connection)):
        digest.update(line)
        digest.update(b"\n")
    return digest.hexdigest()


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, claims, actors, events, judgements and ties the store has."""
    found = {
        f"{label.lower()}s": connection.read(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"] for label in _COUNTED
    }
    # Those who go by another's id are not shown, and so not counted.
    found["actors"] -= connection.read("MATCH (a:Actor) WHERE a.canonical IS NOT NULL RETURN count(a) AS n")[0]["n"]
    ties = connection.read("MATCH (:Actor)-[t:TIED_TO]->(:Actor) RETURN count(t) AS n")[0]["n"]
    return found | {"ties": ties}


def _lines(connection: Connection) -> Iterator[bytes]:
    for row in connection.stream(_DOCUMENTS):
        yield _line("document", row["row"])
    for row in connection.stream(_CLAIMS):
        yield row["record"].encode()
    for row in connection.stream(_ACTORS):
        yield _line("actor", row["row"])
    for row in connection.stream(_EVENTS):
        yield _line("event", row["row"])
    for row in connection.stream(_ROLES):
        if row["role"] in ontology.roles():
            yield _line("role", row["row"] | {name: row[name] for name in ("actor", "role", "event")})
    for row in connection.stream(_DISPUTES):
        yield _line("disputes", row)
    for row in connection.stream(_BETWEEN):
        yield _line("link", row["row"] | {name: row[name] for name in ("actor", "link", "of")})


def _line(name: str, row: dict[str, Any]) -> bytes:
    values = {key: _one_form(value) for key, value in row.items() if key not in _KEPT_BACK and value is not None}
    return orjson.dumps(values | {"record": name}, option=orjson.OPT_SORT_KEYS)


def _one_form(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
