"""Values of unknown origin."""

import datetime as dt

import numpy as np
import pytest

from geoties.view import clean


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (float("nan"), ""),
        ("  Maroc\r\n", "Maroc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x1bc\x9d", "abc"),
        ("\ud83dtorn\udc00", "\ufffdtorn\ufffd"),
        ("\u202eevil\u2066", "evil"),
        ("👩🏽‍🚀 العربية", "👩🏽‍🚀 العربية"),
        (("a", 1), "('a', 1)"),
        (dt.date(2020, 12, 10), "2020-12-10"),
        (0, "0"),
    ],
)
def test_text(value: object, expected: str) -> None:
    assert clean.text(value) == expected


def test_text_of_an_object_that_cannot_be_written_is_empty() -> None:
    class Broken:
        def __str__(self) -> str:
            raise RuntimeError("no")

    assert clean.text(Broken()) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (3.9, 3),
        (np.int64(4), 4),
        (True, 1),
        (-2, 0),
        (float("nan"), 0),
        (float("inf"), 0),
        (10**400, 0),
        ("12", 0),
        (None, 0),
        ([], 0),
    ],
)
def test_count(value: object, expected: int) -> None:
    assert clean.count(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["b", "", None, "a"], ["b", "a"]),
        ("one", ["one"]),
        ({"b", "a"}, ["a", "b"]),
        ({"a": 1}, []),
        (7, []),
        (None, []),
    ],
)
def test_texts(value: object, expected: list[str]) -> None:
    assert clean.texts(value) == expected


def test_items_are_the_mappings_of_a_list() -> None:
    assert clean.items([{"a": 1}, "text", None]) == [{"a": 1}]
    assert clean.items({"a": 1}) == []
    assert clean.items("text") == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("//a.example", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_are_links(address: object, expected: str) -> None:
    assert clean.link(address) == expected
