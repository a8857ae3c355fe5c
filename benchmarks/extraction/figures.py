"""The figures that must not fall, read from what the scorers print."""

import re

_PASSAGES = {
    "recall": r"R strict (\d+)/(\d+)",
    "precision": r"P strict (\d+)/(\d+)",
    "direction": r"dir (\d+)/(\d+)",
    "mentions": r"mentions (\d+)/(\d+)",
    "posts": r"posts (\d+)/(\d+)",
}
_GOLD = {"type": r"^type top-1 ([\d.]+)", "triple": r"^triple \(top-1\).* F1 ([\d.]+)"}


def figures(printed: str) -> dict[str, float]:
    """Shares by name ("fr recall", "gold triple"), and the claims told of passages without a tie ("fr false").

    Raises ValueError where the print lacks one.
    """
    found: dict[str, float] = {}
    for language in ("fr", "en"):
        line = _only(rf"^(ALL {language} .*)$", printed)[0]
        for name, pattern in _PASSAGES.items():
            right, all_ = (int(part) for part in _only(pattern, line))
            found[f"{language} {name}"] = round(right / all_, 3)
        found[f"{language} false"] = float(_only(r"predictions there (\d+)", line)[0])
    for name, pattern in _GOLD.items():
        found[f"gold {name}"] = float(_only(pattern, printed)[0])
    return found


def _only(pattern: str, text: str) -> tuple[str, ...]:
    match = re.search(pattern, text, re.MULTILINE)
    if match is None:
        raise ValueError(f"no figure stands where {pattern!r} looks; was the scorer's print changed?")
    return match.groups()
