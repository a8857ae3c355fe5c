"""Reading the data files: comments, width of rows."""

import pytest

from geoties.names.tables import Naming, namings, rows


def test_rows_leave_out_comments_and_the_column_line() -> None:
    text = '# source: x\nid,surface\n# between\nMAR,"Rabat, Morocco"\nCIV,\n'
    assert rows(text, "x.csv") == (("MAR", "Rabat, Morocco"), ("CIV", ""))


def test_a_row_of_another_width_is_named() -> None:
    with pytest.raises(ValueError, match=r"x\.csv: a row has not the 2 cells of \['id', 'surface'\]: \['MAR'\]"):
        rows("id,surface\nMAR\n", "x.csv")


def test_organisations_give_exact_acronyms_and_marked_names() -> None:
    found = set(namings())
    assert Naming("igo/african-union", "fr", "name", "UA", True) in found
    assert Naming("igo/african-union", "fr", "name", "Union africaine", False) in found
    assert Naming("media/le-monde", "fr", "name", "Le Monde", True) in found
    assert Naming("igo/un", "fr", "demonym", "onusienne", False) in found
