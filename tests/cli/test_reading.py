"""`load`, `extract` and `check`, on records; what goes wrong is told and the rest is done."""

import json
from pathlib import Path

import pytest

from geoties.store.bolt import Connection

from .conftest import Geoties

TEXT = "Morocco and Israel signed an agreement in Rabat."
DOCUMENT = {"record": "document", "id": "doc/1", "language": "en", "text": TEXT}
ROLES = [{"role": "PARTY_TO", "actor": "MAR"}, {"role": "PARTY_TO", "actor": "ISR"}]
CLAIM = {
    "record": "claim",
    "document": "doc/1",
    "type": "SUPPORT",
    "kind": "agreement",
    "date": "2021-11-24",
    "roles": ROLES,
    "quote": TEXT,
    "start": 0,
    "end": 48,
}
ROW = {
    "record": "claim",
    "document": "doc/2",
    "type": "COOPERATE",
    "kind": "arms_transfer",
    "roles": [{"role": "SOURCE_OF", "actor": "ISR"}, {"role": "TARGET_OF", "actor": "MAR"}],
    "dataset": "rows",
    "source_id": "7",
    "row": 7,
}


def write(name: str, *lines: object) -> str:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_load_prints_the_fixed_report(store: Connection, geoties: Geoties) -> None:
    file = write("a.jsonl", DOCUMENT, CLAIM, {"record": "document", "id": "doc/2"}, ROW)
    first = geoties("load", file, "--format", "json")
    assert first.exit_code == 0
    report = json.loads(first.stdout)
    hashed = report.pop("content_hash")
    assert report == {"created": 4, "unchanged": 0, "replaced": 0, "skipped": {}, "issues": []}
    assert len(hashed) == 64
    again = json.loads(geoties("load", file, "--format", "json").stdout)
    assert again == {
        "created": 0,
        "unchanged": 4,
        "replaced": 0,
        "skipped": {},
        "issues": [],
        "content_hash": hashed,
    }
    assert json.loads(geoties("status", "--format", "json").stdout)["content_hash"] == hashed


def test_a_broken_line_in_the_middle_costs_itself_alone(store: Connection, geoties: Geoties) -> None:
    file = write("a.jsonl", DOCUMENT, '{"record": "claim", "doc', CLAIM)
    result = geoties("load", file, "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["created"], report["skipped"]) == (2, {"line": 1})
    assert report["issues"] == [
        {
            "file": "a.jsonl",
            "line": 2,
            "field": "",
            "value": '{"record": "claim", "doc',
            "expected": "a JSON object; unexpected end of data at character 25",
        }
    ]
    assert result.stderr == "left out: 1 by line\n"


def test_without_json_the_issues_are_lines_on_stderr(store: Connection, geoties: Geoties) -> None:
    file = write("a.jsonl", DOCUMENT, {**CLAIM, "kind": "agrement"}, {**CLAIM, "start": 1, "end": 49}, CLAIM)
    result = geoties("load", file)
    assert (result.exit_code, result.stdout) == (1, "2 created, 0 unchanged, 0 replaced\n")
    first, second, last = result.stderr.splitlines()
    assert first.startswith("a.jsonl:2: kind: agrement (expected one of promise, acceptance, ")
    assert second == f"a.jsonl:3: quote: {TEXT} (expected the words of doc/1 from start to end)"
    assert last == "left out: 1 by quote, 1 by record"


def test_standard_input_and_the_order_of_lines(store: Connection, geoties: Geoties) -> None:
    lines = [json.dumps(line) for line in (ROW, CLAIM, {"record": "document", "id": "doc/2"}, DOCUMENT)]
    shuffled = geoties("load", "-", "--format", "json", input="\n".join(lines))
    ordered = geoties("load", "-", "--format", "json", "--format", "records", input="\n".join(reversed(lines)))
    assert json.loads(shuffled.stdout)["created"] == 4
    assert json.loads(ordered.stdout)["unchanged"] == 4
    assert json.loads(ordered.stdout)["content_hash"] == json.loads(shuffled.stdout)["content_hash"]


def test_claims_about_a_document_that_the_store_has(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT))
    wrong = {**CLAIM, "quote": "Morocco and Israel signed a treaty in Rabat.    "}
    result = geoties("load", write("b.jsonl", CLAIM, wrong))
    assert (result.exit_code, result.stdout) == (1, "1 created, 0 unchanged, 1 replaced\n")
    assert result.stderr.splitlines()[0] == (
        f"b.jsonl:2: quote: {wrong['quote']} (expected the words of doc/1 from start to end)"
    )


def test_claims_about_a_document_that_nobody_has(store: Connection, geoties: Geoties) -> None:
    result = geoties("load", write("a.jsonl", CLAIM, CLAIM))
    assert (result.exit_code, result.stdout) == (1, "0 created, 0 unchanged, 0 replaced\n")
    assert result.stderr == (
        "a.jsonl:1: document: doc/1 (expected a document record of this id, in the input or in the store)\n"
        "left out: 2 by document\n"
    )


