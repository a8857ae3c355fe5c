"""The clock by which the store says when something was recorded."""

import datetime as dt


def now() -> str:
    """The time in UTC, as ISO 8601 to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
