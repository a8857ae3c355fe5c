"""Values of unknown origin made fit for a page: no lone surrogates, control characters, NaN or surprising types.

Graphs come from anywhere, and an attribute may hold anything. What cannot be shown is left out; nothing here raises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

# Control characters but tab and line feed; the directional overrides too, because a canvas cannot isolate them and a
# name could turn the text around it.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def text(value: object, *, strip: bool = True) -> str:
    """A value as text that any encoder takes; None and NaN are empty, a lone surrogate is U+FFFD."""
    if type(value) is str and value.isprintable():  # most are, and nothing below would change them
        return value.strip() if strip else value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    try:
        written = value if isinstance(value, str) else str(value)
    except Exception:  # noqa: BLE001 - str() of a foreign object may raise anything, and a page shows the rest
        return ""
    written = _SURROGATE.sub("\ufffd", written.replace("\r\n", "\n").replace("\r", "\n"))
    shown = _UNSHOWABLE.sub("", written)
    return shown.strip() if strip else shown


def number(value: object) -> float | None:
    """A finite number, or None; text is none, nor is what only looks like a number."""
    if type(value) is int:
        return float(value) if abs(value) < 1e300 else None
    if value is None or isinstance(value, str | bytes):
        return None
    try:
        found = float(value)  # type: ignore[arg-type] # what float() cannot take is answered below
    except (TypeError, ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def count(value: object) -> int:
    """A count: a whole number from nought; whatever is none counts nought."""
    found = None if value is None else number(value)
    return max(0, int(found)) if found is not None else 0


def texts(value: object) -> list[str]:
    """The non-empty texts of a list; a lone text is a list of one; anything else is empty."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)  # sets have no order, and the same graph must give the same page
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        return []
    return [cleaned for item in value if (cleaned := text(item))]


def items(value: object) -> list[Mapping[str, Any]]:
    """The mappings in a list, others left out; not a list is empty."""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def hashable(value: object) -> Hashable | None:
    """The value where it can be a node's id, else None."""
    try:
        hash(value)
    except TypeError:
        return None
    return value


def link(value: object) -> str:
    """An http or https address, else empty: no other scheme may be followed from the page."""
    address = text(value)
    return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else ""
