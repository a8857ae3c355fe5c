"""How commands open the store: by the environment, with a prompt where a password is missing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from geoties.cli import output
from geoties.store import Settings, open_store

if TYPE_CHECKING:
    from geoties.store.bolt import Connection


@contextmanager
def opened(*, read_only: bool = False) -> Iterator["Connection"]:
    """The open store of the environment's settings."""
    with open_store(settings(), read_only=read_only, note=output.note) as connection:
        yield connection


@contextmanager
def opened_if_any() -> Iterator["Connection | None"]:
    """The open store for reading, or None where an embedded one was not made yet: looking must not make it."""
    from geoties.store import embedded

    found = settings()
    if found.uri is None and not embedded.status(found).size:
        yield None
        return
    with open_store(found, read_only=True, note=output.note) as connection:
        yield connection


def tell_if_empty(connection: "Connection") -> None:
    """Say that there is nothing to ask yet, if so: no rows from an empty graph mean nothing."""
    from geoties.store.held import is_empty

    if is_empty(connection):
        output.note("the graph is empty: `geoties demo` or `geoties load` fills it")


def settings() -> Settings:
    """The environment's settings; a password that it lacks is asked for on a terminal, never taken from an option."""
    found = Settings.from_environment()
    if found.uri is not None and found.password is None and sys.stdin.isatty():
        found = replace(found, password=click.prompt(f"Password of {found.username} at {found.uri}", hide_input=True))
    return found
