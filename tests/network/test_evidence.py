"""The sentences behind the ties of the worked example, the same from every engine."""

from copy import deepcopy
from typing import Any

import networkx as nx
import pytest

from geoties import ontology
from geoties.errors import QueryError
from geoties.network import evidence as module
from geoties.network import ties, with_evidence
from geoties.network.evidence import CONTEXT
from geoties.store.bolt import Connection
from worked_example import BAYOUDH, COMPANY, FORCES, FRENCH, GANTZ, TRUMP


def shown(graph: "nx.Graph[str]", a: str, b: str) -> list[tuple[Any, ...]]:
    return [(item["event"], item["document"], item["status"], item["via"]) for item in graph.edges[a, b]["evidence"]]


def test_a_tie_shows_all_that_is_said_of_it(example: Connection) -> None:
    graph = with_evidence(example, ties(example))
    assert shown(graph, "MAR", "ISR") == [
        ("event/04", "doc/fr1", "asserted", "own"),
        ("event/14", "doc/rows", "asserted", "own"),
        ("event/02", "doc/fr1", "asserted", "own"),
        ("event/03", "doc/fr1", "asserted", "own"),
        ("event/05", "doc/fr1", "asserted", "own"),
        ("event/01", "doc/fr1", "asserted", "own"),
        ("event/01", "doc/en1", "asserted", "own"),
        ("event/06", "doc/fr1", "asserted", "own"),
        ("event/07", "doc/fr1", "planned", "own"),
        ("event/10", "doc/en1", "denied", "own"),
    ]
    assert graph.edges["MAR", "ISR"]["evidence_total"] == 10
    assert graph.edges["MAR", "ISR"]["mediators"] == ["USA", TRUMP]
    heron = graph.edges["MAR", "ISR"]["evidence"][7]
    quote = "Rabat a aussi acquis trois drones Heron, pour environ 48 millions de dollars."
    start = FRENCH.index(quote)
    assert heron == {
        "event": "event/06",
        "kind": "arms_transfer",
        "type": "COOPERATE",
        "quad": "material_cooperation",
        "status": "asserted",
        "date": None,
        "via": "own",
        "roles": [
            {"role": "SOURCE_OF", "actor": "ISR", "name": "Israel"},
            {"role": "TARGET_OF", "actor": "MAR", "name": "Morocco"},
        ],
        "mediators": [],
        "joined": [],
        "amount": 48000000.0,
        "currency": "USD",
        "approximate": True,
        "items": [{"name": "Heron", "quantity": 3}],
        "quote": quote,
        "before": FRENCH[start - CONTEXT : start],
        "after": FRENCH[start + len(quote) : start + len(quote) + CONTEXT],
        "document": "doc/fr1",
        "title": "Rabat et Tel-Aviv",
        "publisher": "Journal",
        "published": "2021-12-24",
        "url": "https://journal.example/gantz",
        "confidence": 0.9,
        "dataset": None,
        "marks": [],
    }


def test_names_and_context_of_a_mediated_event(example: Connection) -> None:
    graph = with_evidence(example, ties(example))
    first, second = graph.edges["BHR", "ISR"]["evidence"]
    assert (first["via"], first["mediators"]) == ("joined", ["United States", "Donald Trump"])
    assert first["joined"] == ["United Arab Emirates", "Bahrain", "Sudan"]
    assert (first["after"], first["before"][-8:]) == ("", "drones. ")
    assert (second["document"], second["before"], second["after"][:5]) == ("doc/en1", "", " The ")
    row = graph.edges["MAR", "ISR"]["evidence"][1]
    assert (row["document"], row["quote"], row["before"], row["after"]) == ("doc/rows", None, "", "")


def test_ties_of_officials_forces_and_companies(example: Connection) -> None:
    graph = with_evidence(example, ties(example))
    assert shown(graph, "ISR", "ARE") == [
        ("event/12", "doc/en1", "asserted", "own"),
        ("event/01", "doc/fr1", "asserted", "joined"),
        ("event/01", "doc/en1", "asserted", "joined"),
    ]
    assert shown(graph, "MAR", GANTZ) == [("event/02", "doc/fr1", "asserted", "own")]
    assert shown(graph, BAYOUDH, GANTZ) == [("event/04", "doc/fr1", "asserted", "own")]
    assert shown(graph, FORCES, "ISR") == [("event/05", "doc/fr1", "asserted", "own")]
    assert shown(graph, COMPANY, "MAR") == [("event/13", "doc/en1", "asserted", "own")]


