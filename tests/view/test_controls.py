"""Filters, time, focus, paths, links, exports: every control in a real Chromium, offline."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import networkx as nx
import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


def moment(date: str | None, kind: str, quad: str, **more: Any) -> dict[str, Any]:
    return {"date": date, "kind": kind, "quad": quad, "status": "asserted", "dataset": None, "events": 1} | more


def tie(**attributes: Any) -> dict[str, Any]:
    """A tie whose counts follow from its timeline."""
    asserted = [one for one in attributes["timeline"] if one["status"] == "asserted"]
    counts: dict[str, int] = {}
    for one in asserted:
        counts[one["quad"]] = counts.get(one["quad"], 0) + one["events"]
        if one.get("way"):
            counts[one["way"]] = counts.get(one["way"], 0) + one["events"]
    kinds = list(dict.fromkeys(one["kind"] for one in asserted))
    return counts | {"events": sum(one["events"] for one in asserted), "kinds": kinds} | attributes


@pytest.fixture
def story() -> "nx.Graph[Any]":
    """Six actors in a chain, with visits in 2019, sales in 2020 and 2021, threats in 2022."""
    graph: nx.Graph[Any] = nx.Graph(title="A story")
    for actor, name, kind in (
        ("A", "Arland", "Country"),
        ("B", "Borland", "Country"),
        ("C", "Corland", "Country"),
        ("D", "Dorland", "Country"),
        ("p", "Pat Person", "Person"),
        ("q", "=Quid()", "Company"),
    ):
        graph.add_node(actor, name=name, kind=kind)
    visit = moment("2019-05-01", "visit", "verbal_cooperation")
    sale = moment("2020", "arms_transfer", "material_cooperation", dataset="sipri", way="forward", events=3)
    threat = moment("2022-03", "threat", "verbal_conflict", way="backward")
    quotes = {"visit": "They came.", "arms_transfer": None, "threat": "They warned."}
    told = [
        {"event": one["kind"], **one, "quote": quotes[one["kind"]], "title": f"On {one['kind']}"}
        for one in (visit, sale, threat)
    ]
    graph.add_edge("A", "B", **tie(timeline=[visit, sale, threat], evidence=told, evidence_total=9, reports=8))
    graph.add_edge("B", "C", **tie(timeline=[threat, threat | {"status": "denied"}], reports=1))
    graph.add_edge("C", "D", **tie(timeline=[visit], reports=1))
    graph.add_edge("A", "p", **tie(timeline=[visit | {"date": None}]))
    graph.add_edge("p", "q", **tie(timeline=[sale | {"events": 1, "date": "2021"}]))
    return graph


def shown(it: Any) -> list[str]:
    """The visible ties, strongest first, each with what it counts."""
    found = it.page.evaluate("geoties.visible.ties.map((tie) => `${tie.a.id}${tie.b.id} ${tie.strength}`)")
    return [f"{''.join(sorted(tie.split()[0]))} {tie.split()[1]}" for tie in found]


def drawn(it: Any) -> int:
    return int(it.page.evaluate("geoties.scene.lines.length"))


def check(it: Any, name: str, value: str) -> None:
    it.page.check(f'#filters [data-set={name}][value="{value}"]')


def fragment(it: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(it.page.url).fragment)


ALL = ["AB 5", "BC 1", "CD 1", "Ap 1", "pq 1"]


def test_the_drawer_offers_what_the_graph_has(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    assert it.page.locator("#filters").is_hidden()
    it.page.click("#show-filters")
    assert it.page.get_attribute("#show-filters", "aria-expanded") == "true"
    assert [legend.inner_text() for legend in it.page.locator("#filters legend").all()] == [
        *(
            "Level",
            "What happened",
            "Words or acts",
            "Status",
            "Kinds of actors",
            "Data sets",
            "Path between two actors",
        ),
    ]
    choices = [
        choice.inner_text().split("\n") for choice in it.page.locator("#filters [data-set=kinds]").locator("..").all()
    ]
    assert choices == [["Visit", "3"], ["Arms transfer", "2"], ["Threat", "2"]]
    it.page.keyboard.press("Escape")
    assert sorted(shown(it)) == sorted(ALL)


@pytest.mark.parametrize(
    ("checks", "ties"),
    [
        ([("kinds", "visit")], ["AB 1", "CD 1", "Ap 1"]),
        ([("kinds", "visit"), ("kinds", "arms_transfer")], ["AB 4", "CD 1", "Ap 1", "pq 1"]),
        ([("quads", "verbal_conflict")], ["AB 1", "BC 1"]),
        ([("statuses", "denied")], ["BC 1"]),
        ([("statuses", "denied"), ("statuses", "asserted")], ["AB 5", "BC 2", "CD 1", "Ap 1", "pq 1"]),
        ([("actorKinds", "Person"), ("actorKinds", "Company")], ["pq 1"]),
        ([("datasets", "sipri")], ["AB 3", "pq 1"]),
        ([("datasets", ""), ("quads", "verbal_cooperation")], ["AB 1", "CD 1", "Ap 1"]),
        ([("kinds", "visit"), ("datasets", "sipri")], []),
    ],
)
def test_filters_count_anew(
    opened: Open, story: "nx.Graph[Any]", checks: list[tuple[str, str]], ties: list[str]
) -> None:
    it = opened(story)
    it.page.click("#show-filters")
    for name, value in checks:
        check(it, name, value)
    assert sorted(shown(it)) == sorted(ties)
    assert drawn(it) == len(ties)
    it.page.click("#show-table")
    assert it.page.locator("#table tbody tr").count() == len(ties)
    assert it.page.locator("#empty").is_visible() is False
    assert f"{len(ties)} of 5 ties" in it.page.inner_text("#counts") or len(ties) == 5
    it.page.click("#reset")
    assert sorted(shown(it)) == sorted(ALL)
    assert fragment(it) == {"view": ["table"]}


def test_least_events_and_reports_and_the_level(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    it.page.click("#show-filters")
    it.page.fill("#least-events", "2")
    it.page.keyboard.press("Enter")
    assert shown(it) == ["AB 5"]
    it.page.fill("#least-events", "-4")
    it.page.keyboard.press("Enter")
    assert it.page.input_value("#least-events") == "0"
    it.page.fill("#least-reports", "1")
    it.page.keyboard.press("Enter")
    assert sorted(shown(it)) == ["AB 5", "BC 1", "CD 1"]
    it.page.click("#reset")
    it.page.check("#filters [value=countries]")
    assert sorted(shown(it)) == ["AB 5", "BC 1", "CD 1"]
    assert it.page.evaluate("geoties.scene.nodes.every((actor) => actor.kind === 'Country')")
    assert "countries only" in it.page.inner_text("#active")


def test_the_slider_sets_a_window_and_the_bars_say_what_is_in_it(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    assert it.page.inner_text("#between") == "May 2019 – March 2022"
    assert it.page.locator("#bars rect:not(.out)").count() > 3
    it.page.focus("#from")
    for _ in range(8):
        it.page.keyboard.press("ArrowRight")
    assert it.page.get_attribute("#from", "aria-valuetext") == "January 2020"
    assert sorted(shown(it)) == ["AB 4", "BC 1", "pq 1"]
    it.page.focus("#to")
    it.page.keyboard.press("Home")
    # The end cannot pass the start: a window of one month is left, and a date that is a year reaches into it.
    assert it.page.inner_text("#between") == "January 2020 – January 2020"
    assert shown(it) == ["AB 3"]
    assert it.page.locator("#bars rect:not(.out)").count() == 1
    assert fragment(it) == {"from": ["24240"], "to": ["24240"]}
    it.page.click("#clear")
    assert len(shown(it)) == 5


def test_the_panel_is_filtered_and_turned(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    it.page.evaluate("geoties.choose({tie: geoties.ties[0]})")
    heads = "#panel .event h4"
    assert [head.inner_text() for head in it.page.locator(heads).all()] == ["Visit", "Arms transfer", "Threat"]
    it.page.click("#panel .order")
    assert [head.inner_text() for head in it.page.locator(heads).all()] == ["Threat", "Arms transfer", "Visit"]
    assert it.page.evaluate("document.activeElement.className") == "order"
    it.page.click("#show-filters")
    check(it, "datasets", "sipri")
    assert [head.inner_text() for head in it.page.locator(heads).all()] == ["Arms transfer"]
    assert "3 of 5 events" in it.panel()
    assert "2 pieces are hidden by the filters." in it.panel()
    assert it.page.inner_text("#panel figcaption .chip") == "data: sipri"


def test_only_the_neighbours_of_an_actor(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    it.page.evaluate("geoties.choose({actor: geoties.actors.find((actor) => actor.id === 'A')})")
    it.page.click("#panel .pill:has-text('Neighbours only')")
    assert sorted(shown(it)) == ["AB 5", "Ap 1"]
    it.page.click("#panel .pill:has-text('Two steps')")
    assert sorted(shown(it)) == ["AB 5", "Ap 1", "BC 1", "pq 1"]
    assert it.page.locator("#panel .pill[aria-pressed=true]").inner_text() == "Two steps"
    it.page.click("#panel .pill:has-text('Two steps')")
    assert len(shown(it)) == 5


def test_a_path_between_two_actors(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    it.page.evaluate("geoties.choose({actor: geoties.actors.find((actor) => actor.id === 'q')})")
    it.page.click("#panel .pill:has-text('Path from here')")
    assert it.page.evaluate("document.activeElement.id") == "path-to"
    it.page.keyboard.type("dorl")
    it.page.keyboard.press("Enter")
    assert [row.inner_text() for row in it.page.locator("#panel .rows .label").all()] == [
        *("=Quid() – Pat Person", "Pat Person – Arland", "Arland – Borland", "Borland – Corland", "Corland – Dorland"),
    ]
    assert "5 steps" in it.panel()
    assert fragment(it) == {"path": ["q", "D"]}
    check(it, "kinds", "visit")
    assert "No path over the ties shown." in it.panel()


def test_a_link_opens_the_page_as_it_was(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    it.page.click("#show-filters")
    check(it, "kinds", "threat")
    check(it, "kinds", "visit")
    it.page.evaluate("geoties.choose({tie: geoties.ties[0]})")
    it.page.click("#panel .order")
    it.page.click("#theme")
    it.page.click("#show-table")
    link = it.page.url
    before = (shown(it), it.panel(), it.page.inner_text("#table"))
    it.page.goto("about:blank")
    it.page.goto(link)
    it.page.wait_for_function("window.geoties")
    assert (shown(it), it.panel(), it.page.inner_text("#table")) == before
    assert it.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert it.page.locator("#filters [data-set=kinds][value=threat]").is_checked()
    it.page.evaluate("location.hash = 'kind=visit'")
    it.page.wait_for_function("geoties.state.kinds.has('visit')")
    assert shown(it)[0] == "AB 1"


@pytest.mark.parametrize(
    "nonsense",
    [
        "kind=nothing",
        "tie=A&tie=Z",
        "path=A",
        "events=-1&from=x&steps=9&level=moon",
        "%",
        "actor=%3Cimg%3E",
        "most=0&open=z",
    ],
)
def test_a_link_that_means_nothing_breaks_nothing(opened: Open, story: "nx.Graph[Any]", nonsense: str) -> None:
    it = opened(story)
    link = f"{it.file.as_uri()}#{nonsense}"
    it.page.goto("about:blank")
    it.page.goto(link)
    it.page.wait_for_function("window.geoties")
    assert len(shown(it)) == (0 if "nothing" in nonsense else 5)
    assert it.page.locator("#empty").is_visible() is ("nothing" in nonsense)
    assert it.complaints == []


def test_the_picture_is_saved_as_an_image(opened: Open, story: "nx.Graph[Any]", tmp_path: Path) -> None:
    it = opened(story)
    it.page.click("#show-filters")
    with it.page.expect_download() as saving:
        it.page.click("#save-png")
    assert saving.value.suggested_filename == "A-story.png"
    saving.value.save_as(tmp_path / "picture.png")
    image = (tmp_path / "picture.png").read_bytes()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    box = it.page.locator("#canvas canvas").bounding_box()
    assert wide == round(box["width"])
    assert high > box["height"] + 58


def test_the_visible_ties_are_saved_as_a_table(opened: Open, story: "nx.Graph[Any]", tmp_path: Path) -> None:
    it = opened(story)
    it.page.click("#show-filters")
    check(it, "datasets", "sipri")
    with it.page.expect_download() as saving:
        it.page.click("#save-csv")
    assert saving.value.suggested_filename == "A-story.csv"
    saving.value.save_as(tmp_path / "ties.csv")
    text = (tmp_path / "ties.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["a"], row["b"], row["events"], row["material_cooperation"]) for row in rows] == [
        ("Arland", "Borland", "3", "3"),
        # What a spreadsheet would run as a formula is text.
        ("Pat Person", "'=Quid()", "1", "1"),
    ]


def test_light_and_dark_by_hand(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story, dark=True)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert it.page.evaluate(paper) == "rgb(18, 22, 27)"
    assert it.page.get_attribute("#theme", "aria-pressed") == "true"
    it.page.click("#theme")
    assert it.page.evaluate(paper) == "rgb(255, 255, 255)"
    assert fragment(it) == {"theme": ["light"]}


def test_arrows_say_where_most_events_run_one_way(opened: Open, story: "nx.Graph[Any]") -> None:
    it = opened(story)
    assert it.page.evaluate("geoties.ties.map((tie) => tie.way)") == [1, -1, 0, 0, 1]
    assert "mostly one way" in it.page.inner_text("#legend")
    it.page.click("#show-filters")
    check(it, "kinds", "visit")
    assert "mostly one way" not in it.page.inner_text("#legend")


def test_ties_without_a_timeline_pass_by_what_is_known_of_them(opened: Open, graph: "nx.Graph[Any]") -> None:
    it = opened(graph)
    it.page.click("#show-filters")
    check(it, "kinds", "visit")
    assert it.page.evaluate("geoties.visible.ties.map((tie) => tie.b.id + tie.a.id)") in (["gantzMAR"], ["MARgantz"])
    it.page.click("#reset")
    check(it, "statuses", "denied")
    assert it.page.evaluate("geoties.visible.ties.length") == 1


def test_the_strongest_first_and_more_on_demand(opened: Open) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(700, 3, seed=2), str)
    for number, (_, _, edge) in enumerate(graph.edges(data=True)):
        edge["events"] = 1 + number % 50
    it = opened(graph)
    assert drawn(it) == 1500
    assert it.page.inner_text("#more-ties") == "Strongest 1,500 of 2,091 · show more"
    least = it.page.evaluate("Math.min(...geoties.scene.lines.map((tie) => tie.strength))")
    assert least >= it.page.evaluate("Math.max(...geoties.visible.ties.slice(1500).map((tie) => tie.strength))")
    it.page.click("#more-ties")
    assert drawn(it) == 2091
    assert it.page.locator("#more-ties").is_hidden()


def test_a_hostile_graph_runs_nothing_in_the_controls(
    opened: Open, hostile: "nx.MultiGraph[Any]", tmp_path: Path
) -> None:
    it = opened(hostile)
    it.page.click("#show-filters")
    for box in it.page.locator("#filters [data-set]").all():
        box.check()
    assert it.page.evaluate("document.documentElement.scrollWidth") == 1280
    assert it.page.locator("#filters img, #filters script").count() == 0
    for button in ("#save-png", "#save-csv"):
        with it.page.expect_download() as saving:
            it.page.click(button)
        assert "/" not in saving.value.suggested_filename
    link = it.page.url
    it.page.goto("about:blank")
    it.page.goto(link)
    it.page.wait_for_function("window.geoties")
    it.page.wait_for_timeout(200)
    assert (it.page.evaluate("window.ran"), it.complaints) == (None, [])
    for about in ({"dyad": ("twin-a", "twin-b")}, {"actor": "long"}):
        portrait = opened(hostile, **about)
        assert (portrait.page.evaluate("window.ran"), portrait.complaints, portrait.requests) == (None, [], [])
        assert portrait.page.evaluate("document.documentElement.scrollWidth") == 1280


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180), (1280, 800), (1920, 1080)])
def test_the_controls_fit_every_window(opened: Open, story: "nx.Graph[Any]", width: int, height: int) -> None:
    it = opened(story, width=width, height=height, dark=True)
    it.page.click("#show-filters")
    for choice in it.page.locator("#filters input").all():
        choice.scroll_into_view_if_needed()
        box = choice.bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    check(it, "kinds", "visit")
    assert it.page.evaluate("document.documentElement.scrollWidth") == width
    it.page.click("#filters .close")
    assert it.page.evaluate("document.activeElement.id") == "show-filters"
    for thumb in ("#from", "#to"):
        box = it.page.locator(thumb).bounding_box()
        assert box["y"] + box["height"] <= height
