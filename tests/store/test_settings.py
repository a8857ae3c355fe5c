"""The settings are what the environment says, and a secret stays one."""

from pathlib import Path

import pytest

from geoties.errors import StoreDenied, StoreError
from geoties.store.settings import Settings


def test_empty_environment_means_the_embedded_engine(tmp_path: Path) -> None:
    settings = Settings.from_environment({"GEOTIES_HOME": str(tmp_path)})
    assert settings == Settings(home=tmp_path, uri=None, username="neo4j", password=None, database=None, heap="1g")


def test_home_defaults_to_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    home = Settings.from_environment({}).home
    assert home.name == "geoties"
    assert home.is_absolute()
    assert not home.exists()


def test_all_variables() -> None:
    settings = Settings.from_environment(
        {
            "NEO4J_URI": " neo4j+s://graph.example:7687 ",
            "NEO4J_USERNAME": "amina",
            "NEO4J_PASSWORD": " with spaces ",
            "NEO4J_DATABASE": "ties",
            "GEOTIES_HOME": "~/graph",
            "GEOTIES_HEAP": "512M",
        }
    )
    assert settings.uri == "neo4j+s://graph.example:7687"
    assert settings.username == "amina"
    assert settings.password == " with spaces "
    assert settings.database == "ties"
    assert settings.home == Path.home() / "graph"
    assert settings.heap == "512M"


def test_blank_variables_count_as_absent() -> None:
    settings = Settings.from_environment({"NEO4J_URI": " ", "NEO4J_USERNAME": "", "NEO4J_DATABASE": ""})
    assert (settings.uri, settings.username, settings.database) == (None, "neo4j", None)


def test_password_is_never_shown() -> None:
    settings = Settings.from_environment({"NEO4J_URI": "bolt://h:1", "NEO4J_PASSWORD": "s3cret"})
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in str(settings)


def test_missing_password_names_the_variable() -> None:
    settings = Settings.from_environment({"NEO4J_URI": "bolt://h:1"})
    with pytest.raises(StoreDenied, match=r"no password for neo4j at bolt://h:1: set .* NEO4J_PASSWORD"):
        settings.required_password()


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost:7474", "neo4j://", "neo4j:localhost", "bolt"])
def test_wrong_address_says_how_to_write_it(uri: str) -> None:
    with pytest.raises(StoreError, match=r"not an address of a Neo4j: write it as in neo4j://localhost:7687"):
        Settings.from_environment({"NEO4J_URI": uri})


@pytest.mark.parametrize("uri", ["neo4j://amina:s3cret@host:7687", "http://amina:s3cret@host"])
def test_password_in_the_address_is_refused_and_not_repeated(uri: str) -> None:
    with pytest.raises(StoreError) as caught:
        Settings.from_environment({"NEO4J_URI": uri})
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("heap", ["1", "0g", "1gb", "-1g", "a lot"])
def test_wrong_heap_says_how_to_write_it(heap: str) -> None:
    with pytest.raises(StoreError, match=r"GEOTIES_HEAP is .* write it as in 1g or 512m"):
        Settings.from_environment({"GEOTIES_HEAP": heap})
