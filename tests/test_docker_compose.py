"""The container of docker-compose.yml is the Neo4j of the tests, private and with a password."""

from pathlib import Path

import yaml

from neo4j_server import version

COMPOSE = yaml.safe_load((Path(__file__).parents[1] / "docker-compose.yml").read_text(encoding="utf-8"))
NEO4J = COMPOSE["services"]["neo4j"]


def test_version_is_the_one_that_is_tested() -> None:
    assert NEO4J["image"] == f"neo4j:{version()}-community"


def test_ports_are_for_this_machine_only() -> None:
    assert NEO4J["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_password_must_be_set_and_is_not_in_the_file() -> None:
    assert NEO4J["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?set NEO4J_PASSWORD")


def test_health_is_asked_over_bolt() -> None:
    assert "cypher-shell -a bolt://" in NEO4J["healthcheck"]["test"][1]


def test_graph_outlives_the_container() -> None:
    assert NEO4J["volumes"] == ["neo4j-data:/data"]
    assert "neo4j-data" in COMPOSE["volumes"]
