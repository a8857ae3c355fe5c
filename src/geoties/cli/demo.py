"""`demo`: the first two minutes."""

import click

COMMANDS: tuple[click.Command, ...] = ()
