"""Date phrases of a sentence, as EDTF text with the precision that was said.

The grammar is data (dates.*.yaml). A relative phrase is read against the day of publication; without one it has no value,
and a day without a year stays a day of an unknown year (`XXXX-11-23`). Nothing is ever read against today.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geoties import dates, ontology
from geoties.extract.lexicon import PACKAGE
from geoties.extract.pieces import plain

DEICTIC = frozenset({"last", "ago", "weekday", "near"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase at [start, end) of the document's text."""

    start: int
    end: int
    op: str
    parts: dict[str, str]
    language: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables and compiled patterns of a language."""

    tables: dict[str, dict[str, Any]]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    durations: tuple[re.Pattern[str], ...]


def phrases(text: str, *, offset: int, language: str) -> list[Phrase]:
    """The date phrases of a sentence by place, the longest first where two overlap by their beginning."""
    shown = plain(text)
    grammar = _grammar(language)
    taken = [False] * (len(shown) + 1)
    found = []
    for op, pattern in grammar.patterns:
        for match in pattern.finditer(shown):
            start, end = match.span()
            if any(taken[start:end]) or (start and shown[start - 1].isalnum() and shown[start].isalnum()):
                continue
            taken[start:end] = [True] * (end - start)
            parts = {name: value.lower() for name, value in match.groupdict().items() if value}
            quoted = shown.count('"', 0, start) % 2 == 1
            found.append(Phrase(offset + start, offset + end, op, parts, language, quoted))
    return sorted(found, key=lambda phrase: phrase.start)


def duration(text: str, language: str) -> tuple[str, int, int] | None:
    """The first length of time that is said of an event, as ISO 8601, and its place in the text given."""
    grammar = _grammar(language)
    shown = plain(text)
    for pattern in grammar.durations:
        match = pattern.search(shown)
        if match:
            number = _number(match["n"].lower(), grammar)
            if number:
                return f"P{number}{grammar.tables['units'].get(match['unit'].lower(), 'D')}", match.start(), match.end()
    return None


def value(phrase: Phrase, *, published: str | None, ahead: bool = False, last: str | None = None) -> str | None:
    """EDTF of a phrase, or None where the text and the day of publication do not tell.

    `ahead` reads an open weekday, day or month as the next one instead of the last. `last` is the date named before, for
    "two days later".
    """
    if phrase.quoted and phrase.op in DEICTIC:
        return None
    said = _OPS[phrase.op](phrase.parts, _grammar(phrase.language), _reference(published), ahead, last)
    return said if said is None or dates.is_edtf(said) else None


def shifted(date: str, phrase: Phrase) -> str | None:
    """A date so many units after or before another one, no finer than the unit, and approximate when "about" was said."""
    if "n" not in phrase.parts:
        return None
    grammar = _grammar(phrase.language)
    number = _number(phrase.parts["n"], grammar)
    unit = grammar.tables["units"].get(phrase.parts["unit"])
    year, month, day = dates.partial(date)
    if not number or year is None:
        return None
    sign = -1 if phrase.parts.get("side") in ("avant", "plus tôt", "auparavant", "before", "earlier") else 1
    if unit == "Y":
        return f"{year + sign * number:04d}~"
    if unit == "M" and month:
        return "{:04d}-{:02d}~".format(*_months(year, month, sign * number))
    if unit in ("D", "W") and month and day:
        moved = dt.date(year, month, day) + dt.timedelta(days=sign * number * (7 if unit == "W" else 1))
        return moved.isoformat() + ("~" if "about" in phrase.parts or unit == "W" else "")
    return None


Reference = tuple[dt.date, bool] | None
"""The day of publication, or the last day of its month or year with False."""


def _reference(published: str | None) -> Reference:
    bound = dates.bounds(published)
    if bound.latest is None:
        return None
    return dt.date.fromisoformat(bound.latest), bound.is_day


def _number(said: str, grammar: Grammar) -> int | None:
    return int(said) if said.isdigit() else grammar.tables["numbers"].get(said)


def _month(parts: dict[str, str], grammar: Grammar) -> int:
    return int(grammar.tables["months"][parts["month"]])


def _months(year: int, month: int, step: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + step
    return index // 12, index % 12 + 1


def _day(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    month, day = _month(parts, grammar), int(parts["day"])
    if not 1 <= day <= calendar.monthrange(2000, month)[1]:
        return None
    if "year" in parts:
        return f"{int(parts['year']):04d}-{month:02d}-{day:02d}"
    if today is None:
        return f"XXXX-{month:02d}-{day:02d}"
    ahead = ahead or parts.get("direction") in ("prochain", "prochaine")
    year = today[0].year
    if ahead and (month, day) < (today[0].month, today[0].day):
        year += 1
    if not ahead and (month, day) > (today[0].month, today[0].day):
        year -= 1
    return f"{year:04d}-{month:02d}-{day:02d}"


def _days(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    second = _day({**parts, "day": parts["day2"]}, grammar, today, ahead, last)
    if second is None or second.startswith("XXXX"):
        return _day(parts, grammar, today, ahead, last)
    opening = {**parts, "month": parts.get("month0", parts["month"]), "year": second[:4]}
    first = _day(opening, grammar, today, ahead, last)
    return f"{first}/{second}" if first and first <= second else second


def _iso(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return f"{parts['year']}-{int(parts['month']):02d}-{int(parts['day']):02d}"


def _by_month(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    month = _month(parts, grammar)
    if "year" in parts:
        return f"{parts['year']}-{month:02d}"
    if today is None:
        return f"XXXX-{month:02d}"
    ahead = ahead or grammar.tables["directions"].get(parts.get("direction", ""), -1) > 0
    year = today[0].year
    if ahead and month < today[0].month:
        year += 1
    if not ahead and month > today[0].month:
        year -= 1
    return f"{year:04d}-{month:02d}"


def _year(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return parts["year"]


def _years(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return f"{parts['year']}/{parts['year2']}"


def _since(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return f"{parts['year']}-{_month(parts, grammar):02d}/.." if "month" in parts else f"{parts['year']}/.."


def _decade(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return f"{parts.get('year', '19')}{parts['tens']}X"


def _quarter(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return f"{parts['year']}-{32 + (_number(parts['n'], grammar) or 1)}"


def _season(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    return f"{parts['year']}-{grammar.tables['seasons'][parts['season']]}"


def _last(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    if today is None:
        return None
    step = int(grammar.tables["directions"].get(parts["direction"], 0))
    unit = grammar.tables["units"].get(parts["unit"])
    if unit == "Y":
        return f"{today[0].year + step:04d}"
    if unit == "M":
        return "{:04d}-{:02d}".format(*_months(today[0].year, today[0].month, step))
    if not today[1]:
        return None
    monday = today[0] - dt.timedelta(days=today[0].weekday()) + dt.timedelta(weeks=step)
    return f"[{monday.isoformat()}..{(monday + dt.timedelta(days=6)).isoformat()}]"


def _ago(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    number = _number(parts["n"], grammar)
    unit = grammar.tables["units"].get(parts["unit"])
    if today is None or not number or (unit in ("D", "W") and not today[1]):
        return None
    if unit == "Y":
        return f"{today[0].year - number:04d}~"
    if unit == "M":
        return "{:04d}-{:02d}~".format(*_months(today[0].year, today[0].month, -number))
    return (today[0] - dt.timedelta(days=number * (7 if unit == "W" else 1))).isoformat() + ("~" if unit == "W" else "")


def _shift(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    """A date told from another: of the day named before, where there is one; after an event, see `shifted`."""
    if last is None or parts.get("side") in ("après", "avant", "after", "before"):
        return None
    year, month, day = dates.partial(last)
    if year is None or month is None or day is None:
        return None
    if "eve" in parts:
        back = parts["eve"] in ("la veille", "the day before", "a day earlier")
        return (dt.date(year, month, day) + dt.timedelta(days=-1 if back else 1)).isoformat()
    moved = shifted(
        last, Phrase(0, 0, "shift", parts, "fr" if parts["unit"] in _grammar("fr").tables["units"] else "en")
    )
    return moved


def _weekday(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    if today is None or not today[1]:
        return None
    wanted = int(grammar.tables["weekdays"][parts["weekday"]])
    if ahead or grammar.tables["directions"].get(parts.get("direction", ""), -1) > 0:
        return (today[0] + dt.timedelta(days=(wanted - today[0].weekday() - 1) % 7 + 1)).isoformat()
    return (today[0] - dt.timedelta(days=(today[0].weekday() - wanted) % 7)).isoformat()


def _near(parts: dict[str, str], grammar: Grammar, today: Reference, ahead: bool, last: str | None) -> str | None:
    if today is None or not today[1]:
        return None
    return (today[0] + dt.timedelta(days=int(grammar.tables["days"][parts["word"]]))).isoformat()


_OPS = {
    "day": _day,
    "days": _days,
    "iso": _iso,
    "numeric": _iso,
    "month": _by_month,
    "year": _year,
    "years": _years,
    "since": _since,
    "decade": _decade,
    "quarter": _quarter,
    "season": _season,
    "last": _last,
    "ago": _ago,
    "shift": _shift,
    "weekday": _weekday,
    "near": _near,
}


@lru_cache(maxsize=4)
def _grammar(language: str) -> Grammar:
    spec = ontology.read_yaml(f"dates.{language}.yaml", package=PACKAGE)
    tables = {name: spec[name] for name in ("months", "weekdays", "numbers", "units", "seasons", "directions", "days")}
    words = {"month": "months", "weekday": "weekdays", "number": "numbers", "unit": "units", "season": "seasons"}

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, table in words.items():
            options = "|".join(re.escape(word) for word in sorted(tables[table], key=len, reverse=True))
            pattern = pattern.replace("{" + name + "}", f"(?:{options})")
        return re.compile(pattern, re.IGNORECASE)

    return Grammar(
        tables,
        tuple((entry["op"], compiled(entry["re"])) for entry in spec["patterns"]),
        tuple(compiled(pattern) for pattern in spec["durations"]),
    )
