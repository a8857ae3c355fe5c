"""Where errors become what a user sees: one line on stderr and an exit code.

0 done, 1 a clear error, 2 wrong usage, 130 stopped by the user.
"""

import errno
import os
import sys
from typing import Any, NoReturn

import click

from geoties.errors import GeotiesError

_STOPPED = 130


class Commands(click.Group):
    """The group of all commands, listed in the order in which one comes to need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GeotiesError as error:
            raise _Told(str(error)) from error
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT):
                raise
            where = error.filename or "the output"
            raise _Told(f"cannot write {where}: {error.strerror}; free some space, or write elsewhere") from error


def run(commands: click.Group) -> NoReturn:
    """Run the command that the arguments name, and leave with its exit code."""
    # A terminal that cannot show a letter shows a stand-in for it; data on stdout is UTF-8 bytes either way.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        commands.main(standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        click.echo("stopped: the store is sound and keeps what was finished; the same command can run again", err=True)
        _leave(_STOPPED)
    except click.ClickException as error:
        error.show()
        _leave(error.exit_code)
    except OSError as error:
        if error.errno == errno.EPIPE:
            _leave(1)
        if error.errno != errno.ENOSPC:
            raise
        click.echo(f"geoties: cannot write the output: {error.strerror}", err=True)
        _leave(1)
    _leave(0)


class _Told(click.ClickException):
    """A GeotiesError on its way to the user."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        click.echo(f"geoties: {self.format_message()}", err=True)


def _leave(code: int) -> NoReturn:
    """Exit; what is still unwritten goes nowhere if the reader of our output is gone."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
