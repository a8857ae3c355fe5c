"""Options of commands that keep who decided something, and why."""

import getpass
import os

import click

USER = "GEOTIES_USER"

why_option = click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")
by_option = click.option(
    "--by", metavar="NAME", help=f"Who decides; by default {USER}, or the system's name of the user."
)


def decider(by: str | None) -> str:
    """Who decides: who was named, else the environment's user, else the system's."""
    return by or os.environ.get(USER) or getpass.getuser()
