"""The list of measures, and each of them on the worked example from both engines."""

import pytest

from geoties.errors import QueryError
from geoties.measures import measure, measures
from geoties.store.bolt import Connection
from worked_example import GANTZ, TRUMP, build


def test_every_measure_is_described() -> None:
    assert list(measures()) == ["degree", "weighted_degree", "betweenness", "communities", "mediators"]
    for name, listed in measures().items():
        assert listed.name == name
        assert set(listed.title) == {"en", "fr"}
        assert listed.graph in ("ties", "events")
        for word in ("Reference:", "Rows:"):
            assert word in (listed.function.__doc__ or "")


def test_measures_of_the_worked_example(store: Connection) -> None:
    build(store)
    for name, listed in measures().items():
        rows = measure(store, name)
        assert rows
        assert all(tuple(row) == tuple(listed.columns) for row in rows)
    by_degree = measure(store, "degree", level="countries")
    assert [(row["id"], row["name"], row["degree"]) for row in by_degree] == [
        ("ISR", "Israel", 4),
        ("MAR", "Morocco", 3),
        ("ARE", "United Arab Emirates", 1),
        ("BHR", "Bahrain", 1),
        ("DZA", "Algeria", 1),
        ("IRN", "Iran", 1),
        ("SDN", "Sudan", 1),
    ]
    by_reports = measure(store, "weighted_degree", level="countries", weight="reports")
    assert [(row["id"], row["strength"]) for row in by_reports[:2]] == [("ISR", 13), ("MAR", 10)]
    # Of fifteen pairs of others, Israel lies between Morocco's side (3) and each of the rest (3), and within the rest (3).
    between = measure(store, "betweenness", level="countries")
    assert [(row["id"], row["betweenness"]) for row in between[:3]] == [
        ("ISR", pytest.approx(12 / 15)),
        ("MAR", pytest.approx(9 / 15)),
        ("ARE", 0.0),
    ]
    assert [(row["id"], row["events"], row["parties"]) for row in measure(store, "mediators")] == [
        ("USA", 2, ["ARE", "ISR", "MAR"]),
        (TRUMP, 1, ["ISR", "MAR"]),
    ]
    assert GANTZ in [row["id"] for row in measure(store, "communities")]


def test_wrong_names_are_told(store: Connection) -> None:
    with pytest.raises(QueryError, match="there is no measure 'betweeness': did you mean betweenness"):
        measure(store, "betweeness")
    with pytest.raises(QueryError, match="there is no measure 'x': they are degree, weighted_degree"):
        measure(store, "x")
    with pytest.raises(QueryError, match="there is no level 'states'"):
        measure(store, "degree", level="states")


def test_an_empty_store_measures_nothing(store: Connection) -> None:
    for name in measures():
        assert measure(store, name) == []
