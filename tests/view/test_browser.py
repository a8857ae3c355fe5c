"""The page in a real Chromium, offline: it asks for nothing, nothing runs, and everything can be reached."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
MOROCCO_ISRAEL = "{tie: geoties.ties[0]}"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (820, 1180), (390, 844)])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_opens_quietly_and_fits(opened: Open, graph: "nx.Graph[Any]", width: int, height: int, dark: bool) -> None:
    it = opened(graph, width=width, height=height, dark=dark)
    assert (it.requests, it.complaints) == ([], [])
    assert it.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        width,
        height,
    ]
    assert it.page.inner_text("#counts") == "6 actors · 5 ties · 2020–2021 · as of 24 December 2021"
    for place in range(6):
        where = it.page.evaluate(f"geoties.whereIs({{actor: geoties.actors[{place}]}})")
        assert it.page.evaluate("(p) => document.elementFromPoint(p.x, p.y).tagName", where) == "CANVAS"


def test_what_is_drawn_is_visible(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    colours = "p => [...document.querySelector('#canvas canvas').getContext('2d').getImageData(p.x, p.y, 1, 1).data]"
    box = it.page.locator("#canvas canvas").bounding_box()
    israel = it.page.evaluate("geoties.whereIs({actor: geoties.actors[0]})")
    point = {"x": israel["x"] - box["x"], "y": israel["y"] - box["y"]}
    assert it.page.evaluate(colours, point) == [0x33, 0x3C, 0x47, 255]
    assert it.page.evaluate("geoties.network.physics.options.enabled") is False


def test_a_click_on_a_tie_opens_its_evidence(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.click(MOROCCO_ISRAEL)
    panel = it.panel()
    for text in (
        "Israel – Morocco",
        "4 events · 7 reports · 2020–2021",
        "mediated by United States",
        "4 pieces of evidence",
        "Normalization of relations",
        "in 2020",
        "joined by United Arab Emirates, Sudan",
        "It was a long way. Rabat took up its ties with Israel again in 2020, through Washington. Others had done so",
        "One year on · The Letter · published 24 December 2021 · confidence 0.86",
        "Israel → Morocco",
        "about 48 million USD · 3 × Heron · spare parts",
        "in November 2021",
        "in November, year not said",
    ):
        assert text.lower() in panel.lower()
    assert it.page.inner_text("#panel mark >> nth=0") == (
        "Rabat took up its ties with Israel again in 2020, through Washington."
    )
    assert it.page.locator("#panel .is-denied .chip").inner_text() == "denied"
    assert it.page.locator("#panel .is-planned .chip").inner_text() == "planned"
    link = it.page.locator("#panel a >> nth=0")
    assert link.get_attribute("href") == link.inner_text() == "https://letter.example/one-year-on"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_derived_tie_reads_as_derived(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.click("{tie: geoties.ties.find((tie) => tie.derived)}")
    assert "Derived: these two have no event of their own. Sudan did the same, alongside Morocco." in it.panel()
    assert it.page.inner_text("#panel .is-joined .chip") == "alongside Morocco"
    assert "derived: did the same, alongside another" in it.page.inner_text("#legend")


def test_an_actor_opens_its_ties_and_its_mediations(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.click("{actor: geoties.actors.find((actor) => actor.id === 'USA')}")
    assert it.page.inner_text("#panel h2") == "United States"
    assert [row.inner_text() for row in it.page.locator("#panel .rows .label").all()] == ["Morocco", "Israel – Morocco"]
    it.page.locator("#panel .rows button").last.click()
    assert it.page.inner_text("#panel h2") == "Israel – Morocco"


def test_caps_are_stated(opened: Open, graph: "nx.Graph[Any]") -> None:
    graph.edges["MAR", "ISR"]["evidence_total"] = 61
    it = opened(graph, evidence_limit=2)
    it.click(MOROCCO_ISRAEL)
    assert "2 of 61 pieces of evidence; the rest by geoties query ties-between" in it.panel()
    it.click("{tie: geoties.ties.find((tie) => !tie.claimTotal)}")
    assert "This page holds no sentences for this tie." in it.panel()


def test_the_legend_has_the_marks_in_use_and_no_others(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    assert [mark.inner_text() for mark in it.page.locator("#legend li").all()] == [
        "mostly cooperation",
        "mostly conflict",
        "at least one act",
        "words only",
        "derived: did the same, alongside another",
        "mediator of the tie",
        "one event, or many",
        "country",
        "person",
        "tied to few, or to many",
    ]


def test_search_finds_by_other_names_and_codes_without_accents(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.page.fill("#find", "israe")
    assert it.page.inner_text("#found li >> nth=0") == "Israel\ncountry"
    it.page.keyboard.press("Enter")
    assert it.page.inner_text("#panel h2") == "Israel"
    it.page.fill("#find", "emirates")
    assert it.page.locator("#found li").count() == 1
    it.page.keyboard.press("Escape")
    assert it.page.locator("#found").is_hidden()
    it.page.fill("#find", "nobody")
    assert it.page.inner_text("#found") == "No actor of that name"
    it.page.fill("#find", "an")
    it.page.keyboard.press("ArrowDown")
    chosen = it.page.get_attribute("#find", "aria-activedescendant")
    assert it.page.inner_text(f"#{chosen}").startswith("Sudan")
    it.page.click("#found li >> nth=0")
    assert it.page.inner_text("#panel h2") == "Benny Gantz"


def test_the_table_sorts_and_opens_the_same_panel(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.page.click("#show-table")
    assert it.page.locator("#stage").is_hidden()
    first = it.page.locator("#table tbody tr >> nth=0")
    assert first.inner_text().split()[:3] == ["Israel", "Morocco", "4"]
    head = it.page.locator("#table th", has_text="Tied to")
    assert head.get_attribute("aria-sort") is None
    head.locator("button").click()
    head = it.page.locator("#table th", has_text="Tied to")
    assert head.get_attribute("aria-sort") == "ascending"
    assert [cell.inner_text() for cell in it.page.locator("#table td:nth-child(2)").all()] == [
        "Benny Gantz",
        "Israel",
        "Morocco",
        "Sudan",
        "United States",
    ]
    head.locator("button").click()
    assert it.page.locator("#table th[aria-sort=descending]").inner_text().startswith("Tied to")
    it.page.locator("#table tr", has_text="Sudan").locator("td").last.click()
    assert it.page.inner_text("#panel h2") == "Israel – Sudan"
    assert it.page.locator("#table tr[aria-selected=true]").inner_text().split()[:2] == ["Israel", "Sudan"]
    assert "derived" in it.page.locator("#table tr", has_text="Sudan").inner_text()


def test_everything_is_reached_by_keyboard_and_escape_goes_back(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    keyboard = it.page.keyboard
    stops = []
    for _ in range(8):
        keyboard.press("Tab")
        stops.append(it.page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert stops[:7] == ["show-filters", "find", "show-picture", "show-table", "theme", "zoom-in", "zoom-out"]
    outline = it.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    it.page.focus("#panel .rows button >> nth=0")
    keyboard.press("Enter")
    assert it.page.inner_text("#panel h2") == "Israel – Morocco"
    assert it.page.evaluate("document.activeElement.tagName") == "H2"
    keyboard.press("Escape")
    assert it.page.locator("#panel .head").count() == 0
    it.page.focus("#show-table")
    keyboard.press("Enter")
    it.page.focus("#table tbody tr:nth-child(2) .open")
    keyboard.press("Enter")
    assert it.page.inner_text("#said") == it.page.inner_text("#panel h2") == "Morocco – United States"
    keyboard.press("Escape")
    assert it.page.evaluate("document.activeElement.getAttribute('aria-label')") == "2 events: Morocco, United States"


def test_a_click_beside_everything_closes_the_panel(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.click(MOROCCO_ISRAEL)
    box = it.page.locator("#canvas").bounding_box()
    it.page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 5)
    assert it.page.locator("#panel .head").count() == 0
    assert "Strongest ties" in it.panel()


def test_zooming_keeps_and_fitting_restores_the_picture(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    whole = it.page.evaluate("geoties.network.getScale()")
    it.page.click("#zoom-in")
    assert it.page.evaluate("geoties.network.getScale()") == pytest.approx(1.5 * whole)
    it.page.click("#zoom-out")
    it.page.click("#zoom-out")
    assert it.page.evaluate("geoties.network.getScale()") == pytest.approx(whole / 1.5)
    it.page.click("#fit")
    assert it.page.evaluate("geoties.network.getScale()") == pytest.approx(whole)


def test_an_actor_can_be_dragged_and_its_ties_follow(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    sudan = "{actor: geoties.actors.find((actor) => actor.id === 'SDN')}"
    start = it.page.evaluate(f"geoties.whereIs({sudan})")
    it.page.mouse.move(start["x"], start["y"])
    it.page.mouse.down()
    it.page.mouse.move(start["x"] + 60, start["y"] + 40, steps=4)
    it.page.mouse.up()
    end = it.page.evaluate(f"geoties.whereIs({sudan})")
    assert (end["x"] - start["x"], end["y"] - start["y"]) == (pytest.approx(60, abs=12), pytest.approx(40, abs=12))
    it.click("{tie: geoties.ties.find((tie) => tie.b.id === 'SDN' || tie.a.id === 'SDN')}")
    assert it.page.inner_text("#panel h2") == "Israel – Sudan"


def test_a_phone_by_touch(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph, width=390, height=844, has_touch=True)
    assert it.page.locator("#legend").get_attribute("open") is None
    where = it.page.evaluate(f"geoties.whereIs({MOROCCO_ISRAEL})")
    it.page.touchscreen.tap(where["x"] + 6, where["y"] + 6)
    assert it.page.inner_text("#panel h2") == "Israel – Morocco"
    panel = it.page.locator("#panel").bounding_box()
    assert panel["height"] > 300
    assert it.page.evaluate("document.documentElement.scrollWidth") == 390
    assert it.page.evaluate("document.querySelector('#panel').scrollWidth") == 390
    it.page.click("#show-table")
    assert it.page.evaluate("document.documentElement.scrollWidth") == 390


def test_french(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph, lang="fr")
    assert it.page.inner_text("#counts") == "6 acteurs · 5 liens · 2020–2021 · arrêté le 24 décembre 2021"
    it.click(MOROCCO_ISRAEL)
    panel = it.panel()
    for text in ("environ 48 millions USD", "médiation : États-Unis", "démenti", "prévu", "confiance 0,86"):
        assert text in panel
    assert "en novembre, année non dite" in panel
    assert it.complaints == []


def test_a_hostile_graph_runs_nothing_and_shows_itself_as_text(opened: Open, hostile: "nx.MultiGraph[Any]") -> None:
    it = opened(hostile)
    for tie in range(it.page.evaluate("geoties.ties.length")):
        it.page.evaluate(f"geoties.choose({{tie: geoties.ties[{tie}]}})")
        assert it.page.locator("#panel img, #panel script").count() == 0
        assert [link.get_attribute("href") for link in it.page.locator("#panel a").all()] == []
    for actor in range(it.page.evaluate("geoties.actors.length")):
        it.page.evaluate(f"geoties.choose({{actor: geoties.actors[{actor}]}})")
    it.page.fill("#find", "<img")
    it.page.mouse.move(400, 400)
    it.page.click("#show-table")
    assert it.page.evaluate("window.ran") is None
    assert (it.requests, it.complaints) == ([], [])
    assert it.page.locator("#table script, #table img, h1 img, #found img").count() == 0
    assert it.page.inner_text("h1").startswith('<img src=x onerror="window.ran=1">')
    assert it.page.evaluate("document.documentElement.scrollWidth") == 1280


def test_two_actors_of_one_name_are_told_apart(opened: Open, hostile: "nx.MultiGraph[Any]") -> None:
    it = opened(hostile)
    it.page.fill("#find", "twin")
    assert sorted(option.inner_text().split(" · ")[-1] for option in it.page.locator("#found li").all()) == [
        "twin-a",
        "twin-b",
    ]


def test_parallel_ties_and_loops_are_clicked_one_by_one(opened: Open, hostile: "nx.MultiGraph[Any]") -> None:
    it = opened(hostile)
    found = []
    for strength in (3, 2, 1):
        tie = f"geoties.ties.find((tie) => tie.a.name === 'Twin' && tie.strength === {strength})"
        it.click(f"{{tie: {tie}}}")
        found.append(it.page.inner_text("#panel .facts p >> nth=0"))
    assert found[:2] == ["3 events", "2 events"]


def test_an_empty_graph_says_so(opened: Open) -> None:
    it = opened(nx.Graph())
    assert it.page.inner_text("#empty") == "This graph has no actors."
    assert it.page.inner_text("#counts") == "0 actors · 0 ties"
    assert it.page.locator("#legend").is_hidden()
    assert (it.requests, it.complaints) == ([], [])


def test_without_scripts_the_page_says_why_it_is_bare(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph, java_script_enabled=False)
    assert it.page.inner_text("noscript").startswith("This page draws its picture with JavaScript")


def test_a_thousand_ties_fill_the_table_by_and_by(opened: Open) -> None:
    it = opened(nx.relabel_nodes(nx.barabasi_albert_graph(400, 3, seed=2), str))
    it.page.click("#show-table")
    assert it.page.locator("#table tbody tr").count() == 200
    assert "200 of 1,191 ties in the table" in it.page.inner_text("#table caption")
    it.page.click("#table .more")
    assert it.page.locator("#table tbody tr").count() == 400


def test_printing_shows_everything_dark_on_light(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph, dark=True)
    it.click(MOROCCO_ISRAEL)
    it.page.emulate_media(media="print")
    assert it.page.locator(".finder").is_hidden()
    assert it.page.locator("#legend").is_visible()
    panel = it.page.locator("#panel")
    assert panel.evaluate("(panel) => panel.scrollHeight <= panel.clientHeight + 1")
    it.page.evaluate(
        "addEventListener('beforeprint', () => {"
        " window.inks = getComputedStyle(document.documentElement).getPropertyValue('--ink') })"
    )
    assert it.page.pdf()[:5] == b"%PDF-"
    assert it.page.evaluate("window.inks") == "#000"
    assert it.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')") == "#e9edf1"


def test_a_browser_that_cannot_unpack_says_so(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.page.add_init_script("delete window.DecompressionStream")
    it.page.reload()
    assert it.page.inner_text("#old").startswith("This browser is too old to draw the picture")
    assert it.complaints == []


def test_text_from_right_to_left_stands_right(opened: Open, graph: "nx.Graph[Any]") -> None:
    quote = "استأنف المغرب علاقاته مع إسرائيل."
    graph.nodes["MAR"]["name"] = "المغرب"
    graph.edges["MAR", "ISR"]["evidence"] = [
        {"event": "e", "quote": quote, "marks": [[7, 13, "actor"]], "title": quote}
    ]
    it = opened(graph)
    it.click(MOROCCO_ISRAEL)
    assert it.page.evaluate("getComputedStyle(document.querySelector('#panel blockquote')).direction") == "rtl"
    assert it.page.inner_text("#panel mark .actor") == "المغرب"
    assert it.page.locator("#panel h2 bdi:has-text('المغرب')").count() == 1
    assert it.page.locator("#panel figcaption bdi").inner_text() == quote
