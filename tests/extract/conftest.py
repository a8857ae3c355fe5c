"""Readings for the tests of the extractor: the models load once, and a missing one skips."""

import importlib.util

import pytest

from geoties import extract
from geoties.extract.parse import MODELS
from geoties.model import Claim, Document, Post, Role
from geoties.records import Reading


@pytest.fixture(scope="session")
def read():
    """A function from a text to its reading."""
    missing = [package for package in MODELS.values() if importlib.util.find_spec(package) is None]
    if missing:
        pytest.skip(f"models not installed: {', '.join(missing)}")
    extractor = extract.get()

    def reading(text: str, language: str = "fr", published: str | None = None) -> Reading:
        document = Document(id="doc/t", text=text, language=language, published=published)
        return next(iter(extractor.read([document])))

    return reading


def told(claim: Claim) -> str:
    """A claim in one line, as sentences.yaml writes it."""
    by_role: dict[str, list[str]] = {}
    for role in claim.roles:
        by_role.setdefault(role.role, []).append(_actor(role))
    parts = [claim.kind, claim.status, *(f"{name}:{','.join(sorted(actors))}" for name, actors in by_role.items())]
    if claim.date:
        parts.append(f"date:{claim.date}")
    if claim.duration:
        parts.append(f"for:{claim.duration}")
    if claim.amount is not None:
        parts.append(f"amount:{claim.amount:g}{claim.currency}{'~' if claim.approximate else ''}")
    if claim.items:
        parts.append("items:" + ",".join(f"{item.name}*{item.quantity}" for item in claim.items))
    if claim.place_country:
        parts.append(f"in:{claim.place_country}")
    return " ".join(parts)


def claims(reading: Reading) -> list[Claim]:
    """The claims of events in a reading."""
    return [stated for stated in reading.stated if isinstance(stated, Claim)]


def posts(reading: Reading) -> list[Post]:
    """The posts in a reading."""
    return [stated for stated in reading.stated if isinstance(stated, Post)]


def _actor(role: Role) -> str:
    return role.actor.partition("#")[2] or role.actor + (f"/{role.beside}" if role.beside else "")
