"""Who did it to whom, by order and by what stands before a name: no tree, so both sides must be plain or nothing is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from geoties import ontology
from geoties.extract.unparsed.frames import WordGrammar, found_at
from geoties.extract.unparsed.gazetteer import Named
from geoties.extract.unparsed.text import Line

_BACK = 5
"""Words before a name that are looked at for what it is to the event."""
_FAR = 22
"""Words between a trigger and a name that may still belong together."""
_AT_PLACES = frozenset(
    ["visit", "attack", "air_strike", "invasion", "deployment", "withdrawal", "embassy_opening", "investment"]
)
_HANDED = frozenset(["arms_transfer", "supply", "aid", "military_aid", "humanitarian_aid", "extradition", "release"])
"""Kinds of which a thing stands between the sides: "sold Russian missiles to Iran"."""
_ENDS = frozenset([";", ":", "«", "»", "“", "”", "„", "؛"])
_LINKS = frozenset([",", "،", "y", "e", "und", "sowie"])

Filled = dict[str, list[Named]]
"""Names by role."""


@dataclass(frozen=True, slots=True)
class Near:
    """A name, and what stands before it: `source`, `by`, `target`, `party`, `mediator`, `place`, or nothing."""

    name: Named
    said: str


def assign(
    line: Line, named: Sequence[Named], kind: str, at: int, stop: int, words: WordGrammar, *, passive: bool
) -> Filled | None:
    """The names by role for the event whose trigger is tokens [at, stop); None where a side is not plain."""
    near = [Near(name, _said(line, name, at, stop, named, words)) for name in named if _reaches(line, name, at)]
    mediators = [one.name for one in near if one.said == "mediator"]
    others = [one for one in near if one.said != "mediator" and (one.said != "place" or kind in _AT_PLACES)]
    if ontology.kinds()[kind].directed:
        filled = _directed(line, others, at, handed=kind in _HANDED, passive=passive)
    else:
        filled = _symmetric(line, others, at)
    if filled is None:
        return None
    taken = {name.actor for side in filled.values() for name in side}
    filled["MEDIATED"] = [name for name in mediators if name.actor not in taken]
    return filled


def _directed(line: Line, near: list[Near], at: int, *, handed: bool, passive: bool) -> Filled | None:
    agents = [one for one in near if one.said == "source" or (one.said == "by" and passive)]
    source: Near | None
    if agents:
        source = agents[0]
        rest = [one for one in near if one is not source]
        before = [one for one in rest if one.name.first < at]
        target = before[0] if before and passive else next(iter(rest), None)
    elif passive:
        return None
    else:
        plain = [one for one in near if one.said not in ("target", "place")]
        ahead = [one for one in plain if one.name.first < at]
        nearest_ahead = len(ahead) == 1 or _after(near, at)
        source = next(iter((ahead[-1:] if nearest_ahead else ahead) or plain), None)
        if source is None:
            return None
        sided = _group(line, near, source)
        rest = [one for one in near if one not in sided and one.name.actor != source.name.actor]
        behind = [one for one in rest if one.name.first > max(at, source.name.first)]
        marked = [one for one in rest if one.said in ("target", "place")]
        given = next((one for one in behind if one in marked), None) if handed else None
        target = given or next(iter(behind or marked or rest), None)
    if target is None:
        return None
    sources, targets = _group(line, near, source), _group(line, near, target)
    found = {
        "SOURCE_OF": [one.name for one in sources],
        "TARGET_OF": [one.name for one in targets if all(one.name.actor != other.name.actor for other in sources)],
    }
    return found if all(found.values()) else None


def _symmetric(line: Line, near: list[Near], at: int) -> Filled | None:
    """Those after "between", else whoever stands nearest before and those that "with" names, else one list."""
    groups: list[list[Near]] = []
    for one in near:
        if not any(one in group for group in groups):
            groups.append(_group(line, near, one))
    parties: list[Near] = []
    for group in sorted(groups, key=lambda group: abs(group[0].name.first - at)):
        if len({one.name.actor for one in (*parties, *group)}) > len({one.name.actor for one in parties}):
            parties += group
        if len({one.name.actor for one in parties}) > 1:
            break
    actors = {one.name.actor: one.name for one in reversed(parties)}
    return {"PARTY_TO": list(actors.values())} if len(actors) > 1 else None


def _after(near: list[Near], at: int) -> bool:
    return any(one.name.first > at for one in near)


def _group(line: Line, near: list[Near], first: Near) -> list[Near]:
    """A name and those listed with it: "A, B und C", "A y B"."""
    found = [first]
    for one in near[near.index(first) + 1 :]:
        between = line.tokens[found[-1].name.stop : one.name.first]
        listed = all(token.key in _LINKS or len(token.key) < 4 for token in between) and len(between) <= 2
        linked = any(token.key in _LINKS for token in between) or "و" in one.name.joined
        if not (listed and linked):
            break
        found.append(one)
    return found


def _reaches(line: Line, name: Named, at: int) -> bool:
    low, high = sorted((name.first, at))
    return high - low <= _FAR and not any(token.text in _ENDS for token in line.tokens[low:high])


def _said(line: Line, name: Named, at: int, stop: int, named: Sequence[Named], words: WordGrammar) -> str:
    """What stands before a name, up to the trigger, another name or a mark."""
    for mark in name.joined:
        for said in ("party", "target", "place"):
            if (mark,) in words.phrases[said] and mark != "و":
                return said
    if found_at(words.phrases["mediator"], line.tokens, name.stop):
        return "mediator"
    i = name.first - 1
    while i >= max(0, name.first - _BACK):
        if any(other.first <= i < other.stop for other in named) or line.tokens[i].text in (",", "،", *_ENDS):
            return ""
        for said in ("mediator", "source", "by", "party", "place", "target"):
            if found_at(words.phrases[said], line.tokens, i):
                return said
        if at <= i < stop:
            return ""
        i -= 1
    return ""
