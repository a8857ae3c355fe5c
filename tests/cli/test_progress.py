"""The bar of a load: on a terminal only, with what is done, of how many, how fast, and how long it will take."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from geoties.records import to_dict
from killed_load import readings

pytestmark = [pytest.mark.embedded, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")]


def test_on_a_terminal(tmp_path: Path) -> None:
    lines = [to_dict(record) for one in readings(900) for record in (one.document, *one.stated)]
    (tmp_path / "many.jsonl").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    master, slave = pty.openpty()
    environment = os.environ | {"GEOTIES_HOME": str(tmp_path / "home"), "COLUMNS": "160", "TERM": "xterm"}
    command = [sys.executable, "-m", "geoties", "load", "many.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave, cwd=tmp_path, env=environment) as loader:
        os.close(slave)
        shown = b""
        while piece := _read(master):
            shown += piece
        assert loader.stdout is not None
        assert loader.stdout.read() == b"3600 created, 0 unchanged, 0 replaced\n"
    text = shown.decode()
    assert "documents and claims" in text
    assert "/3600" in text
    assert "/s" in text
    assert "left" in text


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # the other end is closed
        return b""
