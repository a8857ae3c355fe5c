"""The actors of one document: who was named so far, under which spellings, and who was named last.

Actors that the gazetteer knows keep its ids; every other one gets the document's own (`doc/9f2c#person/benny-gantz`).
Two spellings of a person are one actor; a bare surname is the last person who bears it.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from geoties import names
from geoties.extract import leaders
from geoties.model import Actor, Claim

_FOLDERS = {
    "Person": "person",
    "ArmedForce": "force",
    "GovernmentBody": "body",
    "Organization": "org",
    "Company": "company",
    "Media": "media",
    "ArmedGroup": "group",
}


_SUFFIXES = frozenset(["jr", "sr", "junior", "senior", "fils", "père"])


@dataclass(slots=True)
class Figure:
    """An actor of the document's own, as far as it was read; posts are pairs of title word and country."""

    id: str
    kind: str
    name: str
    country: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    posts: dict[tuple[str, str | None], None] = field(default_factory=dict)


class Cast:
    """Who was named in a document. Its state lasts from the first block of the text to the last."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.figures: dict[str, Figure] = {}
        self.acronyms: dict[str, str] = {}
        self.countries: list[str] = []
        self.persons: list[str] = []
        self.agreement: tuple[str, ...] = ()
        self.agreed: tuple[str, tuple[str, ...]] = ("agreement", ())
        self.subject: tuple[str, ...] = ()
        self.groups: list[str] = []
        self._said: list[tuple[str, tuple[str, ...]]] = []
        self._met: list[frozenset[str]] = []
        self.last_day: str | None = None
        self._dated: list[tuple[str, frozenset[str], str]] = []
        self._directed: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        self._surnames: dict[str, list[str]] = {}
        self._keys: dict[tuple[str, str], str] = {}

    def person(self, name: str) -> str | None:
        """The id of the person of a name of two words or more, new if need be; of a single word only if known."""
        surname = names.key(_surname(name))
        bearers = self._surnames.get(surname, [])
        if len(name.split()) == 1:
            if not bearers:
                full = leaders.alone(name)
                return self.person(full) if full else None
            best = max(bearers, key=lambda id_: self.persons.index(id_) if id_ in self.persons else -1)
            self.figures[best].aliases[name] = None
            return best
        for id_ in bearers:
            if any(names.same_person(name, known) for known in self._spellings(id_)):
                self.figures[id_].aliases[name] = None
                return id_
            if " " not in self.figures[id_].name:
                self.figures[id_].aliases[self.figures[id_].name] = None
                self.figures[id_].name = name
                return id_
        figure = self._new("Person", name)
        figure.country = leaders.state_of(name)
        if figure.id not in bearers:
            self._surnames.setdefault(surname, []).append(figure.id)
        return figure.id

    def sole(self, name: str) -> str:
        """The id of a person named by a single word beside a title ("President Obama")."""
        figure = self._new("Person", name)
        figure.country = figure.country or leaders.titled(name)
        self._surnames.setdefault(names.key(name), []).append(figure.id)
        return figure.id

    def body(self, kind: str, name: str, *, country: str | None = None, key: str | None = None) -> str:
        """The id of a body, force, group or firm; `key` joins other wordings of the same one."""
        handle = (kind, key or names.key(name))
        if handle not in self._keys:
            self._keys[handle] = self._new(kind, name).id
        figure = self.figures[self._keys[handle]]
        figure.country = figure.country or country
        if name != figure.name:
            figure.aliases[name] = None
        return figure.id

    def country_of(self, actor: str) -> str | None:
        """The state of an actor: its own id for a state."""
        figure = self.figures.get(actor)
        if figure is not None:
            return figure.country
        known = names.known(actor)
        if known is None:
            return None
        return actor if known.kind == "Country" else known.country

    def holder(self, title: str, country: str | None) -> str | None:
        """The person named last who holds a post of that title, of that state if one is given."""
        for id_ in reversed(self.persons):
            for held, of in self.figures[id_].posts:
                if held == title and (country is None or of == country):
                    return id_
        return None

    def is_political(self, actor: str) -> bool:
        """Whether an actor is of a state, or one that everybody knows."""
        return self.country_of(actor) is not None or names.known(actor) is not None

    def saw(self, actor: str) -> None:
        """Notes that an actor was named now."""
        recent = self.countries if is_country(actor) else self.persons if self._is_person(actor) else None
        known = names.known(actor)
        if known is not None and known.kind == "ArmedGroup":
            recent = self.groups
        if recent is not None:
            if actor in recent:
                recent.remove(actor)
            recent.append(actor)
            del recent[:-40]

    def remember(self, claim: Claim) -> None:
        """Notes what later sentences point back at: the parties of an agreement, the date of an event."""
        parties = tuple(role.actor for role in claim.roles if role.role == "PARTY_TO")
        if claim.kind.endswith("agreement") and claim.status in ("asserted", "planned") and len(parties) > 1:
            self.agreement = parties
        if claim.kind.endswith(("agreement", "ceasefire")) and len(parties) > 1:
            self.agreed = (claim.kind, parties)
        if claim.kind == "meeting" and claim.status == "asserted":
            self._met.append(frozenset(parties))
            del self._met[:-200]
        source = tuple(role.actor for role in claim.roles if role.role == "SOURCE_OF")
        target = tuple(role.actor for role in claim.roles if role.role == "TARGET_OF")
        if source:
            self._said.append((claim.kind, source))
            del self._said[:-50]
        if source and target:
            self._directed.append((claim.kind, source, target))
            del self._directed[:-200]
        if claim.date and parties:
            self._dated.append((claim.kind, frozenset(parties), claim.date))
            del self._dated[:-200]

    def said_last(self, kinds: frozenset[str], others: set[str]) -> tuple[str, ...]:
        """Who did last one of these kinds, states or persons for one, others than those given."""
        for kind, source in reversed(self._said):
            if kind in kinds and not others & set(source):
                return source
        return ()

    def have_met(self, actors: set[str]) -> bool:
        """Whether these actors, two persons at least, were told to have met: what they then discuss is that meeting."""
        return sum(self._is_person(actor) for actor in actors) > 1 and any(actors <= met for met in self._met)

    def other_side(self, kind: str, letter: str, actors: list[str]) -> tuple[str, ...]:
        """The other side of the event told last of a kind, with these actors on the side given (S or T)."""
        for told, source, target in reversed(self._directed):
            given, other = (source, target) if letter == "S" else (target, source)
            if told == kind and set(given) == set(actors):
                return other
        return ()

    def date_of(self, kind: str, parties: set[str]) -> str | None:
        """The date told last of an event of a kind between parties."""
        for told, among, date in reversed(self._dated):
            if told == kind and among == parties:
                return date
        return None

    def actors(self) -> tuple[Actor, ...]:
        """The document's own actors as records, in the order of their first mention."""
        return tuple(
            Actor(
                id=figure.id,
                kind=figure.kind,
                name=figure.name,
                document=self.document,
                aliases=tuple(alias for alias in figure.aliases if alias != figure.name),
                country=figure.country,
            )
            for figure in self.figures.values()
        )

    def _spellings(self, id_: str) -> tuple[str, ...]:
        figure = self.figures[id_]
        return (figure.name, *(alias for alias in figure.aliases if " " in alias))

    def _is_person(self, actor: str) -> bool:
        figure = self.figures.get(actor)
        return figure is not None and figure.kind == "Person"

    def _new(self, kind: str, name: str) -> Figure:
        base = f"{self.document}#{_FOLDERS[kind]}/{slug(name)}"
        id_, number = base, 2
        while id_ in self.figures and self.figures[id_].name != name:
            id_, number = f"{base}-{number}", number + 1
        return self.figures.setdefault(id_, Figure(id_, kind, name))


def _surname(name: str) -> str:
    """The last word of a name, without "Jr." and the like behind it."""
    parts = name.split()
    while len(parts) > 2 and parts[-1].rstrip(".").lower() in _SUFFIXES:
        parts.pop()
    return parts[-1]


def is_country(actor: str) -> bool:
    """Whether an id is a state's or a territory's."""
    known = names.known(actor)
    return known is not None and known.kind == "Country"


def slug(name: str) -> str:
    """A name in ASCII small letters, digits and hyphens; `x` and its code points where nothing else is left."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    cleaned = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    return cleaned[:80] or "x" + "-".join(f"{ord(mark):x}" for mark in name[:12])
