"""Pages about one actor or about two: what is in them, and how they open in a real Chromium."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from geoties.errors import ViewError
from geoties.view import render
from geoties.view.portrait import cut, heading, posts

Open = Callable[..., Any]


def test_a_dyad_keeps_its_ties_and_whom_they_name(graph: "nx.Graph[Any]") -> None:
    kept = cut(graph, dyad=("MAR", "ISR"))
    assert (set(kept), list(kept.edges)) == ({"MAR", "ISR", "USA"}, [("MAR", "ISR")])
    assert kept.graph == graph.graph
    assert heading(graph, dyad=("MAR", "ISR"), actor=None) == "Morocco – Israel"


def test_an_actor_keeps_its_ties(graph: "nx.Graph[Any]", hostile: "nx.MultiGraph[Any]") -> None:
    assert sorted(cut(graph, actor="MAR")) == ["ISR", "MAR", "USA", "gantz"]
    twins = cut(hostile, actor="twin-a")
    assert twins.is_multigraph()
    assert twins.number_of_edges("twin-a", "twin-b") == 3


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"dyad": ("MAR", "XXX")}, "there is no actor 'XXX' in this graph"),
        ({"actor": "XXX"}, "there is no actor 'XXX' in this graph"),
        ({"dyad": ("ARE", "SDN")}, "United Arab Emirates and Sudan have no tie in this graph"),
    ],
)
def test_what_the_graph_has_not(graph: "nx.Graph[Any]", about: dict[str, Any], message: str) -> None:
    with pytest.raises(ViewError, match=message):
        render(graph, **about)


def test_posts_are_said_in_words() -> None:
    held = [
        {"title": "minister", "name": "Pat", "of_name": "Arland", "since": "2017-04-05", "until": None},
        {"title": "envoy", "name": float("nan"), "of_name": None, "since": "2011", "until": "2013"},
        {"title": None, "name": "Nobody"},
        "not one",
    ]
    assert posts(held, "en") == [
        ["minister", "Pat", "Arland", "since 5 April 2017"],
        ["envoy", "", "", "from 2011 to 2013"],
    ]
    assert posts(None, "fr") == []


def test_these_pages_carry_no_vis_network(graph: "nx.Graph[Any]") -> None:
    page = render(graph, dyad=("MAR", "ISR"))
    assert len(page) < 150_000
    assert '<script type="text/plain" id="vis"></script>' in page


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_the_page_of_a_dyad(opened: Open, graph: "nx.Graph[Any]", width: int, height: int) -> None:
    moments = [("2020-01", "verbal_cooperation"), ("2020-05", "verbal_conflict"), ("2021-03", "material_cooperation")]
    graph.edges["MAR", "ISR"]["timeline"] = [{"date": date, "quad": quad, "kind": quad} for date, quad in moments]
    it = opened(graph, dyad=("MAR", "ISR"), width=width, height=height)
    assert (it.requests, it.complaints) == ([], [])
    assert it.page.inner_text("h1") == "Morocco – Israel"
    assert it.page.locator("#canvas").is_hidden()
    assert it.page.evaluate("document.documentElement.scrollWidth") == width
    ground = it.page.locator("#bars .ground").bounding_box()["y"]
    up = it.page.locator("#bars .cooperation")
    assert [bar.bounding_box()["y"] < ground for bar in up.all()] == [True, True]
    assert it.page.locator("#bars .conflict").bounding_box()["y"] >= ground
    assert it.page.inner_text("#ticks").split() == ["2020", "2021"]
    assert "Rabat took up its ties with Israel again in 2020, through Washington." in it.panel()
    it.page.click("#panel .name:has-text('United States')")
    assert it.page.inner_text("#panel h2") == "United States"
    it.page.keyboard.press("Escape")
    assert "4 pieces of evidence" in it.panel()
    it.page.click("#show-filters")
    it.page.check("#filters [value=verbal_conflict] >> nth=0")
    assert it.page.inner_text("#counts").startswith("1 of 4 events")


@pytest.mark.browser
def test_the_card_of_an_actor(opened: Open, graph: "nx.Graph[Any]") -> None:
    graph.nodes["MAR"]["posts"] = [
        {"title": "envoy", "name": "<b>Pat</b>", "of": "MAR", "of_name": "Morocco", "since": "2019"}
    ]
    it = opened(graph, actor="MAR", lang="fr")
    assert (it.requests, it.complaints) == ([], [])
    assert it.page.inner_text("h1") == "Maroc"
    assert it.page.inner_text("#counts") == "7 événements · 3 liens · arrêté le 24 décembre 2021"
    assert it.page.inner_text("#panel .posts") == "envoy · <b>Pat</b> · Maroc · depuis : en 2019"
    assert [head.inner_text() for head in it.page.locator("#panel h2.kind").all()] == [
        *("Visite · 1 événement", "Transfert d'armes", "Normalisation des relations"),
    ]
    it.page.click("#panel .rows button:has-text('Israël') >> nth=0")
    assert it.page.inner_text("#panel h2") == "Israël – Maroc"
    it.page.click("#panel .close")
    assert it.page.locator("#panel .posts").is_visible()
