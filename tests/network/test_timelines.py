"""Events of a tie, counted by when and what they were."""

from geoties.network import ties, with_evidence
from geoties.network.timelines import timeline
from geoties.store.bolt import Connection

VISIT = {"date": "2021-11-23", "kind": "visit", "quad": "verbal_cooperation", "status": "asserted", "dataset": None}
SALE = {"date": None, "kind": "arms_transfer", "quad": "material_cooperation", "status": "planned", "dataset": "sipri"}


def test_like_events_are_counted_together() -> None:
    via = dict.fromkeys(("e1", "e2", "e3", "e4", "moved"), "own")
    told = {"e1": VISIT, "e2": VISIT, "e3": VISIT, "e4": SALE}
    assert timeline(via, {"e1": "forward", "e2": "forward", "e4": "backward"}, told) == [
        SALE | {"way": "backward", "events": 1},
        VISIT | {"way": None, "events": 1},
        VISIT | {"way": "forward", "events": 2},
    ]


def test_the_timeline_counts_what_is_not_shown_too(example: Connection) -> None:
    edge = with_evidence(example, ties(example), per_tie=0).edges["MAR", "ISR"]
    asserted = [moment for moment in edge["timeline"] if moment["status"] == "asserted"]
    assert sum(moment["events"] for moment in asserted) == edge["events"]
    assert sum(moment["events"] for moment in asserted if moment["way"] == "forward") == edge["forward"]
    assert sum(moment["events"] for moment in asserted if moment["way"] == "backward") == edge["backward"]
    assert {moment["status"] for moment in edge["timeline"]} == {"asserted", "planned", "denied"}
