"""Every file of cypher/ runs unmodified on both engines, and gives the same rows in the same order."""

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from conftest import wipe
from geoties.queries import ask, questions
from geoties.queries.asking import checked
from geoties.store import Settings
from geoties.store.bolt import Connection
from geoties.store.schema import prepare
from geoties.store.write import write_readings
from hostile import readings as hostile
from killed_load import readings as overlapping
from neo4j_server import PASSWORD
from worked_example import build

pytestmark = [pytest.mark.embedded, pytest.mark.neo4j]


def _answers(store: Connection) -> dict[str, list[dict[str, object]]]:
    """The rows of each question with only what it requires, and with all its examples."""
    found = {}
    for name, asked in questions().items():
        for of, chosen in (("required", [one for one in asked.parameters if one.required]), ("all", asked.parameters)):
            given = {parameter.name: parameter.example for parameter in chosen}
            found[f"{name}, {of}"] = ask(store, name, given, limit=None).rows
    return found


def test_the_worked_example(embedded_store: Connection, neo4j_store: Connection) -> None:
    answers = []
    for store in (embedded_store, neo4j_store):
        build(store)
        answers.append(_answers(store))
        wipe(store)
    assert answers[0] == answers[1]
    assert [name for name, rows in answers[0].items() if name.endswith("required") and not rows] == []


def test_texts_that_break_careless_writers(embedded_store: Connection, neo4j_store: Connection) -> None:
    answers = []
    for store in (embedded_store, neo4j_store):
        wipe(store)
        write_readings(store, [*hostile(), *overlapping()])
        answers.append(_answers(store))
        wipe(store)
    assert answers[0] == answers[1]
    assert sum(map(len, answers[0].values())) > 100


def test_the_schema(embedded_store: Connection, neo4j_store: Connection) -> None:
    """Made twice without an error, and on both the same properties of the same labels are unique or indexed."""
    found = []
    for store in (embedded_store, neo4j_store):
        wipe(store)
        prepare(store)
        prepare(store)
        with pytest.raises(Exception, match=r"constraint|already exists|Duplicate|duplicate"):
            store.write(lambda tx: tx.run("UNWIND [1, 2] AS i CREATE (:Load {id: 'twice'})"))
        found.append(store.read("MATCH (l:Load {id: 'twice'}) RETURN count(l) AS n"))
    assert found == [[{"n": 0}], [{"n": 0}]]


def test_a_question_about_an_actor_scans_nothing(neo4j_store: Connection, neo4j_settings: Settings) -> None:
    """The plan of each question that needs an actor, an event or a claim starts from an index."""
    wipe(neo4j_store)
    prepare(neo4j_store)
    scans = []
    with neo4j.GraphDatabase.driver(neo4j_settings.uri or "", auth=("neo4j", PASSWORD)) as driver:
        for name, asked in questions().items():
            if not any(parameter.required for parameter in asked.parameters):
                continue
            filled = checked(asked, {one.name: one.example for one in asked.parameters if one.required})
            plan = driver.execute_query(f"EXPLAIN {asked.statement}", filled, database_="neo4j").summary.plan
            scans += [
                (name, operator) for operator in _operators(plan) if "Scan" in operator and "Index" not in operator
            ]
    assert scans == []


def _operators(plan: Any) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)
