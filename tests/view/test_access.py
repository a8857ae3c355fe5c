"""Nobody is kept out: axe-core finds no violation of WCAG 2.2, levels A and AA, in any state of the page."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
STEPS = {
    "overview": "",
    "tie": "geoties.choose({tie: geoties.ties[0]})",
    "derived": "geoties.choose({tie: geoties.ties.find((tie) => tie.derived)})",
    "actor": "geoties.choose({actor: geoties.actors[0]})",
    "filters": "document.querySelector('#show-filters').click()",
    "filtered": "document.querySelector('#show-filters').click(); document.querySelector('[value=visit]').click()",
    "nothing left": "document.querySelector('#show-filters').click(); document.querySelector('[value=denied]').click();"
    "document.querySelector('[value=visit]').click()",
    "all statuses": "geoties.choose({tie: geoties.ties.find((tie) => tie.claimTotal > 2)})",
    "table": "geoties.choose({tie: geoties.ties[0]}); document.querySelector('#show-table').click()",
    "search": "document.querySelector('#find').click()",
}


def violations(page: Any) -> list[tuple[str, str]]:
    """The rules that axe finds broken, each with the markup it complains of."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_violation_in_any_state(opened: Open, graph: "nx.Graph[Any]", step: str, dark: bool) -> None:
    it = opened(graph, dark=dark)
    it.page.evaluate(f"() => {{ {STEPS[step]} }}")
    assert violations(it.page) == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1920, 1080)])
def test_no_violation_on_a_phone_or_a_wide_screen(
    opened: Open, graph: "nx.Graph[Any]", width: int, height: int
) -> None:
    it = opened(graph, width=width, height=height, lang="fr")
    for step in ("tie", "table", "filters"):
        it.page.evaluate(f"() => {{ {STEPS[step]} }}")
        assert violations(it.page) == []


def test_no_violation_in_a_hostile_or_an_empty_graph(opened: Open, hostile: "nx.MultiGraph[Any]") -> None:
    for odd in (hostile, nx.Graph()):
        assert violations(opened(odd).page) == []


@pytest.mark.parametrize("about", [{"dyad": ("MAR", "ISR")}, {"actor": "MAR"}], ids=["dyad", "card"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_violation_in_a_portrait(opened: Open, graph: "nx.Graph[Any]", about: dict[str, Any], dark: bool) -> None:
    graph.nodes["MAR"]["posts"] = [{"title": "envoy", "name": "Pat", "of_name": "Morocco"}]
    it = opened(graph, dark=dark, **about)
    assert violations(it.page) == []
    it.page.click("#show-filters")
    assert violations(it.page) == []


def test_axe_sees_what_is_wrong(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.page.evaluate("document.querySelector('#find').removeAttribute('aria-label')")
    it.page.evaluate("document.querySelector('#find').removeAttribute('placeholder')")
    assert [rule for rule, _ in violations(it.page)] == ["label"]
