"""The word lists of a language, read once from the YAML files beside."""

from dataclasses import dataclass
from functools import lru_cache

from geoties import ontology

PACKAGE = "geoties.extract"


@dataclass(frozen=True, slots=True)
class People:
    """Words that name persons, bodies, forces and states that were named before (people.*.yaml says what each is)."""

    titles: frozenset[str]
    rulers: frozenset[str]
    officials: frozenset[str]
    means: frozenset[str]
    states: frozenset[str]
    bodies: frozenset[str]
    forces: frozenset[str]
    groups: frozenset[str]
    media_words: frozenset[str]
    company_words: frozenset[str]
    nations: frozenset[str]
    people: frozenset[str]
    counterparts: frozenset[str]
    ours: frozenset[str]
    both: frozenset[str]
    speech: frozenset[str]
    seas: frozenset[str]
    passing: frozenset[str]
    honorifics: frozenset[str]
    portfolios: frozenset[str]
    realms: dict[str, str]
    regions: dict[str, frozenset[str]]
    compass: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=4)
def people(language: str) -> People:
    """The words of a language for persons, bodies and forces."""
    spec = ontology.read_yaml(f"people.{language}.yaml", package=PACKAGE)
    regions = {name: frozenset(members) for name, members in spec.pop("regions").items()}
    compass = {point: tuple(tuple(states) for states in sets) for point, sets in spec.pop("compass").items()}
    realms = dict(spec.pop("realms"))
    words = {name: frozenset(words) for name, words in spec.items()}
    return People(**words, realms=realms, regions=regions, compass=compass)
