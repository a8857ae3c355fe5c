"""The page as a file: whole or not there, the same every time, nothing in it that could run or be fetched."""

import base64
import gzip
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from geoties.errors import ViewError
from geoties.view import ViewReport, render, view

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def test_the_report_says_what_was_written(graph: "nx.Graph[Any]", tmp_path: Path) -> None:
    target = tmp_path / "ties.html"
    report = view(graph, target)
    assert report == ViewReport(target, 6, 5, 6, 6, target.stat().st_size)
    assert target.read_text(encoding="utf-8") == render(graph)
    assert list(tmp_path.iterdir()) == [target]


def test_same_graph_same_bytes_in_every_process(graph: "nx.Graph[Any]", tmp_path: Path) -> None:
    code = (
        "import networkx as nx, hashlib; from geoties.view import render;"
        "g = nx.relabel_nodes(nx.karate_club_graph(), str); g.add_node('x', aliases={'b', 'a'});"
        "print(hashlib.sha256(render(g).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert render(graph) == render(graph)


def test_the_title_is_the_one_given_else_the_graphs(graph: "nx.Graph[Any]") -> None:
    assert "<title>Ties of 2020</title>" in render(graph)
    assert "<title>R &amp; D &lt;b&gt;</title>" in render(graph, title="R & D <b>")
    assert "<title>Ties</title>" in render(nx.Graph())


def test_the_language_is_declared(graph: "nx.Graph[Any]") -> None:
    assert '<html lang="fr">' in render(graph, lang="fr")
    with pytest.raises(ViewError, match="no page texts in the language 'xx'"):
        render(graph, lang="xx")


def test_only_the_pages_own_scripts_may_run(graph: "nx.Graph[Any]") -> None:
    page = render(graph)
    policy = html.unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    packed = re.search(r'id="vis">(.*?)</script>', page)[1]  # type: ignore[index]
    scripts = [
        gzip.decompress(base64.b64decode(packed)).decode(),
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
    ]
    assert "vis-network" in scripts[0][:300]
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(digests) == 2
    assert policy.startswith("default-src 'none'; script-src " + " ".join(f"'sha256-{digest}'" for digest in digests))
    assert "'unsafe-inline'" not in policy.partition("style-src")[0]


def test_nothing_in_the_page_names_a_place_to_fetch_from(graph: "nx.Graph[Any]") -> None:
    page = render(graph)
    assert "sourceMappingURL" not in page
    markup = re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
    assert not re.search(r"<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(", markup)


def test_no_character_of_the_data_can_end_its_script(hostile: "nx.MultiGraph[Any]") -> None:
    page = render(hostile)
    written = DATA.search(page)[1]  # type: ignore[index]
    assert not set(written) & set("<>&\u2028\u2029")
    names = json.loads(written)["actors"]["name"]
    assert "L" * 5000 in names
    assert names.count("Twin") == 2
    assert "\ufffdtorn" in names
    assert "NaN" not in re.sub(r'"[^"]*"', "", written)
    page.encode("utf-8")


def test_an_empty_graph_and_one_without_ties_are_pages_too() -> None:
    lone: nx.Graph[str] = nx.Graph()
    assert "This graph has no actors." in render(lone)
    lone.add_node("MAR")
    assert '"name":["MAR"]' in render(lone)


def test_evidence_can_be_left_out_altogether(graph: "nx.Graph[Any]", tmp_path: Path) -> None:
    report = view(graph, tmp_path / "bare.html", evidence_limit=-1)
    assert (report.evidence_shown, report.evidence_total) == (0, 6)
    assert "Rabat took up its ties" not in (tmp_path / "bare.html").read_text(encoding="utf-8")


def test_an_earlier_page_is_replaced_and_can_be_read_by_others(graph: "nx.Graph[Any]", tmp_path: Path) -> None:
    target = tmp_path / "ties.html"
    target.write_text("old")
    previous = os.umask(0o022)
    try:
        view(graph, str(target))
    finally:
        os.umask(previous)
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_link_keeps_pointing_at_the_page(graph: "nx.Graph[Any]", tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "ties.html"
    target.write_text("old")
    link = tmp_path / "ties.html"
    link.symlink_to(target)
    view(graph, link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing/ties.html", "the folder .*missing does not exist; make it first"),
        ("folder", "it is a folder; name a file in it, such as ties.html"),
        ("file.txt/ties.html", "not a directory; choose another place"),
        ("x" * 300 + "/ties.html", "file name too long; choose another place"),
    ],
)
def test_where_no_page_can_be_written(graph: "nx.Graph[Any]", tmp_path: Path, path: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("text")
    with pytest.raises(ViewError, match=message):
        view(graph, tmp_path / path)
    assert sorted(left.name for left in tmp_path.rglob("*")) == ["file.txt", "folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system: nothing to fill")
def test_a_full_disk(graph: "nx.Graph[Any]") -> None:
    with pytest.raises(ViewError, match="cannot write /dev/full: no space left on device; choose another place"):
        view(graph, "/dev/full")


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_disk_that_fills_half_way_leaves_the_earlier_page_alone(tmp_path: Path) -> None:
    target = tmp_path / "ties.html"
    target.write_text("old")
    code = (
        "import resource, signal, sys, networkx as nx; from geoties.view import view\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: view(nx.path_graph(3), sys.argv[1])\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"ViewError cannot write {target}: file too large; choose another place"
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write to read-only folders")
def test_a_read_only_folder(graph: "nx.Graph[Any]", tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(ViewError, match="permission denied; choose another place"):
        view(graph, tmp_path / "ties.html")
