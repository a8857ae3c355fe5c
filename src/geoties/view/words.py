"""The words of the page: interface texts by language, dates and amounts said as a reader would say them.

A date keeps the precision it was given with: `2020` is "in 2020", never a day of that year, and `XXXX-11-23` says that
the year is not known. The texts are in words.yaml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from geoties import ontology
from geoties.errors import ViewError

_YEAR = r"-?\d{4,}"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_FORMS = [
    ("day", re.compile(rf"(?P<year>{_YEAR})-{_MONTH}-{_DAY}(?:T.*)?")),
    ("month", re.compile(rf"(?P<year>{_YEAR})-{_MONTH}")),
    ("year", re.compile(rf"(?P<year>{_YEAR})")),
    ("season", re.compile(rf"(?P<year>{_YEAR})-(?P<season>2[1-4])")),
    ("quarter", re.compile(rf"(?P<year>{_YEAR})-(?P<quarter>3[3-6])")),
    ("decade", re.compile(r"(?P<year>\d{3})X")),
    ("day_only", re.compile(rf"XXXX-{_MONTH}-{_DAY}")),
    ("month_only", re.compile(rf"XXXX-{_MONTH}")),
]


@cache
def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = ontology.read_yaml("words.yaml", package="geoties.view")
    return texts


def languages() -> list[str]:
    """Codes of the languages that a page can be written in."""
    return list(_texts())


def words(lang: str) -> dict[str, Any]:
    """All texts of one language, as words.yaml has them; ViewError when there is no such language."""
    try:
        texts: dict[str, Any] = _texts()[lang]
    except KeyError:
        known = ", ".join(languages())
        raise ViewError(f"no page texts in the language {lang!r}; choose one of: {known}") from None
    return texts


def event_words(kind: str, lang: str) -> str | None:
    """The name of a kind of event or tie in a language; None for a kind that is not known."""
    known = ontology.kinds().get(kind)
    named: str | None = getattr(known, lang) if known else words(lang)["events"].get(kind)
    return named


def date_words(date: str | None, lang: str) -> str:
    """Say an EDTF date in words, with the precision it has; a date of a form not known here stays as written."""
    texts = words(lang)
    says = texts["dates"]
    if not date:
        return str(says["none"])
    if "/" in date and all(edge in ("", "..") or _is_known(edge) for edge in date.split("/", 1)):
        return _span(date, lang)
    plain = date.rstrip("~?%")
    mark = date[len(plain) :]
    said = _one(plain, texts)
    if "~" in mark or "%" in mark:
        said = says["about"].format(date=said)
    if "?" in mark or "%" in mark:
        said = says["unsure"].format(date=said)
    return said


def _is_known(date: str) -> bool:
    return any(pattern.fullmatch(date.rstrip("~?%")) for _, pattern in _FORMS)


def _one(date: str, texts: dict[str, Any]) -> str:
    for form, pattern in _FORMS:
        found = pattern.fullmatch(date)
        if not found:
            continue
        parts = found.groupdict()
        day = parts.get("day")
        return str(
            texts["dates"][form].format(
                year=parts.get("year", "") + ("0" if form == "decade" else ""),
                season=texts["seasons"][int(parts.get("season", 21)) - 21],
                quarter=int(parts.get("quarter", 33)) - 32,
                month=texts["months"][int(parts["month"]) - 1] if parts.get("month") else "",
                day=texts["dates"]["first_of_month"] if day == "01" else (day or "").lstrip("0"),
            )
        )
    return date


def _span(date: str, lang: str) -> str:
    texts = words(lang)
    says = texts["dates"]
    start, _, end = date.partition("/")
    if start in ("", ".."):
        return str(says["until"].format(end=date_words(end, lang))) if end not in ("", "..") else str(says["none"])
    if end in ("", ".."):
        return str(says["since"].format(start=date_words(start, lang)))
    if start == end:
        return date_words(start, lang)
    days = [_FORMS[0][1].fullmatch(edge) for edge in (start, end)]
    if days[0] and days[1] and start[:-3] == end[:-3]:
        first, last = (
            says["first_of_month"] if found["day"] == "01" else found["day"].lstrip("0") for found in days if found
        )
        month = texts["months"][int(days[0]["month"]) - 1]
        return str(says["span_days"].format(first=first, last=last, month=month, year=days[0]["year"]))
    if _FORMS[2][1].fullmatch(start) and _FORMS[2][1].fullmatch(end):
        return str(says["span_years"].format(start=start, end=end))
    return str(says["span"].format(start=date_words(start, lang), end=date_words(end, lang)))


def amount_words(amount: float | None, currency: str | None, approximate: bool, lang: str) -> str | None:
    """Say an amount of money or of things ("about 48 million USD"); None where there is none."""
    if amount is None:
        return None
    says = words(lang)["amounts"]
    said = _number(amount, says)
    if currency:
        said = says["with_currency"].format(amount=said, currency=currency)
    return str(says["about"].format(amount=said) if approximate else said)


def number_words(value: float, lang: str) -> str:
    """Write a number with the language's own signs, two decimals at most ("1,234.5", "1 234,5")."""
    return _decimal(value, words(lang)["amounts"])


def _number(amount: float, says: dict[str, str]) -> str:
    for size, one, many in ((1e9, "billion", "billions"), (1e6, "million", "millions")):
        if abs(amount) >= size:
            scaled = amount / size
            # French counts the plural from two, English does not mark it at all: the data file has both forms.
            name = says[many] if abs(scaled) >= 2 else says[one]
            return f"{_decimal(scaled, says)} {name}"
    return _decimal(amount, says)


def _decimal(value: float, says: dict[str, str]) -> str:
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\0").replace(".", says["decimal"]).replace("\0", says["thousands"])
