"""Deterministic ids: the same content has the same id on every machine, in every run."""

import hashlib
from dataclasses import replace
from typing import TypeVar

import orjson

from geoties.model import Decided, Judgement, Stated
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


def decision_id(decided: Decided) -> str:
    """`judgement/`, `correction/` or `retraction/` and 20 hex digits of the SHA-256 of what was decided, by whom and when."""
    content = to_dict(decided)
    for name in ("id", "why", "withdrawn_at", "withdrawn_by"):
        content.pop(name, None)
    digest = hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
    return f"{decided.record}/{digest[:20]}"


def settled(decided: Decided) -> Decided:
    """The decision as it is kept: an event stands by its anchor claim, the smaller id is left, and it has its own id.

    An id that it came with is kept, so that what was withdrawn elsewhere is withdrawn here.
    """
    if isinstance(decided, Judgement) and decided.right is not None:
        left, right = sorted((_claim_of(decided.left), _claim_of(decided.right)))
        decided = replace(decided, left=left, right=right)
    return decided if decided.id else replace(decided, id=decision_id(decided))


def _claim_of(name: str) -> str:
    return "claim/" + name.removeprefix("event/") if name.startswith("event/") else name


def with_id(stated: AnyStated) -> AnyStated:
    """The claim with the id of its content; an id that it came with is replaced (keep one's own in `source_id`)."""
    return replace(stated, id=claim_id(stated))
