"""Tables that stay in their place, whatever the names hold."""

import pytest

from geoties.cli import output


def test_characters_that_steer_a_terminal_and_markup_are_shown_as_nothing_special(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.print_rows([{"name": "a\x1b[31mred\x07", "other": "[bold]b[/bold]"}], "table")
    (head, _, row) = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert head.split() == ["name", "other"]
    assert row.split() == ["a�[31mred�", "[bold]b[/bold]"]


def test_many_columns_become_a_block_of_lines_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_rows([{f"c{number}": number or None for number in range(12)}], "table")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 ─")
    assert [line.split() for line in lines[1:]] == [[f"c{number}", str(number)] for number in range(1, 12)]


def test_maps_in_a_table_are_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    roles = [{"actor": "DZA", "role": "SOURCE_OF"}, {"actor": "MAR", "role": "TARGET_OF"}]
    output.print_rows([{"roles": roles, "counts": {"documents": 2, "claims": 3}}], "table")
    (_, _, row) = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert row.split("   ") == ["DZA SOURCE_OF; MAR TARGET_OF", "documents 2, claims 3"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (0.123456789, "0.123457"),
        (48000000.0, "48,000,000"),
        (["MAR", "ISR"], "MAR, ISR"),
        ([{"name": "Heron", "quantity": 3}], '{"name":"Heron","quantity":3}'),
    ],
)
def test_values_in_csv(capsysbinary: pytest.CaptureFixture[bytes], value: object, shown: str) -> None:
    output.print_rows([{"first": "x", "value": value}], "csv")
    line = capsysbinary.readouterr().out.decode().splitlines()[1]
    assert line.removeprefix("x,").strip('"').replace('""', '"') == shown


def test_columns_stand_without_rows(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_rows([], "csv", columns=("a", "b"))
    assert capsys.readouterr().out == "a,b\n"
