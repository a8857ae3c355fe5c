"""`status`, `up`, `down`, `rebuild` and `schema`."""

import json
import zipfile
from pathlib import Path

import pytest

from conftest import wipe
from geoties.records import json_schema
from geoties.store.bolt import Connection
from geoties.store.schema import VERSION
from neo4j_server import PASSWORD

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, write


def test_status_of_a_store_that_was_not_made_does_not_make_it(geoties: Geoties) -> None:
    told = json.loads(geoties("status").stdout)
    home = Path("geoties-home").absolute()
    assert told == {
        "engine": "embedded",
        "version": None,
        "place": str(home),
        "running": False,
        "size": 0,
        "schema": None,
        "counts": {},
        "content_hash": None,
        "loads": [],
    }
    assert not home.exists()


def test_status_counts_and_says_what_was_loaded_when(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    told = json.loads(geoties("status", "--format", "json").stdout)
    assert (told["engine"], told["version"]) == (store.engine, store.version)
    assert told["counts"] == {"documents": 1, "claims": 1, "actors": 2, "events": 1, "judgements": 0, "ties": 1}
    assert len(told["content_hash"]) == 64
    assert told["schema"] == VERSION
    assert (told["size"] is None) == (store.engine == "neo4j")
    (load,) = told["loads"]
    assert (load["files"], load["created"], load["unchanged"], load["replaced"]) == (["a.jsonl"], 2, 0, 0)
    assert load["started"] <= load["ended"]
    table = geoties("status", "--format", "table").stdout
    assert f"schema         {VERSION}" in table
    assert load["ended"] in table


def test_rebuild_finds_nothing_to_mend_and_mends_what_was_broken(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    hashed = json.loads(geoties("status").stdout)["content_hash"]
    assert geoties("rebuild").stdout == f"mended: nothing; content hash {hashed}\n"
    store.write(lambda transaction: transaction.run("MATCH (:Actor)-[t:TIED_TO]->(:Actor) DELETE t"))
    assert geoties("rebuild").stdout == f"mended: 1 ties; content hash {hashed}\n"


@pytest.mark.embedded
def test_up_keeps_it_running_until_down(geoties: Geoties) -> None:
    assert geoties("down").stdout == "it was not running\n"
    told = geoties("up").stdout
    assert told.startswith("running at bolt://127.0.0.1:")
    assert json.loads(geoties("status").stdout)["running"] is True
    assert geoties("down").stdout == "stopped\n"
    assert json.loads(geoties("status").stdout)["running"] is False


@pytest.mark.neo4j
def test_up_and_down_leave_a_neo4j_running(
    neo4j_store: Connection, geoties: Geoties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j_store.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    assert geoties("up").stderr == f"nothing to start: NEO4J_URI names {neo4j_store.uri}\n"
    assert geoties("down").stderr == f"nothing to stop: NEO4J_URI names {neo4j_store.uri}\n"


def test_up_brings_an_older_store_to_this_version(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    store.write(lambda transaction: transaction.run("MATCH (s:Store) SET s.schema = 1"))
    told = geoties("status")
    assert json.loads(told.stdout)["schema"] == 1
    assert told.stderr.startswith(
        "this store is of schema version 1: it is read as it is; `geoties up` brings it to version"
    )
    geoties("up")
    # It cannot stop while the test's own connection is open, but it no longer stays after it.
    geoties("down")
    assert json.loads(geoties("status").stdout)["schema"] == VERSION


def test_schema_is_the_published_one(geoties: Geoties) -> None:
    assert json.loads(geoties("schema").stdout) == json_schema()


def test_backup_and_restore(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    hashed = json.loads(geoties("status").stdout)["content_hash"]
    done = geoties("backup", "graph.zip")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"graph.zip: 1 documents, 1 claims; content hash {hashed}\n"
    refused = geoties("restore", "graph.zip")
    assert refused.exit_code == 1
    assert "is not empty (it has a Document at least), and nothing was restored" in refused.stderr
    added = geoties("restore", "graph.zip", "--into-existing")
    assert added.stdout == f"0 created, 2 unchanged; content hash {hashed}\n"
    wipe(store)
    assert (
        geoties("restore", "graph.zip").stdout == f"2 created, 0 unchanged; content hash {hashed}, as in the backup\n"
    )


def test_the_records_of_a_backup_can_be_loaded_by_themselves(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    hashed = json.loads(geoties("status").stdout)["content_hash"]
    geoties("backup", "graph.zip")
    wipe(store)
    with zipfile.ZipFile("graph.zip") as archive:
        records = archive.read("records.jsonl")
    assert geoties("load", "-", input=records).stdout == "2 created, 0 unchanged, 0 replaced\n"
    assert json.loads(geoties("status").stdout)["content_hash"] == hashed


def test_a_backup_goes_through_pipes(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    hashed = json.loads(geoties("status").stdout)["content_hash"]
    data = geoties("backup", "-").stdout_bytes
    wipe(store)
    assert geoties("restore", "-", input=data).stdout.endswith(f"{hashed}, as in the backup\n")
    assert geoties("restore", "-", input=data[:-30]).exit_code == 1
