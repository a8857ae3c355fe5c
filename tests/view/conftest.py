"""Graphs to draw, and a real Chromium without a network to draw them in."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from geoties.view import view

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script></script><script>window.ran=1</script>'
PARTIES = [("PARTY_TO", "MAR"), ("PARTY_TO", "ISR"), ("MEDIATED", "USA"), ("JOINED", "ARE"), ("JOINED", "SDN")]
NAMES = {
    "MAR": "Morocco",
    "ISR": "Israel",
    "USA": "United States",
    "ARE": "United Arab Emirates",
    "SDN": "Sudan",
    "gantz": "Benny Gantz",
}


def roles(*held: tuple[str, str]) -> list[dict[str, str]]:
    """Roles of an event by the ids of who holds them."""
    return [{"role": role, "actor": actor, "name": NAMES[actor]} for role, actor in held]


def item(**fields: Any) -> dict[str, Any]:
    """An evidence item with the fields that most of them share."""
    common = {"status": "asserted", "via": "own", "title": "One year on", "publisher": "The Letter"}
    common |= {"published": "2021-12-24", "url": "https://letter.example/one-year-on", "document": "doc/1"}
    return common | fields


@pytest.fixture
def graph() -> "nx.Graph[Any]":
    """Six actors and five ties: a mediated one with six sentences, two derived ones, a visit, a bare one."""
    network: nx.Graph[Any] = nx.Graph(title="Ties of 2020", as_of="2021-12-24")
    for actor, name in NAMES.items():
        network.add_node(actor, name=name, kind="Country" if actor.isupper() else "Person")
    network.add_node("ISR", aliases=["Israël"], iso3="ISR")
    normalization = item(
        event="event/1",
        kind="normalization",
        quad="verbal_cooperation",
        date="2020",
        roles=roles(*PARTIES),
        quote="Rabat took up its ties with Israel again in 2020, through Washington.",
        before="It was a long way. ",
        after=" Others had done so before.",
        confidence=0.86,
    )
    drones = item(
        event="event/2",
        kind="arms_transfer",
        quad="material_cooperation",
        date="2021-11",
        roles=roles(("SOURCE_OF", "ISR"), ("TARGET_OF", "MAR")),
        amount=48_000_000,
        currency="USD",
        approximate=True,
        items=[{"name": "Heron", "quantity": 3}, {"name": "spare parts", "quantity": -1}],
        quote="Three Heron drones cost about 48 million dollars.",
    )
    both = roles(("PARTY_TO", "MAR"), ("PARTY_TO", "ISR"))
    network.add_edge(
        "MAR",
        "ISR",
        events=4,
        reports=7,
        verbal_cooperation=2,
        material_cooperation=2,
        first="2020-01-01",
        last="2021-11-30",
        kinds=["normalization", "arms_transfer"],
        mediators=["USA"],
        evidence=[
            normalization,
            drones,
            item(event="event/3", kind="joint_production", status="planned", roles=both, quote="They mean to build."),
            item(event="event/4", kind="agreement", status="denied", date="XXXX-11", roles=both, quote="No annex."),
        ],
    )
    for joiner in ("ARE", "SDN"):
        network.add_edge(
            joiner,
            "ISR",
            events=1,
            joint=1,
            verbal_cooperation=1,
            first="2020-01-01",
            last="2020-12-31",
            kinds=["normalization"],
            evidence=[normalization | {"via": "joined"}],
        )
    network.add_edge("gantz", "MAR", events=1, verbal_cooperation=1, kinds=["visit"], first="2021-11-23")
    network.add_edge("USA", "MAR", events=2, verbal_conflict=2)
    return network


@pytest.fixture
def hostile() -> "nx.MultiGraph[Any]":
    """A graph that means harm, or that nobody cleaned: markup everywhere, torn text, odd numbers, odd ties."""
    network: nx.MultiGraph[Any] = nx.MultiGraph(title=SCRIPT, as_of=SCRIPT)
    for actor in (SCRIPT, ("tuple", 1), 7, "العربية", "👩🏽‍🚀", "\ud800torn", "long", "twin-a", "twin-b"):
        network.add_node(actor, name=str(actor), kind=SCRIPT, iso3=SCRIPT, country=SCRIPT, aliases=[SCRIPT, "\udfff"])
    network.add_node("long", name="L" * 5000, kind="Company")
    network.add_node("twin-a", name="Twin", x="NaN", id=SCRIPT)
    network.add_node("twin-b", name="Twin", size=None, color=SCRIPT)
    network.add_node("العربية", name="\u202eوزارة الدفاع", kind="GovernmentBody")
    harm: dict[str, Any] = dict.fromkeys(
        ("event", "kind", "type", "quad", "status", "date", "via", "currency", "quote", "before", "after"), SCRIPT
    )
    harm |= {"document": SCRIPT, "title": SCRIPT, "publisher": SCRIPT, "published": SCRIPT, "amount": float("inf")}
    harm |= {"roles": [{"role": "PARTY_TO", "actor": SCRIPT, "name": SCRIPT}], "items": [{"name": SCRIPT}]}
    harm |= {"mediators": [SCRIPT], "joined": [SCRIPT], "confidence": float("nan")}
    ends = list(network)
    for a, b in itertools.pairwise(ends):
        network.add_edge(a, b, events=float("nan"), kinds=[SCRIPT], mediators=[SCRIPT], evidence=[harm], first=SCRIPT)
    network.add_edge("twin-a", "twin-b", events=3, evidence=[harm | {"url": "javascript:window.ran=1"}])
    network.add_edge("twin-a", "twin-b", events=1, evidence=[harm | {"url": "data:text/html,x"}], title="href=x")
    network.add_edge("twin-a", "twin-a", events=2)
    return network


@dataclass
class Opened:
    """A page open in the browser, what it asked for besides itself, and what its console complained of."""

    page: Any
    file: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def click(self, what: str) -> None:
        """Click where a tie or an actor is drawn: `{tie: geoties.ties[0]}`."""
        where = self.page.evaluate(f"geoties.whereIs({what})")
        self.page.mouse.click(where["x"], where["y"])

    def panel(self) -> str:
        """The text of the panel."""
        return str(self.page.inner_text("#panel"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; its absence skips, or fails where GEOTIES_REQUIRE_ALL says that nothing may be missing."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        reason = "no Chromium on the PATH: install Debian's chromium, or google-chrome"
        if os.environ.get("GEOTIES_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write a graph's page and open it, offline: `opened(graph, lang="fr", width=390, height=844, dark=True)`."""
    contexts = []

    def open_page(graph: "nx.Graph[Any]", *, width: int = 1280, height: int = 800, **options: Any) -> Opened:
        browser_options = {"color_scheme": "dark" if options.pop("dark", False) else "light"}
        browser_options |= {key: options.pop(key) for key in ("has_touch", "java_script_enabled") if key in options}
        file = tmp_path / f"page-{len(contexts)}.html"
        view(graph, file, **options)
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, offline=True, **browser_options)
        contexts.append(context)
        page = context.new_page()
        result = Opened(page, file)
        page.on("request", lambda request: result.requests.append(request.url))
        page.on("console", lambda message: result.complaints.append(message.text))
        page.on("pageerror", lambda error: result.complaints.append(str(error)))
        page.goto(file.as_uri())
        if browser_options.get("java_script_enabled", True):
            page.wait_for_function("window.geoties")
        result.requests.remove(file.as_uri())
        return result

    yield open_page
    for context in contexts:
        context.close()
