"""What a reader of another make says about a text, in words, turned into records: names into actors, quotes into places.

Such readers name actors and copy sentences; offsets, ids and types are found here, never taken from them. What cannot be
found is given on as it was said, so that `geoties.extract.validate` drops and counts it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geoties import dates, names, ontology
from geoties.extract.cast import Cast
from geoties.model import Claim, Document, Mention, Role
from geoties.records import Reading

_SURE = 0.95
"""Least score of a look-up that decides: names, demonyms and capitals in full, nothing that is only near."""


@dataclass(frozen=True, slots=True)
class SaidRole:
    """An actor by the words of the text; `kind` and `country` are for one that has no global id."""

    role: str
    name: str
    kind: str = "Organization"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One event as a reader said it: the sentence word for word, its kind, and who did what in it."""

    quote: str
    kind: str
    roles: tuple[SaidRole, ...]
    status: str = "asserted"
    trigger: str | None = None
    date: str | None = None
    amount: float | None = None
    currency: str | None = None
    confidence: float | None = None
    at: int = field(default=0)
    """Where in the text to look for the quote first."""


def reading_of(document: Document, told: Iterable[Said], *, extractor: str) -> Reading:
    """The reading of a document out of what was said of it. `extractor` stands on every claim, with the model's name."""
    cast = Cast(document.id)
    text = document.text or ""
    claims: list[Claim] = []
    mentions: dict[tuple[int, int, str], Mention] = {}
    for said in told:
        claim = _claim(said, document.id, text, cast, extractor)
        claims.append(claim)
        for role in claim.roles:
            if role.start is not None and role.end is not None and text[role.start : role.end] == role.named:
                mention = Mention(
                    document=document.id,
                    actor=role.actor,
                    named=role.named,
                    form="name",
                    start=role.start,
                    end=role.end,
                )
                mentions.setdefault((role.start, role.end, role.actor), mention)
    return Reading(
        document=document,
        actors=cast.actors(),
        mentions=tuple(mentions.values()),
        stated=tuple(claims),
        extractor=extractor,
    )


def _claim(said: Said, document: str, text: str, cast: Cast, extractor: str) -> Claim:
    start = text.find(said.quote, said.at)
    start = start if start >= 0 else max(text.find(said.quote), 0)
    end = start + len(said.quote)
    trigger = text.find(said.trigger, start, end) if said.trigger else -1
    kind = ontology.kinds().get(said.kind)
    return Claim(
        id="",
        document=document,
        type=kind.type if kind else "STATEMENT",
        kind=said.kind,
        status=said.status,
        roles=tuple(dict.fromkeys(_role(one, text, start, end, cast) for one in said.roles)),
        date=said.date if said.date and dates.is_edtf(said.date) else None,
        amount=said.amount,
        currency=said.currency if said.amount is not None else None,
        quote=said.quote,
        start=start,
        end=end,
        trigger_start=trigger if trigger >= 0 else None,
        trigger_end=trigger + len(said.trigger) if said.trigger and trigger >= 0 else None,
        extractor=extractor,
        rule="model",
        confidence=said.confidence,
    )


def _role(said: SaidRole, text: str, start: int, end: int, cast: Cast) -> Role:
    """The role with the place of its name in the quote; a name that is not there keeps no true place, and is found out."""
    at = text.find(said.name, start, end)
    at = at if at >= 0 else start
    return Role(role=said.role, actor=_actor(said, cast), named=said.name, start=at, end=at + len(said.name))


def _actor(said: SaidRole, cast: Cast) -> str:
    """The one known actor of a name, else the document's own."""
    matches = [match for match in names.find(said.name) if match.kind is not None and match.score >= _SURE]
    if len(matches) == 1:
        return matches[0].id
    person = said.kind == "Person"
    actor = (cast.person(said.name) or cast.sole(said.name)) if person else cast.body(said.kind, said.name)
    figure = cast.figures[actor]
    figure.country = figure.country or said.country
    return actor
