"""How a sentence was read: whom it names, what it tells and by what, and what it was not taken to tell and why."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from geoties.extract.assembly import Event
from geoties.extract.grammar import ROLES
from geoties.extract.roles import Filler
from geoties.extract.spots import Marked
from geoties.model import Claim

# How fillers are found where no word of the sentence leads to them.
_FOUND = {
    "subj": "subject",
    "obj": "object",
    "told": "carried over from an event told before",
    "near": "the nearest that could be meant",
}


@dataclass(frozen=True, slots=True)
class Named:
    """Words that stand for actors; sure is 1 for a name and less for what was carried over."""

    words: str
    start: int
    end: int
    form: str
    actors: tuple[str, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A role, the words that fill it, and where in the sentence they hang."""

    role: str
    actor: str
    words: str
    found: str
    sure: float


@dataclass(frozen=True, slots=True)
class Told:
    """A claim: its id, kind, status, date, rule and confidence, the word that told it, and its roles."""

    claim: str
    kind: str
    status: str
    date: str | None
    date_words: str | None
    rule: str
    confidence: float
    word: str
    roles: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A word that could have told an event, by which rule, and why it did not."""

    word: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence as it was read; offsets are the document's."""

    sentence: str
    start: int
    end: int
    named: tuple[Named, ...]
    told: tuple[Told, ...]
    left: tuple[Left, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return asdict(self)


def explained(marked: Marked, told: Sequence[tuple[Event, Claim]], text: str) -> Explained:
    """How a sentence was read, from what its reading left behind. `text` is the document's."""
    sentence = marked.sentence
    words = sentence.words
    named = tuple(
        Named(
            text[words[spot.first].start : words[spot.stop - 1].end],
            words[spot.first].start,
            words[spot.stop - 1].end,
            spot.form,
            spot.acting,
            round(spot.sure, 2),
        )
        for spot in marked.all()
        if spot.actors
    )
    kept = {event.trigger for event, _ in told}
    left = {
        (drop.word, drop.rule): Left(words[drop.word].text, drop.rule, drop.why)
        for drop in marked.dropped
        if drop.word not in kept
    }
    return Explained(
        text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
        named,
        tuple(_told(event, claim, marked, text) for event, claim in told),
        tuple(left.values()),
    )


def _told(event: Event, claim: Claim, marked: Marked, text: str) -> Told:
    words = marked.sentence.words
    return Told(
        claim.id,
        claim.kind,
        claim.status,
        claim.date,
        claim.date_text,
        claim.rule or "",
        claim.confidence or 0.0,
        words[event.trigger].text,
        tuple(_filled(role, filler, marked, text) for role, filler in _fillers(event)),
    )


def _fillers(event: Event) -> Iterator[tuple[str, Filler]]:
    for letter, fillers in event.roles.filled.items():
        for filler in fillers:
            yield ROLES[letter], filler
    for role, others in (
        ("MEDIATED", event.roles.mediated),
        ("SIGNED", event.roles.signed),
        ("JOINED", event.roles.joined),
    ):
        for filler in others:
            yield role, filler


def _filled(role: str, filler: Filler, marked: Marked, text: str) -> Filled:
    words = marked.sentence.words
    said = text[words[filler.spot.first].start : words[filler.spot.stop - 1].end]
    slot = filler.slot.rpartition(".")[2]
    return Filled(role, filler.actor, said, _FOUND.get(slot, slot) or "beside it", round(filler.sure, 2))
