"""Why ties of the passages are missed or wrong, how sure the figures are, and whether confidence means what it says.

A told tie is right where its sentence, type and exact states are those of a gold tie, as the passages' scorer has it (an
independent reading of its rules; the scorer's own print stays the figure).
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

CAUSES = ("not triggered", "type", "missing country", "extra country", "other countries", "wrong direction")
BINS = ((0.0, 0.65), (0.65, 0.75), (0.75, 0.85), (0.85, 1.01))
_DRAWS = 1000


def is_right(gold: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether a told tie has the sentence, the type and exactly the states of a gold one."""
    return _overlaps(gold, told) and _typed(gold, told) and _states(told, gold) == _wanted(gold)


def missed(golds: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> Counter[str]:
    """Why each required tie of the passages was not told as it is, and how many were told the wrong way round."""
    causes: Counter[str] = Counter()
    for gold, told in zip(golds, found, strict=True):
        for tie in gold["ties"]:
            if not tie["required"] or tie["derived"]:
                continue
            right = [one for one in told["ties"] if any(is_right(reading, one) for reading in _readings(tie, gold))]
            if right:
                causes["wrong direction"] += _is_turned(tie, right[0])
            else:
                causes[_cause(tie, [one for one in told["ties"] if _overlaps(tie, one)])] += 1
    return causes


def interval(passages: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The 95% bootstrap interval of a share, from hits and all of each passage."""
    chance = random.Random(7)
    drawn = []
    for _ in range(_DRAWS):
        sample = chance.choices(passages, k=len(passages))
        drawn.append(sum(hits for hits, _ in sample) / max(1, sum(all_ for _, all_ in sample)))
    drawn.sort()
    return drawn[_DRAWS // 40], drawn[-_DRAWS // 40]


def recalled(gold: dict[str, Any], told: dict[str, Any]) -> tuple[int, int]:
    """Required ties of a passage that were told, and all of them."""
    required = [tie for tie in gold["ties"] if tie["required"] and not tie["derived"]]
    hits = [any(is_right(one, other) for one in _readings(tie, gold) for other in told["ties"]) for tie in required]
    return sum(hits), len(required)


def precise(gold: dict[str, Any], told: dict[str, Any]) -> tuple[int, int]:
    """Told ties of a passage that are right, and all of them."""
    return sum(any(is_right(tie, one) for tie in gold["ties"]) for one in told["ties"]), len(told["ties"])


def calibration(judged: Iterable[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """For each bin of confidence how many claims it has, their mean confidence, and the share of them that is right."""
    table = []
    several = list(judged)
    for low, high in BINS:
        inside = [(sure, right) for sure, right in several if low <= sure < high]
        count = len(inside) or 1
        table.append((len(inside), sum(sure for sure, _ in inside) / count, sum(right for _, right in inside) / count))
    return table


def _readings(tie: dict[str, Any], gold: dict[str, Any]) -> list[dict[str, Any]]:
    """A tie and its other readings at the level of states."""
    return [tie, *(other for other in gold["ties"] if other.get("alt_of") == tie["id"])]


def _cause(tie: dict[str, Any], near: list[dict[str, Any]]) -> str:
    """The mildest: what the nearest told tie of the sentence lacks."""
    if not near:
        return "not triggered"
    typed = [one for one in near if _typed(tie, one)]
    if not typed:
        same = any(_states(one, tie) == _wanted(tie) for one in near)
        return "type" if same else "not triggered"
    wanted = _wanted(tie)
    by: dict[str, Callable[[set[str]], bool]] = {
        "missing country": lambda states: states < wanted,
        "extra country": lambda states: states > wanted,
    }
    for cause, holds in by.items():
        if any(holds(_states(one, tie)) for one in typed):
            return cause
    return "other countries"


def _overlaps(gold: dict[str, Any], told: dict[str, Any]) -> bool:
    return any(
        min(a["end"], b["end"]) > max(a["start"], b["start"]) for a in gold["evidence"] for b in told["evidence"]
    )


def _typed(gold: dict[str, Any], told: dict[str, Any]) -> bool:
    return told["plover"] in (gold["plover"], *gold["plover_alt"])


def _states(told: dict[str, Any], gold: dict[str, Any]) -> set[str]:
    sides = ("sources", "targets", "parties", *(("mediators",) if gold["kind"] == "mediation" else ()))
    return {actor for side in sides for actor in told[side] if len(actor) == 3 and actor.isupper()}


def _wanted(gold: dict[str, Any]) -> set[str]:
    level = gold["state_level"] or {}
    return {state for side in ("source", "target", "party") for state in level.get(side, [])}


def _is_turned(gold: dict[str, Any], told: dict[str, Any]) -> bool:
    level = gold["state_level"] or {}
    source, target = set(level.get("source", [])), set(level.get("target", []))
    return bool(source and target) and source != target and set(told["sources"]) == target
