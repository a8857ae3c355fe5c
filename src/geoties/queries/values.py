"""Values of parameters: from what a user wrote to what a statement takes, one function a type.

| type | written as | in the statement |
| --- | --- | --- |
| actor | an id, a code or a name | the actor's id (`geoties.queries.asking` finds it) |
| text | any text | the text |
| texts | one or more texts, by commas or as a list | a list of them, or null |
| integer | a whole number, 1 or more | the number |
| kinds, claim_kinds, statuses | one or more of a closed list, by commas or as a list; statuses: or `all` | a list of them |
| grain, level | one of a closed list | the word |
| first_day, last_day | an EDTF date such as 2020, 2021-11, 2021-11-23 | its first, its last day |
| moment | a date, a time such as 2021-11-23T18:30:00Z, or the id of a load | the last second of it, UTC |
"""

import difflib
from collections.abc import Callable, Sequence

from geoties import dates, ontology
from geoties.errors import QueryError
from geoties.queries.files import Parameter
from geoties.store import sight

Value = str | int | list[str] | None

GRAINS = ("day", "month", "year")
LEVELS = ("actors", "countries")
LISTS = ("kinds", "claim_kinds", "statuses")


def default(parameter: Parameter) -> Value:
    """The value of a parameter that was not given."""
    if parameter.default == "any":
        return [] if parameter.type in LISTS else None
    return read(parameter, parameter.default)


def read(parameter: Parameter, given: object) -> Value:
    """The value of a parameter that was given. Raises QueryError, which says what would do, when it is not of its type."""
    return _READERS[parameter.type](parameter, given)


def _text(parameter: Parameter, given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise _wrong(parameter, given, f"text, such as {parameter.example}")
    return given.strip()


def _texts(parameter: Parameter, given: object) -> list[str]:
    parts = given.split(",") if isinstance(given, str) else given
    if not isinstance(parts, list | tuple):
        raise _wrong(parameter, given, f"one or more texts, such as {parameter.example}")
    return list(dict.fromkeys(_text(parameter, part) for part in parts))


def _integer(parameter: Parameter, given: object) -> int:
    try:
        number = int(given) if isinstance(given, int | str) and not isinstance(given, bool) else 0
    except ValueError:
        number = 0
    if number < 1:
        raise _wrong(parameter, given, f"a whole number from 1 on, such as {parameter.example}")
    return number


def _first_day(parameter: Parameter, given: object) -> str:
    return _day(parameter, given, dates.bounds(_date(parameter, given)).earliest)


def _last_day(parameter: Parameter, given: object) -> str:
    bounds = dates.bounds(_date(parameter, given))
    return _day(parameter, given, bounds.ended or bounds.latest)


def _date_text(parameter: Parameter, given: object) -> str:
    if isinstance(given, int) and not isinstance(given, bool):
        given = f"{given:04d}"
    return _text(parameter, given)


def _date(parameter: Parameter, given: object) -> str:
    text = _date_text(parameter, given)
    if not dates.is_edtf(text):
        raise _wrong(parameter, given, "a date such as 2020, 2021-11 or 2021-11-23")
    return text


def _day(parameter: Parameter, given: object, day: str | None) -> str:
    if day is None:
        raise _wrong(parameter, given, "a date with a year, such as 2020, 2021-11 or 2021-11-23")
    return day


def _moment(parameter: Parameter, given: object) -> str:
    """A load stays as it is: `geoties.queries.asking` finds when it ended."""
    text = _date_text(parameter, given)
    return text if text.startswith("load/") else sight.moment(text)


def _statuses(parameter: Parameter, given: object) -> list[str]:
    if given == sight.ALL:
        return list(ontology.statuses())
    return _many(ontology.statuses)(parameter, given)


def _one(choices: Sequence[str]) -> Callable[[Parameter, object], str]:
    def one(parameter: Parameter, given: object) -> str:
        if given not in choices:
            raise _wrong(parameter, given, _near(given, choices))
        return str(given)

    return one


def _many(choices: Callable[[], Sequence[str]]) -> Callable[[Parameter, object], list[str]]:
    def many(parameter: Parameter, given: object) -> list[str]:
        parts = given.split(",") if isinstance(given, str) else given
        if not isinstance(parts, list | tuple) or not parts:
            raise _wrong(parameter, given, f"one or more words, such as {parameter.example}")
        known = choices()
        words = [part.strip() if isinstance(part, str) else part for part in parts]
        for word in words:
            if word not in known:
                raise _wrong(parameter, word, _near(word, known))
        return list(dict.fromkeys(words))

    return many


def _claim_kinds() -> tuple[str, ...]:
    return (*ontology.kinds(), "membership", "part", "post")


def _near(given: object, choices: Sequence[str]) -> str:
    near = difflib.get_close_matches(str(given), choices, n=3)
    if near:
        return "one of a closed list: did you mean " + " or ".join(near) + "?"
    return "one of " + ", ".join(choices)


def _wrong(parameter: Parameter, given: object, expected: str) -> QueryError:
    return QueryError(f"{parameter.name}: {given!r} will not do ({parameter.description}); it takes {expected}")


_READERS: dict[str, Callable[[Parameter, object], Value]] = {
    "actor": _text,
    "text": _text,
    "texts": _texts,
    "integer": _integer,
    "kinds": _many(lambda: tuple(ontology.kinds())),
    "claim_kinds": _many(_claim_kinds),
    "statuses": _statuses,
    "grain": _one(GRAINS),
    "level": _one(LEVELS),
    "first_day": _first_day,
    "last_day": _last_day,
    "moment": _moment,
}
