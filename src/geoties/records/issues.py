"""A located fault in an input: which file, line, field and value, and what was expected instead."""

from dataclasses import dataclass
from typing import Any

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault. `line` counts from 1 and is 0 where the whole file is meant; `field` is a path such as `roles[0].role`."""

    file: str
    line: int
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{where}:{field} {self.value} (expected {self.expected})"

    def to_dict(self) -> dict[str, Any]:
        """The five fields, as `load --format json` prints them."""
        return {
            "file": self.file,
            "line": self.line,
            "field": self.field,
            "value": self.value,
            "expected": self.expected,
        }


def shown(value: object) -> str:
    """A value as a message shows it: one line, cut when it is long."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(character if character.isprintable() else "�" for character in text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}... ({len(text)} characters)"
