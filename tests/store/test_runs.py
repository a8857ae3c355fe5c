"""Sorting with runs on disk gives what sorting in memory gives."""

import random

import pytest

from geoties.store.runs import sorted_lines


@pytest.mark.parametrize("number", [0, 1, 4, 5, 6, 95, 100])
def test_lines_come_in_order_however_many_runs_they_fill(number: int) -> None:
    draw = random.Random(number)
    lines = [
        draw.choice([b"", b"a", b"ab", b"\xff", b"\x00"]) + str(draw.randrange(30)).encode() for _ in range(number)
    ]
    assert list(sorted_lines(iter(lines), run=10)) == sorted(lines)


def test_an_empty_line_is_a_line() -> None:
    assert list(sorted_lines([b"b", b"", b"a", b""], run=2)) == [b"", b"", b"a", b"b"]
