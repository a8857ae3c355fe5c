"""The command line, run inside the test or as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geoties.cli import cli

Geoties = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def geoties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Geoties:
    """Runs a command in a folder of its own; what it raises beyond clean exits fails the test."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(cli, arguments, input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """Runs `python -m geoties` in a folder of its own, with more environment where given."""

    def run(*arguments: str, input: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "geoties", *arguments],
            input=input,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | environment,
            timeout=120,
        )

    return run
