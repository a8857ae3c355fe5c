"""What the papers say is so: their commands run, their paths exist, the generated pages are fresh."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md")
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_PATH = re.compile(r"`((?:src|docs|data|cypher|tests|\.ci)/[^` ]*|[\w.-]+\.(?:md|yml|toml|lock))`")


@pytest.mark.parametrize("page", ["cli.md", "schema.md"])
def test_generated_pages_are_fresh(page: str) -> None:
    code = (
        "import sys; sys.path.insert(0, 'docs'); import generate; "
        f"sys.stdout.buffer.write(generate.pages()[{page!r}].encode())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    assert (ROOT / "docs" / page).read_bytes() == done.stdout, f"docs/{page} is stale: make docs"


@pytest.mark.parametrize("paper", PAPERS)
def test_paths_named_in_the_papers_exist(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    named = {(ROOT / paper).parent / path for path in _LINK.findall(text)}
    named |= {ROOT / path for path in _PATH.findall(text)}
    missing = sorted(str(path.relative_to(ROOT)) for path in named if not path.exists())
    assert missing == []


def test_every_data_file_is_in_the_data_paper() -> None:
    told = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    bundle = sorted((ROOT / "src" / "geoties" / "demo_data").glob("*.jsonl"))
    assert len(bundle) == 4
    assert [path.name for path in bundle if str(path.relative_to(ROOT)) not in told] == []


@pytest.mark.embedded
@pytest.mark.models
@pytest.mark.slow
def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "geoties"
    if not program.exists() or shutil.which("bash") is None:
        pytest.skip("needs bash, and geoties installed beside this Python")
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert sum(line.startswith("geoties ") for block in blocks for line in block.splitlines()) >= 10
    script = "set -euo pipefail\n" + "\n".join(blocks)
    environment = os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "GEOTIES_HOME": str(tmp_path / "home"),
    }
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, cwd=tmp_path, env=environment, timeout=280, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    for page in ("demo.html", "ties.html", "liens.html"):
        assert (tmp_path / page).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Le Maroc et Israël ont normalisé leurs relations en 2020" in done.stdout.decode()
