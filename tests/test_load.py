"""Texts and records into a store: the same graph whichever way they come."""

import json
import tracemalloc
from pathlib import Path

import pytest

from conftest import wipe
from geoties import demo
from geoties.errors import InputError
from geoties.load import Intake, LoadReport, about, extract, load
from geoties.records import to_line
from geoties.store.bolt import Connection

FRENCH = (
    "Le Maroc et Israël ont normalisé leurs relations en 2020, sous la médiation des États-Unis.\n"
    "Le ministre israélien de la Défense, Benny Gantz, s'est rendu à Rabat le 24 novembre 2021.\n"
)
ENGLISH = "Algeria severed diplomatic relations with Morocco on 24 August 2021.\n"


def loaded(connection: Connection, *paths: Path, **said: str) -> LoadReport:
    with Intake(paths, about=about(**said)) as intake:
        return load(intake, connection, content_hash=True)


@pytest.mark.models
def test_extracted_records_make_the_same_graph_as_the_text(store: Connection, tmp_path: Path) -> None:
    from conftest import wipe

    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    direct = loaded(store, tmp_path / "a.txt", language="fr", published="2021-12-24")
    assert direct.created > 2
    wipe(store)
    with Intake([tmp_path / "a.txt"], about=about(language="fr", published="2021-12-24")) as intake:
        lines = [to_line(record) for record in extract(intake)]
    kinds = [json.loads(line)["record"] for line in lines]
    order = ["document", "actor", "mention", "post", "part", "membership", "claim"]
    own = [kind for line, kind in zip(lines, kinds, strict=True) if kind != "actor" or b'"document"' in line]
    assert own == sorted(own, key=order.index)
    (tmp_path / "records.jsonl").write_bytes(b"".join(reversed(lines)))
    assert loaded(store, tmp_path / "records.jsonl") == direct


@pytest.mark.embedded
@pytest.mark.neo4j
def test_both_engines_hold_the_same_content(embedded_store: Connection, neo4j_store: Connection) -> None:
    from conftest import wipe

    bundle = sorted(Path(demo.__file__).parent.glob("demo_data/[!a]*.jsonl"))
    reports = []
    for connection in (embedded_store, neo4j_store):
        wipe(connection)
        reports.append(loaded(connection, *bundle))
        wipe(connection)
    assert reports[0].created > 100
    assert reports[0] == reports[1]


@pytest.mark.models
def test_a_saved_page_and_a_note(embedded_store: Connection, tmp_path: Path) -> None:
    wipe(embedded_store)
    words = (
        "Le Maroc et l'Espagne ont signé un accord de défense à Rabat le 3 mars 2021, a annoncé le ministre marocain."
    )
    page = f"<html><head><meta property='og:site_name' content='Le Courrier'></head><body><p>{words}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\ntitle: Une note\ndate: 2021-03-04\n---\n\n**Rabat.** {words}\n", "utf-8")
    notes: list[str] = []
    with Intake([tmp_path], note=notes.append) as intake:
        report = load(intake, embedded_store)
    assert report.skipped == {}
    assert notes == [
        f"{tmp_path / 'a.html'}: it says of itself: publisher Le Courrier",
        f"{tmp_path / 'b.md'}: it says of itself: title Une note; published 2021-03-04",
    ]
    rows = embedded_store.read(
        "MATCH (c:Claim {kind: 'defence_agreement'})-[:STATED_IN]->(d:Document) "
        "RETURN d.text AS text, c.quote AS quote, c.start AS start, c.end AS end"
    )
    assert len(rows) == 2
    assert all(row["text"][row["start"] : row["end"]] == row["quote"] for row in rows)


@pytest.mark.models
def test_texts_documents_and_records_in_one_load(store: Connection, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(FRENCH.encode("cp1252"))
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"id": "b", "text": ENGLISH, "language": "en"}) + "\n", encoding="utf-8"
    )
    (tmp_path / "c.jsonl").write_text('{"record": "document", "id": "c"}\n{"record": "claim"\n', encoding="utf-8")
    (tmp_path / "d.md").write_bytes(b"")
    notes: list[str] = []
    with Intake([tmp_path], note=notes.append) as intake:
        report = load(intake, store)
    assert notes == [f"{tmp_path / 'a.txt'}: not UTF-8; read as cp1252"]
    assert report.skipped == {"file": 1, "line": 1}
    assert [(Path(issue.file).name, issue.line) for issue in report.issues] == [("c.jsonl", 2), ("d.md", 0)]
    rows = store.read("MATCH (d:Document) RETURN d.language AS language ORDER BY language")
    assert [row["language"] for row in rows] == ["en", "fr", None]


@pytest.mark.models
def test_quotes_are_the_words_at_their_offsets_whatever_the_line_ends(store: Connection, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + FRENCH.replace("\n", "\r\n").encode())
    loaded(store, tmp_path / "a.txt", language="fr")
    rows = store.read(
        "MATCH (c:Claim)-[:STATED_IN]->(d:Document) "
        "RETURN c.quote AS quote, c.start AS start, c.end AS end, d.text AS text"
    )
    assert len(rows) >= 3
    assert all(row["text"][row["start"] : row["end"]] == row["quote"] for row in rows)


def test_an_unknown_extractor_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    with Intake([tmp_path], about=about(language="en")) as intake, pytest.raises(InputError) as caught:
        list(extract(intake, extractor="rulse"))
    assert str(caught.value) == "no extractor is named 'rulse'; known ones are: gliner2, llm, rules"


def test_a_format_that_is_not_known(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Intake([tmp_path], format="pdf")
    assert (
        str(caught.value)
        == f"{tmp_path}: no file to read in this folder; it should hold .txt, .md, .markdown, .html, .htm, .jsonl files"
    )
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Intake([tmp_path], format="pdf")
    assert str(caught.value) == "format 'pdf' is not known; use one of: text, markdown, html, documents, records"


def test_a_text_of_50_megabytes_is_told_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("w", encoding="utf-8") as file:
        for _ in range(800_000):
            file.write(ENGLISH)
    line = json.dumps({"text": ENGLISH * 200_000, "language": "en"})
    (tmp_path / "b.jsonl").write_text(line + "\n" + json.dumps({"text": ENGLISH, "language": "en"}), encoding="utf-8")
    with Intake([tmp_path / "a.txt", tmp_path / "b.jsonl"]) as intake:
        assert [document.text for document in intake.documents()] == [ENGLISH]
    assert [str(issue) for issue in intake.issues] == [
        f"{tmp_path / name}: text: longer than 10 MB "
        "(expected one article a text; split it, or write its articles as JSON Lines of documents)"
        for name in ("a.txt", "b.jsonl:1")
    ]


def test_a_text_of_50_megabytes_is_not_held_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH * 800_000, encoding="utf-8")
    tracemalloc.start()
    with Intake([tmp_path / "a.txt"]) as intake:
        assert list(intake.documents()) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000
