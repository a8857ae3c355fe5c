"""What a user writes, and what a statement takes."""

from typing import Any

import pytest

from geoties.errors import QueryError
from geoties.queries import Parameter, values


def parameter(type_: str, default: str = "any", example: str = "example") -> Parameter:
    return Parameter("p", type_, default, example, "what it means")


@pytest.mark.parametrize(
    ("type_", "given", "expected"),
    [
        ("actor", " Maroc ", "Maroc"),
        ("text", "doc/1", "doc/1"),
        ("integer", "3", 3),
        ("integer", 3, 3),
        ("kinds", "visit", ["visit"]),
        ("kinds", "visit, meeting,visit", ["visit", "meeting"]),
        ("kinds", ["visit"], ["visit"]),
        ("claim_kinds", "post,visit", ["post", "visit"]),
        ("statuses", "denied,planned", ["denied", "planned"]),
        ("statuses", "all", ["asserted", "planned", "conditional", "threatened", "denied", "alleged"]),
        ("texts", "Journal, lemonde.fr,Journal", ["Journal", "lemonde.fr"]),
        ("texts", [], []),
        ("grain", "year", "year"),
        ("level", "actors", "actors"),
        ("first_day", "2020", "2020-01-01"),
        ("last_day", "2020", "2020-12-31"),
        ("last_day", "2020-02", "2020-02-29"),
        ("first_day", 2020, "2020-01-01"),
        ("first_day", "2021-11-23", "2021-11-23"),
        ("last_day", "2021-11-23/2021-11-24", "2021-11-24"),
        ("last_day", "2020/..", "2020-12-31"),
        ("moment", "2021", "2021-12-31T23:59:59Z"),
        ("moment", 2021, "2021-12-31T23:59:59Z"),
        ("moment", "2021-11-23", "2021-11-23T23:59:59Z"),
        ("moment", "2021-11-23T18:30", "2021-11-23T18:30:00Z"),
        ("moment", "2021-11-23T18:30:00+02:00", "2021-11-23T16:30:00Z"),
        ("moment", "load/0a", "load/0a"),
    ],
)
def test_values_are_read(type_: str, given: object, expected: Any) -> None:
    assert values.read(parameter(type_), given) == expected


@pytest.mark.parametrize(
    ("type_", "given", "message"),
    [
        ("actor", "", r"p: '' will not do \(what it means\); it takes text, such as example"),
        ("actor", ["MAR"], r"p: \['MAR'\] will not do .* it takes text"),
        ("integer", "many", r"p: 'many' will not do .* a whole number from 1 on"),
        ("integer", 0, r"p: 0 will not do .* a whole number from 1 on"),
        ("integer", True, r"p: True will not do"),
        ("integer", 2.5, r"p: 2.5 will not do"),
        ("kinds", "vist", r"p: 'vist' will not do .* did you mean visit"),
        ("kinds", "visit,", r"p: '' will not do"),
        ("kinds", [], r"p: \[\] will not do .* one or more words"),
        ("kinds", [3], r"p: 3 will not do"),
        ("kinds", "post", r"p: 'post' will not do"),
        ("statuses", "true", r"one of asserted, planned, conditional, threatened, denied, alleged"),
        ("grain", "week", r"p: 'week' will not do .* one of day, month, year"),
        ("grain", ["day"], r"p: \['day'\] will not do"),
        ("level", "states", r"p: 'states' will not do"),
        ("first_day", "2020-13", r"p: '2020-13' will not do .* a date such as 2020"),
        ("first_day", "yesterday", r"p: 'yesterday' will not do .* a date such as 2020"),
        ("first_day", "XXXX-11-23", r"p: 'XXXX-11-23' will not do .* a date with a year"),
        ("texts", "Journal,", r"p: '' will not do"),
        ("texts", 3, r"p: 3 will not do .* one or more texts"),
        ("statuses", "all,denied", r"p: 'all' will not do"),
        ("moment", "yesterday", r"'yesterday' is no date: it takes a day such as 2021-11-23, a time such as"),
        ("moment", "2021-11-23T25:00", r"'2021-11-23T25:00' is no time: it takes one such as"),
        ("moment", "XXXX-11", r"'XXXX-11' has no year"),
        ("moment", "", r"p: '' will not do"),
        ("first_day", "../2020", r"p: '../2020' will not do .* a date with a year"),
    ],
)
def test_values_of_another_type_are_refused(type_: str, given: object, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        values.read(parameter(type_), given)


def test_defaults() -> None:
    assert values.default(parameter("actor")) is None
    assert values.default(parameter("first_day")) is None
    assert values.default(parameter("kinds")) == []
    assert values.default(parameter("statuses", "asserted,planned")) == ["asserted", "planned"]
    assert values.default(parameter("integer", "20")) == 20
