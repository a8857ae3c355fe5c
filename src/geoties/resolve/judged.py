"""What people decided, in the form in which claims are read by it: who is who, what is rejected, what was mended."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geoties import names
from geoties.errors import InputError
from geoties.model import Claim, Correction, Decided, Judgement, Membership, Part, Post, Stated
from geoties.records import check_record, from_dict, to_dict
from geoties.resolve.clusters import Clusters, Join, Pair, chain, clusters


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided of some actors and claims.

    `actors` are the clusters of actors; `goes_by` gives the id that each of them goes by, and those of others whose clusters
    were not looked into, since nothing about them changes. `rejected` are ids of claims; `mended` gives the fields of
    corrected ones as they are now. `same` and `apart` give, for a claim, the claims whose event was judged the same as its
    own, or another.
    """

    actors: Clusters = field(default_factory=lambda: Clusters({}))
    goes_by: Mapping[str, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    mended: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def canonical(self, actor_id: str) -> str:
        """The id that an actor goes by: of those that are one, the gazetteer's, else the smallest."""
        return self.goes_by.get(actor_id, actor_id)

    def now(self, stated: Stated) -> Stated:
        """The claim as it was corrected; one whose correction does not fit it stays as it was told."""
        changes = self.mended.get(stated.id)
        if not changes:
            return stated
        try:
            return corrected(stated, changes)
        except InputError:
            return stated

    def touches(self, stated: Stated, actors: Iterable[str]) -> bool:
        """Whether anything was decided of a claim or of its actors."""
        return (
            stated.id in self.rejected
            or stated.id in self.mended
            or stated.id in self.same
            or stated.id in self.apart
            or any(actor in self.goes_by for actor in actors)
        )


NOTHING = Judged()


def judged(
    decisions: Iterable[Decided], *, ruled: Iterable[Join] = (), went_by: Mapping[str, str] | None = None
) -> Judged:
    """What decisions come to together, with what rules decided of actors (`ruled`), which never goes against a person.

    Withdrawn decisions do not count; of two on one claim the later one does. went_by: ids that others are known to go by.
    """
    standing = [one for one in decisions if one.withdrawn_at is None]
    pairs = [one for one in standing if isinstance(one, Judgement) and one.right is not None]
    same, apart = _partners(pairs, "same"), _partners(pairs, "different")
    of_actors = [one for one in pairs if not is_event(one.left)]
    verdicts: dict[str, str] = {}
    mended: dict[str, dict[str, Any]] = defaultdict(dict)
    for one in sorted(standing, key=lambda one: (one.at.removesuffix("Z"), one.id)):
        if isinstance(one, Correction):
            mended[one.claim] |= one.now
        elif isinstance(one, Judgement) and one.right is None:
            verdicts[one.left] = one.verdict
    actors = clusters([*joins(of_actors), *ruled], differences(of_actors), single=is_known)
    goes_by = dict(went_by or {})
    for cluster in set(actors.of.values()):
        goes_by |= dict.fromkeys(cluster, canonical(cluster))
    return Judged(
        actors=actors,
        goes_by=goes_by,
        rejected=frozenset(claim for claim, verdict in verdicts.items() if verdict == "rejected"),
        mended=dict(mended),
        same=same,
        apart=apart,
    )


def canonical(cluster: Sequence[str]) -> str:
    """The id that a cluster of actors goes by."""
    return next((one for one in sorted(cluster) if names.known(one)), min(cluster))


def is_known(name: str) -> bool:
    """Whether an actor is one of the gazetteer, which holds each once: no two of them are one."""
    return names.known(name) is not None


def is_event(name: str) -> bool:
    """Whether an id is a claim's, by which events are judged."""
    return name.startswith("claim/")


def joins(judgements: Iterable[Judgement]) -> list[Join]:
    """The joins that people made."""
    return [Join(one.left, one.right, one.id) for one in judgements if one.verdict == "same" and one.right is not None]


def differences(judgements: Iterable[Judgement]) -> list[Pair]:
    """The pairs that people told apart."""
    return [(one.left, one.right) for one in judgements if one.verdict == "different" and one.right is not None]


def contradiction(new: Judgement, standing: Iterable[Judgement]) -> str | None:
    """Why a new judgement on two contradicts what stands, with the chain of what was said; None where it does not."""
    if new.right is None:
        return None
    others = [one for one in standing if one.withdrawn_at is None and one.right is not None and one.id != new.id]
    before = joins(others)
    if new.verdict == "different":
        steps = chain(before, new.left, new.right)
        return f"they are one by {_told(steps)}" if steps else None
    made = clusters([Join(new.left, new.right), *before], differences(others), single=is_known)
    alone = clusters(before, differences(others), single=is_known)
    hindered = [one for one in made.skipped if one not in alone.skipped]
    if not hindered:
        return None
    first = min(hindered, key=lambda one: one.join.rank)
    steps = [*chain([Join(new.left, new.right, new.id), *before], first.left, first.right)]
    why = f"{first.left} and {first.right} were judged different"
    if is_known(first.left) and is_known(first.right):
        why = f"{first.left} and {first.right} are two in the gazetteer"
    told = [step for step in steps if step.judgement != new.id]
    return f"{why}, and would be one by {_told(told)} and this one" if told else why


def corrected(stated: Stated, now: Mapping[str, Any]) -> Stated:
    """A claim with some fields as they are now; its id stays. Raises InputError where that makes no sound record."""
    line = to_dict(stated)
    for name, value in now.items():
        if value is None:
            line.pop(name, None)
        else:
            line[name] = value
    if issues := check_record(line):
        raise InputError(
            f"this correction of {stated.id} does not fit it: {issues[0].field}: {issues[0].value} "
            f"(expected {issues[0].expected})"
        )
    made = from_dict(line)
    assert isinstance(made, Stated)
    return made


def with_actors(stated: Stated, name: Callable[[str], str]) -> Stated:
    """The claim with each of its actors under the id that `name` gives it."""
    if isinstance(stated, Claim):
        roles = tuple(
            replace(role, actor=name(role.actor), beside=None if role.beside is None else name(role.beside))
            for role in stated.roles
        )
        return stated if roles == stated.roles else replace(stated, roles=roles)
    if isinstance(stated, Post):
        return replace(
            stated,
            actor=name(stated.actor),
            of=None if stated.of is None else name(stated.of),
            country=None if stated.country is None else name(stated.country),
        )
    assert isinstance(stated, Part | Membership)
    return replace(stated, actor=name(stated.actor), of=name(stated.of))


def _partners(judgements: Iterable[Judgement], verdict: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in judgements:
        if one.verdict == verdict and one.right is not None and is_event(one.left):
            found[one.left].add(one.right)
            found[one.right].add(one.left)
    return {claim: tuple(sorted(others)) for claim, others in found.items()}


def _told(steps: Sequence[Join]) -> str:
    return ", ".join(f"{step.left} = {step.right} ({step.judgement})" for step in steps)
