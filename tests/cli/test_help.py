"""Help is quick, complete, and ends in something to paste."""

import subprocess
import sys
from importlib.metadata import version

import click
import pytest

from geoties.cli import cli

from .conftest import Geoties

HEAVY = (
    "arcadedb_embedded",
    "charset_normalizer",
    "jinja2",
    "jsonschema_rs",
    "neo4j",
    "networkx",
    "numpy",
    "orjson",
    "psutil",
    "py3langid",
    "pyvis",
    "rapidfuzz",
    "rich",
    "spacy",
    "yaml",
)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from geoties.cli import cli\n"
        "cli.main(['--help'], standalone_mode=False)\n"
        f"sys.exit(', '.join(name for name in {HEAVY!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Read files into the graph." in done.stdout


@pytest.mark.parametrize("name", [None, *cli.commands])
def test_every_help_ends_in_an_example(geoties: Geoties, name: str | None) -> None:
    result = geoties(*([] if name is None else [name]), "--help")
    assert result.exit_code == 0
    *_, last = result.stdout.rstrip().splitlines()
    assert last.startswith("    geoties ")
    assert name is None or f"geoties {name}" in last


def _inner() -> list[tuple[str, str]]:
    groups = {name: command for name, command in cli.commands.items() if isinstance(command, click.Group)}
    return [(name, inner) for name, group in groups.items() for inner in group.commands]


@pytest.mark.parametrize(("name", "inner"), _inner())
def test_so_does_the_help_of_every_command_in_a_group(geoties: Geoties, name: str, inner: str) -> None:
    result = geoties(name, inner, "--help")
    *_, last = result.stdout.rstrip().splitlines()
    assert f"    geoties {name} {inner}" in last
    group = cli.commands[name]
    assert isinstance(group, click.Group)
    for parameter in group.commands[inner].params:
        assert not isinstance(parameter, click.Option) or parameter.help


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_option_says_what_it_is_for(name: str) -> None:
    for parameter in cli.commands[name].params:
        assert not isinstance(parameter, click.Option) or parameter.help


def test_version(geoties: Geoties) -> None:
    assert geoties("--version").stdout == f"geoties, version {version('geoties')}\n"


def test_wrong_usage_is_exit_code_2(geoties: Geoties) -> None:
    unknown = geoties("lode")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "No such command 'lode'" in unknown.stderr
    assert geoties("load").exit_code == 2
    assert geoties("load", "a.txt", "--format", "xml").exit_code == 2
