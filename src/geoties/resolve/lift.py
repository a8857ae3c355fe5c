"""The state that an actor speaks for: a minister, a ministry and an army act for their country."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from geoties import ontology
from geoties.model import Actor, Part, Post, Stated


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom an actor counts as: its country where it speaks for one, else itself; and whether it is a person."""

    principal: str
    is_person: bool
    is_country: bool


def with_countries(actors: Iterable[Actor], stated: Iterable[Stated]) -> tuple[Actor, ...]:
    """A document's actors, each with the country that its posts and parts give it where its record does not.

    A part gives its whole's country (the smallest id where parts differ), a post the country it is of.
    """
    own = {actor.id: actor for actor in actors}
    given: dict[str, set[str]] = {}
    wholes: dict[str, set[str]] = {}
    for claim in stated:
        if isinstance(claim, Post):
            given.setdefault(claim.actor, set()).update({claim.country} - {None})  # type: ignore[arg-type]
            if claim.country is None and claim.of:
                wholes.setdefault(claim.actor, set()).add(claim.of)
        elif isinstance(claim, Part):
            wholes.setdefault(claim.actor, set()).add(claim.of)

    def country(actor_id: str, above: frozenset[str] = frozenset()) -> str | None:
        actor = own.get(actor_id)
        if actor is None:
            return actor_id
        if actor.country or actor_id in above:
            return actor.country
        if given.get(actor_id):
            return min(given[actor_id])
        found = {country(whole, above | {actor_id}) for whole in wholes.get(actor_id, ())} - {None}
        return min(found) if found else None  # type: ignore[type-var]

    return tuple(actor if actor.country else replace(actor, country=country(actor.id)) for actor in own.values())


def standing(actor_id: str, look_up: Callable[[str], Actor | None]) -> Standing:
    """Whom an actor counts as; `look_up` gives the actor as shown, or None when nobody knows it."""
    actor = look_up(actor_id)
    if actor is None:
        return Standing(actor_id, False, False)
    if actor.kind in ontology.speak_for_country() and actor.country:
        return Standing(actor.country, actor.kind == "Person", True)
    return Standing(actor_id, actor.kind == "Person", actor.kind == "Country")
