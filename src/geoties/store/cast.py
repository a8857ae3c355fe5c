"""The actors of a batch: how each looks now, which of them are new or look different, and which their document dropped.

An actor that is one with others (`resolve.judged`) stays in the store under its own id, with what its document says of it,
and `canonical` names the one that all of them go by, which alone has events and ties and looks like all of them together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoties import names
from geoties.model import Actor, Decided, Stated, actors_of
from geoties.records import Reading
from geoties.resolve.actors import joined_actor, shown_actor
from geoties.resolve.judged import NOTHING, Judged, judged
from geoties.resolve.lift import with_countries
from geoties.store import fetch
from geoties.store.bolt import Transaction
from geoties.store.decided import decisions_about
from geoties.store.rows import actor_of, actor_row, line_of, record_of

Row = dict[str, Any]


@dataclass(slots=True)
class Cast:
    """What a transaction knows of actors. `rows` are those to write, `dropped` those that their document no longer brings;
    `recast` are those whose state or kind is another than before, so that claims of other documents about them must be
    filed again. `judged` is what people decided of them, and of the claims.
    """

    shown: dict[str, Actor] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    recast: set[str] = field(default_factory=set)
    judged: Judged = NOTHING
    _decided: dict[str, Decided] = field(default_factory=dict)
    _alone: dict[str, tuple[Actor, list[Actor]]] = field(default_factory=dict)
    _kinds: dict[str, str | None] = field(default_factory=dict)

    def look_up(self, actor_id: str) -> Actor | None:
        """An actor as shown: one of the batch, or the gazetteer's."""
        if actor_id not in self.shown and (known := shown_actor(actor_id, ())):
            self.shown[actor_id] = known
        return self.shown.get(actor_id)

    def hear(self, transaction: Transaction, ids: Iterable[str]) -> None:
        """Takes in what people decided of actors or claims."""
        found = decisions_about(transaction, ids)
        if not found.keys() <= self._decided.keys():
            self._decided |= found
            self.judged = judged(self._decided.values())

    def meet(self, transaction: Transaction, ids: Iterable[str]) -> None:
        """Takes in the stored actors that the batch does not change."""
        told = set(ids)
        self.hear(transaction, told)
        asked = {self.judged.canonical(actor_id) for actor_id in told}
        asked = {actor_id for actor_id in asked if actor_id not in self.shown and not names.known(actor_id)}
        for actor_id, row in self.fetch(transaction, asked).items():
            self.shown[actor_id] = actor_of(row)

    def fetch(self, transaction: Transaction, ids: Iterable[str]) -> dict[str, Row]:
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

    def records_of(self, actor_id: str) -> list[Actor]:
        """What the batch has said so far of an actor that is one with others."""
        return self._alone[actor_id][1] if actor_id in self._alone else []

    def show(self, actor: Actor, records: Iterable[Actor], stored: Mapping[str, Row]) -> None:
        """Takes in how an actor looks by itself, and notes its row where the store has another one."""
        if actor.id in self.judged.actors.of:
            self._alone[actor.id] = actor, _distinct(records)
            return
        self._note(actor, actor_row(actor, records), stored)

    def join(self, stored: Mapping[str, Row]) -> None:
        """Shows those that are one under the id that they go by; `stored` has all of them that the store has."""
        for cluster in sorted(set(self.judged.actors.of.values())):
            alone = dict(self._present(cluster, stored))
            canonical = self.judged.canonical(cluster[0])
            for actor_id, (actor, records) in alone.items():
                if actor_id != canonical:
                    self._set(actor_id, actor_row(actor, records) | {"canonical": canonical}, stored)
            if names.known(canonical):
                continue
            self.dropped.discard(canonical)
            if not alone:
                if canonical in stored:
                    self.dropped.add(canonical)
                continue
            shown = joined_actor(canonical, alone.values())
            row = actor_row(shown, [record for _, records in alone.values() for record in records])
            if canonical in alone:
                row["own"] = line_of(alone[canonical][0])
            self._note(shown, row, stored)

    def _present(
        self, cluster: Iterable[str], stored: Mapping[str, Row]
    ) -> Iterable[tuple[str, tuple[Actor, list[Actor]]]]:
        """The members that a document or a record tells of, each as it looks by itself."""
        for actor_id in cluster:
            if actor_id in self._alone:
                yield actor_id, self._alone[actor_id]
            elif actor_id not in self.dropped and (found := alone(stored.get(actor_id))):
                yield actor_id, found

    def _note(self, actor: Actor, row: Row, stored: Mapping[str, Row]) -> None:
        before = self.shown.get(actor.id)
        if before is not None and (before.kind, before.country) != (actor.kind, actor.country):
            self.recast.add(actor.id)
        self.shown[actor.id] = actor
        self._set(actor.id, row, stored)

    def _set(self, actor_id: str, row: Row, stored: Mapping[str, Row]) -> None:
        if stored.get(actor_id) != row:
            self.rows[actor_id] = row


