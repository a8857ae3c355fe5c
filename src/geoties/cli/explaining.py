"""A sentence and how it was read, for people: `geoties extract --explain`."""

from typing import TYPE_CHECKING

from geoties.cli import output

if TYPE_CHECKING:
    from geoties.extract.explanation import Explained, Filled, Told


def print_sentence(sentence: "Explained") -> None:
    """Print the sentence, then a line for each actor that it names, each claim with its roles, and what was left out."""
    lines = [" ".join(sentence.sentence.split())]
    for named in sentence.named:
        sure = "" if named.sure == 1 else f", sure {named.sure:g}"
        lines.append(f"  {' + '.join(named.actors)}: {_words(named.words)} ({named.form}{sure})")
    for told in sentence.told:
        lines += _told(told)
    for left in sentence.left:
        lines.append(f"  not told: {_words(left.word)} by {left.rule}: {left.why}")
    output.write("\n".join([*lines, "", ""]).encode("utf-8", "replace"))


def _told(told: "Told") -> list[str]:
    date = f" {told.date} ({_words(told.date_words)})" if told.date and told.date_words else " undated"
    first = f"  {told.kind}, {told.status},{date}: {_words(told.word)} by {told.rule}, confidence {told.confidence:g}"
    return [first, *(_role(role) for role in told.roles)]


def _role(role: "Filled") -> str:
    sure = "" if role.sure == 1 else f", sure {role.sure:g}"
    return f"    {role.role} {role.actor}: {_words(role.words)} ({role.found}{sure})"


def _words(text: str) -> str:
    return f'"{" ".join(text.split())}"'
