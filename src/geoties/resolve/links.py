"""Posts, parts and memberships: one relationship for the claims of one key."""

from collections.abc import Iterable

from geoties import dates
from geoties.model import Claim, Membership, Part, Post
from geoties.resolve.derived import Link
from geoties.resolve.filing import Filed

LINK_TYPES = {"post": "HOLDS_POST", "part": "PART_OF", "membership": "MEMBER_OF"}


def links_of(claims: Iterable[Filed]) -> list[Link]:
    """The link that the posts, parts or memberships of one key tell: none or one.

    The spell is the narrowest that is told. A post without a state and a body is a fact about the person alone and makes
    no link.
    """
    said = sorted(
        (filed for filed in claims if filed.active and isinstance(filed.stated, Post | Part | Membership)),
        key=lambda filed: filed.stated.id,
    )
    if not said:
        return []
    first = said[0].stated
    if isinstance(first, Claim):
        return []
    of = first.of or first.country if isinstance(first, Post) else first.of
    if of is None:
        return []
    spells = [filed.stated for filed in said if isinstance(filed.stated, Post | Membership)]
    statuses = sorted({filed.stated.status for filed in said if isinstance(filed.stated, Membership)})
    since, until = _narrowest(spell.since for spell in spells), _narrowest(spell.until for spell in spells)
    earliest, latest, ended = spell_bounds(since, until)
    return [
        Link(
            type=LINK_TYPES[first.record],
            key=said[0].key,
            actor=first.actor,
            of=of,
            claims=tuple(filed.stated.id for filed in said),
            title=first.title if isinstance(first, Post) else None,
            status=statuses[0] if statuses else None,
            since=since,
            until=until,
            earliest=earliest,
            latest=latest,
            ended=ended,
        )
    ]


def spell_bounds(since: str | None, until: str | None) -> tuple[str | None, str | None, str | None]:
    """The first and the last possible day that a spell began, and the last possible day that it ended."""
    begun, over = dates.bounds(since), dates.bounds(until)
    return begun.earliest, begun.latest, over.ended or over.latest


def _narrowest(told: Iterable[str | None]) -> str | None:
    return min((date for date in told if date), key=lambda date: (dates.bounds(date).width, date), default=None)
