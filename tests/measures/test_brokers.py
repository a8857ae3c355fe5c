"""Mediators of hand-made events."""

from copy import deepcopy

import networkx as nx

from geoties.measures import mediators


def mediations() -> "nx.MultiDiGraph[str]":
    """Oman mediated twice between the same two and once for three; Qatar once; Qatar is party to what it mediated."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("OMN", name="Oman", kind="Country", bipartite=0)
    for event, roles in {
        "e1": [("OMN", "MEDIATED"), ("USA", "PARTY_TO"), ("IRN", "PARTY_TO")],
        "e2": [("OMN", "MEDIATED"), ("IRN", "SOURCE_OF"), ("USA", "TARGET_OF"), ("FRA", "HOSTED")],
        "e3": [("OMN", "MEDIATED"), ("USA", "PARTY_TO"), ("IRN", "PARTY_TO"), ("YEM", "PARTY_TO")],
        "e4": [("QAT", "MEDIATED"), ("QAT", "PARTY_TO"), ("TCD", "PARTY_TO"), ("SDN", "JOINED")],
        "e5": [("USA", "SOURCE_OF"), ("YEM", "TARGET_OF")],
    }.items():
        for actor, role in roles:
            graph.add_edge(actor, event, role=role, beside=None)
    return graph


def test_mediators_by_hand() -> None:
    graph = mediations()
    before = deepcopy(list(graph.edges(data=True)))
    assert mediators(graph) == [
        {"id": "OMN", "name": "Oman", "kind": "Country", "events": 3, "pairs": 3, "parties": ["IRN", "USA", "YEM"]},
        {"id": "QAT", "name": "QAT", "kind": None, "events": 1, "pairs": 0, "parties": []},
    ]
    assert list(graph.edges(data=True)) == before


def test_equals_stand_in_the_order_of_their_ids() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in ("B", "A"):
        graph.add_edge(actor, f"of {actor}", role="MEDIATED", beside=None)
    assert [row["id"] for row in mediators(graph)] == ["A", "B"]


def test_nothing_mediated() -> None:
    assert mediators(nx.MultiDiGraph()) == []
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("A", "e", role="SOURCE_OF", beside=None)
    assert mediators(graph) == []
