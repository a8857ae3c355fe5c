"""Deterministic ids: the same content has the same id on every machine, in every run."""

import hashlib
from dataclasses import replace
from typing import TypeVar

import orjson

from geoties.model import Stated
from geoties.records.lines import to_dict

_NOT_CONTENT = ("id", "confidence", "rule")
"""What may change between two readings without making another claim: how sure, and by which rule."""

AnyStated = TypeVar("AnyStated", bound=Stated)


def document_id(text: str, *, url: str | None = None) -> str:
    """`doc/` and 16 hex digits of the SHA-256 of the URL (or nothing) and the decoded text."""
    return "doc/" + hashlib.sha256(f"{url or ''}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def claim_id(stated: Stated) -> str:
    """`claim/` and 20 hex digits of the SHA-256 of all that a claim says, but for confidence and rule."""
    content = to_dict(stated)
    for name in _NOT_CONTENT:
        content.pop(name, None)
    return "claim/" + hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()[:20]


def with_id(stated: AnyStated) -> AnyStated:
    """The claim with the id of its content; an id that it came with is replaced (keep one's own in `source_id`)."""
    return replace(stated, id=claim_id(stated))
