"""What changed between two looks at the graph: ties that are new, ended, of another sign, or corrected, with the sentences.

Only events that one of the two sights lacks, or that the second has more claims of, are looked at; and, to say what they
change, the ties of their actors.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoties.errors import QueryError
from geoties.model import Correction
from geoties.network.graphs import LEVELS, actors
from geoties.resolve.derived import Event
from geoties.resolve.ties import Pair, Tally, Tie, add_event, pairs_of, tie_of
from geoties.store.decided import stored_decisions
from geoties.store.seen import events_seen
from geoties.store.sight import Sight

if TYPE_CHECKING:
    from geoties.store.bolt import Connection

CHANGES = ("new", "ended", "re-signed", "corrected", "more", "fewer", "confirmed")
"""In the order in which they are told. `more`, `fewer`: a tie that stays has gained or lost events; `confirmed`: an event of
it that was known is told by more claims."""

COLUMNS = (
    *("change", "a", "a_name", "b", "b_name", "events_before", "events_after", "score_before", "score_after"),
    *("event", "kind", "date", "quad", "correction", "claim", "document", "publisher", "start", "end", "quote"),
)

_BATCH = 1000
_MANY = 2000
"""From so many actors on all events are read at once: each is then asked for once and not by each of its actors."""

# Events that began, or ended, from one day to the other; events that have claims of the time between.
_HELD = """
MATCH (e:Event)
WHERE e.latest > $low AND e.latest <= $high OR e.ended >= $low AND e.ended < $high
RETURN e.id AS id
"""
_KNOWN = """
MATCH (c:Claim) WHERE c.recorded_at > $low AND c.recorded_at <= $high
MATCH (c)-[:ABOUT]->(e:Event)
RETURN DISTINCT e.id AS id
"""
_UNDATED = "MATCH (e:Event) WHERE e.latest IS NULL AND e.status IN $status RETURN count(e) AS n"
_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
MATCH (c)-[:ABOUT]->(e:Event)
RETURN c.id AS claim, e.id AS event, e.date AS date, c.record AS record, d.id AS document, d.publisher AS publisher,
       c.start AS start, c.end AS end, c.quote AS quote
"""


@dataclass(frozen=True, slots=True)
class Diff:
    """A row of COLUMNS for each change, event and claim; `undated` counts the events that no day can place."""

    rows: list[dict[str, Any]]
    undated: int = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def diff(
    connection: "Connection", before: Sight, after: Sight, *, level: str = "actors", actor: str | None = None
) -> Diff:
    """What changed from one sight to another: two days (`as_of`, what held), or two times (`known_by`, what was known).

    A tie is `new` or `ended` where only one of the two has it; `re-signed` where the events that came since are of another
    sign than it was, by mean intensity; `corrected` where a person mended a claim of it between two times. `correction`
    tells that, field by field. level: "countries" keeps ties of states; actor: only ties of this id. Two sights that are
    the same have no rows.

    Neither sight replays merges, or has what was retracted or rejected meanwhile. Raises QueryError on an unknown level, and
    where the second day or time is before the first.
    """
    if level not in LEVELS:
        raise QueryError(f"there is no level {level!r}: it is one of {', '.join(LEVELS)}")
    ids = _moved(connection, before, after)
    corrections = _corrections(connection, before, after)
    told = _claims(connection, corrections)
    asked = ids | {row["event"] for row in told.values()}
    was = {event.id: event for event in events_seen(connection, before, ids=ids) if _is_placed(event, before)}
    now = {event.id: event for event in events_seen(connection, after, ids=asked) if _is_placed(event, after)}
    changes = [*_changes(was, now, ids), *_corrected(now, corrections, told)]
    named = dict(actors(connection, {end for change in changes for end in change.pair}))
    changes = [change for change in changes if _is_wanted(change.pair, named, level, actor)]
    pairs = {change.pair for change in changes}
    old, new = _tallies(connection, before, pairs), _tallies(connection, after, pairs)
    changes = [change for change in changes if _is_counted(change, old if change.what == "lost" else new)]
    told |= _claims(connection, {claim for change in changes for claim in change.claims} - set(told))
    since = _since(changes)
    rows = []
    for change in changes:
        ends = tie_of(old.get(change.pair, {})), tie_of(new.get(change.pair, {}))
        row = _row(change, _called(change, *ends, since.get(change.pair, 0.0)), *ends)
        row |= {f"{end}_name": named[row[end]]["name"] for end in ("a", "b")}
        rows += [row | told[claim] for claim in change.claims if claim in told]
    rows = [{column: row[column] for column in COLUMNS} for row in rows]
    rows.sort(key=_place)
    undated = 0
    if before.as_of != after.as_of:
        undated = connection.read(_UNDATED, {"status": list(after.statuses)})[0]["n"]
    return Diff(rows, undated)


@dataclass(frozen=True, slots=True)
class _Change:
    """What one event changes for one pair: `gained`, `lost`, `confirmed` or `corrected`."""

    pair: Pair
    event: Event
    what: str
    claims: tuple[str, ...]
    way: str = "own"
    correction: str | None = None


