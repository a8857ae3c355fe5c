"""The main job end to end: the article to a graph, its ties asked for by name, the same on both engines."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geoties.store.bolt import Connection

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the article lies in ../shared/seeds, which is not here"),
]

FACTS = {
    ("normalization", "2020", "asserted"),
    ("agreement", "2021~", "asserted"),
    ("arms_transfer", "2021-11", "asserted"),
    ("arms_transfer", None, "asserted"),
    ("defence_agreement", "2021-11", "asserted"),
    ("visit", "2021-11-23", "asserted"),
    ("meeting", "2021-12-23", "asserted"),
    ("joint_production", None, "planned"),
}
_ROWS: dict[str, Any] = {}


def geoties(*arguments: str, stdin: bytes | None = None) -> bytes:
    """The command line as a user runs it; it must succeed."""
    done = subprocess.run([sys.executable, "-m", "geoties", *arguments], input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def asked(*arguments: str) -> Any:
    return json.loads(geoties(*arguments, "--format", "json"))


def test_the_article_end_to_end(store: Connection) -> None:
    article = next(SEEDS.glob("*.txt"))
    text = article.read_text(encoding="utf-8")
    options = ("--language", "fr", "--published", "2021-12-24")
    report = asked("load", str(article), *options)
    assert report["issues"] == []
    rows = asked("query", "ties-between", "-p", "a=MAR", "-p", "b=ISR")
    assert {(row["kind"], row["date"], row["status"]) for row in rows} >= FACTS
    assert {row["kind"] for row in rows} == {kind for kind, _, _ in FACTS}
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert asked("query", "ties-between", "-p", "a=Maroc", "-p", "b=Israël") == rows
    events: dict[str, list[Any]] = {}
    for row in rows:
        events.setdefault(row["event"], []).append(row)
    told = {(claims[0]["kind"], claims[0]["date"]): claims for claims in events.values()}
    assert len(told["visit", "2021-11-23"]) == 3
    assert len(told["meeting", "2021-12-23"]) == 2
    assert [claim["items"] for claim in told["arms_transfer", None]] == [[{"name": "Heron", "quantity": 3}]]
    heron = told["arms_transfer", None][0]
    assert (heron["amount"], heron["currency"]) == (48_000_000, "USD")
    mediated = asked("query", "mediated", "-p", "by=USA")
    assert {(row["kind"], row["date"], tuple(row["joined"])) for row in mediated} == {
        ("normalization", "2020", ("ARE", "BHR", "SDN"))
    }
    derived = asked("query", "ties-between", "-p", "a=ARE", "-p", "b=ISR")
    assert {(row["kind"], row["via"]) for row in derived} == {("normalization", "joined")}
    posts = {(row["name"], row["of"]) for row in asked("query", "posts")}
    assert {("Benny Gantz", "ISR"), ("Donald Trump", "USA")} <= posts
    assert any(name == "Abderrahim Bayoudh" for name, _ in posts)
    records = geoties("extract", str(article), *options)
    assert json.loads(geoties("load", "-", "--format", "json", stdin=records))["created"] == 0
    assert asked("status")["content_hash"] == report["content_hash"]
    _ROWS[store.engine] = (rows, mediated, report["content_hash"])
    if len(_ROWS) == 2:
        assert _ROWS["embedded"] == _ROWS["neo4j"]
