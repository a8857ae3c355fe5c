"""The closed lists of the graph: event types, kinds, roles and the labels of actors, read from the YAML files beside.

Adding a kind touches no Python. The files are read once, on first use, and checked while they are read.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type (or our STATEMENT), its quad class and its score from -10 (conflict) to 10 (cooperation), or None."""

    name: str
    quad: str
    intensity: float | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: its PLOVER type, whether it is directed, a state, once between two parties, and what ends it."""

    name: str
    type: str
    directed: bool
    state: bool
    once: bool
    ended_by: tuple[str, ...]
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class RoleType:
    """A role in an event; `side` is source, target or party for the principals, None for the others."""

    name: str
    side: str | None
    en: str
    fr: str
    means: str


def read_yaml(name: str, *, package: str = "geoties.ontology") -> Any:
    """The content of a YAML data file of a package."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def types() -> dict[str, EventType]:
    """Event types by name."""
    return {
        name: EventType(name, spec["quad"], spec.get("intensity"), tuple(spec.get("aliases", ())))
        for name, spec in read_yaml("types.yaml").items()
    }


@lru_cache(maxsize=1)
def type_aliases() -> dict[str, str]:
    """Other names of event types: REQUEST is DEMAND."""
    return {alias: event_type.name for event_type in types().values() for alias in event_type.aliases}


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Kinds of events by name. Raises ValueError when the data file names an unknown type, shape or kind."""
    specs = read_yaml("kinds.yaml")
    found = {}
    for name, spec in specs.items():
        ended_by = tuple(spec.get("ended_by", ()))
        unknown = [other for other in ended_by if other not in specs]
        if spec["type"] not in types() or spec["shape"] not in ("directed", "symmetric") or unknown:
            raise ValueError(f"kinds.yaml: {name} has an unknown type, shape or ended_by: {spec}")
        found[name] = Kind(
            name=name,
            type=spec["type"],
            directed=spec["shape"] == "directed",
            state=spec["aspect"] == "state",
            once=spec["frequency"] == "once",
            ended_by=ended_by,
            en=spec["en"],
            fr=spec["fr"],
        )
    return found


@lru_cache(maxsize=1)
def roles() -> dict[str, RoleType]:
    """Roles by name, principals first."""
    return {
        name: RoleType(name, spec.get("side"), spec["en"], spec["fr"], spec["means"])
        for name, spec in read_yaml("roles.yaml").items()
    }


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in read_yaml("lists.yaml").items()}


def actor_kinds() -> tuple[str, ...]:
    """The second labels of actors."""
    return _lists()["actor_kinds"]


def statuses() -> tuple[str, ...]:
    """What a claim says of its event: asserted, planned, conditional, threatened, denied, alleged."""
    return _lists()["statuses"]


def verdicts() -> tuple[str, ...]:
    """What a person can decide of two actors or events (same, different) and of a claim (rejected, accepted)."""
    return _lists()["verdicts"]


def mention_forms() -> tuple[str, ...]:
    """How an actor is mentioned: by a name, a demonym or a nominal."""
    return _lists()["mention_forms"]


def membership_statuses() -> tuple[str, ...]:
    """How an actor belongs to an organisation."""
    return _lists()["membership_statuses"]


def quads() -> tuple[str, ...]:
    """PLOVER's four quad classes."""
    return _lists()["quads"]


def languages() -> tuple[str, ...]:
    """Languages (ISO 639-1) that texts are read in."""
    return _lists()["languages"]


def speak_for_country() -> tuple[str, ...]:
    """Kinds of actors whose acts count as their state's."""
    return _lists()["speak_for_country"]
