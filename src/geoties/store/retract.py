"""Take a source back: what a document or a data set stated goes, and the graph is what it would be without it.

The retraction itself is a record that stays: who, when, why. As long as it stands, loads leave the source out; withdrawn, it
can be loaded again. What goes is found from the source's own claims, so it costs what they support and not what there is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TypeVar

from geoties.errors import InputError
from geoties.model import Retraction
from geoties.records import Reading, settled
from geoties.store import statements
from geoties.store.bolt import Connection, Transaction
from geoties.store.clock import moment
from geoties.store.decided import retractions, write_decisions
from geoties.store.schema import prepare
from geoties.store.taking import take
from geoties.store.write import write_beside_others

Item = TypeVar("Item")

PORTION_CLAIMS = 2000
PORTION_DOCUMENTS = 500

_HAS_DOCUMENT = "MATCH (d:Document {id: $name}) RETURN d.id AS id"
_HAS_DATASET = "MATCH (d:Document {dataset: $name}) RETURN d.id AS id LIMIT 1"
_HAS_ROWS = "MATCH (c:Claim) WHERE c.dataset = $name RETURN c.id AS id LIMIT 1"
_DATASETS = "MATCH (d:Document) WHERE d.dataset IS NOT NULL RETURN DISTINCT d.dataset AS name ORDER BY name"
_DOCUMENTS = "MATCH (d:Document {dataset: $name}) RETURN d.id AS id"
# Rows of a data set may stand in documents that are not of it, which then stay.
_ROWS = """
MATCH (c:Claim) WHERE c.dataset = $name
MATCH (c)-[:STATED_IN]->(d:Document) WHERE d.dataset IS NULL OR d.dataset <> $name
RETURN c.id AS id
"""
_SIZES = "UNWIND $ids AS id MATCH (c:Claim {document: id}) RETURN id AS document, count(c) AS claims"
# Posts and parts go last, with their document: they say which state its actors speak for.
_OF_LARGE = "MATCH (c:Claim {document: $id}) WHERE NOT c.kind IN ['post', 'part'] RETURN c.id AS id LIMIT $most"
_TOLD = """
UNWIND $ids AS id
MATCH (c:Claim {document: id})-[:ABOUT]->(e:Event)
RETURN e.id AS event, count(c) AS mine, COUNT { (:Claim)-[:ABOUT]->(e) } AS all
"""
_TOLD_BY_ROWS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:ABOUT]->(e:Event)
RETURN e.id AS event, count(c) AS mine, COUNT { (:Claim)-[:ABOUT]->(e) } AS all
"""


@dataclass(slots=True)
class Taken:
    """How many documents and claims go, how many events with them, and how many are told by others and change."""

    documents: int = 0
    claims: int = 0
    events: int = 0
    changed: int = 0


