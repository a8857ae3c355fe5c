"""What is read out of a graph: the order, the defaults, and what is left out."""

import copy
import datetime as dt
from typing import Any

import networkx as nx
import pytest

from geoties.view.columns import payload
from geoties.view.layout import layout
from geoties.view.present import present, shape


def data(graph: "nx.Graph[Any]", **options: Any) -> dict[str, Any]:
    """The page's data of a graph."""
    presented = present(graph)
    positions = layout(shape(presented))
    arguments: dict[str, Any] = {"title": "T", "lang": "en", "evidence_limit": 20} | options
    return payload(presented, positions, [], **arguments)[0]


def pair(**attributes: Any) -> "nx.Graph[Any]":
    """Two actors, MAR and ISR, and a tie with these attributes."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("MAR", name="Morocco")
    graph.add_node("ISR", name="Israel")
    graph.add_edge("MAR", "ISR", **attributes)
    return graph


def test_actors_stand_by_degree_then_name() -> None:
    graph = nx.Graph([("c", "a"), ("c", "b"), ("d", "d")])
    graph.nodes["a"]["name"] = "zambia"
    assert [(actor.id, actor.degree) for actor in present(graph).actors] == [("c", 2), ("b", 1), ("a", 1), ("d", 0)]


def test_ties_stand_by_strength_and_run_from_the_smaller_id() -> None:
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edge("z", "a", events=1, forward=1)
    graph.add_edge("m", "z", events=5)
    presented = present(graph)
    ends = [(presented.actors[tie.a].id, presented.actors[tie.b].id) for tie in presented.ties]
    assert ends == [("m", "z"), ("a", "z")]


def test_a_directed_edge_runs_as_it_was_drawn() -> None:
    graph: nx.DiGraph[Any] = nx.DiGraph([("z", "a"), ("a", "z")])
    presented = present(graph)
    assert sorted((presented.actors[tie.a].id, presented.actors[tie.b].id) for tie in presented.ties) == [
        ("a", "z"),
        ("z", "a"),
    ]


def test_parallel_and_self_ties_are_all_kept() -> None:
    graph: nx.MultiGraph[Any] = nx.MultiGraph([("a", "b"), ("a", "b"), ("a", "a")])
    presented = present(graph)
    assert len(presented.ties) == 3
    assert [actor.degree for actor in presented.actors] == [1, 1]


def test_defaults_of_a_bare_graph() -> None:
    made = data(nx.Graph([(1, ("x", 2))]))
    assert made["actors"]["name"] == ["('x', 2)", "1"]
    assert made["ties"] == {"a": [0], "b": [1]}
    assert made["evidence"] == {"events": [], "claims": [], "documents": [], "texts": []}
    assert made["asOf"] == ""


def test_columns_that_say_nothing_are_left_out() -> None:
    made = data(
        pair(events=3, reports=0, kinds=["visit"], mediators=["MAR", "the Pope"], last="2021-01-01", first=None)
    )
    assert made["ties"] == {
        "a": [0],
        "b": [1],
        "events": [3],
        "kinds": [0],
        "kindTable": [["visit"]],
        "mediators": [0],
        "mediatorTable": [[1, "the Pope"]],
        "years": [0],
        "yearTable": [["2021", "2021-01-01", "2021-01-01"]],
    }


def test_numbers_and_dates_that_are_none_do_not_disturb() -> None:
    nan = float("nan")
    graph = pair(events=nan, reports=None, score=nan, first=nan, last=dt.date(2020, 5, 1), kinds=nan, mediators=nan)
    graph.nodes["MAR"].update(kind="Kingdom", iso3=None, aliases="Maroc", country=nan)
    made = data(graph)
    assert made["ties"] == {"a": [0], "b": [1], "years": [0], "yearTable": [["2020", "2020-05-01", "2020-05-01"]]}
    assert made["actors"]["aliases"] == [[], ["Maroc"]]
    assert "kind" not in made["actors"]


def test_only_years_are_shown_of_bounds() -> None:
    ties = present(pair(first="2019-01-01", last="2021-12-31")).ties
    assert (ties[0].years, ties[0].last) == ("2019–2021", "2021-12-31")
    assert present(pair(first="2020-01-01", last="2020-12-31")).ties[0].years == "2020"


@pytest.mark.parametrize(
    ("events", "joint", "derived"), [(1, 1, True), (2, 1, False), (1, 0, False), (0, 2, True), (0, 0, False)]
)
def test_a_tie_is_derived_when_all_its_events_are_joint(events: int, joint: int, derived: bool) -> None:
    assert present(pair(events=events, joint=joint)).ties[0].derived is derived


def test_a_graph_without_event_counts_is_counted_by_what_it_has() -> None:
    assert present(pair(verbal_conflict=2, material_conflict=1)).ties[0].counts["events"] == 3
    told = [{"event": "e1", "quote": "a"}, {"event": "e1", "quote": "b"}, {"event": "e2"}]
    assert present(pair(evidence=told)).ties[0].counts["events"] == 2


def test_mediators_are_found_by_id_or_by_a_name_that_only_one_actor_has() -> None:
    graph = pair(mediators=["USA", "Twin", "Washington", None, ["x"]])
    graph.add_node("USA", name="United States")
    graph.add_node("t1", name="Twin")
    graph.add_node("t2", name="Twin")
    places = {actor.id: actor.place for actor in present(graph).actors}
    assert present(graph).ties[0].mediators == (places["USA"], "Twin", "Washington", "['x']")


def test_a_mediator_is_drawn_to_its_tie() -> None:
    graph = pair(mediators=["USA"])
    graph.add_node("USA")
    drawn = shape(present(graph))
    assert drawn.degree(2) == 2


def test_evidence_is_capped_and_the_cap_is_counted() -> None:
    told = [{"event": f"e{number}", "quote": f"q{number}"} for number in range(61)]
    presented = present(pair(evidence=told))
    positions = layout(shape(presented))
    made, shown, total = payload(presented, positions, [], title="T", lang="en", evidence_limit=20)
    assert (shown, total) == (20, 61)
    assert made["ties"]["claims"] == [list(range(20))]
    assert made["ties"]["claimTotal"] == [61]
    assert made["evidence"]["texts"][0] == "q0"


def test_evidence_that_was_left_out_before_is_counted_too() -> None:
    presented = present(pair(evidence=[{"quote": "q"}], evidence_total=300))
    _, shown, total = payload(presented, layout(shape(presented)), [], title="T", lang="en", evidence_limit=20)
    assert (shown, total) == (1, 300)


def test_evidence_by_joining_stands_apart(graph: "nx.Graph[Any]") -> None:
    ties = data(graph)["ties"]
    joined = [claims for claims in ties["joinedClaims"] if claims]
    assert joined == [[0], [0]]
    assert ties["derived"] == [0, 0, 1, 0, 1]


def test_names_of_kinds_are_sent_only_where_they_are_needed(graph: "nx.Graph[Any]") -> None:
    assert data(graph, lang="fr")["words"]["events"] == {
        "": "événement",
        "agreement": "accord",
        "arms_transfer": "transfert d'armes",
        "joint_production": "production commune",
        "normalization": "normalisation des relations",
        "visit": "visite",
    }


def test_the_order_in_which_a_graph_was_built_does_not_matter(graph: "nx.Graph[Any]") -> None:
    other: nx.Graph[Any] = nx.Graph(**graph.graph)
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from((b, a, attributes) for a, b, attributes in reversed(list(graph.edges(data=True))))
    assert data(other) == data(graph)


def test_the_graph_is_not_changed(graph: "nx.Graph[Any]", hostile: "nx.MultiGraph[Any]") -> None:
    for given in (graph, hostile):
        before = copy.deepcopy(given)
        data(given)
        assert repr(before.adj) == repr(given.adj)
        assert repr(before.nodes(data=True)) == repr(given.nodes(data=True))
        assert repr(before.graph) == repr(given.graph)
