"""EDTF to honest bounds: strict, and none where the text gives none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoties import dates
from geoties.dates import Bounds


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "ended"),
    [
        ("2020", "2020-01-01", "2020-12-31", None),
        ("2020-02", "2020-02-01", "2020-02-29", None),
        ("2021-11-23", "2021-11-23", "2021-11-23", None),
        ("2021-11-23/2021-11-24", "2021-11-23", "2021-11-23", "2021-11-24"),
        ("2020-11/2020-12-05", "2020-11-01", "2020-11-30", "2020-12-05"),
        ("2020/..", "2020-01-01", "2020-12-31", None),
        ("../2020", None, None, "2020-12-31"),
        ("2021~", "2021-01-01", "2021-12-31", None),
        ("2021-11?", "2021-11-01", "2021-11-30", None),
        ("202X", "2020-01-01", "2029-12-31", None),
        ("2021-21", "2021-03-01", "2021-05-31", None),
        ("2021-34", "2021-04-01", "2021-06-30", None),
        ("[2020,2021]", "2020-01-01", "2021-12-31", None),
        ("XXXX-11-23", None, None, None),
        ("XXXX-11", None, None, None),
        (None, None, None, None),
    ],
)
def test_bounds(text: str | None, earliest: str | None, latest: str | None, ended: str | None) -> None:
    assert dates.bounds(text) == Bounds(earliest, latest, ended)


@pytest.mark.parametrize(
    "text", ["2020-13", "2020-02-30", "yesterday", "2020/2019", "XXXX-13", "XXXX-02-30", "20-11-2020"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not dates.is_edtf(text)
    with pytest.raises(ValueError, match=r"is no|is not EDTF|ends before"):
        dates.bounds(text)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_plain_dates_have_the_bounds_that_the_edtf_package_gives(day: dt.date, length: int) -> None:
    from edtf import parse_edtf

    text = str(day)[:length]
    parsed = parse_edtf(text)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    assert dates.bounds(text) == Bounds(
        f"{low.tm_year:04d}-{low.tm_mon:02d}-{low.tm_mday:02d}",
        f"{high.tm_year:04d}-{high.tm_mon:02d}-{high.tm_mday:02d}",
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("XXXX-11", "XXXX-11-23", True),
        ("XXXX-11-23", "2021-11-23", True),
        ("XXXX-11-23", "2021-11-24", False),
        ("2021", "2021-11-23", True),
        ("2020", "2021-11-23", False),
        (None, "2021-11-23", True),
        ("2021~", "2021-11", True),
        ("2020/..", "2021", False),
    ],
)
def test_dates_agree_as_far_as_both_go(left: str | None, right: str | None, expected: bool) -> None:
    assert dates.agree(left, right) is expected
    assert dates.agree(right, left) is expected


def test_widths_tell_the_narrower_of_two() -> None:
    assert [dates.bounds(text).width for text in ("2021-11-23", "2021-11", "2021")] == [0, 29, 364]
    assert dates.bounds("XXXX-11-23").width > dates.bounds("1900/..").width
