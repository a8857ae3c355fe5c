"""What a page shows, as compact columns of plain values: JSON that a browser reads quickly.

Columns that say nothing are left out: `ties.outlets` is there only where some tie has outlets. Texts that repeat (kinds,
mediators, the looks of moments) are tables that the columns point into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geoties import ontology
from geoties.view import clean
from geoties.view.evidence import Tables, shares
from geoties.view.moments import Look
from geoties.view.present import CHANGES, COUNTS, Actor, Presented, Tie
from geoties.view.words import date_words, event_words, words

Positions = Mapping[int, tuple[int, int]]


def payload(
    presented: Presented,
    positions: Positions,
    groups: list[list[int]],
    *,
    title: str,
    lang: str,
    evidence_limit: int,
) -> tuple[dict[str, Any], int, int]:
    """The page's data as plain JSON values, and how many evidence items it shows of how many."""
    evidence, shown, total = _evidence(presented, lang=lang, limit=evidence_limit)
    data = {
        "title": title,
        "asOf": date_words(presented.as_of, lang) if presented.as_of else "",
        "words": {group: words(lang)[group] for group in ("page", "kinds", "statuses", "quads", "months")}
        | {"events": _event_words(presented, evidence["events"], lang)},
        "kinds": ["", *ontology.actor_kinds()],
        "actors": _actor_columns(presented.actors, positions, groups),
        "ties": _tie_columns(presented.ties) | evidence.pop("columns"),
        "evidence": evidence,
    }
    if any(tie.change for tie in presented.ties):
        data["changes"] = CHANGES
        data["words"]["changes"] = words(lang)["changes"]
    return data, shown, total


def _actor_columns(actors: list[Actor], positions: Positions, groups: list[list[int]]) -> dict[str, list[Any]]:
    kinds = ("", *ontology.actor_kinds())
    columns: dict[str, list[Any]] = {
        "name": [actor.name for actor in actors],
        "id": [actor.id if actor.id != actor.name else "" for actor in actors],
        "kind": [kinds.index(actor.kind) for actor in actors],
        "iso3": [actor.fields["iso3"] for actor in actors],
        "country": [actor.fields["country"] for actor in actors],
        "aliases": [actor.fields["aliases"] for actor in actors],
        "x": [positions[actor.place][0] for actor in actors],
        "y": [positions[actor.place][1] for actor in actors],
    }
    if len(groups) > 1:
        group_of = {place: number for number, group in enumerate(groups) for place in group}
        columns["community"] = [group_of.get(actor.place, -1) for actor in actors]
    return {name: column for name, column in columns.items() if any(column) or name in ("name", "x", "y")}


def _tie_columns(ties: list[Tie]) -> dict[str, Any]:
    tables: dict[str, dict[Any, int]] = {"kindTable": {}, "mediatorTable": {}, "yearTable": {}, "lookTable": {}}

    def at(table: str, value: Any) -> int:
        return tables[table].setdefault(value, len(tables[table]))

    columns: dict[str, list[Any]] = {"a": [tie.a for tie in ties], "b": [tie.b for tie in ties]}
    columns |= {key: [tie.counts[key] for tie in ties] for key in COUNTS}
    columns["derived"] = [int(tie.derived) for tie in ties]
    columns["score"] = [tie.score for tie in ties]
    columns["change"] = [CHANGES.index(tie.change) for tie in ties]
    columns = {name: column for name, column in columns.items() if any(column) or name in ("a", "b")}
    for name, table, values in (
        ("kinds", "kindTable", [tie.kinds for tie in ties]),
        ("mediators", "mediatorTable", [tie.mediators for tie in ties]),
        ("years", "yearTable", [(tie.years, tie.first, tie.last) for tie in ties]),
    ):
        if any(any(value) for value in values):
            columns[name] = [at(table, value) for value in values]
    if any(tie.moments for tie in ties):
        columns["moments"] = [_moments(tie, at) for tie in ties]
    return columns | {name: [list(row) for row in table] for name, table in tables.items() if table}


def _moments(tie: Tie, at: Callable[[str, Look], int]) -> list[int]:
    """Four numbers a moment: its first month (-1 where none is known), months more, its look, its events."""
    return [
        number
        for start, span, look, events in tie.moments
        for number in (-1 if start is None else start, span, at("lookTable", look), events)
    ]


def _event_words(presented: Presented, events: Iterable[Mapping[str, Any]], lang: str) -> dict[str, str]:
    """The names of the kinds that this graph has; an unknown kind is left to be shown as it is written."""
    kinds = {kind for tie in presented.ties for kind in tie.kinds} | {event.get("kind", "") for event in events}
    kinds |= {moment.look.kind for tie in presented.ties for moment in tie.moments}
    names = {kind: event_words(kind, lang) for kind in sorted({*kinds, ""})}
    return {kind: name for kind, name in names.items() if name}


def _evidence(presented: Presented, *, lang: str, limit: int) -> tuple[dict[str, Any], int, int]:
    places = presented.actor_places

    def actor_at(value: object) -> int | None:
        return places.get(clean.hashable(value), places.get(clean.text(value)))

    tables = Tables(lang=lang, actor_at=actor_at)
    wanted = [len(tie.evidence) for tie in presented.ties]
    given = shares(wanted, limit=limit)
    own: list[list[int]] = []
    joined: list[list[int]] = []
    for tie, number in zip(presented.ties, given, strict=True) if any(given) else ():
        claims: tuple[list[int], list[int]] = ([], [])
        for item in tie.evidence[:number]:
            claims[clean.text(item.get("via")) == "joined"].append(tables.add(item))
        own.append(claims[0])
        joined.append(claims[1])
    columns: dict[str, Any] = {
        "claims": own,
        "joinedClaims": joined,
        "claimTotal": [tie.evidence_total for tie in presented.ties],
    }
    return (
        {"columns": {name: column for name, column in columns.items() if any(column)}, **tables.rows()},
        sum(given),
        sum(tie.evidence_total for tie in presented.ties),
    )
