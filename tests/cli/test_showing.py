"""`view` and `measure`."""

import json
from pathlib import Path

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, TEXT, write


def test_view_writes_a_page_with_the_sentence(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    result = geoties("view", "-o", "ties.html", "--title", "Rabat", "--lang", "fr")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "ties.html: 2 actors, 1 ties, 1 sentences\n"
    page = Path("ties.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    assert TEXT in page
    piped = geoties("view", "-o", "-", "--title", "Rabat", "--lang", "fr")
    assert piped.stdout == page


def test_measure_lists_and_measures(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    listed = [json.loads(line)["name"] for line in geoties("measure").stdout.splitlines()]
    assert {"degree", "weighted_degree", "betweenness", "communities", "mediators"} <= set(listed)
    rows = json.loads(geoties("measure", "degree", "--format", "json").stdout)
    assert rows == [
        {"id": "ISR", "name": "Israel", "kind": "Country", "degree": 1, "share": 1.0},
        {"id": "MAR", "name": "Morocco", "kind": "Country", "degree": 1, "share": 1.0},
    ]
    cut = geoties("measure", "degree", "--limit", "1")
    assert (len(cut.stdout.splitlines()), cut.stderr) == (1, "only the first 1 rows are shown; --limit shows more\n")
    unknown = geoties("measure", "degre")
    assert unknown.exit_code == 1
    assert unknown.stderr.startswith("geoties: there is no measure 'degre': did you mean degree? they are ")


def test_a_page_that_cannot_be_written(store: Connection, geoties: Geoties) -> None:
    result = geoties("view", "-o", "none/ties.html")
    assert result.exit_code == 1
    *_, line = result.stderr.splitlines()
    assert line.startswith("geoties: cannot write none/ties.html: the folder ")


def test_pages_of_a_dyad_and_of_an_actor(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    result = geoties("view", "-o", "dyad.html", "--dyad", "Maroc", "ISR")
    assert (result.exit_code, result.stderr) == (0, "dyad.html: 2 actors, 1 ties, 1 sentences\n")
    page = Path("dyad.html").read_text(encoding="utf-8")
    assert "<title>Morocco – Israel</title>" in page
    assert TEXT in page
    piped = geoties("view", "-o", "-", "--actor", "Morocco", "--title", "A card")
    assert "<title>A card</title>" in piped.stdout


def test_pages_about_nobody(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    assert "no actor is named 'Nobody Here'" in geoties("view", "-o", "x.html", "--actor", "Nobody Here").stderr
    assert "there is no actor 'FRA' in this graph" in geoties("view", "-o", "x.html", "--dyad", "MAR", "FRA").stderr
    both = geoties("view", "-o", "x.html", "--dyad", "MAR", "FRA", "--actor", "MAR")
    assert both.exit_code == 2
    assert "--dyad and --actor are two pages" in both.stderr
    assert not Path("x.html").exists()
