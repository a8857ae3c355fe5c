"""What a writing transaction must know before it derives: documents, claims in their places, actors, tallies.

Each takes all ids of a batch in one statement; none makes a round trip for a row.
"""

from collections.abc import Iterable
from typing import Any

import orjson

from geoties.model import Actor, actors_of
from geoties.resolve.filing import Filed
from geoties.resolve.ties import Pair, Tally
from geoties.store import statements
from geoties.store.bolt import Transaction
from geoties.store.rows import filed_of, record_of


def digests(transaction: Transaction, documents: Iterable[str]) -> dict[str, str | None]:
    """The digest of the last reading of each document that the store has."""
    rows = transaction.run(statements.DOCUMENTS, ids=sorted(documents))
    return {row["id"]: row["digest"] for row in rows}


def claims_of_documents(transaction: Transaction, documents: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """Claims of some documents by id, each with the time it was first recorded."""
    return _claims(transaction, statements.CLAIMS_OF_DOCUMENTS, ids=sorted(documents))


def claims_of_ids(transaction: Transaction, ids: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """Claims by their ids, those that the store has."""
    return _claims(transaction, statements.CLAIMS_OF_IDS, ids=sorted(ids))


def claims(transaction: Transaction, ids: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """Claims by their ids."""
    return _claims(transaction, statements.CLAIMS, ids=sorted(ids))


def claims_of_keys(transaction: Transaction, keys: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """All claims that are filed under some keys."""
    return _claims(transaction, statements.CLAIMS_OF_KEYS, keys=sorted(keys))


def claims_of_slots(transaction: Transaction, slots: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """All claims in some slots of their keys."""
    return _claims(transaction, statements.CLAIMS_OF_SLOTS, slots=sorted(slots))


def claims_of_actors(transaction: Transaction, actors: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """All claims whose events name some actors."""
    return _claims(transaction, statements.CLAIMS_OF_ACTORS, ids=sorted(actors))


def claims_of_links(transaction: Transaction, actors: Iterable[str]) -> dict[str, tuple[Filed, str]]:
    """All claims of the posts, parts and memberships of some actors."""
    return _claims(transaction, statements.CLAIMS_OF_LINKS, ids=sorted(actors))


def claims_of_refs(transaction: Transaction, refs: dict[str, str]) -> dict[str, tuple[Filed, str]]:
    """All claims of events that name actors who went by another id; refs: that id, by theirs."""
    rows = [{"ref": ref, "actor": actor} for ref, actor in sorted(refs.items())]
    return _claims(transaction, statements.CLAIMS_OF_REFS, rows=rows)


def actors(transaction: Transaction, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Properties of the actors that the store has, by id."""
    return {row["row"]["id"]: row["row"] for row in transaction.run(statements.ACTORS, ids=sorted(ids))}


def kinds(transaction: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """Kinds of the actors that the store has, by id."""
    return {row["id"]: row["kind"] for row in transaction.run(statements.KINDS, ids=sorted(ids))}


def actors_of_documents(transaction: Transaction, documents: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Properties of the actors that are some documents' own, by id."""
    rows = transaction.run(statements.ACTORS_OF_DOCUMENTS, ids=sorted(documents))
    return {row["row"]["id"]: row["row"] for row in rows}


def actors_of_blocks(transaction: Transaction, blocks: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Properties of the actors that rules may join with each other, by id."""
    rows = transaction.run(statements.ACTORS_OF_BLOCKS, blocks=sorted(blocks))
    return {row["row"]["id"]: row["row"] for row in rows}


def still_named(transaction: Transaction, ids: Iterable[str], *, gone: Iterable[str]) -> set[str]:
    """Those of some actors that claims name by their own id, beside the claims that go."""
    asked = sorted(ids)
    if not asked:
        return set()
    asked_of: dict[str, list[str]] = {"ids": asked, "gone": sorted(gone)}
    found = {row["id"] for row in transaction.run(statements.NAMED_IN_EVENTS, **asked_of)}
    for row in transaction.run(statements.NAMED_IN_LINKS, **asked_of):
        if row["id"] in actors_of(record_of(row["record"])):
            found.add(row["id"])
    return found


def tallies(transaction: Transaction, pairs: Iterable[Pair]) -> dict[Pair, Tally]:
    """The tallies of the pairs that have a tie."""
    asked = [{"a": left, "b": right} for left, right in sorted(pairs)]
    rows = transaction.run(statements.TALLIES, pairs=asked)
    return {(row["a"], row["b"]): orjson.loads(row["tally"]) for row in rows}


def actor_records(row: dict[str, Any] | None) -> list[Actor]:
    """What records say of an actor by its own id, from its properties; not what they say of others that are one with it."""
    records = [record_of(line) for line in (row or {}).get("records") or ()]
    return [record for record in records if row is not None and record.id == row["id"]]


def _claims(transaction: Transaction, statement: str, **parameters: Any) -> dict[str, tuple[Filed, str]]:
    if not any(parameters.values()):
        return {}
    rows = transaction.run(statement, **parameters)
    return {row["row"]["id"]: (filed_of(row["row"]), row["row"]["recorded_at"]) for row in rows}