def _moved(connection: "Connection", before: Sight, after: Sight) -> set[str]:
    """Ids of the events that may be another under the two sights."""
    found: set[str] = set()
    for statement, low, high in (
        (_HELD, before.as_of, after.as_of),
        (_KNOWN, before.known_by, after.known_by),
    ):
        if low is None or high is None or low == high:
            continue
        if low > high:
            raise QueryError(f"{high} is before {low}: give the earlier one first")
        found |= {row["id"] for row in connection.stream(statement, {"low": low, "high": high})}
    return found


def _changes(was: Mapping[str, Event], now: Mapping[str, Event], ids: Collection[str]) -> Iterator[_Change]:
    for event_id in sorted(ids):
        old, new = was.get(event_id), now.get(event_id)
        old_pairs, new_pairs = _pairs(old), _pairs(new)
        for pair in sorted(old_pairs.keys() | new_pairs.keys()):
            if new is not None and pair not in old_pairs:
                yield _Change(pair, new, "gained", new.claims, way=new_pairs[pair])
            elif old is not None and pair not in new_pairs:
                yield _Change(pair, old, "lost", old.claims, way=old_pairs[pair])
            elif old is not None and new is not None and (more := set(new.claims) - set(old.claims)):
                yield _Change(pair, new, "confirmed", tuple(sorted(more)), way=new_pairs[pair])


def _pairs(event: Event | None) -> dict[Pair, str]:
    """The pairs that an event ties: by its own, or `joint`."""
    return {} if event is None else {pair: way for pair, way, *_ in pairs_of(event)}


def _is_counted(change: _Change, tallies: Mapping[Pair, Tally]) -> bool:
    """Not where one of the two only joined, and the pair has an event of the kind of its own."""
    return change.way == "own" or "own" not in tallies.get(change.pair, {}).get(change.event.kind, {})


def _corrections(connection: "Connection", before: Sight, after: Sight) -> dict[str, Correction]:
    """What people mended between two times, by claim; the latest of each."""
    low, high = before.known_by, after.known_by
    if low is None or high is None or low == high:
        return {}
    return {
        one.claim: one
        for one in stored_decisions(connection)
        if isinstance(one, Correction) and low < one.at <= high and not (one.withdrawn_at and one.withdrawn_at <= high)
    }


def _corrected(
    now: Mapping[str, Event], corrections: Mapping[str, Correction], told: Mapping[str, dict[str, Any]]
) -> Iterator[_Change]:
    for claim, one in sorted(corrections.items()):
        event = now.get(told[claim]["event"]) if claim in told else None
        if event is not None and claim in event.claims:
            record = json.loads(told[claim]["record"])
            fields = (f"{name}: {_said(record.get(name))} → {_said(value)}" for name, value in sorted(one.now.items()))
            correction = f"{'; '.join(fields)} ({one.by})"
            for pair in sorted(_pairs(event)):
                yield _Change(pair, event, "corrected", (claim,), correction=correction)


def _said(value: Any) -> str:
    return "nothing" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _is_wanted(pair: Pair, named: Mapping[str, dict[str, Any]], level: str, actor: str | None) -> bool:
    if actor is not None and actor not in pair:
        return False
    return level == "actors" or all(named.get(end, {}).get("kind") == "Country" for end in pair)


def _tallies(connection: "Connection", sight: Sight, pairs: set[Pair]) -> dict[Pair, Tally]:
    """What the events under a sight add up to, of some pairs at least."""
    ends = {min(pair) for pair in pairs}
    tallies: dict[Pair, Tally] = {}
    known: set[str] = set()
    for event in events_seen(connection, sight, actors=ends if len(ends) < _MANY else None):
        if event.id not in known and _is_placed(event, sight):
            known.add(event.id)
            if not pairs.isdisjoint(_pairs(event)):
                add_event(tallies, event)
    return tallies


def _is_placed(event: Event, sight: Sight) -> bool:
    """Whether it has a day, where one is asked for."""
    return sight.as_of is None or event.latest is not None


def _since(changes: Collection[_Change]) -> dict[Pair, float]:
    """The sum of the intensities of what each pair gained: its sign is that of their mean."""
    sums: dict[Pair, float] = {}
    for change in changes:
        if change.what == "gained":
            sums[change.pair] = sums.get(change.pair, 0.0) + (change.event.intensity or 0.0)
    return sums


def _called(change: _Change, before: Tie | None, after: Tie | None, since: float) -> str:
    if change.what == "gained":
        if before is None:
            return "new"
        return "re-signed" if (before.score or 0.0) * since < 0 else "more"
    if change.what == "lost":
        return "ended" if after is None else "fewer"
    return change.what


def _row(change: _Change, called: str, before: Tie | None, after: Tie | None) -> dict[str, Any]:
    return {
        "change": called,
        "a": change.pair[0],
        "b": change.pair[1],
        "events_before": before.events if before else 0,
        "events_after": after.events if after else 0,
        "score_before": before.score if before else None,
        "score_after": after.score if after else None,
        "event": change.event.id,
        "kind": change.event.kind,
        "quad": change.event.quad,
        "correction": change.correction,
    }


def _claims(connection: "Connection", ids: Collection[str]) -> dict[str, dict[str, Any]]:
    asked = sorted(ids)
    return {
        row["claim"]: row
        for start in range(0, len(asked), _BATCH)
        for row in connection.stream(_CLAIMS, {"ids": asked[start : start + _BATCH]})
    }


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    return CHANGES.index(row["change"]), row["a"], row["b"], row["date"] or "", row["event"], row["claim"]
