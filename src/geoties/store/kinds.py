"""Actors that turn out to be of another kind: a body that was taken for an organisation, a group that is an army.

A kind is a label, and the embedded engine gives labels to new nodes only. So a twin is made under the new label, takes over
every relationship, and then the id; the old node goes. All of it happens in the transaction that learnt of the new kind:
at no moment does anybody see the actor without its events, posts or ties.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from geoties import ontology
from geoties.errors import StoreError
from geoties.store.bolt import Transaction
from geoties.store.statements import create_actors

BETWEEN_ACTORS = ("HOLDS_POST", "PART_OF", "MEMBER_OF", "TIED_TO", "INTERACTED", "MEASURED")

_TYPES = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[x]-()
RETURN DISTINCT type(x) AS type
"""
_OUT = """
UNWIND $rows AS r
MATCH (old:Actor {{id: r.id}})-[x:{type}]->(other)
MATCH (new:Actor {{id: r.twin}})
CREATE (new)-[y:{type}]->(other)
SET y = properties(x)
"""
_IN = """
UNWIND $rows AS r
MATCH (old:Actor {{id: r.id}})<-[x:{type}]-(other)
MATCH (new:Actor {{id: r.twin}})
CREATE (new)<-[y:{type}]-(other)
SET y = properties(x)
"""
_DELETE = "UNWIND $ids AS id MATCH (a:Actor {id: id}) DETACH DELETE a"
_TWIN = "twin of " * 64
"""Longer than the longest id that a record may have, so that no record's actor is ever met by it."""
_NAME = "UNWIND $rows AS r MATCH (a:Actor {id: r.twin}) SET a.id = r.id"


def change_kinds(transaction: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Sets the properties of actors that the store has under another kind, and moves all that they are tied by.

    rows: as `rows.actor_row` gives them. Raises StoreError when one has a relationship of a type that geoties does not
    make, which would be lost.
    """
    twins: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        twins[row["kind"]].append({**row, "id": _twin(row["id"])})
    moved = [{"id": row["id"], "twin": _twin(row["id"])} for row in rows]
    ids = [row["id"] for row in moved]
    types = {found["type"] for found in transaction.run(_TYPES, ids=ids)}
    if unknown := types - set(ontology.roles()) - set(BETWEEN_ACTORS):
        raise StoreError(
            f"the kind of {', '.join(map(repr, ids[:5]))} changes, and relationships of the type "
            f"{', '.join(sorted(unknown))}, which geoties did not make, would be lost: delete them first"
        )
    for kind in sorted(twins):
        transaction.run(create_actors(kind), rows=twins[kind])
    # The ways out first: a tie between two of these actors is then on its way between their twins.
    for type_ in sorted(types):
        transaction.run(_OUT.format(type=type_), rows=moved)
        if type_ in BETWEEN_ACTORS:
            transaction.run(_IN.format(type=type_), rows=moved)
    transaction.run(_DELETE, ids=ids)
    transaction.run(_NAME, rows=moved)


def _twin(actor_id: str) -> str:
    return _TWIN + actor_id
