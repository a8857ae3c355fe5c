"""The actors that everybody knows: states, territories, intergovernmental bodies, some groups, media and companies.

Their ids are global (`MAR`, `igo/nato`, `group/hamas`); any other actor's id belongs to the document that names it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from geoties.names.tables import namings, read


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor with a global id.

    `name` is the English name, `names` the usual one by language (ISO 639-1); `aliases` all names in all languages, sorted,
    without demonyms and metonyms. `country` is the ISO3 code of the state that a body, group, media or company is of, and None
    for states themselves and for bodies of several. `valid_from` and `valid_until` are EDTF, None where open.
    """

    id: str
    kind: str
    name: str
    names: MappingProxyType[str, str]
    iso3: str | None
    iso2: str | None
    wikidata: str | None
    country: str | None
    aliases: tuple[str, ...]
    valid_from: str | None
    valid_until: str | None


def known(actor_id: str) -> KnownActor | None:
    """The actor of a global id (as written: `MAR`, not `mar`), or None."""
    return _by_id().get(actor_id)


def known_actors() -> tuple[KnownActor, ...]:
    """All of them: states, territories and former states, then the others."""
    return tuple(_by_id().values())


@lru_cache(maxsize=1)
def _by_id() -> dict[str, KnownActor]:
    names: dict[str, dict[str, str]] = {}
    aliases: dict[str, set[str]] = {}
    for naming in namings():
        if naming.form == "name":
            names.setdefault(naming.actor, {}).setdefault(naming.language, naming.text)
            aliases.setdefault(naming.actor, set()).add(naming.text)
    return {
        row["id"]: KnownActor(
            id=row["id"],
            kind=row["kind"],
            name=row["name"] or names[row["id"]].get("en") or names[row["id"]]["fr"],
            names=MappingProxyType(names[row["id"]]),
            iso3=row["iso3"] or None,
            iso2=row["iso2"] or None,
            wikidata=row["wikidata"] or None,
            country=row["country"] or None,
            aliases=tuple(sorted(aliases[row["id"]])),
            valid_from=row["valid_from"] or None,
            valid_until=row["valid_until"] or None,
        )
        for row in _rows()
    }


def _rows() -> Iterator[dict[str, str]]:
    for actor, iso3, iso2, wikidata, _status, name, _name_fr, valid_from, valid_until in read("countries.csv"):
        yield {
            "id": actor,
            "kind": "Country",
            "name": name,
            "iso3": iso3,
            "iso2": iso2,
            "wikidata": wikidata,
            "country": "",
            "valid_from": valid_from,
            "valid_until": valid_until,
        }
    for actor, kind, country, wikidata, valid_from, valid_until, *_ in read("organisations.csv"):
        yield {
            "id": actor,
            "kind": kind,
            "name": "",
            "iso3": "",
            "iso2": "",
            "wikidata": wikidata,
            "country": country,
            "valid_from": valid_from,
            "valid_until": valid_until,
        }
