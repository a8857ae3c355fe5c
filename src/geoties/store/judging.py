"""A person decides: the decision is kept, and what follows from it for actors, events, posts and ties is made so at once.

All happens in one transaction, and reaches what the actors and claims of the decision have to do with, not the graph.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from geoties import names
from geoties.errors import InputError
from geoties.model import Claim, Correction, Decided, Judgement, Retraction, actors_of
from geoties.records import Reading, settled
from geoties.resolve.filing import Filed, file_claim
from geoties.resolve.judged import contradiction, corrected, is_event
from geoties.store import fetch, statements
from geoties.store.batch import finish_batch
from geoties.store.bolt import Connection, Transaction
from geoties.store.cast import cast_of
from geoties.store.change import Change
from geoties.store.clock import moment
from geoties.store.decided import decisions_about, decisions_of_ids, sides, write_decisions
from geoties.store.rows import claim_row, document_of
from geoties.store.schema import prepare
from geoties.store.told import outlet_of
from geoties.store.write import write_beside_others

BATCH = 200
"""Decisions that one transaction takes."""


@dataclass(slots=True)
class Judging:
    """What came of some decisions: the kept ones, those that were there already, and for each left out, the reason."""

    kept: list[Decided] = field(default_factory=list)
    unchanged: list[Decided] = field(default_factory=list)
    skipped: list[tuple[Decided, str]] = field(default_factory=list)


def judge(connection: Connection, decided: Decided) -> Decided:
    """Keep one decision, and bring the graph to what follows from it; gives it back as it is kept, with its id.

    The same decision, by whomever, is kept once. Raises InputError where it contradicts what was decided before (with the
    chain of what was), where it is about an actor, event or claim that the store does not have, or where a correction does
    not fit its claim.
    """
    done = judge_all(connection, [decided])
    if done.skipped:
        raise InputError(done.skipped[0][1])
    return (done.kept or done.unchanged)[0]


def judge_all(connection: Connection, decisions: Iterable[Decided], *, unseen: bool = False) -> Judging:
    """Keep many decisions in their order. What `judge` would refuse is skipped, with the reason.

    unseen: whether decisions about what the store does not have yet are kept, for what is loaded later.
    """
    prepare(connection)
    total = Judging()
    waiting = [settled(one) for one in decisions]
    for start in range(0, len(waiting), BATCH):
        portion = waiting[start : start + BATCH]
        done: Judging = write_beside_others(connection, partial(_judge, decisions=portion, unseen=unseen))
        total.kept += done.kept
        total.unchanged += done.unchanged
        total.skipped += done.skipped
    return total


def withdraw(connection: Connection, decision_id: str, *, by: str) -> Decided:
    """Take a decision back: the graph is as if it had not been made, and the record says by whom it was withdrawn.

    Raises InputError where there is none of this id, or it was withdrawn before.
    """
    prepare(connection)
    return write_beside_others(connection, partial(_withdraw, decision_id=decision_id, by=by))


def add_decisions(transaction: Transaction, decisions: Sequence[Decided]) -> None:
    """Keep decisions of another store as they are; of one that both have, a withdrawal counts."""
    transaction.run(statements.TURN)
    there = {one.id: one for one in decisions_of_ids(transaction, [one.id for one in decisions])}
    _keep(transaction, [one for one in decisions if one.id not in there or _newest(one, there[one.id]) is one])


def _keep(transaction: Transaction, decisions: Sequence[Decided]) -> None:
    """Keep decisions, and bring the graph to what follows from all that is kept now."""
    if decisions:
        write_decisions(transaction, decisions)
        _follow(transaction, {name for one in decisions for name in sides(one)})


def _judge(transaction: Transaction, *, decisions: Sequence[Decided], unseen: bool) -> Judging:
    transaction.run(statements.TURN)
    touched = {name for one in decisions for name in sides(one)}
    known = decisions_about(transaction, touched)
    checks = _Checks(transaction, touched)
    done = Judging()
    for one in decisions:
        if one.id in known and _newest(one, known[one.id]) == known[one.id]:
            done.unchanged.append(known[one.id])
            continue
        twin = next((other for other in known.values() if _say_the_same(one, other)), None)
        if twin is not None and one.id not in known:
            done.unchanged.append(twin)
            continue
        why = None if one.withdrawn_at else _refusal(one, known, checks, unseen=unseen)
        if why:
            done.skipped.append((one, why))
            continue
        known[one.id] = one
        done.kept.append(one)
    _keep(transaction, done.kept)
    return done


def _newest(one: Decided, stored: Decided) -> Decided:
    """Of a decision and its stored self: what was withdrawn stays withdrawn."""
    return one if one.withdrawn_at and not stored.withdrawn_at else stored


def _say_the_same(one: Decided, other: Decided) -> bool:
    if one.withdrawn_at or other.withdrawn_at or isinstance(one, Retraction) or isinstance(other, Retraction):
        return False
    if isinstance(one, Correction) or isinstance(other, Correction):
        return (
            isinstance(one, Correction)
            and isinstance(other, Correction)
            and ((one.claim, one.now, one.at) == (other.claim, other.now, other.at))
        )
    if one.right is None:
        return (one.verdict, one.left, one.at) == (other.verdict, other.left, other.at)
    return (one.verdict, one.left, one.right) == (other.verdict, other.left, other.right)


def _withdraw(transaction: Transaction, *, decision_id: str, by: str) -> Decided:
    transaction.run(statements.TURN)
    stored = next(iter(decisions_of_ids(transaction, [decision_id])), None)
    if stored is None:
        raise InputError(
            f"there is no judgement {decision_id!r}; `geoties history` of an actor or event shows their ids"
        )
    if stored.withdrawn_at:
        raise InputError(f"{decision_id} was withdrawn already, at {stored.withdrawn_at} by {stored.withdrawn_by}")
    withdrawn = replace(stored, withdrawn_at=moment(), withdrawn_by=by)
    _keep(transaction, [withdrawn])
    return withdrawn


class _Checks:
    """What the store has of what some decisions are about."""

    def __init__(self, transaction: Transaction, ids: Iterable[str]) -> None:
        asked = set(ids)
        self.claims = fetch.claims_of_ids(transaction, {one for one in asked if is_event(one)})
        self.actors = fetch.kinds(transaction, {one for one in asked if not is_event(one)})

    def missing(self, decided: Decided) -> str | None:
        for name in sides(decided):
            if is_event(name) and name not in self.claims:
                return f"there is no claim or event {name!r}; `geoties query` shows ids of events and claims"
            if not is_event(name) and name not in self.actors and not names.known(name):
                return f"there is no actor {name!r}; `geoties find NAME` shows ids of actors"
        return None


def _refusal(one: Decided, known: dict[str, Decided], checks: _Checks, *, unseen: bool) -> str | None:
    """Why a decision is not kept, or None."""
    if isinstance(one, Retraction):
        return f"{sides(one)[0]} is taken out by `geoties retract`, and not judged"
    if (missing := checks.missing(one)) and not unseen:
        return missing
    if isinstance(one, Correction):
        if one.claim in checks.claims:
            try:
                corrected(checks.claims[one.claim][0].record, one.now)
            except InputError as error:
                return str(error)
        return None
    if one.right is None:
        return None
    if (
        not unseen
        and is_event(one.left)
        and one.verdict == "same"
        and one.left in checks.claims
        and one.right in checks.claims
    ):
        left, right = checks.claims[one.left][0], checks.claims[one.right][0]
        if left.key != right.key or not isinstance(left.stated, Claim):
            return (
                f"{one.left} and {one.right} tell of other parties, kinds or items, and cannot be one event: correct one of "
                "them first (geoties resolve edit)"
            )
    if why := contradiction(one, (other for other in known.values() if isinstance(other, Judgement))):
        return f"{one.left} and {one.right} cannot be judged {one.verdict}: {why}; take one of these back (resolve undo ID)"
    return None


def _follow(transaction: Transaction, touched: set[str]) -> None:
    """Bring the graph to what the kept decisions say of some actors and claims, and of all that they were compared with."""
    decisions = decisions_about(transaction, touched)
    about = touched | {name for one in decisions.values() for name in sides(one)}
    actors = {name for name in about if not is_event(name)}
    rows = fetch.actors(transaction, actors)
    documents = {row["document"] for row in rows.values() if row.get("document")}
    claims = fetch.claims_of_ids(transaction, about - actors)
    documents |= {filed.record.document for filed, _ in claims.values()}
    there = fetch.claims_of_documents(transaction, documents)
    entries = []
    outlets = {}
    for row in transaction.run(statements.DOCUMENT_ROWS, ids=sorted(documents)):
        document = document_of(row["row"])
        outlets[document.id] = outlet_of(document)
        stated = {key: filed.record for key, (filed, _) in there.items() if filed.record.document == document.id}
        entries.append((Reading(document=document, whole=False), stated))
    cast = cast_of(transaction, entries, known_documents=documents, others=actors)
    cast.hear(transaction, there)
    cast.meet(transaction, {actor for filed, _ in there.values() for actor in actors_of(cast.judged.now(filed.record))})
    change = Change()
    before: dict[str, Filed] = {}
    after: dict[str, Filed] = {}
    for claim_id, (old, recorded_at) in there.items():
        outlet = outlets.get(old.record.document, old.outlet)
        filed = file_claim(old.record, look_up=cast.look_up, outlet=outlet, judged=cast.judged)
        if filed != old:
            before[claim_id], after[claim_id] = old, filed
            change.claims_set.append(claim_row(filed, recorded_at=recorded_at))
    finish_batch(transaction, cast, change, before, after)