def test_no_text_leaves_the_text_out_and_the_quotes_in(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM), "--no-text")
    rows = geoties("cypher", "MATCH (c:Claim)-[:STATED_IN]->(d:Document) RETURN c.quote AS quote, d.text AS text")
    assert json.loads(rows.stdout) == {"quote": TEXT, "text": None}


def test_check_lists_issues_and_touches_no_store(geoties: Geoties) -> None:
    good = geoties("check", write("a.jsonl", DOCUMENT, CLAIM))
    assert (good.exit_code, good.stdout) == (0, "0 texts, 1 documents with 1 claims, 0 issues\n")
    bad = geoties("check", write("b.jsonl", DOCUMENT, "{", CLAIM), write("c.txt", TEXT))
    assert (bad.exit_code, bad.stdout) == (1, "1 texts, 1 documents with 1 claims, 1 issues\n")
    assert bad.stderr == (
        "b.jsonl:2: { (expected a JSON object; unexpected end of data at character 2)\nleft out: 1 by line\n"
    )
    assert not Path("geoties-home").exists()


def test_check_as_json(geoties: Geoties) -> None:
    result = geoties("check", write("b.jsonl", DOCUMENT, {**CLAIM, "date": "24/11/2021"}), "--format", "json")
    assert json.loads(result.stdout) == {
        "texts": 0,
        "documents": 1,
        "claims": 0,
        "skipped": {"record": 1},
        "issues": [
            {
                "file": "b.jsonl",
                "line": 2,
                "field": "date",
                "value": "24/11/2021",
                "expected": "an EDTF date such as 2020, 2021-11 or 2021-11-23, the end not before the start",
            }
        ],
    }


def test_a_missing_file_is_told_before_anything_is_loaded(geoties: Geoties) -> None:
    result = geoties("load", write("a.jsonl", DOCUMENT), "none.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == ("geoties: none.txt: no such file or folder; check the path, or use - for standard input\n")
    assert not Path("geoties-home").exists()


def test_one_bad_file_among_good_ones(geoties: Geoties) -> None:
    Path("b.pdf").write_bytes(b"%PDF-1.4")
    result = geoties("check", write("a.jsonl", DOCUMENT, CLAIM), "b.pdf", write("c.txt", TEXT))
    assert (result.exit_code, result.stdout) == (1, "1 texts, 1 documents with 1 claims, 1 issues\n")
    assert result.stderr.startswith("b.pdf: a PDF file (expected plain text (UTF-8), ")


def test_an_unknown_language(geoties: Geoties) -> None:
    result = geoties("load", write("a.txt", TEXT), "--language", "it")
    assert (result.exit_code, result.stderr) == (
        1,
        "geoties: language 'it' is not read; use one of: fr, en, es, de, ar\n",
    )


def test_one_title_for_two_texts(geoties: Geoties) -> None:
    result = geoties("extract", write("a.txt", TEXT), write("b.txt", TEXT), "--title", "Talks")
    assert result.exit_code == 1
    assert result.stderr == "geoties: a URL and a title are for one text, and 2 files were given\n"


def test_extract_does_not_take_records(geoties: Geoties) -> None:
    result = geoties("extract", write("a.jsonl", DOCUMENT))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[0] == (
        "a.jsonl: JSON Lines of records (expected texts, or JSON Lines of documents; records are read already: "
        "`geoties load` takes them)"
    )


def test_two_formats_that_contradict_each_other(geoties: Geoties) -> None:
    result = geoties("load", write("a.txt", TEXT), "--format", "text", "--format", "records")
    assert result.exit_code == 2
    assert "--format text and --format records contradict each other" in result.stderr


@pytest.mark.models
def test_explain_tells_how_a_text_was_read(geoties: Geoties, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Spain's minister visited Rabat on 3 March 2021. The talks failed.", encoding="utf-8"
    )
    result = geoties("extract", "a.txt", "--language", "en", "--explain")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Spain's minister visited Rabat on 3 March 2021."
    assert '  visit, asserted, 2021-03-03 ("on 3 March 2021"): "visited" by en.visit, confidence ' in result.stdout
    assert any(
        line.startswith('  not told: "talks" by en.talks: negotiation needs two parties; found: none') for line in lines
    )
    told = [
        json.loads(line) for line in geoties("extract", "a.txt", "--explain", "--format", "json").stdout.splitlines()
    ]
    assert [one["told"][0]["kind"] for one in told[:1]] == ["visit"]


def test_explain_is_not_for_records(geoties: Geoties) -> None:
    write("a.txt", "The words.")
    assert geoties("extract", "a.txt", "--format", "json").exit_code == 2
    assert geoties("extract", "a.txt", "--explain", "--extractor", "mine").exit_code == 2
