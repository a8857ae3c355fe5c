"""All that was read in one document, together: the unit that is checked, stored and replaced."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from geoties.model import Actor, Claim, Document, Mention, Role, Stated, actors_of
from geoties.records.issues import Issue, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its own actors, the mentions in its text and what it states.

    `whole` says that the document itself was read: what the same extractor said of it before is replaced. Else the claims
    are added to those that are there. Actors without a document are shared by all documents. `part` numbers the readings that
    a document with very many rows is cut into.
    """

    document: Document
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    stated: tuple[Stated, ...] = ()
    whole: bool = True
    extractor: str | None = None
    part: int | None = None


def verify(
    reading: Reading,
    *,
    known: Callable[[str], bool],
    file: str = "-",
    lines: Mapping[int, int] | None = None,
) -> tuple[Reading, list[Issue]]:
    """The reading without the claims and mentions whose words are not in the text or whose actors nobody knows.

    `known` tells whether an actor that the reading does not bring is known elsewhere (the gazetteer, the store, other
    records of the load). `lines` gives the line in `file` of each record by `id(record)`. Quotes cannot be held against a
    document without text, and are taken as they are.
    """
    issues: list[Issue] = []
    own = {actor.id for actor in reading.actors}
    text = reading.document.text

    def fault(record: object, field: str, value: object, expected: str) -> bool:
        number = (lines or {}).get(id(record), 0)
        issues.append(Issue(file, number, field, shown(value), expected))
        return False

    def resolves(record: object, actor: str) -> bool:
        return actor in own or known(actor) or fault(record, "actor", actor, "an actor of this document or a known id")

    def quoted(stated: Stated) -> bool:
        if text is None or stated.quote is None or text[stated.start : stated.end] == stated.quote:
            return True
        return fault(stated, "quote", stated.quote, f"the words of {reading.document.id} from start to end")

    def named(mention: Mention) -> bool:
        if text is None or text[mention.start : mention.end] == mention.named:
            return True
        return fault(mention, "named", mention.named, f"the words of {reading.document.id} from start to end")

    def stands(claim: Stated, role: Role) -> bool:
        if text is None or role.start is None or role.end is None or text[role.start : role.end] == role.named:
            return True
        return fault(claim, "named", role.named, f"the words of {reading.document.id} from start to end")

    def placed(claim: Stated) -> bool:
        return not isinstance(claim, Claim) or all(stands(claim, role) for role in claim.roles)

    stated = tuple(
        claim
        for claim in reading.stated
        if quoted(claim) and placed(claim) and all(resolves(claim, actor) for actor in actors_of(claim))
    )
    mentions = tuple(mention for mention in reading.mentions if named(mention) and resolves(mention, mention.actor))
    if not issues:
        return reading, issues
    return replace(reading, mentions=mentions, stated=stated), issues
