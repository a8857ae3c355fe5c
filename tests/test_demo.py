"""The demo: its bundle is sound, loading it twice changes nothing, and it leaves other people's stores alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geoties import demo
from geoties.cli import cli
from geoties.errors import StoreError
from geoties.load import Intake, check
from geoties.model import Document
from geoties.queries import ask
from geoties.records import Reading
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.write import write_readings

BUNDLE = Path(demo.__file__).parent / "demo_data"


def test_the_bundle_is_small_and_sound() -> None:
    files = sorted(BUNDLE.glob("*.jsonl"))
    assert [file.name for file in files] == ["articles.jsonl", "gdelt.jsonl", "sipri.jsonl", "wikidata.jsonl"]
    assert sum(file.stat().st_size for file in files) < 150_000
    with Intake(files) as intake:
        report = check(intake)
    assert (report.texts, report.documents, report.claims, report.issues) == (2, 4, 101, ())


def test_rows_say_where_they_come_from() -> None:
    for name in ("gdelt", "sipri", "wikidata"):
        lines = [json.loads(line) for line in (BUNDLE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        documents = [line for line in lines if line["record"] == "document"]
        claims = [line for line in lines if line["record"] != "document"]
        assert all(document["dataset"] == name and document["licence"] for document in documents)
        assert all(claim["dataset"] == name and claim["source_id"] and claim["row"] for claim in claims)
        assert len(claims) <= 64


@pytest.mark.models
def test_the_demo_by_two_clocks(store: Connection) -> None:
    demo.load_bundle(store)
    for day, kinds in (
        ("2018-04", []),
        ("2020-12-09", ["rupture"]),
        ("2020-12-10", ["rupture", "normalization"]),
        ("2021-08-24", ["rupture", "normalization", "rupture"]),
    ):
        found = ask(store, "normalizations", {"as_of": day})
        assert [row["kind"] for row in found] == kinds
        # That the United States recognised something "the same day" gives it no date.
        assert found.undated == 1
    assert [row["actor"] for row in ask(store, "ties", {"actor": "MAR", "as_of": "2019"})] == ["IRN"]
    assert ask(store, "ties", {"actor": "MAR", "known_by": "2020"}).rows == []
    assert ask(store, "ties", {"actor": "MAR", "known_by": "2100"}).rows == ask(store, "ties", {"actor": "MAR"}).rows


@pytest.mark.models
def test_the_demo_answers_measures_and_draws(
    store: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = CliRunner().invoke(cli, ["demo"])
    assert (first.exit_code, first.exception) == (0, None)
    lines = first.stdout.splitlines()
    assert lines[0].endswith(": 132 created, 0 unchanged, 0 replaced.")
    assert (
        "  2020-12-10  normalization  Israel and Morocco, mediated by United States, "
        "joined by United Arab Emirates, Bahrain, Sudan"
    ) in lines
    assert (
        "    “Le Maroc et Israël ont normalisé leurs relations le 10 décembre 2020, sous la médiation des États-Unis.” "
        "[demo/un-an-apres]"
    ) in lines
    assert "  undated  arms transfer  (denied)  Iran to Polisario Front" in lines
    assert any(line.split()[:2] == ["DZA", "Algeria"] for line in lines)
    assert (tmp_path / "demo.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    hashed, page = content_hash(store), (tmp_path / "demo.html").read_bytes()
    again = CliRunner().invoke(cli, ["demo"])
    assert again.stdout.splitlines()[0].endswith(": 0 created, 132 unchanged, 0 replaced.")
    assert again.stdout.splitlines()[1:] == lines[1:]
    assert (content_hash(store), (tmp_path / "demo.html").read_bytes()) == (hashed, page)


def test_a_store_with_other_documents_is_left_alone(store: Connection) -> None:
    write_readings(store, [Reading(document=Document(id="mine"))])
    before = content_hash(store)
    with pytest.raises(StoreError) as caught:
        demo.load_bundle(store)
    assert str(caught.value) == (
        f"the store at {store.uri} holds other documents, such as mine: the demo does not mix with them. "
        "Give it a store of its own: GEOTIES_HOME=geoties-demo geoties demo"
    )
    assert content_hash(store) == before
