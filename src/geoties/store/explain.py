"""What joined the claims of a stored event, and what kept near ones apart."""

from typing import Any

from geoties.resolve.candidates import Profile, compare
from geoties.resolve.derived import Event
from geoties.resolve.events import events_of
from geoties.resolve.reasons import OTHER_PERSONS, joined_by, near
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.rows import filed_of
from geoties.store.ruling import ruled_pairs, told

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
            "apart": one.apart + (_likest(connection, event, one.event) if one.apart == OTHER_PERSONS else ""),
        }
        for one in near(event, claims)
    ]
    return _with_rules(connection, event, joined_by(event, claims)), rows


def _with_rules(connection: Connection, event: Event, joined: dict[str, str]) -> dict[str, str]:
    """The reasons, with what made an actor that a claim names another one by a rule."""
    renamed: dict[str, set[str]] = {}
    for role in event.roles:
        for claim, ref in zip(role.claims, role.refs, strict=True):
            if ref != role.actor:
                renamed.setdefault(claim, set()).add(ref)
    if not renamed:
        return joined
    pairs = [one for one, followed in ruled_pairs(connection, set().union(*renamed.values())) if followed]
    return {
        claim: "; ".join(
            [why]
            + [
                f"{one.left} = {one.right} by a rule ({told(one)})"
                for one in pairs
                if {one.left, one.right} & renamed.get(claim, set())
            ]
        )
        for claim, why in joined.items()
    }


def _likest(connection: Connection, event: Event, other: Event) -> str:
    """Of the persons of two events that are not one, the two that are most like one, with the score and its reasons."""
    ours, theirs = ({role.actor for role in one.roles} for one in (event, other))
    ids = sorted(ours ^ theirs)
    rows = [row["row"] for row in connection.read(statements.ACTORS, {"ids": ids}) if row["row"]["kind"] == "Person"]
    people = {row["id"]: _profile(row) for row in rows}
    pairs = [
        compare(people[one], people[another])
        for one in sorted(people.keys() & ours)
        for another in sorted(people.keys() & theirs)
    ]
    if not pairs:
        return ""
    best = max(pairs, key=lambda pair: pair.score)
    reasons = "; ".join([*best.speaks_for, *(f"against: {one}" for one in best.against)])
    return f" ({best.left.id} and {best.right.id}, {best.score:g}: {reasons})"


def _profile(row: dict[str, Any]) -> Profile:
    return Profile(
        id=row["id"],
        kind=row["kind"],
        names=tuple(dict.fromkeys((row.get("name") or row["id"], *(row.get("aliases") or ())))),
        country=row.get("country"),
        document=row.get("document"),
    )
