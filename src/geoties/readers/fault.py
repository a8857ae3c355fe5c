"""What a reader gives in the place of something that it could not take."""

from dataclasses import dataclass

from geoties.records import Issue


@dataclass(frozen=True, slots=True)
class Fault:
    """One file, line, document or record that is left out, and why.

    `reason` is short and of a closed list, for counting: file, line, record, document, text, language, quote, actor.
    `issues` locate what is wrong; `count` is how many records are left out with it.
    """

    reason: str
    issues: tuple[Issue, ...]
    count: int = 1


def fault(reason: str, file: str, line: int, field: str, value: str, expected: str) -> Fault:
    """A fault with one issue."""
    return Fault(reason, (Issue(file, line, field, value, expected),))
