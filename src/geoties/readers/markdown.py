"""Markdown to plain text, and what its front matter says: notes and saved articles come so.

markdown-it-py reads the marks. What is read afterwards, and what all offsets count, is the text without them. Code,
HTML and pictures are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from geoties import dates, ontology
from geoties.readers.text import About, plain_date, plain_language

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# What front matter calls it, the first that is there.
_NAMES = {
    "title": ("title", "titre"),
    "published": ("published", "date"),
    "publisher": ("publisher", "site", "source"),
    "url": ("url", "link", "canonical", "source"),
    "language": ("language", "lang", "langue"),
}
_APART = ("paragraph_close", "heading_close", "tr_close")


def article(text: str, given: About) -> tuple[str, About]:
    """The text without its marks, blocks a blank line apart, and what the user and then the front matter say about it."""
    from markdown_it import MarkdownIt

    told = given
    front = _FRONT.match(text)
    values = _values(front[1]) if front else None
    if front and values is not None:
        text = text[front.end() :]
        told = _about(given, values)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return "\n\n".join(_blocks(tokens)), told


def _values(front: str) -> dict[str, Any] | None:
    try:
        values = yaml.safe_load(front)
    except yaml.YAMLError:
        return None
    return values if isinstance(values, dict) else None


def _about(given: About, values: dict[str, Any]) -> About:
    said = {str(name).lower(): str(value) for name, value in values.items() if value is not None}
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        for name in names:
            value = said.get(name)
            if value and getattr(given, field) is None and _fits(field, value):
                found[field] = _plain(field, value)
                break
    return replace(given, **found)


def _fits(field: str, value: str) -> bool:
    if field == "published":
        return dates.is_edtf(plain_date(value))
    if field == "language":
        return plain_language(value) in ontology.languages()
    is_address = value.startswith(("https://", "http://"))
    return is_address if field == "url" else not is_address


def _plain(field: str, value: str) -> str:
    if field == "published":
        return plain_date(value)
    return plain_language(value) if field == "language" else value


def _blocks(tokens: Sequence["Token"]) -> Iterator[str]:
    """One text for each paragraph, heading, point of a list and row of a table."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "inline":
            parts.append("".join(_words(token.children or ())))
        elif token.type in _APART:
            if block := " ".join(part for part in parts if part.strip()):
                yield block
            parts = []


def _words(tokens: Sequence["Token"]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
