"""What was loaded when is kept, and is no part of the content."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from geoties.errors import GeotiesError
from geoties.load import Intake, load
from geoties.store.batch import Written
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.loads import end_load, last_loads, start_load

RECORDS = """\
{"record": "document", "id": "doc/1"}
{"record": "claim", "document": "doc/1", "type": "CONSULT", "kind": "meeting", "source_id": "1", "row": 1, "dataset": "d",
 "roles": [{"role": "PARTY_TO", "actor": "MAR"}, {"role": "PARTY_TO", "actor": "ISR"}]}
""".replace("\n ", " ")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def test_each_load_is_recorded(store: Connection, tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl"):
        (tmp_path / name).write_text(RECORDS, encoding="utf-8")
    hashes = []
    for name in ("b.jsonl", "a.jsonl"):
        with Intake([tmp_path / name]) as intake:
            load(intake, store)
        hashes.append(content_hash(store))
    assert hashes[0] == hashes[1]
    found = last_loads(store)
    assert len(found) == 2
    told = sorted(found, key=lambda row: str(row["files"]), reverse=True)
    for row in told:
        assert TIME.fullmatch(row.pop("started"))
        assert TIME.fullmatch(row.pop("ended"))
        assert re.fullmatch("load/[0-9a-f]{20}", row.pop("id"))
    shared = {"file_count": 1, "replaced": 0, "geoties": version("geoties")}
    assert told == [
        {"files": ["b.jsonl"], "created": 2, "unchanged": 0, **shared},
        {"files": ["a.jsonl"], "created": 0, "unchanged": 2, **shared},
    ]


def test_a_load_that_did_not_end_has_no_end(store: Connection, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORDS, encoding="utf-8")

    def stop(_: Written) -> None:
        raise GeotiesError("stopped")

    with Intake([tmp_path / "a.jsonl"]) as intake, pytest.raises(GeotiesError, match="stopped"):
        load(intake, store, progress=stop)
    (row,) = last_loads(store)
    assert (row["files"], row["ended"], row["created"]) == (["a.jsonl"], None, None)


def test_of_many_files_the_first_are_named_and_all_counted(store: Connection) -> None:
    load_id = start_load(store, [f"folder/{number:03d}.txt" for number in range(250)])
    end_load(store, load_id, Written(created=1, unchanged=2, replaced=3))
    end_load(store, load_id, Written(created=1, unchanged=2, replaced=3))
    (row,) = last_loads(store)
    assert (row["file_count"], len(row["files"]), row["files"][-1]) == (250, 100, "099.txt")
    assert (row["created"], row["unchanged"], row["replaced"]) == (1, 2, 3)


def test_the_latest_come_first(store: Connection) -> None:
    ids = [start_load(store, [str(number)]) for number in range(3)]
    for number, load_id in enumerate(ids):
        store.write(
            lambda transaction, day=number, id=load_id: transaction.run(
                "MATCH (l:Load {id: $id}) SET l.started = $started", id=id, started=f"2026-01-0{day + 1}T00:00:00Z"
            )
        )
    assert [row["files"] for row in last_loads(store, limit=2)] == [["2"], ["1"]]
