"""One self-contained page through pyvis: a graph in, a file that opens anywhere, offline, out.

pyvis brings vis-network, which holds the canvas, the camera and the actors. Of pyvis only that is used, in the way that
is safe with names from anywhere: our own template that escapes, our own writing of the file. Ties, names, legend and
panel are drawn by the scripts in parts/, with text set as text and never as markup.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoties.view import clean, portrait
from geoties.view.columns import payload
from geoties.view.file import write
from geoties.view.groups import communities, positions
from geoties.view.present import present, shape
from geoties.view.words import words

if TYPE_CHECKING:
    import networkx as nx

SCRIPTS = (
    *("start", "model", "state", "filter", "scene", "marks", "legend", "canvas", "ties", "names", "picture"),
    *("events", "panel", "portrait", "table", "search", "controls", "time", "save", "main"),
)
"""The page's scripts in parts/, in the order in which they stand in the page."""


@dataclass(frozen=True)
class ViewReport:
    """What a written page holds: actors, ties, evidence items shown and known, and its size in bytes."""

    path: Path
    actors: int
    ties: int
    evidence_shown: int
    evidence_total: int
    bytes: int


@dataclass(frozen=True)
class _Page:
    html: str
    actors: int
    ties: int
    evidence_shown: int
    evidence_total: int


def view(
    graph: nx.Graph[Any],
    path: str | os.PathLike[str],
    *,
    title: str = "Ties",
    lang: str = "en",
    evidence_limit: int = 20,
    seed: int = 7,
    dyad: tuple[Hashable, Hashable] | None = None,
    actor: Hashable | None = None,
) -> ViewReport:
    """Write an interactive page of a graph's ties, one UTF-8 file that needs nothing else and asks the network nothing.

    The graph is any NetworkX graph, directed or not, with parallel edges or not; it is only read. All attributes are
    optional and others are ignored:

    - graph: `title` (used unless `title` is given), `as_of` (ISO date);
    - node: `name`, `kind` (Country, Person, Organization, Intergovernmental, GovernmentBody, ArmedForce, ArmedGroup,
      Company, Media), `iso3`, `country`, `aliases` (list of str); for a card `posts`, a list of {title, name (of who
      holds it), of (id), of_name, since, until};
    - edge: the counts `events`, `reports`, `outlets`, `verbal_cooperation`, `material_cooperation`, `verbal_conflict`,
      `material_conflict`, `forward` and `backward` (directed events; in an undirected graph forward is from the smaller
      id to the larger), `joint` (those of the events where one only did the same alongside another) and `rolled_up`;
      `change` (new, ended, re-signed, corrected, more, fewer, confirmed: the page then shows what changed); `first` and
      `last` (ISO dates); `kinds` (list of str); `mediators` (ids or names); `score`; `evidence`, a list of
      dicts, and `evidence_total`, how many there are where the list does not hold all; `timeline`, what the filters
      count, a list of {date (EDTF), kind, quad, status, dataset, way (forward or backward), events (1 where absent)};
    - evidence: `event`, `kind`, `type`, `quad`, `status`, `date` (EDTF), `via` (own or joined), `roles` (list of {role,
      actor, name}), `mediators` and `joined` (names), `amount`, `currency`, `approximate`, `items` (list of {name,
      quantity}), `quote`, `before`, `after`, `marks` (list of [start, end, "trigger" or "actor"], code points of the
      quote), `document`, `title`, `publisher`, `published`, `url`, `dataset`, `confidence`.

    A tie without `timeline` passes the filters by its totals, unless its evidence is all that it rests on.
    `dyad`, the ids of two tied actors, makes a page of these two: their events in time, cooperation above and conflict
    below, and the sentences under it. `actor`, an id, makes the card of one: events in time, posts, ties by kind.

    `evidence_limit` is the number of evidence items kept per tie, in the order given; a page says how many it leaves
    out. The same graph, arguments and version give the same bytes. The file appears whole or not at all.

    Raises ViewError for an unknown language, an actor or a dyad that the graph has not, a folder that is missing or not
    writable, and a full disk.
    """
    page = _compose(graph, title, lang, evidence_limit, seed, dyad, actor)
    target = Path(path)
    content = page.html.encode("utf-8")
    write(target, content)
    return ViewReport(target, page.actors, page.ties, page.evidence_shown, page.evidence_total, len(content))


