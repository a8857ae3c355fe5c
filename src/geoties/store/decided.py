"""What people decided, as the store keeps it: nodes of their own, which no load and no rebuild changes."""

from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from geoties.model import Correction, Decided, Retraction
from geoties.records import from_dict, to_dict
from geoties.store.bolt import Connection, Transaction

CORRECTED = "corrected"
"""What stands for the verdict of a correction."""
RETRACTED = "retracted"
"""And of a retraction."""
DATASET = "dataset/"
"""What stands before the name of a data set where an id is asked for."""

_ANY = "MATCH (j:Judgement) RETURN j.id AS id LIMIT 1"
_BY_SIDE = "UNWIND $ids AS id MATCH (j:Judgement {{{side}: id}}) RETURN j.record AS record"
_BY_ID = "UNWIND $ids AS id MATCH (j:Judgement {id: id}) RETURN j.record AS record"
_RETRACTED = f"MATCH (j:Judgement {{verdict: '{RETRACTED}'}}) RETURN j.record AS record ORDER BY j.at, j.id"
_ALL = "MATCH (j:Judgement) RETURN j.record AS record ORDER BY j.at, j.id"
_SET = "UNWIND $rows AS r MERGE (j:Judgement {id: r.id}) SET j = r"


def decisions_about(transaction: Transaction, ids: Iterable[str]) -> dict[str, Decided]:
    """What was decided of actors and claims, and of all that they were compared with, and so on; by id, withdrawn too."""
    if not transaction.run(_ANY):
        return {}
    found: dict[str, Decided] = {}
    seen: set[str] = set()
    asked = set(ids)
    while asked:
        seen |= asked
        met: set[str] = set()
        for side in ("left", "right"):
            for row in transaction.run(_BY_SIDE.format(side=side), ids=sorted(asked)):
                one = _read(row["record"])
                found[one.id] = one
                met |= set(sides(one))
        asked = met - seen
    return found


def sides(decided: Decided) -> tuple[str, ...]:
    """The ids of the actors or claims that a decision is about: one or two; of a retraction, its document or data set."""
    if isinstance(decided, Correction):
        return (decided.claim,)
    if isinstance(decided, Retraction):
        return (_source(decided),)
    return (decided.left,) if decided.right is None else (decided.left, decided.right)


def decisions_of_ids(transaction: Transaction, ids: Iterable[str]) -> list[Decided]:
    """Decisions by their ids, those that there are."""
    return [_read(row["record"]) for row in transaction.run(_BY_ID, ids=sorted(ids))]


def stored_decisions(connection: Connection) -> list[Decided]:
    """All that was ever decided, in the order of time."""
    return [_read(row["record"]) for row in connection.read(_ALL)]


def retractions(connection: Connection) -> list[Retraction]:
    """All that was ever retracted, in the order of time."""
    return [one for row in connection.read(_RETRACTED) if isinstance(one := _read(row["record"]), Retraction)]


def write_decisions(transaction: Transaction, decisions: Sequence[Decided]) -> None:
    """Keeps decisions as they are given, in the place of those of the same ids."""
    transaction.run(_SET, rows=[_row(one) for one in decisions])


def _row(decided: Decided) -> dict[str, Any]:
    row = to_dict(decided)
    row["record"] = orjson.dumps(row, option=orjson.OPT_SORT_KEYS).decode()
    if isinstance(decided, Correction):
        row |= {"verdict": CORRECTED, "left": row.pop("claim")}
        del row["now"]
    if isinstance(decided, Retraction):
        row |= {"verdict": RETRACTED, "left": _source(decided)}
    return row


def _source(retraction: Retraction) -> str:
    return retraction.document or f"{DATASET}{retraction.dataset}"


def _read(line: str) -> Decided:
    found = from_dict(orjson.loads(line))
    assert isinstance(found, Decided)
    return found
