"""Parameters checked and filled, actors found by name, rows cut."""

import pytest

from geoties import ontology
from geoties.errors import QueryError, UnknownName
from geoties.queries import ask, question
from geoties.queries.asking import checked, find_actor
from geoties.store.bolt import Connection
from worked_example import COMPANY, GANTZ, TRUMP


def test_defaults_are_filled() -> None:
    states = [kind.name for kind in ontology.kinds().values() if kind.state]
    open_ = {"as_of": None, "known_by": None, "outlets": None, "min_outlets": None, "ties": None, "states": states}
    assert checked(question("ties-between"), {"a": "MAR", "b": "ISR", "kind": None}) == {
        "a": "MAR",
        "b": "ISR",
        "status": ["asserted", "planned"],
        "kind": [],
        **open_,
    }
    assert checked(question("joined"), {}) == {"actor": None, "status": ["asserted", "planned"], "kind": [], **open_}


def test_wrong_parameters_are_told() -> None:
    asked = question("ties-between")
    with pytest.raises(QueryError, match="ties-between has no parameter 'c': it takes a, b, status, kind"):
        checked(asked, {"a": "MAR", "b": "ISR", "c": "USA"})
    with pytest.raises(QueryError, match=r"ties-between needs b \(the other actor, likewise\), such as -p b=ISR"):
        checked(asked, {"a": "MAR"})
    with pytest.raises(QueryError, match="kind: 'vist' will not do"):
        checked(asked, {"a": "MAR", "b": "ISR", "kind": "vist"})


def test_actors_are_found_by_id_code_and_name(example: Connection) -> None:
    for name in ("MAR", "mar", "MA", "Maroc", "Morocco", "المغرب"):
        assert find_actor(example, name) == "MAR"
    for name in (GANTZ, "Benny Gantz", "benny gantz", "Gantz"):
        assert find_actor(example, name) == GANTZ
    assert find_actor(example, "Sky Works") == COMPANY
    # Known, though this store says nothing of it.
    assert find_actor(example, "Norvège") == "NOR"


def test_unknown_actors_are_told_with_those_near(example: Connection) -> None:
    with pytest.raises(UnknownName, match=r"no actor is named 'Morroco'; did you mean .*Morocco"):
        ask(example, "ties", {"actor": "Morroco"})
    with pytest.raises(UnknownName, match="no actor is named 'Benny Ganz'; did you mean Benny Gantz"):
        ask(example, "ties", {"actor": "Benny Ganz"})


def test_a_name_of_two_actors_is_a_question(example: Connection) -> None:
    other = {"id": "doc/zz#person/benny-gantz", "name": "Benny Gantz", "aliases": []}
    example.write(lambda transaction: transaction.run("CREATE (a:Actor:Person) SET a += $other", other=other))
    with pytest.raises(UnknownName, match="'Benny Gantz' names 2 actors"):
        ask(example, "ties", {"actor": "Benny Gantz"})


def test_one_actor_has_no_tie_with_itself(example: Connection) -> None:
    with pytest.raises(QueryError, match="a and b are both MAR: ties-between needs two actors"):
        ask(example, "ties-between", {"a": "Maroc", "b": "MAR"})


def test_rows_are_cut_and_it_is_said(example: Connection) -> None:
    rows = ask(example, "mediators", limit=1, timeout=30)
    assert [row["actor"] for row in rows] == ["USA"]
    assert rows.truncated
    rows = ask(example, "mediators", limit=2)
    assert [row["actor"] for row in rows] == ["USA", TRUMP]
    assert not rows.truncated
    assert len(ask(example, "mediators")) == 2


def test_cypher_in_a_name_stays_a_name(example: Connection) -> None:
    with pytest.raises(UnknownName):
        ask(example, "ties", {"actor": "x'}) DETACH DELETE n //"})
    assert ask(example, "documents", {"document": "' OR true //"}).rows == []
