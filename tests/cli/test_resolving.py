"""`resolve` and `history`: decisions by command and by CSV, taken back, and told with who and when."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from geoties.store.bolt import Connection
from geoties.store.content import content_hash

from .conftest import Geoties

TEXT = "Benny Gantz visited Rabat."
NAMES = {"a": "Benny Gantz", "b": "Бени Ганц", "c": "=Benni Gantz"}


def _records(document: str, **country: str) -> list[dict[str, Any]]:
    actor = f"doc/{document}#person/gantz"
    roles = [{"role": "SOURCE_OF", "actor": actor}, {"role": "TARGET_OF", "actor": "MAR"}]
    evidence = {"quote": TEXT, "start": 0, "end": len(TEXT), "extractor": "rules"}
    claim = {"record": "claim", "document": f"doc/{document}", "type": "CONSULT", "kind": "visit", "date": "2021-11-23"}
    return [
        {"record": "document", "id": f"doc/{document}", "publisher": f"Daily {document}", "text": TEXT},
        {"record": "actor", "document": f"doc/{document}", "id": actor, "kind": "Person", "name": NAMES[document],
         **country},
        claim | {"roles": roles} | evidence,
    ]  # fmt: skip


@pytest.fixture
def loaded(store: Connection, geoties: Geoties, tmp_path: Path) -> Connection:
    """Three documents that tell of one visit, each with a person of its own."""
    lines = [json.dumps(record) for document in "abc" for record in _records(document)]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert geoties("load", "records.jsonl").exit_code == 0
    return store


@pytest.fixture
def ruled(store: Connection, geoties: Geoties, tmp_path: Path) -> Connection:
    """The same, where the documents tell of which state the person is."""
    lines = [json.dumps(record) for document in "abc" for record in _records(document, country="ISR")]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert geoties("load", "records.jsonl").exit_code == 0
    return store


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_a_judgement_and_its_undoing(loaded: Connection, geoties: Geoties, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOTIES_USER", "amina")
    before = content_hash(loaded)
    said = geoties("resolve", "same", "doc/a#person/gantz", "doc/b#person/gantz", "--why", "one minister")
    decision = said.stdout.split()[0]
    assert decision.startswith("judgement/")
    again = geoties("resolve", "same", "doc/b#person/gantz", "doc/a#person/gantz", "--by", "berta")
    assert again.stdout == f"{decision} (as decided before)\n"
    refused = geoties("resolve", "different", "doc/a#person/gantz", "doc/b#person/gantz")
    assert refused.exit_code == 1
    assert f"they are one by doc/a#person/gantz = doc/b#person/gantz ({decision})" in refused.stderr
    assert geoties("resolve", "undo", decision, "--by", "berta").stdout == f"withdrawn {decision}\n"
    assert content_hash(loaded) == before
    told = json.loads(geoties("history", "doc/a#person/gantz", "--format", "json").stdout)
    assert [(row["what"], row["by"], row["why"]) for row in told] == [
        ("stated", "rules", None),
        ("same", "amina", "one minister"),
        ("withdrawn", "berta", None),
    ]
    assert told[0]["told"] == TEXT


def test_candidates_meet_across_scripts_and_leave_when_told_apart(loaded: Connection, geoties: Geoties) -> None:
    found = json.loads(geoties("resolve", "candidates", "--format", "json").stdout)
    pairs = {(row["left"], row["right"]): row for row in found}
    assert set(pairs) == {
        (f"doc/{left}#person/gantz", f"doc/{right}#person/gantz") for left, right in ("ab", "ac", "bc")
    }
    row = pairs["doc/a#person/gantz", "doc/b#person/gantz"]
    assert row["speaks_for"] == [
        "names 0.95: Benny Gantz / Бени Ганц",
        "same events: visit MAR 2021-11-23",
    ]
    assert geoties("resolve", "different", "doc/a#person/gantz", "doc/b#person/gantz").exit_code == 0
    left = json.loads(geoties("resolve", "candidates", "--format", "json").stdout)
    assert len(left) == 2


def test_a_sheet_of_pairs_there_and_back(loaded: Connection, geoties: Geoties, tmp_path: Path) -> None:
    assert geoties("resolve", "export", "pairs.csv").exit_code == 0
    text = (tmp_path / "pairs.csv").read_text(encoding="utf-8-sig")
    rows = _rows(text)
    assert rows[0]["left_sentences"] == f"{TEXT} (doc/a)"
    assert "'=Benni Gantz" in {row["right_name"] for row in rows}
    verdicts = {"ab": "same", "ac": "same", "bc": "different"}
    for row in rows:
        row["verdict"] = verdicts[row["left"][4] + row["right"][4]]
    rows.sort(key=lambda row: (row["left"], row["right"]))
    rows.append(rows[0] | {"verdict": "perhaps"})
    rows.append(rows[0] | {"verdict": ""})
    with (tmp_path / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    done = geoties("resolve", "import", "pairs.csv", "--by", "amina")
    assert (done.exit_code, done.stdout) == (1, "2 kept, 0 unchanged, 2 left out\n")
    assert "verdict: perhaps (expected same, different, or nothing)" in done.stderr
    assert "doc/b#person/gantz and doc/c#person/gantz cannot be judged different" in done.stderr
    assert [line.split(":")[1] for line in done.stderr.splitlines()] == ["4", "5"]
    assert loaded.read("MATCH (e:Event) RETURN count(e) AS n") == [{"n": 1}]


def test_a_sheet_of_claims_there_and_back(loaded: Connection, geoties: Geoties, tmp_path: Path) -> None:
    rows = _rows(geoties("resolve", "export", "--claims", "-").stdout)
    assert [row["document"] for row in rows] == ["doc/a", "doc/b", "doc/c"]
    rows[0]["verdict"] = "reject"
    rows[1] |= {"verdict": "edit", "date": "2021-11-24", "amount": "12.5", "why": "a day later"}
    rows[2] |= {"verdict": "edit", "amount": "much"}
    buffer = StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    done = geoties("resolve", "import", "-", "--by", "amina", input=buffer.getvalue())
    assert done.stdout == "2 kept, 0 unchanged, 1 left out\n"
    assert "-:4: amount:" in done.stderr
    events = loaded.read("MATCH (e:Event) RETURN e.date AS date, e.amount AS amount ORDER BY date")
    assert events == [{"date": "2021-11-23", "amount": None}, {"date": "2021-11-24", "amount": 12.5}]
    assert geoties("load", "records.jsonl").exit_code == 0
    assert loaded.read("MATCH (e:Event) RETURN count(e) AS n") == [{"n": 2}]
    told = json.loads(geoties("history", "doc/b", "--format", "json").stdout)
    assert [(row["what"], row["told"], row["why"]) for row in told] == [
        ("stated", TEXT, None),
        ("corrected", "amount: 12.5, date: 2021-11-24", "a day later"),
    ]


def test_a_claim_is_edited_by_command(loaded: Connection, geoties: Geoties) -> None:
    claim = loaded.read("MATCH (c:Claim {document: 'doc/a'}) RETURN c.id AS id")[0]["id"]
    said = geoties("resolve", "edit", claim, "-p", "date=2020", "-p", "place=Rabat")
    assert said.stdout.startswith("correction/")
    assert loaded.read("MATCH (e:Event {date: '2020'}) RETURN e.place AS place") == [{"place": "Rabat"}]
    wrong = geoties("resolve", "edit", claim, "-p", "quote=other")
    assert wrong.exit_code == 1
    assert "a field that can be corrected: type, kind, status" in wrong.stderr
    assert geoties("resolve", "reject", claim).exit_code == 0
    assert geoties("resolve", "accept", claim).exit_code == 0
    assert loaded.read("MATCH (e:Event {date: '2020'}) RETURN count(e) AS n") == [{"n": 1}]


def test_what_is_no_sheet_and_who_is_nobody_is_told(loaded: Connection, geoties: Geoties) -> None:
    done = geoties("resolve", "import", "-", input="name,verdict\nx,same\n")
    assert "the first line must name the columns verdict, left and right" in done.stderr
    assert "there is no claim or event 'claim/none'" in geoties("resolve", "reject", "claim/none").stderr
    assert "no actor is named 'Qqq'" in geoties("resolve", "same", "Qqq", "MAR").stderr
    assert "there is no judgement 'judgement/none'" in geoties("resolve", "undo", "judgement/none").stderr


def test_what_rules_joined_is_told_with_its_score_and_parted_by_a_person(ruled: Connection, geoties: Geoties) -> None:
    a, b, c = (f"doc/{document}#person/gantz" for document in "abc")
    assert json.loads(geoties("resolve", "candidates", "--format", "json").stdout) == []
    joined = json.loads(geoties("resolve", "candidates", "--joined", "--format", "json").stdout)
    assert [(row["left"], row["right"], row["score"], row["against"]) for row in joined] == [
        (a, c, 0.962, []),
        (a, b, 0.95, []),
        (b, c, 0.95, []),
    ]
    assert joined[1]["speaks_for"] == ["names 0.95: Benny Gantz / Бени Ганц", "both of ISR"]
    told = [row for row in json.loads(geoties("history", b, "--format", "json").stdout) if row["what"] == "joined"]
    assert [(row["at"], row["by"], row["about"]) for row in told] == [
        (None, "a rule", f"{a} = {b}"),
        (None, "a rule", f"{a} = {c}"),
        (None, "a rule", f"{b} = {c}"),
    ]
    assert told[0]["told"] == "0.95: names 0.95: Benny Gantz / Бени Ганц; both of ISR"
    event = ruled.read("MATCH (e:Event) RETURN e.id AS id")[0]["id"]
    reasons = json.loads(geoties("why", event, "--format", "json").stdout)
    assert sum(f"{a} = {b} by a rule (0.95: names" in row["joined_by"] for row in reasons) == 1
    assert geoties("resolve", "different", a, c, "--why", "a son").exit_code == 0
    stopped = json.loads(geoties("history", c, "--format", "json").stdout)
    assert [row["why"] for row in stopped if row["what"] == "joined"] == [
        "not followed: a person told them apart, or others that are one with them",
        "not followed: a person told them apart, or others that are one with them",
    ]
    near = json.loads(geoties("why", event, "--near", "--format", "json").stdout)
    assert [row["apart"].split(":")[0] for row in near] == [f"other persons are named ({a} and {c}, 0.992"]
