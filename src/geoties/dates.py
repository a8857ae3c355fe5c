"""Dates as historians and the press give them: EDTF text in, honest day bounds out.

EDTF is ISO 8601-2:2019 (levels 0 to 2). The bounds are strict: "2020" starts somewhere between 2020-01-01 and
2020-12-31, and "2020~" no earlier than that because somebody wrote "about". The `edtf` package parses; its fuzzy bounds
are never used. Plain calendar years, months and days, which are nearly all dates of bulk data, are read by the standard
library, a thousand times faster; both ways give the same bounds (a test compares them).
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_FOREVER = 9_999_999


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last possible day of a start, and the last possible day of the end (ISO days or None)."""

    earliest: str | None = None
    latest: str | None = None
    ended: str | None = None

    @property
    def width(self) -> int:
        """Days between the two bounds of the start; a very large number when one of them is not known."""
        if self.earliest is None or self.latest is None:
            return _FOREVER
        return (dt.date.fromisoformat(self.latest) - dt.date.fromisoformat(self.earliest)).days

    @property
    def is_day(self) -> bool:
        """Whether the start is known to the day."""
        return self.earliest is not None and self.earliest == self.latest

    def holds(self, other: "Bounds") -> bool:
        """Whether the start of `other` lies wholly within these bounds."""
        return (
            self.earliest is not None
            and self.latest is not None
            and other.earliest is not None
            and other.latest is not None
            and self.earliest <= other.earliest
            and other.latest <= self.latest
        )

    def meets(self, other: "Bounds") -> bool:
        """Whether the two starts may be one day; unknown bounds contradict nothing."""
        return not (
            (self.latest is not None and other.earliest is not None and self.latest < other.earliest)
            or (other.latest is not None and self.earliest is not None and other.latest < self.earliest)
        )


NOWHEN = Bounds()


@lru_cache(maxsize=65536)
def bounds(text: str | None) -> Bounds:
    """Bounds of an EDTF text; no bounds for none, for an open start and for a day of an unknown year.

    Raises ValueError when the text is not EDTF, or is a span that ends before it starts.
    """
    if not text:
        return NOWHEN
    if _YEARLESS.fullmatch(text):
        partial(text)
        return NOWHEN
    start, _, end = text.partition("/")
    first = _span(start) if start not in ("", "..") else (None, None)
    last = _span(end)[1] if end not in ("", "..") else None
    if first[0] and last and last < first[0]:
        raise ValueError(f"{text!r} ends before it starts")
    return Bounds(first[0], first[1], last)


@lru_cache(maxsize=4096)
def partial(text: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as the start of an EDTF text gives them: `XXXX-11` is (None, 11, None)."""
    if not text:
        return None, None, None
    start = text.partition("/")[0].rstrip("~?%")
    if yearless := _YEARLESS.fullmatch(start):
        month, day = int(yearless[1]), int(yearless[2]) if yearless[2] else None
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(2000, month)[1]):
            raise ValueError(f"{text!r} is no day of any year")
        return None, month, day
    if plain := _PLAIN.fullmatch(start):
        year, month_text, day_text = plain.groups()
        number = int(month_text) if month_text else 0
        return int(year), number if 1 <= number <= 12 else None, int(day_text) if day_text else None
    return None, None, None


def agree(left: str | None, right: str | None) -> bool:
    """Whether two dates do not contradict each other, as far as both go: `XXXX-11` and `XXXX-11-23` agree."""
    return all(a is None or b is None or a == b for a, b in zip(partial(left), partial(right), strict=True)) and bounds(
        left
    ).meets(bounds(right))


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date that `bounds` takes."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def _span(text: str) -> tuple[str | None, str | None]:
    if plain := _PLAIN.fullmatch(text):
        year, month, day = int(plain[1]), plain[2], plain[3]
        try:
            if day:
                iso = dt.date(year, int(month), int(day)).isoformat()
                return iso, iso
            first = dt.date(year, int(month) if month else 1, 1)
            end = int(month) if month else 12
            return first.isoformat(), dt.date(year, end, calendar.monthrange(year, end)[1]).isoformat()
        except ValueError:
            if month not in (None, *_SEASONS):
                raise ValueError(f"{text!r} is no day, month or year") from None
    return _parsed(text)


_SEASONS = tuple(str(code) for code in range(21, 42))


def _parsed(text: str) -> tuple[str | None, str | None]:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        return _iso(parsed.lower_strict()), _iso(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise ValueError(f"{text!r} is not EDTF (ISO 8601-2), such as 2020, 2021-11, 2021-11-23") from error


def _iso(moment: Any) -> str | None:
    year = getattr(moment, "tm_year", None)
    if year is None or not 0 < year < 10000:
        return None
    return f"{year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"
