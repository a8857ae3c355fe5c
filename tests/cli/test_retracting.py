"""`retract`: looked at first, asked for, done, told by loads, and taken back."""

import json

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, write

OTHER = {**DOCUMENT, "id": "doc/2"}
AGAIN = {**CLAIM, "document": "doc/2"}


def status(geoties: Geoties) -> dict[str, object]:
    told = json.loads(geoties("status", "--format", "json").stdout)
    return {"content_hash": told["content_hash"], **told["counts"]}


def test_retract_shows_takes_and_lets_in(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    alone = status(geoties)
    geoties("load", write("b.jsonl", OTHER, AGAIN))
    both = status(geoties)
    told = "1 documents and 1 claims; 0 events go with them, 1 change"
    dry = geoties("retract", "doc/2", "--dry-run")
    assert (dry.exit_code, dry.stdout) == (0, f"would take out {told}\n")
    assert status(geoties) == both
    unasked = geoties("retract", "doc/2")
    assert unasked.exit_code == 2
    assert f"this takes out {told}: say --yes, or look first with --dry-run" in unasked.stderr
    assert status(geoties) == both
    done = geoties("retract", "doc/2", "--yes", "--by", "amina", "--why", "a hoax")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"took out {told}: retraction/")
    assert status(geoties) == {**alone, "judgements": 1}
    left_out = geoties("load", "b.jsonl")
    assert (left_out.exit_code, left_out.stdout) == (1, "0 created, 0 unchanged, 0 replaced\n")
    assert left_out.stderr.splitlines() == [
        "doc/2 is retracted and was left out: `geoties retract doc/2 --undo` lets it in, `history` says why",
        "left out: 1 by retracted",
    ]
    report = json.loads(geoties("load", "b.jsonl", "--format", "json").stdout)
    assert (report["skipped"], report["content_hash"]) == ({"retracted": 1}, alone["content_hash"])
    undone = geoties("retract", "doc/2", "--undo", "--by", "karim")
    assert undone.stdout.startswith("doc/2 may be loaded again (it was retracted at 20")
    assert undone.stdout.endswith(" by amina): load its file\n")
    assert geoties("load", "b.jsonl").stdout == "2 created, 0 unchanged, 0 replaced\n"
    assert status(geoties) == {**both, "judgements": 1}


def test_history_of_what_is_no_more_there(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", {**DOCUMENT, "dataset": "leaks"}, CLAIM))
    geoties("retract", "leaks", "--yes", "--by", "amina", "--why", "forged")
    rows = [json.loads(line) for line in geoties("history", "leaks").stdout.splitlines()]
    assert [(row["what"], row["by"], row["about"], row["why"]) for row in rows] == [
        ("retracted", "amina", "dataset/leaks", "forged")
    ]
    undone = geoties("resolve", "undo", rows[0]["id"], "--by", "karim")
    assert undone.exit_code == 0
    assert geoties("load", "a.jsonl").stdout == "2 created, 0 unchanged, 0 replaced\n"


def test_a_source_that_is_none(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    for options in (("--yes",), ("--dry-run",)):
        none = geoties("retract", "doc/none", *options)
        assert none.exit_code == 1
        assert none.stderr.startswith("geoties: there is no document and no data set 'doc/none': ")
    both = geoties("retract", "doc/1", "--undo", "--dry-run")
    assert both.exit_code == 2
    assert "--undo takes nothing out" in both.stderr
    stands = geoties("retract", "doc/1", "--undo")
    assert (stands.exit_code, "no retraction of 'doc/1' stands" in stands.stderr) == (1, True)
