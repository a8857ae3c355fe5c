"""The reader's figures on the shared development sets: none may fall by more than noise below the committed one."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOME = ROOT / "benchmarks" / "extraction"
SHARED = ROOT.parent / "shared"
NOISE = 0.05
"""Of shares; the sets are small."""
FALSE = 1
"""Claims told of the passages without a tie (8 in French, 11 in English): at most one in eight."""

CALIBRATED = 0.2
"""Between the mean confidence of a bin and the share of its claims that is right; 0.15 and what chance does to some dozens."""


def _figures(printed: str) -> dict[str, float]:
    code = "import json, sys; from figures import figures; print(json.dumps(figures(sys.stdin.read())))"
    run = subprocess.run([sys.executable, "-c", code], input=printed, cwd=HOME, capture_output=True, text=True)
    if run.returncode:
        raise ValueError(run.stderr)
    return json.loads(run.stdout)


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.skipif(
    not (SHARED / "passages_dev").is_dir(), reason="the shared development sets are not beside the project"
)
def test_no_figure_falls():
    run = subprocess.run(
        [sys.executable, str(HOME / "run.py"), str(SHARED)], capture_output=True, text=True, check=True
    )
    measured = _figures(run.stdout)
    kept = json.loads((HOME / "figures.json").read_text(encoding="utf-8"))
    assert measured.keys() == kept.keys()
    shares = {name for name in kept if not name.endswith("false")}
    assert {name: measured[name] for name in shares if measured[name] < kept[name] - NOISE} == {}
    assert max(measured["fr false"], measured["en false"]) <= FALSE
    bins = re.findall(r"^  [\d.]+ to [\d.]+: +(\d+) claims, mean ([\d.]+), right ([\d.]+)$", run.stdout, re.MULTILINE)
    assert len(bins) == 4
    assert [row for row in bins if int(row[0]) >= 10 and abs(float(row[1]) - float(row[2])) > CALIBRATED] == []


def test_figures_are_read_from_the_print():
    line = (
        "ALL {} mentions 9/10=0.90 nominal 1/2=0.50 posts 3/4=0.75 | ties R strict 1/4=0.25 loose 2/4=0.50"
        "  P strict 1/2=0.50 loose 2/2=1.00 | dir 1/1=1.00 | no-tie passages 5 predictions there 2"
    )
    gold = "type top-1 0.600 [0.5-0.7]\ntriple (top-1)       P 0.400 R 0.300 F1 0.343 [0.2-0.4]"
    found = _figures("\n".join([line.format("fr"), line.format("en"), gold]))
    assert found["fr recall"] == 0.25
    assert found["en precision"] == 0.5
    assert found["en false"] == 2
    assert (found["gold type"], found["gold triple"]) == (0.6, 0.343)
    assert len(found) == 14


def test_a_print_without_a_figure_is_refused():
    with pytest.raises(ValueError, match=re.escape("was the scorer's print changed?")):
        _figures("ALL fr nothing here")


TIE = {
    "id": "t1",
    "plover": "DISAPPROVE",
    "plover_alt": ["SANCTION"],
    "kind": "accusation",
    "required": True,
    "derived": False,
    "state_level": {"source": ["PER"], "target": ["CHL"]},
    "evidence": [{"start": 0, "end": 10}],
}
GOLD = {"ties": [TIE]}


def _told(plover="DISAPPROVE", sources=("PER",), targets=("CHL",), start=0):
    sides = {"sources": list(sources), "targets": list(targets), "parties": [], "mediators": []}
    return {"plover": plover, **sides, "evidence": [{"start": start, "end": start + 10}]}


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ([], "not triggered"),
        ([_told(start=10)], "not triggered"),
        ([_told(plover="AID")], "type"),
        ([_told(targets=())], "missing country"),
        ([_told(targets=("CHL", "BRA"))], "extra country"),
        ([_told(targets=("BRA",))], "other countries"),
        ([_told(sources=("CHL",), targets=("PER",))], "wrong direction"),
        ([_told()], None),
        ([_told(plover="SANCTION", targets=("CHL", "group/sendero"))], None),
    ],
)
def test_a_missed_tie_has_one_cause(told, cause):
    assert _causes("missed", [GOLD], [{"ties": told}]) == ({cause: 1} if cause else {})


def test_shares_of_a_passage_have_an_interval_around_them():
    assert _causes("interval", [[1, 2]] * 50) == [0.5, 0.5]
    low, high = _causes("interval", [[0, 1], [1, 1]] * 20)
    assert 0.3 < low < 0.5 < high < 0.7


def test_confidence_is_set_beside_the_share_that_is_right():
    table = _causes("calibration", [[0.5, True], [0.6, False], [0.7, True], [0.99, True]])
    assert table == [[2, 0.55, 0.5], [1, 0.7, 1.0], [0, 0.0, 0.0], [1, 0.99, 1.0]]


def _causes(function, *values):
    code = (
        "import json, sys, causes; name, values = json.load(sys.stdin); found = getattr(causes, name)(*values); "
        "print(json.dumps({k: n for k, n in found.items() if n} if isinstance(found, dict) else found))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps([function, values]), cwd=HOME, capture_output=True, text=True
    )
    if run.returncode:
        raise ValueError(run.stderr)
    return json.loads(run.stdout)
