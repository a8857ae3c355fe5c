"""Networks and measures of what held on a day, of what was known by then, and of other statuses."""

from typing import Any

import pytest

from geoties import ontology
from geoties.errors import QueryError
from geoties.measures import measure
from geoties.network import events, ties, with_evidence
from geoties.store import seen
from geoties.store.bolt import Connection
from geoties.store.sight import Sight, day, moment, statuses
from worked_example import COMPANY, GANTZ, TRUMP


def counted(graph: Any, *names: str) -> dict[tuple[str, str], tuple[Any, ...]]:
    return {tuple(sorted((a, b))): tuple(edge[name] for name in names) for a, b, edge in graph.edges(data=True)}


def test_everything_in_sight_is_the_network_of_the_store(example: Connection) -> None:
    for level in ("actors", "countries"):
        kept, graph = ties(example, level=level), ties(example, level=level, sight=Sight(known_by="2100"))
        shown = tuple(kept.edges["MAR", "ISR"])
        assert counted(graph, *shown) == counted(kept, *shown)
        assert dict(graph.nodes(data=True)) == dict(kept.nodes(data=True))


def test_ties_that_held_on_a_day(example: Connection) -> None:
    graph = ties(example, sight=Sight(as_of="2021-11-23"))
    assert counted(graph, "events", "last") == {
        ("ARE", "ISR"): (1, "2020-08-13"),
        ("BHR", "ISR"): (1, "2020-12-31"),
        ("ISR", "SDN"): (1, "2020-12-31"),
        ("DZA", "MAR"): (1, "2021-08-24"),
        ("IRN", "MAR"): (1, "2018-05-01"),
        ("ISR", "MAR"): (3, "2021-11-23"),
        ("ISR", "doc/fr1#force/forces-armees-royales"): (1, "2021-10-31"),
        ("MAR", GANTZ): (1, "2021-11-23"),
    }
    assert graph.graph == {"level": "actors", "weight": "events", "as_of": "2021-11-23", "undated": 1}
    assert "undated" not in ties(example, sight=Sight(known_by="2021")).graph


def test_ties_of_statuses_kinds_and_levels(example: Connection) -> None:
    assert counted(ties(example, sight=Sight(statuses=("alleged",))), "events", "backward") == {("DZA", "MAR"): (1, 1)}
    every = Sight(statuses=ontology.statuses())
    assert counted(ties(example, kinds=["espionage"], sight=every), "events") == {("DZA", "MAR"): (2,)}
    assert sorted(ties(example, level="countries", sight=Sight(known_by="2021-12-31T23:59:59Z"))) == [
        "ARE",
        "BHR",
        "ISR",
        "MAR",
        "SDN",
    ]
    assert counted(ties(example, sight=Sight(outlets=("Weekly",))), "events", "reports") == {
        ("ARE", "ISR"): (1, 1),
        ("DZA", "MAR"): (1, 1),
        ("IRN", "MAR"): (1, 1),
        ("ISR", "MAR"): (1, 1),
        ("MAR", COMPANY): (1, 1),
    }


def test_events_and_their_roles(example: Connection) -> None:
    graph = events(example, sight=Sight(as_of="2020-12-31", known_by="2021-12-31T23:59:59Z"))
    assert [node for node, side in graph.nodes(data="bipartite") if side] == ["event/01"]
    assert sorted(actor for actor, _, role in graph.edges(data="role") if role == "MEDIATED") == [TRUMP]
    assert graph.graph == {"undated": 1}
    assert sorted(events(example, statuses=["denied"], sight=Sight(known_by="2021"))) == []


def test_measures_take_a_sight(example: Connection) -> None:
    then = Sight(as_of="2020-12-09")
    assert [row["id"] for row in measure(example, "degree", sight=then)] == ["ARE", "IRN", "ISR", "MAR"]
    assert [(row["id"], row["events"]) for row in measure(example, "mediators", sight=then)] == [("USA", 1)]


def test_evidence_in_sight(example: Connection) -> None:
    sight = Sight(known_by="2021-12-31T23:59:59Z", as_of="2021-11-30")
    graph = with_evidence(example, ties(example, sight=sight), sight=sight)
    tie = graph.edges["MAR", "ISR"]
    assert [(item["event"], item["document"], item["mediators"]) for item in tie["evidence"]] == [
        ("event/02", "doc/fr1", []),
        ("event/03", "doc/fr1", []),
        ("event/05", "doc/fr1", []),
        ("event/01", "doc/fr1", ["Donald Trump"]),
    ]
    assert tie["evidence_total"] == sum(entry["events"] for entry in tie["timeline"]) == 4
    # The joiner's tie rests on the one sentence of then.
    assert [item["via"] for item in graph.edges["BHR", "ISR"]["evidence"]] == ["joined"]


def test_only_statuses_in_sight_are_evidence(example: Connection) -> None:
    sight = Sight(statuses=("denied", "planned"))
    tie = with_evidence(example, ties(example, sight=sight), sight=sight).edges["MAR", "ISR"]
    assert [(item["event"], item["status"]) for item in tie["evidence"]] == [
        ("event/07", "planned"),
        ("event/10", "denied"),
    ]


def test_the_statement_speaks_for_whom_the_ontology_says() -> None:
    assert "p:" + "|".join(ontology.speak_for_country()) in seen._OF


def test_days_moments_and_statuses_are_read() -> None:
    assert (day("2020"), day("2020-02"), day("2021-11-23")) == ("2020-12-31", "2020-02-29", "2021-11-23")
    assert moment("2021-11") == "2021-11-30T23:59:59Z"
    assert moment("load/7", find_load=lambda load_id: f"the end of {load_id}") == "the end of load/7"
    assert statuses("denied, planned") == ("denied", "planned")
    assert statuses("all") == ontology.statuses()
    for read, text, message in (
        (day, "tomorrow", "'tomorrow' is no date: it takes a date such as 2020, 2021-11 or 2021-11-23"),
        (day, "2020-02-30", "'2020-02-30' is no date"),
        (moment, "load/7", "'load/7' is no date: it takes a day such as 2021-11-23, a time such as"),
        (statuses, "refuted", "there is no status 'refuted': it is one or more of asserted, planned"),
        (statuses, "", "there is no status ''"),
    ):
        with pytest.raises(QueryError, match=message):
            read(text)
