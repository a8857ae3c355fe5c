"""Actors as they are shown: from the gazetteer where it knows them, else from all that records say of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from geoties import names
from geoties.model import Actor


def shown_actor(actor_id: str, records: Iterable[Actor]) -> Actor | None:
    """One actor from its records: each field the most frequent value, then the smallest; aliases are the union.

    The gazetteer's own actors look the same in every store, whatever records say. None when nobody knows the id.
    """
    if known := names.known(actor_id):
        return Actor(
            id=known.id,
            kind=known.kind,
            name=known.name,
            aliases=tuple(known.aliases),
            iso3=known.iso3,
            wikidata=known.wikidata,
            country=known.country,
        )
    said = list(records)
    if not said:
        return None
    name = _most([record.name for record in said]) or actor_id
    aliases = {alias for record in said for alias in (record.name, *record.aliases)} - {name}
    return Actor(
        id=actor_id,
        kind=_most([record.kind for record in said]) or "Organization",
        name=name,
        document=_most([record.document for record in said]),
        aliases=tuple(sorted(aliases)),
        iso3=_most([record.iso3 for record in said]),
        wikidata=_most([record.wikidata for record in said]),
        country=_most([record.country for record in said]),
    )


def joined_actor(actor_id: str, members: Iterable[tuple[Actor, Iterable[Actor]]]) -> Actor:
    """The actor that several are together, under one id; members: each as it is shown alone, and its records.

    As `shown_actor` of all the records; its country is that of most members, then the smallest, since posts and parts may
    have given it. Its document is its own, where it has one.
    """
    alone = [(actor, list(records)) for actor, records in members]
    shown = shown_actor(actor_id, [record for _, records in alone for record in records])
    assert shown is not None
    if names.known(actor_id):
        return shown
    return replace(
        shown,
        document=next((actor.document for actor, _ in alone if actor.id == actor_id), None),
        country=_most(actor.country for actor, _ in alone),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
