"""`sources`, and only what reliable or several sources say."""

import json
from pathlib import Path

import pytest

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, write

AGENCY = {**DOCUMENT, "publisher": "Agency"}
BLOG = {**DOCUMENT, "id": "doc/2", "publisher": "Blog"}
OTHER = {**CLAIM, "document": "doc/2", "kind": "trade_agreement"}


def test_sources_and_what_they_say(store: Connection, geoties: Geoties, monkeypatch: pytest.MonkeyPatch) -> None:
    geoties("load", write("a.jsonl", AGENCY, CLAIM, BLOG, OTHER))
    listed = geoties("sources", "--format", "csv")
    assert listed.stdout == "source,documents,reliability,means\nAgency,1,,not known\nBlog,1,,not known\n"
    assert listed.stderr.startswith("no table of sources yet: keep one at ")
    missing = geoties("query", "ties", "-p", "actor=MAR", "--min-reliability", "B")
    assert missing.exit_code == 1
    assert "there is no table of sources at " in missing.stderr
    monkeypatch.setenv("GEOTIES_SOURCES", "mine.csv")
    claim = json.loads(geoties("query", "documents", "-p", "document=doc/2").stdout)["claim"]
    Path("mine.csv").write_text(f"source,reliability,credibility\nAgency,B,\nBlog,D,\n{claim},,5\n", encoding="utf-8")
    graded = [json.loads(line) for line in geoties("sources").stdout.splitlines()]
    assert [(row["source"], row["reliability"]) for row in graded] == [("Agency", "B"), ("Blog", "D")]
    pair = ("query", "ties-between", "-p", "a=MAR", "-p", "b=ISR")
    assert [json.loads(line)["document"] for line in geoties(*pair, "--min-reliability", "B").stdout.splitlines()] == [
        "doc/1"
    ]
    assert len(geoties(*pair, "--min-reliability", "d").stdout.splitlines()) == 2
    assert geoties(*pair, "--min-outlets", "2").stdout == ""
    strength = ("measure", "weighted_degree", "--limit", "1")
    assert json.loads(geoties(*strength).stdout)["strength"] == 2
    assert json.loads(geoties(*strength, "--min-reliability", "B").stdout)["strength"] == 1
    viewed = geoties("view", "-o", "b.html", "--min-reliability", "B")
    assert viewed.stderr == "b.html: 2 actors, 1 ties, 1 sentences\n"
    why = json.loads(geoties("why", claim).stdout)
    assert (why["reliability"], why["credibility"]) == ("D", "5")
    wrong = geoties(*pair, "--min-reliability", "F")
    assert (wrong.exit_code, "'F' is no least reliability" in wrong.stderr) == (1, True)
    twice = geoties(*pair, "--min-reliability", "B", "-p", "outlets=Blog")
    assert (twice.exit_code, "--min-reliability and -p outlets=Blog choose the same" in twice.stderr) == (2, True)