def alone(row: Row | None) -> tuple[Actor, list[Actor]] | None:
    """How a stored actor looks by itself, without those that are one with it, and its records; None where it has none."""
    records = fetch.actor_records(row)
    if row is None or not records or names.known(row["id"]):
        return None
    return (record_of(row["own"]) if row.get("own") else actor_of(row)), records


def cast_of(
    transaction: Transaction,
    readings: Iterable[tuple[Reading, Mapping[str, Stated]]],
    *,
    known_documents: set[str],
    others: Iterable[str] = (),
    dropped: Iterable[str] = (),
) -> Cast:
    """The cast of some readings, each with all that its document states once the reading is in, and of some other actors.

    dropped: actors that belong to no document and that nobody tells of any more.
    """
    cast = Cast(dropped=set(dropped))
    entries = list(readings)
    own = fetch.actors_of_documents(transaction, known_documents)
    cast.hear(transaction, {claim_id for _, stated in entries for claim_id in stated})
    active = [
        [cast.judged.now(one) for one in stated.values() if one.id not in cast.judged.rejected] for _, stated in entries
    ]
    named = {actor for claims in active for claim in claims for actor in actors_of(claim)}
    named |= {actor.id for reading, _ in entries for actor in reading.actors}
    named |= set(others) | cast.dropped
    cast.hear(transaction, named | set(own))
    named |= {member for cluster in cast.judged.actors.of.values() for member in cluster}
    asked = {actor_id for actor_id in named if not names.known(actor_id)}
    stored = cast.fetch(transaction, asked - set(own)) | own
    cast.remember({actor_id: row["kind"] for actor_id, row in own.items()})
    cast.shown = {actor_id: actor_of(row) for actor_id, row in stored.items()}
    for (reading, _), claims in zip(entries, active, strict=True):
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
        for actor in with_countries(shown, claims):
            cast.show(actor, local[actor.id], stored)
    for actor_id in (set(others) & set(stored)) - set(own):
        known = fetch.actor_records(stored[actor_id])
        if shared_actor := shown_actor(actor_id, known):
            cast.show(shared_actor, known, stored)
        else:
            cast.dropped.add(actor_id)
    cast.join(stored)
    return cast


def _recast_shared(cast: Cast, shared: Mapping[str, list[Actor]], stored: Mapping[str, Row]) -> None:
    """What other documents said of a shared actor counts as well."""
    for actor_id, records in shared.items():
        row = cast.rows.get(actor_id) or stored.get(actor_id)
        if row is not None and {line_of(record) for record in records} <= set(row.get("records") or ()):
            continue
        known = [*fetch.actor_records(row), *cast.records_of(actor_id)]
        if shown := shown_actor(actor_id, _distinct([*known, *records])):
            cast.show(shown, [*known, *records], stored)


def _distinct(records: Iterable[Actor]) -> list[Actor]:
    return list(dict.fromkeys(records))
