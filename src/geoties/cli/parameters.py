"""Options that several commands share."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click

Command = Callable[..., Any]


def examples(*lines: str) -> str:
    """The end of a command's help: lines to paste."""
    return "\b\nTry:\n" + "\n".join(f"  {line}" for line in lines)


def about_options(command: Command) -> Command:
    """What the user says about the texts."""
    for option in reversed(
        (
            click.option(
                "--language",
                metavar="CODE",
                help="Language of the texts (fr, en, es, de, ar); detected when not given.",
            ),
            click.option(
                "--published", metavar="DATE", help="Day of publication, which relative dates are counted from."
            ),
            click.option("--url", help="Address of the article."),
            click.option("--title", help="Title of the article."),
            click.option("--publisher", help="Who published the texts."),
        )
    ):
        command = option(command)
    return command


def formats_option(outputs: Sequence[str], inputs: Sequence[str]) -> Callable[[Command], Command]:
    """`--format`, which says how the answer is printed or what the files are; it may be given once for each."""
    told = f"{' or '.join(inputs)}: what the files are, where their content does not tell it. "
    if outputs:
        told += f"{' or '.join(outputs)}: how the report is printed. May be given for both."
    choice = click.Choice([*outputs, *inputs])
    return click.option("--format", "formats", type=choice, multiple=bool(outputs), help=told)


def split_formats(formats: Iterable[str], inputs: Sequence[str]) -> tuple[str | None, str | None]:
    """The format of the answer and that of the files. Raises a usage error where one of them is given twice."""
    answer = [name for name in formats if name not in inputs]
    files = [name for name in formats if name in inputs]
    for names in (answer, files):
        if len(names) > 1:
            raise click.UsageError(f"--format {names[0]} and --format {names[1]} contradict each other")
    return (answer[0] if answer else None), (files[0] if files else None)


def key_values(pairs: Iterable[str], option: str = "-p") -> dict[str, str]:
    """`key=value` pairs as a dictionary. Raises a usage error on anything else, or on a key given twice."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator or not re.fullmatch(r"\w+", name):
            raise click.UsageError(f"{option} {pair!r} is not of the form key=value, such as {option} a=MAR")
        if name in found:
            raise click.UsageError(f"{option} {name} is given twice: {found[name]!r} and {value!r}")
        found[name] = value
    return found


def typed_values(values: Mapping[str, str]) -> dict[str, Any]:
    """Values that are JSON (3, true, ["a"]) as what they mean, all others as text."""
    return {name: _typed(value) for name, value in values.items()}


def _typed(value: str) -> Any:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value
