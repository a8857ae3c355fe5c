"""Commands at the same time on one store: they leave the graph that one after the other leaves."""

import subprocess
import sys
from pathlib import Path

import orjson

from conftest import wipe
from geoties.records import to_dict
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.rebuild import Rebuilt, rebuild
from killed_load import readings

LOADERS = 4


def test_four_loads_at_once(store: Connection, tmp_path: Path) -> None:
    """Each loads documents of its own and, first, some that all of them load, in one file for each document."""
    shared = readings(5)
    parts = [[*shared, *readings(15, part=number + 1)] for number in range(LOADERS)]
    for number, part in enumerate(parts):
        folder = tmp_path / str(number)
        folder.mkdir()
        for index, one in enumerate(part):
            lines = [to_dict(record) for record in (one.document, *one.stated)]
            (folder / f"{index:02d}.jsonl").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    command = [sys.executable, "-m", "geoties", "load", "--format", "json"]
    running = [
        subprocess.Popen([*command, str(tmp_path / str(number))], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(LOADERS)
    ]
    ended = [one.communicate(timeout=240) for one in running]
    assert [one.returncode for one in running] == [0] * LOADERS, ended
    created = sum(orjson.loads(out)["created"] for out, _ in ended)
    assert created == 4 * (len(shared) + LOADERS * 15)
    found = content_hash(store)
    assert rebuild(store) == Rebuilt()
    wipe(store)
    for number in range(LOADERS):
        subprocess.run([*command, str(tmp_path / str(number))], check=True, capture_output=True)
    assert content_hash(store) == found
