"""The records: what documents say and what people decide, as frozen plain data. Knows no engine, no file and no command line.

A document states claims; a claim names actors in roles and quotes the words that say so. Posts, parts and memberships are
claims of their own kind. Everything that a graph shows is derived from these (`geoties.resolve`).

Offsets are code points into the document's text, the end exclusive. Dates are EDTF text (`geoties.dates`). Fields that do
not apply are None or empty. `geoties.records` reads and writes them as JSON Lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from geoties import ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article, or the page or file that a row of a data set points at."""

    record: ClassVar[str] = "document"

    id: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    dataset: str | None = None
    licence: str | None = None
    sha256: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, person, body or group. `document` is set when the id is that document's own (`doc/9f2c#person/...`)."""

    record: ClassVar[str] = "actor"

    id: str
    kind: str
    name: str
    document: str | None = None
    aliases: tuple[str, ...] = ()
    iso3: str | None = None
    wikidata: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a text where an actor is named; `form` is name, demonym or nominal."""

    record: ClassVar[str] = "mention"

    document: str
    actor: str
    named: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An actor in an event. `beside` is the actor that a joiner did the same alongside; `named` is as written."""

    role: str
    actor: str
    named: str | None = None
    start: int | None = None
    end: int | None = None
    beside: str | None = None
    since: str | None = None
    until: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing that was sold, given or made; quantity -1 where the text does not say how many."""

    name: str
    quantity: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one document, or one row of a data set, says happened.

    `date` is EDTF, `date_text` as written; `duration` is ISO 8601 ("P2D"). A claim of a text has `quote`, `start` and `end`;
    one of a data set `dataset`, `source_id` and `row`. `trigger_start` and `trigger_end` span the words that told the kind.
    """

    record: ClassVar[str] = "claim"

    id: str
    document: str
    type: str
    kind: str
    status: str = "asserted"
    roles: tuple[Role, ...] = ()
    date: str | None = None
    date_text: str | None = None
    duration: str | None = None
    place: str | None = None
    place_country: str | None = None
    amount: float | None = None
    currency: str | None = None
    approximate: bool = False
    items: tuple[Item, ...] = ()
    mode: str | None = None
    context: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    trigger_start: int | None = None
    trigger_end: int | None = None
    dataset: str | None = None
    source_id: str | None = None
    row: int | None = None
    cameo: str | None = None
    source_quad: str | None = None
    intensity: float | None = None
    extractor: str | None = None
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A person holds a post: of a country, or in the body named by `of`."""

    record: ClassVar[str] = "post"

    id: str
    document: str
    actor: str
    title: str
    country: str | None = None
    of: str | None = None
    since: str | None = None
    until: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    dataset: str | None = None
    source_id: str | None = None
    row: int | None = None
    extractor: str | None = None
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An actor is a part of another: a force or a ministry of a state."""

    record: ClassVar[str] = "part"

    id: str
    document: str
    actor: str
    of: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    dataset: str | None = None
    source_id: str | None = None
    row: int | None = None
    extractor: str | None = None
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An actor is a member of an organisation, for a spell."""

    record: ClassVar[str] = "membership"

    id: str
    document: str
    actor: str
    of: str
    status: str = "member"
    since: str | None = None
    until: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    dataset: str | None = None
    source_id: str | None = None
    row: int | None = None
    extractor: str | None = None
    rule: str | None = None
    confidence: float | None = None


Stated = Claim | Post | Part | Membership
"""What a document states: the records that are stored as claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided: two actors, or two events, are the same or are not; a claim is rejected or accepted.

    `left` and `right` are ids of actors, or of a claim in each of the events; a verdict on one claim has no `right`. `at` and
    `withdrawn_at` are times in UTC; a judgement that was withdrawn counts no more, and stays as a record.
    """

    record: ClassVar[str] = "judgement"

    id: str
    verdict: str
    left: str
    right: str | None = None
    by: str
    at: str
    why: str | None = None
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A claim as a person mended it: `now` has the fields that differ, with what they say now, or None where nothing."""

    record: ClassVar[str] = "correction"

    id: str
    claim: str
    now: Mapping[str, Any]
    by: str
    at: str
    why: str | None = None
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A document, or a data set, that was taken out: loads leave it out as long as this is not withdrawn."""

    record: ClassVar[str] = "retraction"

    id: str
    document: str | None = None
    dataset: str | None = None
    by: str
    at: str
    why: str | None = None
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None


Decided = Judgement | Correction | Retraction
"""What a person decided: the records that no document states."""

Record = Document | Actor | Mention | Claim | Post | Part | Membership | Judgement | Correction | Retraction


def actors_of(stated: Stated) -> Iterator[str]:
    """Ids of the actors that a claim names, in its order, with repetitions."""
    if isinstance(stated, Claim):
        for role in stated.roles:
            yield role.actor
            if role.beside is not None:
                yield role.beside
        return
    yield stated.actor
    if not isinstance(stated, Part | Membership):
        yield from (other for other in (stated.of, stated.country) if other is not None)
    else:
        yield stated.of


def with_type(claim: Claim) -> Claim:
    """The claim with its type under PLOVER's present name (REQUEST is DEMAND)."""
    name = ontology.type_aliases().get(claim.type)
    return claim if name is None else replace(claim, type=name)
