"""Ties: what asserted events add up to between two actors, for all time.

A tally is the sum of what events put into one pair, kept as counts so that an event can be taken out again exactly as it
was put in; what a tie shows is a pure function of its tally. So a load costs what its own events touch, and never a walk
over all events of a pair.

Source and target, and party and party, make a tie. A joined actor is tied to every principal but the one it stands beside
and the other joiners (`joint`), unless that pair has its own event of the kind. A mediator makes none. The tie of two
states also counts what their officials, bodies and forces did (`rolled_up`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geoties import ontology
from geoties.resolve.derived import Event, EventRole

Pair = tuple[str, str]
"""Two actors, the smaller id first."""

Tally = dict[str, dict[str, dict[str, Any]]]
"""By kind, then `own` or `joint`: counts, and counts by value (`quads`, `first`, `last`, `mediators`, `outlets`)."""

_COUNTS = ("events", "reports", "rolled_up", "forward", "backward", "tenths", "scored")
_BY_VALUE = ("quads", "first", "last", "mediators", "outlets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is shown of a pair. `events` counts all, of which `joint` are derived from joining and `rolled_up` are what
    officials, bodies and forces of two states did; `outlets` counts those that tell of them in words of their own; `score`
    is the mean intensity, from -10 (conflict) to 10 (cooperation).
    """

    events: int
    reports: int
    outlets: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    forward: int
    backward: int
    joint: int
    rolled_up: int
    first: str | None
    last: str | None
    kinds: tuple[str, ...]
    mediators: tuple[str, ...]
    score: float | None


def add_event(tallies: dict[Pair, Tally], event: Event, *, sign: int = 1) -> None:
    """Puts an event into the tallies of its pairs, or with `sign` -1 takes it out. Only asserted events make ties."""
    if event.status != "asserted":
        return
    for pair, way, forward, backward, rolled_up in pairs_of(event):
        of_kind = tallies.setdefault(pair, {}).setdefault(event.kind, {})
        _add(of_kind, way, _share(event, forward=forward, backward=backward, rolled_up=rolled_up), sign)


def add_tally(tally: Tally, change: Tally) -> Tally:
    """The sum of two tallies, as a new one, without what came to nothing."""
    total: Tally = {}
    for one in (tally, change):
        for kind, ways in one.items():
            for way, share in ways.items():
                _add(total.setdefault(kind, {}), way, share, 1)
    return without_nothing(total)


def without_nothing(tally: Tally) -> Tally:
    """A tally without the parts that came to nothing."""
    return {
        kind: kept for kind, ways in tally.items() if (kept := {way: share for way, share in ways.items() if share})
    }


def tie_of(tally: Tally) -> Tie | None:
    """What a tally shows; None when nothing is left in it."""
    total: dict[str, dict[str, Any]] = {}
    kinds: dict[str, int] = {}
    joint = 0
    for kind, ways in tally.items():
        own = ways.get("own")
        share = own or ways.get("joint")
        if not share:
            continue
        kinds[kind] = share["events"]
        joint += 0 if own else share["events"]
        _add(total, "all", share, 1)
    if not kinds:
        return None
    of = total["all"]
    quads, scored = of.get("quads", {}), of.get("scored", 0)
    mediators = of.get("mediators", {})
    return Tie(
        events=of["events"],
        reports=of.get("reports", 0),
        outlets=len(of.get("outlets", {})),
        **{quad: quads.get(quad, 0) for quad in ontology.quads()},
        forward=of.get("forward", 0),
        backward=of.get("backward", 0),
        joint=joint,
        rolled_up=of.get("rolled_up", 0),
        first=min(of.get("first", {}), default=None),
        last=max(of.get("last", {}), default=None),
        kinds=tuple(sorted(kinds, key=lambda kind: (-kinds[kind], kind))),
        mediators=tuple(sorted(mediators, key=lambda actor: (-mediators[actor], actor))),
        score=round(of.get("tenths", 0) / 10 / scored, 4) if scored else None,
    )


def _add(into: dict[str, dict[str, Any]], way: str, share: dict[str, Any], sign: int) -> None:
    """Adds counts and counts by value; zeroes and empty parts are left out, so equal tallies are equal dictionaries."""
    before = into.get(way)
    if not before and sign == 1:
        into[way] = {name: value for name, value in share.items() if value}
        return
    before = before or {}
    after: dict[str, Any] = {}
    for name in _COUNTS:
        if number := before.get(name, 0) + sign * share.get(name, 0):
            after[name] = number
    for name in _BY_VALUE:
        counts = dict(before.get(name, {}))
        for value, number in share.get(name, {}).items():
            counts[value] = counts.get(value, 0) + sign * number
            if not counts[value]:
                del counts[value]
        if counts:
            after[name] = counts
    into[way] = after


def _share(event: Event, *, forward: bool, backward: bool, rolled_up: bool) -> dict[str, Any]:
    scored = event.intensity is not None
    return {
        "events": 1,
        "reports": event.reports,
        "rolled_up": int(rolled_up),
        "forward": int(forward),
        "backward": int(backward),
        "tenths": round((event.intensity or 0) * 10),
        "scored": int(scored),
        "quads": {event.quad: 1},
        "first": {event.earliest: 1} if event.earliest else {},
        "last": {event.latest: 1} if event.latest else {},
        "mediators": {role.actor: 1 for role in event.roles if role.role == "MEDIATED"},
        "outlets": dict.fromkeys(event.voices, 1),
    }


def pairs_of(event: Event) -> Iterator[tuple[Pair, str, bool, bool, bool]]:
    """The pairs of an event: (pair, own or joint, forward, backward, rolled up), each pair once."""
    ways: dict[Pair, set[str]] = {}
    lifted: dict[Pair, set[str]] = {}
    for left, right, way in _meetings(event):
        _note(ways, left.actor, right.actor, way)
        if left.is_country and right.is_country:
            _note(lifted, left.principal, right.principal, way)
    for pair, said in lifted.items():
        if pair not in ways or ("joint" in ways[pair] and said - {"joint"}):
            yield _pair(pair, said, True)
            ways.pop(pair, None)
    for pair, said in ways.items():
        yield _pair(pair, said, False)


def _pair(pair: Pair, said: set[str], rolled_up: bool) -> tuple[Pair, str, bool, bool, bool]:
    own = said - {"joint"}
    return pair, "own" if own else "joint", "forward" in own, "backward" in own, rolled_up


def _note(ways: dict[Pair, set[str]], left: str, right: str, way: str) -> None:
    if left == right:
        return
    if left > right:
        left, right = right, left
        way = {"forward": "backward", "backward": "forward"}.get(way, way)
    ways.setdefault((left, right), set()).add(way)


def _meetings(event: Event) -> Iterator[tuple[EventRole, EventRole, str]]:
    sides: dict[str | None, list[EventRole]] = {"source": [], "target": [], "party": []}
    for role in event.roles:
        sides.get(ontology.roles()[role.role].side, []).append(role)
    for source in sides["source"]:
        for target in sides["target"]:
            yield source, target, "forward"
    parties = sides["party"]
    for index, left in enumerate(parties):
        for right in parties[index + 1 :]:
            yield left, right, "both"
    joiners = [role for role in event.roles if role.role == "JOINED"]
    joined = {role.actor for role in joiners}
    for joiner in joiners:
        for principal in (*sides["source"], *sides["target"], *parties):
            if principal.actor != joiner.beside and principal.actor not in joined:
                yield joiner, principal, "joint"
