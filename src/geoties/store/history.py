"""All that was ever said and decided about an actor, an event or a document, in the order of time."""

from collections.abc import Iterable
from typing import Any

from geoties.errors import QueryError
from geoties.model import Correction, Decided, Judgement, Retraction
from geoties.records import to_dict
from geoties.resolve.judged import judged
from geoties.resolve.rules import Ruled
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.decided import CORRECTED, DATASET, RETRACTED, sides, stored_decisions
from geoties.store.ruling import ruled_pairs, told

JOINED = "joined"
COLUMNS = ("at", "what", "by", "about", "told", "why", "id")

_CLAIM_EVENT = """
MATCH (c:Claim {id: $id})
RETURN COLLECT { MATCH (c)-[:ABOUT]->(e:Event)<-[:ABOUT]-(o:Claim) RETURN o.id } AS claims
"""
_EVENT = "MATCH (e:Event {id: $id}) RETURN COLLECT { MATCH (c:Claim)-[:ABOUT]->(e) RETURN c.id } AS claims"
_ACTOR = """
MATCH (a:Actor {id: $id})
RETURN coalesce(a.canonical, a.id) AS canonical
"""
_MEMBERS = "MATCH (a:Actor {canonical: $id}) RETURN a.id AS id"
_OF_ACTOR = """
MATCH (:Actor {id: $id})-[x]-()
WHERE x.claims IS NOT NULL
UNWIND x.claims AS claim
RETURN DISTINCT claim
"""
_REFUSED = "MATCH (c:Claim) WHERE c.rejected RETURN properties(c) AS row"
_DOCUMENT = "MATCH (d:Document {id: $id}) RETURN d.title AS title, d.publisher AS publisher, d.published AS published"
_OWN = "MATCH (a:Actor {document: $id}) RETURN a.id AS id"


def history(connection: Connection, name: str) -> list[dict[str, Any]]:
    """Rows of the columns `COLUMNS`, the oldest first. `name` is the id of an actor, an event, a claim or a document.

    `what` is stated (a claim was first recorded), same, different, rejected, accepted, corrected or retracted, and withdrawn;
    `joined` is what a rule decides today, after all that has a time: no person did, and it comes and goes with the actors.
    `about` is the claim, the actors or the document; `told` the sentence, or what was changed. Raises QueryError where
    there is no such id.
    """
    found = stored_decisions(connection)
    retracted = {place for one in found if isinstance(one, Retraction) for place in sides(one)} & {name, DATASET + name}
    claims, ids = _subject(connection, name, retracted)
    rows = [_stated(row) for row in _rows(connection, claims)]
    rows += [_ruled(one, followed=followed) for one, followed in ruled_pairs(connection, ids)]
    skipped = {one.join.judgement for one in judged(found).actors.skipped}
    for one in found:
        if (claims | ids) & set(sides(one)):
            rows += _decided(one, skipped=one.id in skipped)
    return sorted(rows, key=_place)


def _subject(connection: Connection, name: str, retracted: set[str]) -> tuple[set[str], set[str]]:
    """The claims that an id has to do with, and the ids that decisions may name."""
    if retracted or connection.read(_DOCUMENT, {"id": name}):
        claims = {row["row"]["id"] for row in connection.read(statements.CLAIMS_OF_DOCUMENTS, {"ids": [name]})}
        return claims, retracted | {row["id"] for row in connection.read(_OWN, {"id": name})}
    if rows := connection.read(_EVENT, {"id": name}):
        return set(rows[0]["claims"]), set()
    if rows := connection.read(_CLAIM_EVENT, {"id": name}):
        return {name, *rows[0]["claims"]}, set()
    if rows := connection.read(_ACTOR, {"id": name}):
        canonical = rows[0]["canonical"]
        members = {name, canonical, *(row["id"] for row in connection.read(_MEMBERS, {"id": canonical}))}
        claims = {row["claim"] for row in connection.read(_OF_ACTOR, {"id": canonical})}
        claims |= {row["row"]["id"] for row in connection.read(_REFUSED) if _names(row["row"]["record"], members)}
        return claims, members
    raise QueryError(f"there is no actor, event, claim or document {name!r}; `geoties find NAME` shows ids of actors")


def _names(record: str, members: Iterable[str]) -> bool:
    return any(f'"{member}"' in record for member in members)


def _rows(connection: Connection, claims: set[str]) -> list[dict[str, Any]]:
    return [row["row"] for row in connection.read(statements.CLAIMS_OF_IDS, {"ids": sorted(claims)})]


def _stated(row: dict[str, Any]) -> dict[str, Any]:
    told = row.get("quote") or f"row {row.get('row')} of {row.get('dataset') or row['document']}"
    return _row(row["recorded_at"], "stated", row.get("extractor"), row["document"], told, None, row["id"])


def _decided(one: Decided, *, skipped: bool) -> list[dict[str, Any]]:
    what = one.verdict if isinstance(one, Judgement) else CORRECTED if isinstance(one, Correction) else RETRACTED
    told = None
    if isinstance(one, Correction):
        told = ", ".join(f"{field}: {value}" for field, value in to_dict(one)["now"].items())
    elif skipped:
        told = "not followed: it contradicts another judgement"
    about = " = ".join(sides(one)) if what == "same" else " ≠ ".join(sides(one))
    rows = [_row(one.at, what, one.by, about, told, one.why, one.id)]
    if one.withdrawn_at:
        rows.append(_row(one.withdrawn_at, "withdrawn", one.withdrawn_by, about, what, None, one.id))
    return rows


def _ruled(one: Ruled, *, followed: bool) -> dict[str, Any]:
    why = None if followed else "not followed: a person told them apart, or others that are one with them"
    return _row(None, JOINED, "a rule", f"{one.left} = {one.right}", told(one), why, None)


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    at = (row["at"] or "").removesuffix("Z")
    return row["what"] == JOINED, at, row["what"] == "withdrawn", row["id"] or row["about"]


def _row(*values: Any) -> dict[str, Any]:
    return dict(zip(COLUMNS, values, strict=True))
