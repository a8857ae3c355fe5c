"""The events of a tie counted by when and what they were, so that a view can count any part of them anew."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

_FIELDS = ("date", "kind", "quad", "status", "dataset")


def timeline(
    via: Mapping[str, str], ways: Mapping[str, str], told: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Counts of a tie's events by `date`, `kind`, `quad`, `status`, `dataset` and `way`, in this order; see with_evidence.

    via: the ids of the tie's events; ways: which of them are directed, and how; told: what each event is.
    """
    counts = Counter((*(told[event][name] for name in _FIELDS), ways.get(event)) for event in via if event in told)
    ordered = sorted(counts.items(), key=lambda entry: [value or "" for value in entry[0]])
    return [dict(zip((*_FIELDS, "way"), key, strict=True)) | {"events": events} for key, events in ordered]
