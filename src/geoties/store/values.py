"""Values on their way into a statement and out of a result: plain Python on this side, whatever the engine has.

Dates and times cross the border as ISO 8601 text in both directions, because the engines store zoned times differently
and the driver does not survive every time zone.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import orjson

from geoties.errors import QueryError

_LARGEST = 2**63
# What this lets through needs no change: text, numbers of 53 bits, lists and maps of them. It stumbles over all else, dates
# and halves of surrogate pairs among them, and takes a fiftieth of the time that looking at each value takes.
_PLAIN = (
    orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_SUBCLASS
    | orjson.OPT_STRICT_INTEGER
)


def parameters_to_engine(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of a statement as both engines take them; raises QueryError as `to_engine` does."""
    return {name: to_engine(value, f"${name}") for name, value in parameters.items()}


def rows_to_engine(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The same for many rows that geoties made itself, so that no values of foreign classes are among them."""
    try:
        orjson.dumps(parameters, option=_PLAIN)
    except orjson.JSONEncodeError:
        return parameters_to_engine(parameters)
    return dict(parameters)


def to_engine(value: Any, where: str) -> Any:
    """The value as both engines take it; raises QueryError that names `where` for one that they would not.

    Dates and times become ISO text, tuples lists; numbers must fit 64 bits, text must be valid Unicode.
    """
    kind = type(value)
    if kind is str:
        return _checked_text(value, where)
    if kind is int:
        return _checked_number(value, where)
    if kind is float or kind is bool or value is None:
        return value
    if isinstance(value, Mapping):
        return {_checked_key(key, where): to_engine(item, f"{where}.{key}") for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_engine(item, where) for item in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, str):  # an enumeration's member
        return _checked_text(str(value), where)
    if isinstance(value, bool | int | float):
        return to_engine(float(value) if isinstance(value, float) else int(value), where)
    raise QueryError(
        f"{where} is of type {kind.__name__}, which the graph cannot hold: "
        "give text, a number, true or false, a date, or a list or a map of these"
    )


def _checked_text(text: str, where: str) -> str:
    # The one kind of text that has no UTF-8, and comes from reading bytes with surrogateescape.
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise QueryError(
                f"{where} has half of a surrogate pair at position {error.start} ({text[error.start]!a}), which no "
                "engine stores: decode the bytes it was read from with their right encoding"
            ) from error
    return text


def _checked_number(number: int, where: str) -> int:
    if not -_LARGEST <= number < _LARGEST:
        raise QueryError(f"{where} is {number}, which does not fit 64 bits: give it as text or as a float")
    return number


def _checked_key(key: Any, where: str) -> str:
    if not isinstance(key, str):
        raise QueryError(f"{where} has the key {key!r}; the keys of a map must be text")
    return _checked_text(key, where)
