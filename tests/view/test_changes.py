"""The page of what changed: each tie looks like what became of it, in the picture, the table, the panel and the CSV."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from geoties.view.page import render

Open = Callable[..., Any]


@pytest.fixture
def changed() -> "nx.Graph[Any]":
    graph: nx.Graph[Any] = nx.Graph(title="2020 → 2021")
    for actor, name in (("A", "Arland"), ("B", "Borland"), ("C", "Corland"), ("D", "Dorland"), ("E", "Erland")):
        graph.add_node(actor, name=name, kind="Country")
    for a, b, change in (("A", "B", "new"), ("B", "C", "ended"), ("C", "D", "re-signed"), ("D", "E", "more")):
        graph.add_edge(a, b, events=3, verbal_cooperation=3, kinds=["visit"], change=change)
    return graph


def test_pages_of_what_stands_carry_nothing_of_changes(changed: "nx.Graph[Any]") -> None:
    assert '"changes":["","new"' in render(changed)
    for _, _, edge in changed.edges(data=True):
        edge["change"] = "<b>unheard of</b>"
    page = render(changed)
    assert '"changes"' not in page
    assert "unheard of" not in page


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "new", "ended"), [("en", "new", "ended"), ("fr", "nouveau", "terminé")])
def test_ties_look_like_what_became_of_them(
    opened: Open, changed: "nx.Graph[Any]", lang: str, new: str, ended: str
) -> None:
    it = opened(changed, lang=lang)
    sides = it.page.evaluate("Object.fromEntries(geoties.ties.map((tie) => [`${tie.a.id}${tie.b.id}`, tie.change]))")
    assert sides == {"AB": "new", "BC": "ended", "CD": "re-signed", "DE": "more"}
    marks = it.page.locator("#marks li").all_inner_texts()
    assert {new, ended} <= set(marks)
    assert len(marks) >= 4
    it.page.click("#show-table")
    heads = it.page.locator("#table th").all_inner_texts()
    assert ("Change" if lang == "en" else "Changement") in heads
    assert {new, ended} <= set(it.page.locator("#table td .chip").all_inner_texts())
    it.page.evaluate("geoties.choose({ tie: geoties.ties.find((tie) => tie.change === 'ended') })")
    assert it.page.locator("#panel .chip").first.inner_text() == ended
