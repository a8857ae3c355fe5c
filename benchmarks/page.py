"""The page against its budgets, in a real Chromium, offline, with pyvis as people use it measured beside it.

    python benchmarks/page.py                 # 60 to 20,000 actors, and pyvis for 60 and 300
    python benchmarks/page.py 60 300          # only these

Networks are made here from a seed: communities of many sizes, few actors with most of the ties. Times depend on the
machine and on what else it does: its load is printed. Frames are those of a pointer that drags and a wheel that turns.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from geoties.view import view

SIZES = {60: 150, 300: 1_500, 1_000: 5_000, 5_000: 20_000, 20_000: 100_000}
BUDGETS = {  # bytes without evidence in MB, seconds until interactive, frames a second, filter step in ms, seconds to build
    60: (0.55, 0.5, 55, 20, 0.2),
    300: (0.7, 0.8, 55, 30, 0.3),
    1_000: (1.0, 1.2, 50, 60, 2.5),
    5_000: (2.0, 2.5, 40, 200, 2.0),
    20_000: (float("nan"), 5.0, float("nan"), float("nan"), 60.0),
}
PYVIS_LIMIT = 300
"""Actors up to which pyvis is waited for: at 1,000 its page is too busy to answer, and settles after minutes."""
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def network(actors: int, ties: int, *, seed: int = 5) -> nx.Graph[str]:
    """A network with communities and hubs; each tie has events by month over twenty years."""
    rng = np.random.default_rng(seed)
    sizes: list[int] = []
    while sum(sizes) < actors:
        sizes.append(min(actors - sum(sizes), max(3, int(rng.pareto(1.1) * 12)), max(8, actors // 12)))
    group = np.repeat(np.arange(len(sizes)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    reach = np.cumsum(rng.pareto(1.5, actors) + 1)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(
        (f"a{n}", {"name": f"Actor {n}", "kind": "Country" if n % 3 else "Person"}) for n in range(actors)
    )
    held = 0
    while held < ties:
        a = int(np.searchsorted(reach, rng.random() * reach[-1]))
        near = starts[group[a]] + int(rng.random() ** 2 * sizes[group[a]])
        b = near if rng.random() < 0.8 else int(np.searchsorted(reach, rng.random() * reach[-1]))
        if a != b and not graph.has_edge(f"a{a}", f"a{b}"):
            graph.add_edge(f"a{a}", f"a{b}")
            held += 1
    for _, _, edge in graph.edges(data=True):
        events = min(200, 1 + int(rng.pareto(0.9)))
        months = sorted(rng.integers(0, 240, min(events, 12)).tolist())
        dates = [f"{1995 + month // 12}-{month % 12 + 1:02}" for month in months]
        quads = rng.choice(QUADS, len(dates), p=[0.5, 0.2, 0.2, 0.1]).tolist()
        share = events // len(dates)
        edge["timeline"] = [
            {"date": date, "quad": quad, "kind": "visit", "events": share}
            for date, quad in zip(dates, quads, strict=True)
        ]
        edge |= {quad: share * quads.count(quad) for quad in QUADS if quad in quads}
        edge |= {"events": share * len(dates), "first": f"{dates[0]}-01", "last": f"{dates[-1]}-28", "kinds": ["visit"]}
    return graph


def without_months(graph: nx.Graph[str]) -> nx.Graph[str]:
    bare = graph.copy()
    for _, _, edge in bare.edges(data=True):
        del edge["timeline"]
    return bare


def opened(browser: Browser, file: Path, ready: str) -> tuple[Page, float, list[str]]:
    """The page, the seconds until it can be used, and what it asked the network for."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
    page.set_default_timeout(180_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: print("  error:", error))
    page.goto(file.as_uri())
    page.wait_for_function(ready)
    painted = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
    return page, page.evaluate(painted) / 1000, [url for url in asked if url != file.as_uri()]