@dataclass(slots=True)
class Out:
    """What stays out of loads, and how many documents each of it kept out so far."""

    standing: Sequence[Retraction] = ()
    kept_out: Counter[str] = field(default_factory=Counter)

    def without(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings without what is retracted: of a data set, its documents and its rows in others."""
        documents = {one.document for one in self.standing} - {None}
        datasets = {one.dataset for one in self.standing} - {None}
        for reading in readings:
            document = reading.document
            if document.id in documents or document.dataset in datasets:
                self.kept_out[document.id if document.id in documents else str(document.dataset)] += 1
                continue
            kept = tuple(stated for stated in reading.stated if stated.dataset not in datasets)
            if len(kept) != len(reading.stated):
                self.kept_out.update({str(one.dataset): 0 for one in reading.stated if one.dataset in datasets})
                reading = replace(reading, stated=kept)
            yield reading


def would_go(connection: Connection, name: str) -> Taken:
    """What `retract` would take out. Raises InputError where there is no document and no data set of this name."""
    target = _target(connection, name)
    taken = Taken()
    told: Counter[str] = Counter()
    totals: dict[str, int] = {}
    for statement, ids in ((_TOLD, _documents(connection, target)), (_TOLD_BY_ROWS, _rows(connection, target))):
        for batch in _batched(ids, PORTION_DOCUMENTS):
            if statement == _TOLD:
                taken.documents += len(batch)
                taken.claims += sum(row["claims"] for row in connection.read(_SIZES, {"ids": batch}))
            else:
                taken.claims += len(batch)
            for row in connection.stream(statement, {"ids": batch}):
                told[row["event"]] += row["mine"]
                totals[row["event"]] = row["all"]
    taken.events = sum(1 for event, mine in told.items() if mine == totals[event])
    taken.changed = len(told) - taken.events
    return taken


def retract(
    connection: Connection,
    name: str,
    *,
    by: str,
    why: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Retraction:
    """Take a document (by its id) or a data set (by its name) out of the graph, and keep that it was done.

    Small sources go in one transaction; large ones in portions, and one that was stopped is finished by the same call.
    `progress` is told claims so far. Raises InputError where there is no such document or data set.
    """
    prepare(connection)
    target = next((one for one in standing(connection) if name in (one.document, one.dataset)), None)
    if target is None:
        target = settled_retraction(replace(_target(connection, name), by=by, at=moment(), why=why))
        keep(connection, [target])
    take_out(connection, target, progress=progress)
    return target


def let_in(connection: Connection, name: str, *, by: str) -> Retraction:
    """Withdraw the retraction of a document or a data set: it can be loaded again. Raises InputError where none stands."""
    found = next((one for one in standing(connection) if name in (one.id, one.document, one.dataset)), None)
    if found is None:
        raise InputError(
            f"no retraction of {name!r} stands; `geoties history` of a document tells what was decided of it"
        )
    withdrawn = replace(found, withdrawn_at=moment(), withdrawn_by=by)
    keep(connection, [withdrawn])
    return withdrawn


def standing(connection: Connection) -> list[Retraction]:
    """The retractions that were not withdrawn, in the order of time."""
    return [one for one in retractions(connection) if one.withdrawn_at is None]


def keep(connection: Connection, given: Sequence[Retraction]) -> None:
    """Keep retractions as records, without taking anything out."""

    def work(transaction: Transaction) -> None:
        transaction.run(statements.TURN)
        write_decisions(transaction, given)

    write_beside_others(connection, work)


def add_retractions(connection: Connection, given: Sequence[Retraction]) -> int:
    """Keep retractions that come with records, as they are, and take out what they are about; gives back how many are new.

    Of one that the store has, a withdrawal counts.
    """
    there = {one.id: one for one in retractions(connection)}
    new = [one for one in given if one.id not in there or (one.withdrawn_at and not there[one.id].withdrawn_at)]
    if new:
        keep(connection, new)
        follow(connection)
    return len(new)


def follow(connection: Connection) -> None:
    """Take out all that a standing retraction is about and that is there, as after a restore into a store that had it."""
    for one in standing(connection):
        take_out(connection, one)


def take_out(connection: Connection, target: Retraction, *, progress: Callable[[int], None] | None = None) -> None:
    """Take out what a retraction is about, in portions; `progress` is told claims so far."""
    done = 0

    def portion(documents: Sequence[str], claims: Sequence[str] | None = None) -> None:
        nonlocal done
        done += write_beside_others(connection, partial(take, documents=documents, claims=claims))
        if progress is not None:
            progress(done)

    for rows in _batched(_rows(connection, target), PORTION_CLAIMS):
        portion([], rows)
    for batch in _batched(_documents(connection, target), PORTION_DOCUMENTS):
        sizes = {row["document"]: row["claims"] for row in connection.read(_SIZES, {"ids": batch})}
        together: list[str] = []
        room = PORTION_CLAIMS
        for document in batch:
            size = sizes.get(document, 0)
            while size > PORTION_CLAIMS and (claims := _some_of(connection, document)):
                portion([], claims)
                size -= len(claims)
            if size > room and together:
                portion(together)
                together, room = [], PORTION_CLAIMS
            together.append(document)
            room -= size
        portion(together)


def settled_retraction(given: Retraction) -> Retraction:
    """A retraction with its id."""
    found = settled(given)
    assert isinstance(found, Retraction)
    return found


def _target(connection: Connection, name: str) -> Retraction:
    """What a name means, as a retraction that nobody made yet."""
    if connection.read(_HAS_DOCUMENT, {"name": name}):
        return Retraction(id="", document=name, by="", at="")
    if connection.read(_HAS_DATASET, {"name": name}) or connection.read(_HAS_ROWS, {"name": name}):
        return Retraction(id="", dataset=name, by="", at="")
    held = ", ".join(row["name"] for row in connection.read(_DATASETS)) or "none"
    raise InputError(
        f"there is no document and no data set {name!r}: `geoties query documents` shows the ids of documents; "
        f"data sets: {held}"
    )


def _documents(connection: Connection, target: Retraction) -> Iterator[str]:
    if target.document is not None:
        yield from (row["id"] for row in connection.read(_HAS_DOCUMENT, {"name": target.document}))
    else:
        yield from [row["id"] for row in connection.read(_DOCUMENTS, {"name": target.dataset})]


def _rows(connection: Connection, target: Retraction) -> Iterator[str]:
    if target.dataset is not None:
        yield from [row["id"] for row in connection.read(_ROWS, {"name": target.dataset})]


def _some_of(connection: Connection, document: str) -> list[str]:
    return [row["id"] for row in connection.read(_OF_LARGE, {"id": document, "most": PORTION_CLAIMS})]


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
