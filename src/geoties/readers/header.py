"""What a plain text says of itself over its first paragraph: its title, its day, and the agency of its dateline.

Only what is plain is taken: a short line over the body is the title; a day is one that stands in a line of its own or in a
dateline ("RABAT, 24 novembre 2021 (AFP) -"), year included. The text is left as it is, its offsets too.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from geoties import dates, ontology
from geoties.readers.text import About

_LINES = 8
"""Lines with words that are looked at."""

_TITLE = 160
"""Characters of the longest title."""

_MORE = 3
"""Words of a date's line that may be of somebody's name or of a place."""

_DATELINE = re.compile(r"(?P<head>[^\n]{3,90}?)\s*[-–—]{1,2}\s+(?=\S)")
_AGENCY = re.compile(r"\((?P<names>[^()\n]{2,30})\)")
_BYLINE = re.compile(r"(?:by|par|por|von)\s+[A-ZÀ-Ý]", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}\s?(?:h|:|\.)\s?\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:am|pm|h)\b", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def article(text: str, given: About) -> About:
    """What the user and then the head of a text say about it."""
    lines = [line.strip() for line in text[: 1 << 13].splitlines()]
    told = [line for line in lines if line][:_LINES]
    if len(told) < 2:
        return _with(given, None, *_of_dateline(told[0] if told else ""))
    first = 1 if _is_changed(told[0]) and len(told) > 2 else 0
    title = told[first] if _is_title(told[first], lines, told[first + 1 :]) else None
    published = next((day for line in told if (day := _day_alone(line))), None)
    day, agency = next((found for line in told if any(found := _of_dateline(line))), (None, None))
    return _with(given, title, published or day, agency)


def _with(given: About, title: str | None, published: str | None, publisher: str | None) -> About:
    return replace(
        given,
        title=given.title or title,
        published=given.published or published,
        publisher=given.publisher or publisher,
    )


def _is_title(line: str, lines: list[str], below: list[str]) -> bool:
    """Whether a line is the title: short, no sentence's end, no date, with a day or a byline, a gap or a longer line below it."""
    if len(line) > _TITLE or line.endswith((".", ":", ";", ",", "…", "-")) or _day_alone(line):
        return False
    if _DATELINE.match(line) or not any(mark.isalpha() for mark in _pattern().sub(" ", line)):
        return False
    if any(_day_alone(other) or _BYLINE.match(other) for other in below[:2]):
        return len(line.split()) > 1
    at = lines.index(line) + 1
    apart = at < len(lines) and not lines[at]
    return len(line.split()) > 2 and (apart or len(below[0]) > 2 * len(line))


def _is_changed(line: str) -> bool:
    """Whether a line says when the text was changed."""
    return len(line) <= _TITLE and any(word in line.lower() for word in _tables()["changed"])


def _of_dateline(line: str) -> tuple[str | None, str | None]:
    """The day and the agency before the dash of a dateline."""
    found = _DATELINE.match(line)
    if not found or not found["head"][:1].isupper():
        return None, None
    head = found["head"]
    inner = _AGENCY.search(head)
    names = re.split(r"[/,]\s*", inner["names"]) if inner else []
    agency = next((name.strip() for name in names if name.strip() in _tables()["agencies"]), None)
    bare = _AGENCY.sub(" ", head)
    day = _day(bare)
    plain = len(re.findall(r"[^\W\d]+", _pattern().sub(" ", bare))) <= 4
    return (day if day and plain else None), agency


def _day_alone(line: str) -> str | None:
    """The day of a line that holds little else."""
    if len(line) > _TITLE or _is_changed(line):
        return None
    day = _day(line)
    if day is None:
        return None
    rest = _CLOCK.sub(" ", _ISO.sub(" ", _pattern().sub(" ", line)))
    words = [word for word in re.findall(r"[^\W\d_]+", rest.lower()) if word not in _tables()["beside"]]
    return day if len(words) <= _MORE else None


def _day(line: str) -> str | None:
    iso = _ISO.search(line)
    if iso is not None and dates.is_edtf(iso[0]):
        return iso[0]
    found = _pattern().search(line)
    if found is None:
        return None
    month = _month_numbers()[(found["month"] or found["month2"]).lower()]
    day = int(found["day"] or found["day2"])
    value = f"{found['year'] or found['year2']}-{month:02}-{day:02}"
    return value if dates.is_edtf(value) else None


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return dict(ontology.read_yaml("headers.yaml", package="geoties.readers"))


@lru_cache(maxsize=1)
def _month_numbers() -> dict[str, int]:
    return {word: int(number) for number, words in _tables()["months"].items() for word in words}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """ "24 novembre 2021", "24. November 2021", "24 de noviembre de 2021", "November 24, 2021"."""
    months = "|".join(sorted(map(re.escape, _month_numbers()), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<!\w)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<month>{months})\.?,?\s+(?:de\s+|del\s+)?(?P<year>{year})(?!\d)"
        rf"|(?<!\w)(?P<month2>{months})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{year})(?!\d)",
        re.IGNORECASE,
    )
