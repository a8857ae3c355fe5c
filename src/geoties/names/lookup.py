"""Which actor a person means by a name, a code or an id.

An exact name decides (case, accents and punctuation aside); a near one is only ever offered as "did you mean": a wrong country
that looks right is worse than a question.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from geoties.errors import UnknownName
from geoties.names.actors import KnownActor, known, known_actors
from geoties.names.keys import key
from geoties.names.tables import namings

_SUGGESTIONS = 5
_NEAR = 72.0
"""Least similarity (rapidfuzz ratio of two keys, 0 to 100) of a suggestion; below it they read as noise."""

_INDIRECT = 0.95
"""Score of a demonym or a capital: it points at the actor, but is not its name."""

Other = tuple[str, str, Iterable[str]]
"""An actor beyond the known ones: id, name, aliases."""


@dataclass(frozen=True, slots=True)
class Match:
    """An actor that a name may mean.

    `score` is 1.0 where the name is the actor's own (id, code, name or alias), below where it is a suggestion; `matched` is
    what it was compared with; `kind` is None for an actor beyond the known ones.
    """

    id: str
    name: str
    kind: str | None
    score: float
    matched: str


def find(name: str, *, others: Iterable[Other] = ()) -> list[Match]:
    """Who may be meant: all exact matches, else up to five suggestions, the best first; empty where nothing is near.

    An id as written decides alone. Else ISO 3166 codes, names in any language, and the names and aliases of `others` count.
    """
    extra = [(actor, title, tuple(aliases)) for actor, title, aliases in others]
    by_id = [Match(actor, title, None, 1.0, actor) for actor, title, _ in extra if actor == name]
    actor = known(name)
    if actor is not None:
        return [_match(actor, 1.0, name)]
    if by_id:
        return by_id[:1]
    sought = key(name)
    if not sought:
        return []
    exact = {match.id: match for match in _exact(sought, extra)}
    return list(exact.values()) or _near(sought, extra)


def bearers(name: str) -> list[KnownActor]:
    """The known actors whose own name or code this is, but for case, accents and punctuation."""
    return [actor for actor, _ in _own_names().get(key(name), ())]


def resolve(name: str, *, others: Iterable[Other] = ()) -> str:
    """The id of the one actor that a name, code or id means. Raises UnknownName where none or several fit, and names them."""
    matches = find(name, others=others)
    exact = [match for match in matches if match.score == 1.0]
    if len(exact) == 1:
        return exact[0].id
    if exact:
        raise UnknownName(f"{name!r} names {len(exact)} actors; which one: {_listed(exact)}? Give its id.")
    if matches:
        raise UnknownName(f"no actor is named {name!r}; did you mean {_listed(matches)}?")
    raise UnknownName(
        f"no actor is named {name!r}, and none has a name near it; give an id, an ISO 3166 code or another name"
    )


def _listed(matches: list[Match]) -> str:
    *first, last = [f"{match.name} ({match.id})" for match in matches]
    return f"{', '.join(first)} or {last}" if first else last


def _exact(sought: str, others: list[tuple[str, str, tuple[str, ...]]]) -> Iterable[Match]:
    for actor, text in _own_names().get(sought, ()):
        yield _match(actor, 1.0, text)
    for actor_id, title, aliases in others:
        if known(actor_id) is None:
            matched = next((text for text in (title, *aliases) if key(text) == sought), None)
            if matched is not None:
                yield Match(actor_id, title, None, 1.0, matched)


def _near(sought: str, others: list[tuple[str, str, tuple[str, ...]]]) -> list[Match]:
    from rapidfuzz import fuzz, process

    best = {actor.id: _match(actor, _INDIRECT, text) for actor, text in _indirect_names().get(sought, ())}
    pool = {spelling: found for spelling, found in _own_names().items() if len(spelling) > 3}
    for spelling, ratio, _ in process.extract(
        sought, pool.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * _SUGGESTIONS
    ):
        for actor, text in pool[spelling]:
            best.setdefault(actor.id, _match(actor, ratio / 100, text))
    for actor_id, title, aliases in others:
        for text in (title, *aliases):
            score = fuzz.ratio(sought, key(text), score_cutoff=_NEAR) / 100
            if score and (actor_id not in best or best[actor_id].score < score):
                best[actor_id] = Match(actor_id, title, None, min(score, _INDIRECT), text)
    return sorted(best.values(), key=lambda match: (-match.score, match.id))[:_SUGGESTIONS]


def _match(actor: KnownActor, score: float, text: str) -> Match:
    return Match(actor.id, actor.name, actor.kind, score, text)


_Index = dict[str, tuple[tuple[KnownActor, str], ...]]
"""Actors and what was written, by its key."""


@lru_cache(maxsize=1)
def _own_names() -> _Index:
    """By ids, ISO codes and names."""
    return _index(
        (text, actor)
        for actor in known_actors()
        for text in (actor.id, actor.iso2, actor.iso3, *actor.aliases)
        if text is not None
    )


@lru_cache(maxsize=1)
def _indirect_names() -> _Index:
    """By demonyms and metonyms."""
    actors = {actor.id: actor for actor in known_actors()}
    return _index((naming.text, actors[naming.actor]) for naming in namings() if naming.form != "name")


def _index(pairs: Iterable[tuple[str, KnownActor]]) -> _Index:
    found: dict[str, dict[str, tuple[KnownActor, str]]] = {}
    for text, actor in pairs:
        found.setdefault(key(text), {}).setdefault(actor.id, (actor, text))
    return {spelling: tuple(actors.values()) for spelling, actors in found.items()}
