"""Where a sentence names actors. A spot is a stretch of words that stands for one actor, or for several ("les deux pays").

Two layers: names (the gazetteer's first, then those that the model's name finder adds) do not overlap; phrases are noun
phrases with such a name inside or behind them ("le ministre israélien", "Russian jets", "the country"), found by the word
by which they hang in the sentence. Role rules ask for the spot at a word and get the phrase before the name.
"""

from dataclasses import dataclass

from geoties.extract.parse import Sentence


@dataclass(slots=True)
class Spot:
    """Words [first, stop) that stand for actors.

    `lift` is the state that a government acts for; `metonym` marks a capital that may stand for its state; `sure` is lower
    for what was carried over from elsewhere; `told` is false for a phrase that makes no mention of its own.
    """

    first: int
    stop: int
    head: int
    actors: tuple[str, ...]
    kind: str
    form: str = "name"
    lift: str | None = None
    metonym: bool = False
    sure: float = 1.0
    told: bool = True

    @property
    def acting(self) -> tuple[str, ...]:
        """The actors that a role goes to."""
        return (self.lift,) if self.lift else self.actors


@dataclass(frozen=True, slots=True)
class Dropped:
    """A word that could have told an event by a rule, and why it did not."""

    word: int
    rule: str
    why: str


class Marked:
    """A sentence with its spots: `names` by each of their words, `phrases` by head; and what it was not taken to tell."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.dropped: list[Dropped] = []
        self.names: dict[int, Spot] = {}
        self.phrases: dict[int, Spot] = {}

    def add_name(self, spot: Spot) -> bool:
        """Keeps a name unless one of its words belongs to another."""
        if any(i in self.names for i in range(spot.first, spot.stop)):
            return False
        for i in range(spot.first, spot.stop):
            self.names[i] = spot
        return True

    def drop(self, word: int, rule: str, why: str) -> None:
        """Notes that a word told no event by a rule."""
        self.dropped.append(Dropped(word, rule, why))

    def drop_name(self, spot: Spot) -> None:
        """Forgets a name that turned out to be a part of another."""
        for i in range(spot.first, spot.stop):
            if self.names.get(i) is spot:
                del self.names[i]

    def at(self, i: int) -> Spot | None:
        """The phrase that hangs by a word, else the name that the word heads or belongs to."""
        return self.phrases.get(i) or self.names.get(i)

    def following(self, start: int, reach: int, through: frozenset[str]) -> Spot | None:
        """The first spot from a word on, at most `reach` words long the way, over words of these parts of speech alone."""
        words = self.sentence.words
        for i in range(start, min(start + reach, len(words))):
            spot = self.at(i)
            if spot is not None or words[i].pos not in through:
                return spot
        return None

    def all(self) -> list[Spot]:
        """Every spot once, names and phrases, by place."""
        found = {id(spot): spot for spot in (*self.names.values(), *self.phrases.values())}
        return sorted(found.values(), key=lambda spot: (spot.first, -spot.stop))

    def inside(self, first: int, stop: int) -> list[Spot]:
        """Names within [first, stop), by place."""
        return [
            self.names[i]
            for i in range(first, stop)
            if i in self.names and self.names[i].first == i and self.names[i].stop <= stop
        ]


def head_of(sentence: Sentence, first: int, stop: int) -> int:
    """The word of a stretch that hangs outside of it, the leftmost if several."""
    for i in range(first, stop):
        head = sentence.words[i].head
        if (head == i or not first <= head < stop) and sentence.words[i].pos not in ("PUNCT", "DET", "ADP", "PART"):
            return i
    return first
