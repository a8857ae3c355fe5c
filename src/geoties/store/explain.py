"""What joined the claims of a stored event, and what kept near ones apart."""

from typing import Any

from geoties.resolve.events import events_of
from geoties.resolve.reasons import joined_by, near
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.rows import filed_of

_KEYS = """
OPTIONAL MATCH (e:Event {id: $id})
OPTIONAL MATCH (c:Claim {id: $id})
RETURN coalesce(e.key, c.key) AS key
"""

Explained = tuple[dict[str, str], list[dict[str, Any]]]


def explain(connection: Connection, name: str) -> Explained:
    """For an event, by its id or a claim's: the reason of each claim by its id, and a row for each near event.

    A row has `event`, `date`, `status`, `claims` (how many) and `apart`, the reason. Both are empty for a post, a part, a
    membership and a rejected claim, which are in no event.
    """
    key = connection.read(_KEYS, {"id": name})[0]["key"]
    claims = [filed_of(row["row"]) for row in connection.read(statements.CLAIMS_OF_KEYS, {"keys": [key]})]
    event = next((one for one in events_of(claims) if name == one.id or name in one.claims), None)
    if event is None:
        return {}, []
    rows = [
        {
            "event": one.event.id,
            "date": one.event.date,
            "status": one.event.status,
            "claims": len(one.event.claims),
            "apart": one.apart,
        }
        for one in near(event, claims)
    ]
    return joined_by(event, claims), rows
