"""The actors of a batch: how each looks now, which of them are new or look different, and which their document dropped.

Who is one with whom follows from what people decided (`resolve.judged`) and what rules decide (`resolve.rules`) of
the actors of one block, which are read whenever one of them is new, looks different or goes. An actor that is one
with others stays in the store under its own id, with what its document says of it, and `canonical` names the one that
all of them go by, which alone has events and ties and looks like all of them together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geoties import names
from geoties.model import Actor, Decided, Judgement, Stated, actors_of
from geoties.records import Reading
from geoties.resolve.actors import joined_actor, shown_actor
from geoties.resolve.clusters import Join
from geoties.resolve.judged import NOTHING, Judged, is_event, judged
from geoties.resolve.lift import with_countries
from geoties.resolve.rules import block, ruled
from geoties.store import fetch
from geoties.store.bolt import Transaction
from geoties.store.decided import decisions_about, sides
from geoties.store.rows import actor_of, actor_row, line_of, record_of

Row = dict[str, Any]
Alone = tuple[Actor, list[Actor]]
"""How an actor looks by itself, without those that are one with it, and its records."""


@dataclass(slots=True)
class Cast:
    """What a transaction knows of actors. `rows` are those to write, `dropped` those that their document no longer brings;
    `recast` are those whose state or kind is another than before, so that claims of other documents about them must be
    filed again, and `moved` those that go by another id than before, with that id. `judged` is what people and rules
    decided of them, and people of the claims.
    """

    shown: dict[str, Actor] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    recast: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    judged: Judged = NOTHING
    _asked: set[str] = field(default_factory=set)
    _stored: dict[str, Row] = field(default_factory=dict)
    _decided: dict[str, Decided] = field(default_factory=dict)
    _ruled: list[Join] = field(default_factory=list)
    _went_by: dict[str, str] = field(default_factory=dict)
    _settled: set[str] = field(default_factory=set)
    _alone: dict[str, Alone] = field(default_factory=dict)
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
            self._judge()

    def meet(self, transaction: Transaction, ids: Iterable[str]) -> None:
        """Takes in the stored actors that the batch does not change, each under the id that it goes by."""
        told = {actor_id for actor_id in ids if actor_id not in self._settled and not names.known(actor_id)}
        self.fetch(transaction, told - self._asked)
        by = {
            actor_id: row["canonical"] for actor_id in told if (row := self._stored.get(actor_id, {})).get("canonical")
        }
        self.fetch(transaction, {one for one in by.values() if one not in self._asked and not names.known(one)})
        for actor_id in told:
            shown = by.get(actor_id, actor_id)
            if shown not in self.shown and shown in self._stored:
                self.shown[shown] = actor_of(self._stored[shown])
        if not by.items() <= self._went_by.items():
            self._went_by |= by
            self._judge()

    def fetch(self, transaction: Transaction, ids: Iterable[str]) -> dict[str, Row]:
        """Properties of the actors that the store has, by id; remembers which it has, and of which kind."""
        asked = set(ids)
        self._asked |= asked
        found = fetch.actors(transaction, asked) if asked else {}
        self.remember(dict.fromkeys(asked))
        self.take(found)
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

    def take(self, rows: Mapping[str, Row]) -> None:
        """Takes in stored rows."""
        self._asked |= rows.keys()
        self._stored |= rows
        self.remember({actor_id: row["kind"] for actor_id, row in rows.items()})

    def tell(self, actor: Actor, records: Iterable[Actor]) -> None:
        """Takes in how an actor of the batch looks by itself."""
        self._alone[actor.id] = actor, _distinct(records)

    def alone(self, actor_id: str) -> Alone | None:
        """How an actor looks by itself, as the batch tells it, else as it is stored; None where no record tells of it."""
        if actor_id in self._alone:
            return self._alone[actor_id]
        return None if actor_id in self.dropped else alone(self._stored.get(actor_id))

    def settle(self, transaction: Transaction, ids: Iterable[str]) -> None:
        """Decides who is one with some actors, and notes the rows of all whom that concerns.

        These are the actors that a person compared with them, and those of the blocks that they are or were in.
        """
        self._gather(transaction, ids)
        looks = {actor_id: look for actor_id in self._settled if (look := self.alone(actor_id))}
        self._ruled = [one.join for one in ruled(look for look, _ in looks.values())]
        self._judge()
        self.shown |= {actor_id: actor_of(row) for actor_id, row in self._stored.items()}
        of = self.judged.actors.of
        for actor_id in sorted(looks.keys() - of.keys()):
            self._note(looks[actor_id][0], _row(*looks[actor_id]))
        for cluster in sorted(set(of.values())):
            self._join(cluster, {actor_id: looks[actor_id] for actor_id in cluster if actor_id in looks})
        for actor_id in self._settled & self._stored.keys():
            before = self._stored[actor_id].get("canonical") or actor_id
            # One that its document dropped is named by nothing that stays, but by what goes by its id.
            if self.judged.canonical(actor_id) != before and (actor_id not in self.dropped or before == actor_id):
                self.moved[actor_id] = before

    def _gather(self, transaction: Transaction, ids: Iterable[str]) -> None:
        """Fetches all that may be one with some actors."""
        blocks: set[str] = set()
        fresh = {actor_id for actor_id in ids if not names.known(actor_id)}
        while fresh:
            self._settled |= fresh
            self.hear(transaction, fresh)
            compared = {name for one in self._decided.values() if _of_actors(one) for name in sides(one)}
            compared = {name for name in compared - self._settled if not names.known(name)}
            self.fetch(transaction, (fresh | compared) - self._asked)
            asked = {its for name in fresh | compared for its in self._blocks(name)} - blocks
            found = fetch.actors_of_blocks(transaction, asked) if asked else {}
            blocks |= asked
            self.take(found)
            fresh = (compared | found.keys()) - self._settled

    def _blocks(self, actor_id: str) -> Iterable[str]:
        """The block that an actor was in, and the one that it is in now."""
        if was := self._stored.get(actor_id, {}).get("block"):
            yield was
        if (told := self._alone.get(actor_id)) and (now := block(told[0])):
            yield now

    def _judge(self) -> None:
        self.judged = judged(self._decided.values(), ruled=self._ruled, went_by=self._went_by)

    def _join(self, cluster: Sequence[str], present: Mapping[str, Alone]) -> None:
        """Shows those that are one under the id that they go by; `present` are those of whom records tell."""
        canonical = self.judged.canonical(cluster[0])
        for actor_id, look in present.items():
            if actor_id != canonical:
                self._set(actor_id, _row(*look) | {"canonical": canonical})
        if names.known(canonical):
            return
        self.dropped.discard(canonical)
        if not present:
            if canonical in self._stored:
                self.dropped.add(canonical)
            return
        shown = joined_actor(canonical, present.values())
        if canonical in present:
            own, records = present[canonical]
            its = {"own": line_of(own)} | ({"block": found} if (found := block(own)) else {})
        else:
            records, its = [record for _, said in present.values() for record in said], {}
        self._note(shown, actor_row(shown, records) | its)

    def _note(self, actor: Actor, row: Row) -> None:
        before = self.shown.get(actor.id)
        if before is not None and (before.kind, before.country) != (actor.kind, actor.country):
            self.recast.add(actor.id)
        self.shown[actor.id] = actor
        self._set(actor.id, row)

    def _set(self, actor_id: str, row: Row) -> None:
        if self._stored.get(actor_id) != row:
            self.rows[actor_id] = row


def alone(row: Row | None) -> Alone | None:
    """How a stored actor looks by itself, without those that are one with it, and its records; None where it has none."""
    records = fetch.actor_records(row)
    if row is None or not records or names.known(row["id"]):
        return None
    return (record_of(row["own"]) if row.get("own") else actor_of(row)), records


def _row(actor: Actor, records: Iterable[Actor]) -> Row:
    """Properties of an actor that nothing is joined with but under its own id."""
    found = block(actor)
    return actor_row(actor, records) | ({"block": found} if found else {})


def _of_actors(decided: Decided) -> bool:
    return isinstance(decided, Judgement) and decided.right is not None and not is_event(decided.left)


def cast_of(
    transaction: Transaction,
    readings: Iterable[tuple[Reading, Mapping[str, Stated]]],
    *,
    known_documents: set[str],
    others: Iterable[str] = (),
    dropped: Iterable[str] = (),
    gone: Iterable[str] = (),
) -> Cast:
    """The cast of some readings, each with all that its document states once the reading is in, and of some other actors.

    dropped: actors that belong to no document and that nobody tells of any more. gone: claims that go; what others name stays.
    """
    cast = Cast(dropped=set(dropped))
    entries = list(readings)
    own = fetch.actors_of_documents(transaction, known_documents)
    cast.take(own)
    cast.hear(transaction, {claim_id for _, stated in entries for claim_id in stated})
    active = [
        [cast.judged.now(one) for one in stated.values() if one.id not in cast.judged.rejected] for _, stated in entries
    ]
    named = {actor for claims in active for claim in claims for actor in actors_of(claim)}
    told = {actor.id for reading, _ in entries for actor in reading.actors} | set(others) | cast.dropped
    stored = cast.fetch(transaction, {one for one in named | told if not names.known(one)} - set(own)) | own
    said: dict[str, list[Actor]] = defaultdict(list)
    dropped_here: set[str] = set()
    for (reading, _), claims in zip(entries, active, strict=True):
        local: dict[str, list[Actor]] = defaultdict(list)
        for actor in reading.actors:
            if not names.known(actor.id):
                (said if actor.document is None else local)[actor.id].append(actor)
        there = {actor_id for actor_id, row in own.items() if row.get("document") == reading.document.id}
        if reading.whole:
            dropped_here |= there - set(local)
        else:
            for actor_id in there:
                local[actor_id] += fetch.actor_records(stored[actor_id])
        shown = [found for actor_id, records in local.items() if (found := shown_actor(actor_id, records))]
        for actor in with_countries(shown, claims):
            cast.tell(actor, local[actor.id])
    cast.dropped |= dropped_here - fetch.still_named(transaction, dropped_here, gone=gone)
    chosen = (set(others) & set(stored)) - set(own)
    for actor_id in {*said, *chosen}:
        before = set(stored.get(actor_id, {}).get("records") or ())
        if actor_id not in chosen and {line_of(record) for record in said[actor_id]} <= before:
            told.discard(actor_id)
            continue
        # What other documents said of a shared actor counts as well.
        records = [*fetch.actor_records(stored.get(actor_id)), *said[actor_id]]
        if shared_actor := shown_actor(actor_id, records):
            cast.tell(shared_actor, records)
        else:
            cast.dropped.add(actor_id)
    cast.settle(transaction, told | set(own))
    cast.meet(transaction, named)
    return cast


def _distinct(records: Iterable[Actor]) -> list[Actor]:
    return list(dict.fromkeys(records))
