"""`measure` and `view`: the network counted and drawn."""

import click

COMMANDS: tuple[click.Command, ...] = ()
