"""A bad line costs itself alone."""

import io

from geoties.readers import Fault, Line, json_lines


def read(data: bytes, *, longest: int = 1000) -> list[Line | str]:
    found = json_lines(io.BytesIO(data), file="a.jsonl", longest=longest)
    return [str(one.issues[0]) if isinstance(one, Fault) else one for one in found]


def test_good_lines_and_blank_ones() -> None:
    assert read(b'\xef\xbb\xbf{"a": 1}\n\n  \r\n{"b": "\xc3\xa9"}') == [Line(1, {"a": 1}), Line(4, {"b": "é"})]


def test_a_broken_line_in_the_middle() -> None:
    assert read(b'{"a": 1}\n{"b": \n{"c": 3}\n') == [
        Line(1, {"a": 1}),
        'a.jsonl:2: {"b": (expected a JSON object; unexpected end of data at character 6)',
        Line(3, {"c": 3}),
    ]


def test_json_that_is_no_object() -> None:
    assert read(b"[1, 2]\n3\n") == [
        "a.jsonl:1: [1, 2] (expected a JSON object)",
        "a.jsonl:2: 3 (expected a JSON object)",
    ]


def test_bytes_that_are_not_utf_8() -> None:
    assert read('{"a": "é"}\n{"b": 2}\n'.encode("latin-1")) == [
        'a.jsonl:1: {"a": "�"} (expected a JSON object in UTF-8; byte 8 of this line is not)',
        Line(2, {"b": 2}),
    ]


def test_nul_bytes() -> None:
    assert read(b'{"a": "\0"}\n{"b": 2}\n') == [
        'a.jsonl:1: {"a": "�"} (expected a JSON object; this line has NUL bytes)',
        Line(2, {"b": 2}),
    ]


def test_a_line_that_is_too_long_is_passed_over_whole() -> None:
    assert read(b'{"a": 1}\n{"b": "' + b"x" * 5000 + b'"}\n{"c": 3}\n') == [
        Line(1, {"a": 1}),
        "a.jsonl:2: a line of more than 1000 bytes (expected one record a line)",
        Line(3, {"c": 3}),
    ]


def test_a_line_that_is_too_long_at_the_end() -> None:
    assert read(b'{"b": "' + b"x" * 5000) == ["a.jsonl:1: a line of more than 1000 bytes (expected one record a line)"]
