"""Rows on stdout as a table, JSON, JSON Lines or CSV; notes and progress on stderr.

JSON and CSV are always UTF-8. A table drops characters that would steer a terminal: the texts come from anywhere.
"""

import csv
import io
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

FORMATS = ("table", "json", "jsonl", "csv")

Row = Mapping[str, Any]

_WIDTH = 160
_MOST_COLUMNS = 8
"""A table of more columns is printed as a block of lines for each row."""


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format`, with the table as the default on a terminal and JSON Lines elsewhere."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(FORMATS),
        help="How rows are printed. [default: table on a terminal, jsonl elsewhere]",
    )(command)


def object_format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format` of a command that prints one object."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(FORMATS),
        help="How it is printed. [default: table on a terminal, json elsewhere]",
    )(command)


def print_rows(rows: Iterable[Row], style: str | None, *, columns: Sequence[str] | None = None) -> None:
    """Print rows. `columns` names them where there may be no row; else those of the rows count."""
    style = style or ("table" if sys.stdout.isatty() else "jsonl")
    if style == "jsonl":
        for row in rows:
            write(_json(row) + b"\n")
    elif style == "json":
        write(_json([dict(row) for row in rows], indent=True) + b"\n")
    elif style == "csv":
        _print_csv(list(rows), columns)
    else:
        _print_table(list(rows), columns)


def is_table(style: str | None) -> bool:
    """Whether an object is printed as a table: by choice, or because a person is looking."""
    return style == "table" or (style is None and sys.stdout.isatty())


def print_object(value: Row, style: str | None) -> None:
    """Print one object: as JSON, or as rows of `what` and `value` in a table or CSV."""
    style = style or ("table" if sys.stdout.isatty() else "json")
    if style in ("json", "jsonl"):
        write(_json(dict(value), indent=style == "json") + b"\n")
    else:
        print_rows([{"what": name, "value": one} for name, one in value.items()], style)


def write(data: bytes) -> None:
    """Bytes to stdout, after any text that is on its way there."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def note(text: str) -> None:
    """One line for people, on stderr."""
    click.echo(_harmless(text), err=True)


def tell_cut(cut: bool, limit: int) -> None:
    """Say that there are more rows than were printed, if so."""
    if cut:
        note(f"only the first {limit} rows are shown; --limit shows more")


@contextmanager
def progress(label: str) -> Iterator["Callable[..., None] | None"]:
    """A counter on stderr, on a terminal only; None elsewhere.

    The caller calls it with what is done and, where that is known, with the total: then a bar and the time that is left
    are shown beside the count and the rate.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as rich
    from rich.console import Console

    shown = (
        rich.SpinnerColumn(),
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TextColumn("{task.fields[rate]}"),
        rich.TimeElapsedColumn(),
        rich.TextColumn("left"),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, rate="")
        start = time.monotonic()

        def show(done: int, total: int | None = None) -> None:
            rate = f"{done / max(time.monotonic() - start, 0.001):.0f}/s"
            bar.update(task, completed=done, total=total, rate=rate)

        yield show


def _json(value: Any, *, indent: bool = False) -> bytes:
    import orjson

    return orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else 0)


def _print_csv(rows: list[Row], columns: Sequence[str] | None) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, _columns(rows, columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    write(text.getvalue().encode("utf-8", "replace"))


def _print_table(rows: list[Row], columns: Sequence[str] | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names = _columns(rows, columns)
    if not rows:
        note("no rows")
        return
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    # Text, so that brackets in a name are not taken for markup.
    if len(names) > _MOST_COLUMNS:
        for number, row in enumerate(rows, start=1):
            console.rule(Text(str(number)), align="left")
            card = Table.grid(padding=(0, 2))
            for name in names:
                if row.get(name) not in (None, [], ""):
                    card.add_row(Text(name, style="dim"), Text(_harmless(_shown(row[name]))))
            console.print(card)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(Text(_harmless(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_harmless(_shown(row.get(name)))) for name in names))
    console.print(table)


def _columns(rows: list[Row], columns: Sequence[str] | None) -> list[str]:
    return list(columns) if columns is not None else list(dict.fromkeys(name for row in rows for name in row))


def _shown(value: Any) -> str:
    """A value for people: maps lose their braces, and their keys too where a list of them has the same ones."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_cell(one)}" for name, one in value.items())
    if isinstance(value, list | tuple) and value and all(isinstance(item, Mapping) for item in value):
        return "; ".join(" ".join(_cell(one) for one in item.values()) for item in value)
    return _cell(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, Mapping):
        return _json(value).decode()
    return str(value)


def _harmless(text: str) -> str:
    return "".join(character if character.isprintable() or character in "\n\t" else "�" for character in text)
