"""What may go into a statement, and what each thing becomes there."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from geoties.errors import QueryError
from geoties.store.values import to_engine


class Status(StrEnum):
    ASSERTED = "asserted"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (-(2**63), -(2**63)),
        (2**63 - 1, 2**63 - 1),
        (0.5, 0.5),
        ("", ""),
        ("a\0`'\"\u202e🇲🇦", "a\0`'\"\u202e🇲🇦"),
        (Status.ASSERTED, "asserted"),
        ([1, (2, 3)], [1, [2, 3]]),
        ({"a": {"b": date(2020, 1, 2)}}, {"a": {"b": "2020-01-02"}}),
        (datetime(2020, 1, 2, 3, 4, tzinfo=UTC), "2020-01-02T03:04:00+00:00"),
        # The driver ends the whole interpreter on a time zone by name.
        (datetime(2020, 7, 2, 3, 4, tzinfo=ZoneInfo("Europe/Paris")), "2020-07-02T03:04:00+02:00"),
        (time(3, 4), "03:04:00"),
    ],
)
def test_value_crosses(value: Any, expected: Any) -> None:
    crossed = to_engine(value, "$v")
    assert crossed == expected
    assert type(crossed) is type(expected)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (2**63, "does not fit 64 bits"),
        (-(2**63) - 1, "does not fit 64 bits"),
        ("a\ud800", r"half of a surrogate pair at position 1 \('\\ud800'\)"),
        ({1: 2}, "has the key 1; the keys of a map must be text"),
        ({"\udfff": 2}, "half of a surrogate pair"),
        ({1, 2}, "is of type set"),
        (Decimal("1.5"), "is of type Decimal"),
        (timedelta(1), "is of type timedelta"),
        (b"x", "is of type bytes"),
        (object(), "is of type object"),
    ],
)
def test_value_is_refused(value: Any, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        to_engine(value, "$v")


def test_refusal_names_the_place() -> None:
    with pytest.raises(QueryError, match=r"\$rows\.amount is of type set"):
        to_engine([{"amount": {1}}], "$rows")


def test_the_callers_value_is_not_changed() -> None:
    value = {"when": date(2020, 1, 2), "items": (1, 2)}
    to_engine(value, "$v")
    assert value == {"when": date(2020, 1, 2), "items": (1, 2)}
