"""Which words of a quote named the event's kind and its actors: a reader checks a sentence faster where they stand out."""

import json

Mark = list[int | str]


def marks(record: str | None, quote: str | None, start: int | None) -> list[Mark]:
    """[start, end, "trigger" or "actor"] of each marked word, in code points of the quote, none within another.

    `record` is a claim as a line of JSON, whose offsets count from the start of the document, as `start` of the quote does.
    Where two marks meet the one that begins first is kept, and of those the longest.
    """
    if record is None or not quote or start is None:
        return []
    claim = json.loads(record)
    spans = [(role.get("start"), role.get("end"), "actor") for role in claim.get("roles", ())]
    spans.append((claim.get("trigger_start"), claim.get("trigger_end"), "trigger"))
    inside = [
        (first - start, last - start, what)
        for first, last, what in spans
        if first is not None and last is not None and start <= first < last <= start + len(quote)
    ]
    kept: list[Mark] = []
    end = 0
    for first, last, what in sorted(inside, key=lambda span: (span[0], -span[1])):
        if first >= end:
            kept.append([first, last, what])
            end = last
    return kept
