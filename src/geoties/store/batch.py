"""One batch of readings, in one transaction: what is stored, what changes, and the graph that follows from it.

The graph is a pure function of the claims of each key, so the change of the graph is what the keys of this batch showed
before, held against what they show now. Events that come out the same are not touched.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geoties import names
from geoties.model import Actor, Document, Stated, actors_of
from geoties.records import Reading
from geoties.resolve.filing import Filed, file_claim, open_slot
from geoties.store import fetch
from geoties.store.apply import begin, finish, write_events
from geoties.store.bolt import Transaction
from geoties.store.cast import Cast, cast_of
from geoties.store.change import Change, note_derived
from geoties.store.rows import claim_row, roles_of
from geoties.store.sending import Sending
from geoties.store.statements import TURN
from geoties.store.told import Told, outlet_of

PORTION = 250


@dataclass(slots=True)
class Written:
    """How many documents and claims were new, were there already, and took the place of others (or went for them)."""

    created: int = 0
    unchanged: int = 0
    replaced: int = 0

    def add(self, other: "Written") -> None:
        """Adds what another batch wrote."""
        self.created += other.created
        self.unchanged += other.unchanged
        self.replaced += other.replaced


@dataclass(slots=True)
class _Entry:
    """A reading held against what the store has of its document."""

    told: Told
    there: Mapping[str, tuple[Filed, str]]
    new: dict[str, Stated] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    stated: dict[str, Stated] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        return self.told.reading


def write_batch(transaction: Transaction, readings: Sequence[Told], *, recorded_at: str) -> Written:
    """Writes some readings (each document once) and what follows from them; the transaction is all or nothing."""
    transaction.run(TURN)
    written = Written()
    digests = fetch.digests(transaction, {told.reading.document.id for told in readings})
    fresh = []
    for one in readings:
        if digests.get(one.reading.document.id) == one.digest:
            written.unchanged += 1 + len(one.reading.stated)
        else:
            fresh.append(one)
    if not fresh:
        return written
    change = Change(recorded_at=recorded_at)
    entries = _entries(transaction, fresh, digests)
    cast = cast_of(
        transaction,
        ((entry.reading, entry.stated) for entry in entries),
        known_documents=_looked_into(fresh, digests),
        gone={claim for entry in entries for claim in entry.gone},
    )
    before: dict[str, Filed] = {}
    after: dict[str, Filed] = {}
    for entry in entries:
        _note_document(entry, digests, change, written)
        _note_claims(entry, cast, change, written, before, after)
    finish_batch(transaction, cast, change, before, after)
    return written


def write_shared_actors(transaction: Transaction, actors: Sequence[Actor], *, recorded_at: str) -> Written:
    """Writes what is said of actors that no document has as its own, and what follows from it for the claims about them."""
    transaction.run(TURN)
    # Nothing but its actors is taken from the reading.
    carrier = Reading(document=Document(id=""), actors=tuple(actors), whole=False)
    cast = cast_of(transaction, [(carrier, {})], known_documents=set())
    finish_batch(transaction, cast, Change(recorded_at=recorded_at), {}, {})
    return Written()


def _entries(transaction: Transaction, fresh: Sequence[Told], digests: Mapping[str, str | None]) -> list[_Entry]:
    stored: dict[str, dict[str, tuple[Filed, str]]] = defaultdict(dict)
    of_parts = {stated.id for told in fresh if told.reading.part is not None for stated in told.reading.stated}
    found = fetch.claims_of_documents(transaction, _looked_into(fresh, digests)) | fetch.claims(transaction, of_parts)
    for claim_id, claim in found.items():
        stored[claim[0].stated.document][claim_id] = claim
    entries = []
    for told in fresh:
        reading = told.reading
        entry = _Entry(told, stored[reading.document.id], {stated.id: stated for stated in reading.stated})
        read_by = {stated.extractor for stated in reading.stated} | {reading.extractor}
        entry.stated = dict(entry.new)
        for claim_id, (filed, _) in entry.there.items():
            stated = filed.record
            if claim_id in entry.new:
                continue
            if reading.whole and stated.dataset is None and stated.extractor in read_by:
                entry.gone.add(claim_id)
            else:
                entry.stated[claim_id] = stated
        entries.append(entry)
    return entries


def _looked_into(fresh: Sequence[Told], digests: Mapping[str, str | None]) -> set[str]:
    """The stored documents of which all is looked at: not those that come in parts."""
    return {told.reading.document.id for told in fresh if told.reading.part is None} & set(digests)


def _note_document(entry: _Entry, digests: Mapping[str, str | None], change: Change, written: Written) -> None:
    row = entry.told.document_row()
    if entry.reading.document.id not in digests:
        change.documents_new.append(row)
        written.created += 1
    elif entry.reading.whole or entry.reading.part == 0:
        change.documents_set.append(row)
        written.replaced += 1
    elif not entry.reading.part:
        written.unchanged += 1


def _note_claims(
    entry: _Entry, cast: Cast, change: Change, written: Written, before: dict[str, Filed], after: dict[str, Filed]
) -> None:
    """Files all that the document states, and notes what is new, what moved and what goes."""
    outlet = outlet_of(entry.reading.document)
    misjudged = entry.told.misjudged(cast.look_up)
    for claim_id in entry.gone:
        before[claim_id] = entry.there[claim_id][0]
        change.claims_gone.append(claim_id)
        written.replaced += 1
    for claim_id, stated in entry.stated.items():
        filed = entry.told.filed.get(claim_id)
        actors = set(actors_of(stated))
        if filed is None or not misjudged.isdisjoint(actors) or cast.judged.touches(stated, actors):
            filed = file_claim(stated, look_up=cast.look_up, outlet=outlet, judged=cast.judged)
        if claim_id not in entry.there:
            after[claim_id] = filed
            change.claims_new.append((filed, entry.told.lines[claim_id]))
            written.created += 1
            continue
        old, recorded_at = entry.there[claim_id]
        same = stated == old.record
        written.unchanged += same and claim_id in entry.new
        written.replaced += not same
        if filed != old:
            before[claim_id], after[claim_id] = old, filed
            change.claims_set.append(claim_row(filed, recorded_at=recorded_at))


def _file_again(
    transaction: Transaction, cast: Cast, change: Change, before: dict[str, Filed], after: dict[str, Filed]
) -> None:
    """Claims of other documents about an actor that counts as another one now, or goes by another id."""
    claims = _moved(transaction, cast.moved)
    if cast.recast:
        claims |= fetch.claims_of_actors(transaction, cast.recast)
    done = {*before, *after, *change.claims_gone}
    claims = {claim_id: claim for claim_id, claim in claims.items() if claim_id not in done}
    if not claims:
        return
    cast.hear(transaction, claims)
    cast.meet(
        transaction, {actor for filed, _ in claims.values() for actor in actors_of(cast.judged.now(filed.record))}
    )
    for claim_id, (old, recorded_at) in claims.items():
        filed = file_claim(old.record, look_up=cast.look_up, outlet=old.outlet, judged=cast.judged)
        if filed != old:
            before[claim_id], after[claim_id] = old, filed
            change.claims_set.append(claim_row(filed, recorded_at=recorded_at))


def _moved(transaction: Transaction, moved: Mapping[str, str]) -> dict[str, tuple[Filed, str]]:
    """Claims of any document about actors that go by another id than before; moved: the id before, by theirs."""
    if not moved:
        return {}
    own = {before for before in moved.values() if not names.known(before)}
    # Of a state, only what named it by the id that it has no more: it has more claims than anybody wants to read.
    refs = {actor: before for actor, before in moved.items() if before not in own}
    found = fetch.claims_of_actors(transaction, own) | fetch.claims_of_links(transaction, own)
    shared = {before for actor, before in refs.items() if "#" not in actor}
    return found | fetch.claims_of_refs(transaction, refs) | fetch.claims_of_links(transaction, shared)


def finish_batch(
    transaction: Transaction, cast: Cast, change: Change, before: dict[str, Filed], after: dict[str, Filed]
) -> None:
    """Derives what these claims and those that they have to do with show now, and writes what is not so yet."""
    _file_again(transaction, cast, change, before, after)
    for claim_id, filed in _others(transaction, [*before.values(), *after.values()]).items():
        if claim_id not in before:
            before[claim_id] = after[claim_id] = filed
    change.actors = cast.rows
    change.dropped = cast.dropped
    named = {role.actor for filed in after.values() if filed.active for role in roles_of(filed.stated)}
    was, now = _by_key(before), _by_key(after)
    with Sending(transaction) as sending:
        begin(sending, change, named, cast=cast)
        for keys in _portions(was, now):
            note_derived(change, keys, was, now)
            write_events(sending, change)
        finish(sending, change, cast=cast)


def _portions(before: Mapping[str, list[Filed]], after: Mapping[str, list[Filed]]) -> Iterator[list[str]]:
    """Keys in the order in which they are derived: while one portion is written, the next one is.

    All that had events go first and together, so that an event's id is gone from one key before it is taken by another.
    """
    yield sorted(before)
    fresh = sorted(set(after) - set(before))
    for start in range(0, len(fresh), PORTION):
        yield fresh[start : start + PORTION]


def _others(transaction: Transaction, changed: Sequence[Filed]) -> dict[str, Filed]:
    """The stored claims that the moved ones can have to do with: those of their days, or of the whole key.

    So a load costs what its days hold, and not what a key has gathered in all the years.
    """
    moved = [filed for filed in changed if filed.active]
    whole = {filed.key for filed in moved if filed.slot == open_slot(filed.key)}
    by_day = [filed for filed in moved if filed.key not in whole]
    slots = {filed.slot for filed in by_day} | {open_slot(filed.key) for filed in by_day}
    found = {claim_id: filed for claim_id, (filed, _) in fetch.claims_of_slots(transaction, slots).items()}
    whole |= {filed.key for filed in found.values() if filed.slot == open_slot(filed.key)}
    found |= {claim_id: filed for claim_id, (filed, _) in fetch.claims_of_keys(transaction, whole).items()}
    return found


def _by_key(claims: Mapping[str, Filed]) -> dict[str, list[Filed]]:
    keys: dict[str, list[Filed]] = defaultdict(list)
    for filed in claims.values():
        keys[filed.key].append(filed)
    return keys
