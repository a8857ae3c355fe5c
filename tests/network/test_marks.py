"""The words of a quote that named the kind and the actors."""

import json

import pytest

from geoties.network.marks import marks


def line(*spans: tuple[int, int], trigger: tuple[int, int] | None = None) -> str:
    roles = [{"role": "PARTY_TO", "actor": "MAR", "start": start, "end": end} for start, end in spans]
    claim = {"record": "claim", "roles": [*roles, {"role": "MEDIATED", "actor": "USA"}]}
    return json.dumps(claim | ({"trigger_start": trigger[0], "trigger_end": trigger[1]} if trigger else {}))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (line((100, 106), (111, 117), trigger=(107, 110)), [[0, 6, "actor"], [7, 10, "trigger"], [11, 17, "actor"]]),
        # Outside the quote, or partly: not marked.
        (line((90, 96), (95, 105), (115, 121)), []),
        # The first and longest of those that meet.
        (line((100, 106), (100, 110), (108, 117)), [[0, 10, "actor"]]),
        (line((105, 105)), []),
        (line(), []),
    ],
)
def test_words_of_a_quote(record: str, expected: list[list[object]]) -> None:
    assert marks(record, "Rabat met Israel now", 100) == expected


@pytest.mark.parametrize(
    ("record", "quote", "start"), [(None, "Q", 0), (line((0, 1)), None, 0), (line((0, 1)), "Q", None)]
)
def test_nothing_to_mark(record: str | None, quote: str | None, start: int | None) -> None:
    assert marks(record, quote, start) == []