def frames(page: Page, canvas: str, act: str) -> float:
    """Frames a second while a pointer drags the picture, or the wheel zooms it, for two seconds."""
    box = page.locator(canvas).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.06, box["y"] + box["height"] * 0.9
    page.mouse.move(x, y)
    if act == "pan":
        page.mouse.down()
    page.evaluate(
        "() => { window.seen = 0; const next = () => { window.seen += 1; requestAnimationFrame(next) }; next() }"
    )
    start, step = time.perf_counter(), 0
    while time.perf_counter() - start < 2:
        step += 1
        if act == "pan":
            page.mouse.move(x + 3 * (step % 60), y - 2 * (step % 60))
        else:
            page.mouse.wheel(0, -40 if step % 40 < 20 else 40)
    seen = int(page.evaluate("window.seen"))
    elapsed = time.perf_counter() - start
    page.mouse.up()
    return seen / elapsed


FILTER = """(value) => new Promise((done) => {
  const [from, to, start] = [document.querySelector('#from'), document.querySelector('#to'), performance.now()];
  from.value = value; from.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def ours(browser: Browser, graph: nx.Graph[str], folder: Path) -> tuple[list[float], int]:
    bare = without_months(graph)
    start = time.perf_counter()
    report = view(bare, folder / "bare.html", title="Bare")
    built = time.perf_counter() - start
    view(graph, folder / "ours.html", title="Measured")
    page, ready, asked = opened(browser, folder / "ours.html", "window.geoties")
    moved = [frames(page, "#canvas", act) for act in ("pan", "zoom")]
    first = int(page.get_attribute("#from", "min") or 0)
    steps = [page.evaluate(FILTER, first + 12 * step) for step in range(1, 9)]
    page.context.close()
    figures = [report.bytes / 1e6, ready, min(moved), statistics.median(steps), built]
    return [*figures, (folder / "ours.html").stat().st_size / 1e6], len(asked)


def pyvis(browser: Browser, graph: nx.Graph[str], folder: Path) -> tuple[list[float], int, float | None]:
    from pyvis.network import Network

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from((node, {"label": data["name"]}) for node, data in graph.nodes(data=True))
    plain.add_edges_from((a, b, {"value": edge["events"]}) for a, b, edge in graph.edges(data=True))
    start = time.perf_counter()
    drawn = Network(cdn_resources="in_line", height="800px")
    drawn.from_nx(plain)
    html = drawn.generate_html()
    built = time.perf_counter() - start
    (folder / "pyvis.html").write_text(html, encoding="utf-8")
    page, ready, asked = opened(browser, folder / "pyvis.html", "typeof network !== 'undefined' && network.body")
    page.evaluate(
        "() => { window.settled = null; network.on('stabilized', () => { window.settled ??= performance.now() }) }"
    )
    deadline = time.perf_counter() + 40
    while (settled := page.evaluate("window.settled")) is None and time.perf_counter() < deadline:
        time.sleep(0.5)
    moved = [frames(page, "#mynetwork", act) for act in ("pan", "zoom")]
    page.context.close()
    return [len(html.encode()) / 1e6, ready, min(moved), float("nan"), built], len(asked), settled and settled / 1000


def row(name: str, figures: list[float], asked: int, more: str = "") -> None:
    size, ready, moved, step, built = figures[:5]
    print(f"{name:<22}{size:>8.2f}{ready:>9.2f}{moved:>9.0f}{step:>10.0f}{built:>10.2f}{asked:>10}  {more}", flush=True)


def main(sizes: list[int]) -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        view(nx.path_graph(3), Path(scratch) / "warm.html")  # pyvis and numpy are imported once, in half a second
        print(f"Chromium {browser.version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(
            f"{'actors/ties':<22}{'MB':>8}{'ready s':>9}{'frames':>9}{'filter ms':>10}{'build s':>10}{'requests':>10}"
        )
        for size in sizes:
            graph = network(size, SIZES[size])
            row(f"{size:,}/{SIZES[size]:,} budget", list(BUDGETS[size]), 0)
            figures, asked = ours(browser, graph, Path(scratch))
            row("  geoties", figures, asked, f"{figures[5]:.2f} MB with events by month")
            if size <= PYVIS_LIMIT:
                figures, asked, settled = pyvis(browser, graph, Path(scratch))
                row(
                    "  pyvis as shipped",
                    figures,
                    asked,
                    f"still after {settled:.0f} s" if settled else "moves on after 40 s",
                )
        print(f"load at the end {os.getloadavg()[0]:.1f}")
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
