"""The actors of a batch: how each looks now, which of them are new or look different, and which their document dropped."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoties import names
from geoties.model import Actor, Stated, actors_of
from geoties.records import Reading
from geoties.resolve.actors import shown_actor
from geoties.resolve.lift import with_countries
from geoties.store import fetch
from geoties.store.bolt import Transaction
from geoties.store.rows import actor_of, actor_row, line_of


@dataclass(slots=True)
class Cast:
    """What a transaction knows of actors. `rows` are those to write, `dropped` those that their document no longer brings;
    `recast` are those whose state or kind is another than before, so that claims of other documents about them must be
    filed again.
    """

    shown: dict[str, Actor] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    recast: set[str] = field(default_factory=set)
    _kinds: dict[str, str | None] = field(default_factory=dict)

    def look_up(self, actor_id: str) -> Actor | None:
        """An actor as shown: one of the batch, or the gazetteer's."""
        if actor_id not in self.shown and (known := shown_actor(actor_id, ())):
            self.shown[actor_id] = known
        return self.shown.get(actor_id)

    def meet(self, transaction: Transaction, ids: Iterable[str]) -> None:
        """Takes in the stored actors that the batch does not change."""
        asked = {actor_id for actor_id in ids if actor_id not in self.shown and not names.known(actor_id)}
        for actor_id, row in self.fetch(transaction, asked).items():
            self.shown[actor_id] = actor_of(row)

    def fetch(self, transaction: Transaction, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Properties of the actors that the store has, by id; remembers which it has, and of which kind."""
        asked = set(ids)
        found = fetch.actors(transaction, asked)
        self.remember(dict.fromkeys(asked))
        self.remember({actor_id: row["kind"] for actor_id, row in found.items()})
        return found

    def stored_kinds(self, transaction: Transaction, ids: Iterable[str]) -> dict[str, str | None]:
        """The kind of each actor as the store has it, None for those that it does not have."""
        asked = set(ids)
        if unknown := asked - set(self._kinds):
            self.remember(dict.fromkeys(unknown) | fetch.kinds(transaction, unknown))
        return {actor_id: self._kinds[actor_id] for actor_id in asked}

    def remember(self, kinds: Mapping[str, str | None]) -> None:
        """Takes in what this transaction wrote or read."""
        self._kinds |= kinds


def cast_of(
    transaction: Transaction,
    readings: Iterable[tuple[Reading, Mapping[str, Stated]]],
    *,
    known_documents: set[str],
) -> Cast:
    """The cast of some readings, each with all that its document states once the reading is in."""
    cast = Cast()
    entries = list(readings)
    own = fetch.actors_of_documents(transaction, known_documents)
    named = {actor for _, stated in entries for claim in stated.values() for actor in actors_of(claim)}
    named |= {actor.id for reading, _ in entries for actor in reading.actors}
    asked = {actor_id for actor_id in named if not names.known(actor_id)}
    stored = cast.fetch(transaction, asked - set(own)) | own
    cast.remember({actor_id: row["kind"] for actor_id, row in own.items()})
    cast.shown = {actor_id: actor_of(row) for actor_id, row in stored.items()}
    for reading, stated in entries:
        local: dict[str, list[Actor]] = defaultdict(list)
        shared: dict[str, list[Actor]] = defaultdict(list)
        for actor in reading.actors:
            if not names.known(actor.id):
                (shared if actor.document is None else local)[actor.id].append(actor)
        there = {actor_id for actor_id, row in own.items() if row.get("document") == reading.document.id}
        if reading.whole:
            cast.dropped |= there - set(local)
        else:
            for actor_id in there:
                local[actor_id] += fetch.actor_records(stored[actor_id])
        _recast_shared(cast, shared, stored)
        shown = [found for actor_id, records in local.items() if (found := shown_actor(actor_id, records))]
        for actor in with_countries(shown, stated.values()):
            _show(cast, actor, local[actor.id], stored)
    return cast


def _recast_shared(cast: Cast, shared: Mapping[str, list[Actor]], stored: dict[str, dict[str, Any]]) -> None:
    """What other documents said of a shared actor counts as well."""
    for actor_id, records in shared.items():
        row = cast.rows.get(actor_id) or stored.get(actor_id)
        if row is not None and {line_of(record) for record in records} <= set(row.get("records") or ()):
            continue
        known = fetch.actor_records(row)
        if shown := shown_actor(actor_id, _distinct([*known, *records])):
            _show(cast, shown, [*known, *records], stored)


def _show(cast: Cast, actor: Actor, records: Iterable[Actor], stored: dict[str, dict[str, Any]]) -> None:
    row = actor_row(actor, records)
    before = cast.shown.get(actor.id)
    if before is not None and (before.kind, before.country) != (actor.kind, actor.country):
        cast.recast.add(actor.id)
    cast.shown[actor.id] = actor
    if stored.get(actor.id) != row:
        cast.rows[actor.id] = row


def _distinct(records: Iterable[Actor]) -> list[Actor]:
    return list(dict.fromkeys(records))
