"""Actors of the gazetteer are called as is usual in the page's language, and found by both names."""

import networkx as nx

from geoties.view.called import called
from geoties.view.present import present


def test_names_in_a_language() -> None:
    assert called("MAR", "Morocco", "fr") == "Maroc"
    assert called("MAR", "Morocco", "en") == "Morocco"
    assert called("igo/african-union", "African Union", "fr") == "Union africaine"
    assert called("MAR", "The Kingdom", "fr") == "The Kingdom"
    assert called("doc/1#person/x", "Morocco", "fr") == "Morocco"


def test_a_page_in_french() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("MAR", name="Morocco", kind="Country", aliases=["Maroc", "Kingdom of Morocco"])
    graph.add_node("ESP", name="Spain", kind="Country")
    graph.add_node("doc/1#person/x", name="Spain", kind="Person")
    graph.add_edge("MAR", "ESP", events=1, mediators=["Morocco"])
    shown = present(graph, lang="fr")
    assert [(actor.id, actor.name, actor.fields["aliases"]) for actor in shown.actors] == [
        ("ESP", "Espagne", ["Spain"]),
        ("MAR", "Maroc", ["Morocco", "Kingdom of Morocco"]),
        ("doc/1#person/x", "Spain", []),
    ]
    assert shown.ties[0].mediators == (1,)
    assert [actor.name for actor in present(graph).actors] == ["Morocco", "Spain", "Spain"]