def render(
    graph: nx.Graph[Any],
    *,
    title: str = "Ties",
    lang: str = "en",
    evidence_limit: int = 20,
    seed: int = 7,
    dyad: tuple[Hashable, Hashable] | None = None,
    actor: Hashable | None = None,
) -> str:
    """The page that `view` writes, as text."""
    return _compose(graph, title, lang, evidence_limit, seed, dyad, actor).html


def _compose(
    graph: nx.Graph[Any],
    title: str,
    lang: str,
    evidence_limit: int,
    seed: int,
    dyad: tuple[Hashable, Hashable] | None,
    actor: Hashable | None,
) -> _Page:
    heading = clean.text(title if title != "Ties" else graph.graph.get("title", ""))
    heading = heading or words(lang)["page"]["untitled"]
    about = dyad is not None or actor is not None
    if about:
        graph = portrait.cut(graph, dyad=dyad, actor=actor)
        heading = clean.text(title) if title != "Ties" else portrait.heading(graph, dyad=dyad, actor=actor, lang=lang)
    presented = present(graph, lang=lang)
    drawn = shape(presented)
    groups = [] if about else communities(drawn, seed=seed)
    places = dict.fromkeys(drawn, (0, 0)) if about else positions(drawn, groups, seed=seed)
    data, shown, total = payload(
        presented, places, groups, title=heading, lang=lang, evidence_limit=max(0, evidence_limit)
    )
    if actor is not None:
        rows = portrait.posts(graph.nodes[actor].get("posts"), lang)
        data["about"] = {"actor": presented.actor_places[actor], "posts": rows}
    elif dyad is not None:
        data["about"] = {"dyad": [presented.actor_places[end] for end in dyad]}
    html = _through_pyvis(data, title=heading, lang=lang)
    return _Page(html, len(presented.actors), len(presented.ties), shown, total)


def _through_pyvis(data: dict[str, Any], *, title: str, lang: str) -> str:
    """Render our template by pyvis: its vis-network inlined, its own template and its writing of files left aside."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.options = {
        "autoResize": False,
        "physics": {"enabled": False},
        "edges": {"smooth": False},
        "interaction": {"hover": False, "selectConnectedEdges": False, "tooltipDelay": 10**9},
        "nodes": {"shape": "custom"},
    }
    network.heading = title
    network.path = "template.html"
    environment = Environment(loader=FunctionLoader(_part), autoescape=True, undefined=StrictUndefined)
    script = _script()
    about = data.get("about")
    environment.globals.update(
        lang=lang,
        words=words(lang)["page"],
        about=("dyad" if "dyad" in about else "card") if about else "",
        # Markup is what is not to be escaped: our own files, and JSON that _as_script_data has made safe.
        style=Markup(_lean(_part("page.css"))),
        vis="" if about else _packed(_vis()),
        script=Markup(script),
        policy=_policy([script] if about else [_vis(), script]),
        payload=Markup(_as_script_data(data)),
        picture_options=Markup(_as_script_data(network.options)),
    )
    network.templateEnv = environment
    return str(network.generate_html())


@cache
def _part(name: str) -> str:
    return resources.files("geoties.view").joinpath("parts", name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    parts = "\n".join(_lean(_part(f"{name}.js")) for name in SCRIPTS)
    return f'(async () => {{\n"use strict";\n{parts}}})();'


def _lean(source: str) -> str:
    """A script or a style without indents and lines of comment: a page is sent, its sources are read here.

    No text in parts/ spans lines, so that no indent is part of one.
    """
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


@cache
def _vis() -> str:
    """vis-network 9.1.2 from pyvis's wheel, without the comment that names a source map (it would be asked for)."""
    source = resources.files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return source.partition("//# sourceMappingURL=")[0]


@cache
def _packed(script: str) -> str:
    """A script as base64 of gzip, a third of its size: start.js unpacks it, and the policy lets only what it names run."""
    return base64.b64encode(gzip.compress(script.encode(), mtime=0)).decode()


def _policy(scripts: list[str]) -> str:
    """A content security policy under which only these very scripts run, and nothing is asked for from anywhere."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _as_script_data(data: dict[str, Any]) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or a line of script."""
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written
