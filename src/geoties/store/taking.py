"""Claims and documents that go, in one transaction, with all that followed from them and follows from nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from geoties import names
from geoties.model import Document, Part, Post, Stated, actors_of
from geoties.records import Reading
from geoties.resolve.filing import Filed
from geoties.store import fetch, statements
from geoties.store.batch import finish_batch
from geoties.store.bolt import Transaction
from geoties.store.cast import cast_of
from geoties.store.change import Change

_MENTIONS = "UNWIND $ids AS id MATCH (d:Document {id: id}) WHERE d.mentions IS NOT NULL RETURN d.mentions AS mentions"
# The document of claims that go alone was read otherwise than it is now: loading it again must not find it unchanged.
_FORGET_READING = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
WITH DISTINCT d
SET d.digest = null
RETURN d.id AS id
"""
_REJECTED = "MATCH (c:Claim) WHERE c.rejected AND NOT c.id IN $gone RETURN c.record AS record"
_DELETE_DOCUMENTS = "UNWIND $ids AS id MATCH (d:Document {id: id}) DETACH DELETE d"


def take(transaction: Transaction, *, documents: Sequence[str], claims: Sequence[str] | None = None) -> int:
    """Takes out documents with all their claims, or some claims alone; gives back how many claims went."""
    transaction.run(statements.TURN)
    if claims is None:
        found = fetch.claims_of_documents(transaction, documents)
        entries: list[tuple[Reading, Mapping[str, Stated]]] = [
            (Reading(document=Document(id=one)), {}) for one in documents
        ]
    else:
        found = fetch.claims_of_ids(transaction, claims)
        entries = _left(transaction, found)
        transaction.run(_FORGET_READING, ids=list(claims))
    gone = {claim_id: filed for claim_id, (filed, _) in found.items()}
    shared = _shared_gone(transaction, gone, documents)
    known = {reading.document.id for reading, _ in entries}
    cast = cast_of(transaction, entries, known_documents=known, dropped=shared, gone=gone)
    finish_batch(transaction, cast, Change(claims_gone=sorted(gone)), dict(gone), {})
    transaction.run(_DELETE_DOCUMENTS, ids=list(documents))
    return len(gone)


def _left(
    transaction: Transaction, gone: Mapping[str, tuple[Filed, str]]
) -> list[tuple[Reading, Mapping[str, Stated]]]:
    """What is left of documents that lose posts or parts, which say for which state their actors speak."""
    told = {filed.record.document for filed, _ in gone.values() if isinstance(filed.record, Post | Part)}
    left: dict[str, dict[str, Stated]] = {document: {} for document in sorted(told)}
    for claim_id, (filed, _) in fetch.claims_of_documents(transaction, told).items():
        if claim_id not in gone:
            left[filed.record.document][claim_id] = filed.record
    return [(Reading(document=Document(id=document), whole=False), stated) for document, stated in left.items()]


def _shared_gone(transaction: Transaction, gone: Mapping[str, Filed], documents: Sequence[str]) -> set[str]:
    """Actors that belong to no document that is there, and that nothing names but what goes."""
    named = {actor for filed in gone.values() for actor in actors_of(filed.record)}
    for row in transaction.run(_MENTIONS, ids=list(documents)):
        named |= {orjson.loads(line)["actor"] for line in row["mentions"].split("\n")}
    rows: dict[str, Any] = fetch.actors(transaction, {actor for actor in named if not names.known(actor)})
    of_others = {row["document"] for row in rows.values() if row.get("document")} - set(documents)
    there = fetch.digests(transaction, of_others) if of_others else {}
    # One whose own document went before it stayed for what others said of it.
    shared = {actor for actor, row in rows.items() if row.get("document") not in (*documents, *there)}
    shared -= fetch.still_named(transaction, shared, gone=gone)
    if shared:
        # A rejected claim makes nothing that would hold its actors, and names them all the same.
        told = [row["record"] for row in transaction.run(_REJECTED, gone=sorted(gone))]
        shared = {actor for actor in shared if not any(f'"{actor}"' in record for record in told)}
    return shared
