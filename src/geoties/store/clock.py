"""The store's two clocks: the time at which something is recorded, and the turns that writers took."""

import datetime as dt

from geoties.store.bolt import Connection

_TURN = "MATCH (s:Store {id: 'geoties'}) RETURN coalesce(s.turn, 0) AS turn"


def now() -> str:
    """The time in UTC, as ISO 8601 to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def moment() -> str:
    """The time in UTC, as ISO 8601 to the microsecond: two decisions of one person seldom share it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def turn(connection: Connection) -> int:
    """How many transactions have written to the graph: as long as it stays the same, the graph does."""
    rows = connection.read(_TURN)
    return int(rows[0]["turn"]) if rows else 0