def test_countries_show_what_their_officials_did(example: Connection) -> None:
    graph = with_evidence(example, ties(example, level="countries"))
    told = [item["event"] for item in graph.edges["ISR", "MAR"]["evidence"]]
    assert told[0] == "event/04"
    assert {"event/02", "event/05"} <= set(told)
    assert graph.edges["ISR", "MAR"]["evidence_total"] == 10


def test_what_does_not_fit_is_counted_and_each_event_is_heard_first(example: Connection) -> None:
    graph = with_evidence(example, ties(example), per_tie=2)
    assert shown(graph, "ISR", "ARE") == [
        ("event/12", "doc/en1", "asserted", "own"),
        ("event/01", "doc/fr1", "asserted", "joined"),
    ]
    assert graph.edges["ISR", "ARE"]["evidence_total"] == 3
    none = with_evidence(example, ties(example), per_tie=0)
    assert (none.edges["ISR", "ARE"]["evidence"], none.edges["ISR", "ARE"]["evidence_total"]) == ([], 3)


def test_only_some_kinds(example: Connection) -> None:
    graph = with_evidence(example, ties(example, kinds=["visit"]), kinds=["visit"])
    assert shown(graph, "MAR", "ISR") == [("event/02", "doc/fr1", "asserted", "own")]
    with pytest.raises(QueryError, match="there is no kind of event 'vist'"):
        with_evidence(example, graph, kinds=["vist"])


def test_the_graph_that_came_in_is_unchanged(example: Connection) -> None:
    graph = ties(example)
    before = deepcopy((dict(graph.nodes(data=True)), list(graph.edges(data=True))))
    copy = with_evidence(example, graph)
    copy.edges["MAR", "ISR"]["kinds"].append("mine")
    assert (dict(graph.nodes(data=True)), list(graph.edges(data=True))) == before


def test_offsets_count_code_points(store: Connection) -> None:
    # A character beyond the basic plane is two units to Java and one to Python.
    text = "🕊🕊 Peace: A met B. 🕊 Then home."
    start = text.index("A met B.")
    store.write(
        lambda transaction: transaction.run(
            """
            CREATE (e:Event {id: 'e', kind: 'meeting', status: 'asserted'}),
                   (a:Actor:Country {id: 'A', name: 'A'})-[:PARTY_TO {claims: ['c']}]->(e),
                   (b:Actor:Country {id: 'B', name: 'B'})-[:PARTY_TO {claims: ['c']}]->(e),
                   (a)-[:TIED_TO {events: 1, kinds: ['meeting']}]->(b),
                   (c:Claim {id: 'c', status: 'asserted', quote: 'A met B.', start: $start, end: $end})-[:ABOUT]->(e),
                   (c)-[:STATED_IN]->(:Document {id: 'd', text: $text})
            """,
            start=start,
            end=start + 8,
            text=text,
        )
    )
    item = with_evidence(store, ties(store)).edges["A", "B"]["evidence"][0]
    assert (item["before"], item["quote"], item["after"]) == ("🕊🕊 Peace: ", "A met B.", " 🕊 Then home.")


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("SOURCE_OF A, TARGET_OF B, TARGET_OF C", ["A-B", "A-C"]),
        ("PARTY_TO A, PARTY_TO B, PARTY_TO C", ["A-B", "A-C", "B-C"]),
        ("PARTY_TO A, PARTY_TO B, JOINED C beside A", ["A-B", "C-B joined"]),
        ("SOURCE_OF A, TARGET_OF B, JOINED C beside A, JOINED D beside A", ["A-B", "C-B joined", "D-B joined"]),
        # One that joined both sides in turn has a tie with each.
        ("PARTY_TO A, PARTY_TO B, JOINED C beside A, JOINED C beside B", ["A-B", "C-B joined", "C-A joined"]),
        # A party that also joined is a joiner to the others that joined.
        ("PARTY_TO A, PARTY_TO B, JOINED B beside A, JOINED C beside A", ["A-B"]),
        ("SOURCE_OF A, TARGET_OF A", []),
        ("SOURCE_OF A, SOURCE_OF B", []),
    ],
)
def test_pairs_of_an_event(roles: str, expected: list[str]) -> None:
    rows = []
    for words in (part.split() for part in roles.split(", ")):
        rows.append({"role": words[0], "actor": words[1], "beside": words[3] if len(words) > 2 else None})
    assert [f"{a}-{b} {via}".removesuffix(" own") for a, b, via in module._pairs(rows)] == expected


def test_states_are_spoken_for_as_the_ontology_says() -> None:
    assert "p:" + "|".join(ontology.speak_for_country()) in module._SPEAKERS


def test_an_empty_graph_has_no_evidence(store: Connection) -> None:
    assert len(with_evidence(store, nx.Graph())) == 0
