"""One self-contained page through pyvis: a graph in, a file that opens anywhere, offline, out.

pyvis brings vis-network, which holds the canvas, the camera and the actors. Of pyvis only that is used, in the way that
is safe with names from anywhere: our own template that escapes, our own writing of the file. Ties, names, legend and
panel are drawn by the scripts in parts/, with text set as text and never as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoties.errors import ViewError
from geoties.view import clean
from geoties.view.columns import payload
from geoties.view.layout import layout
from geoties.view.present import present, shape
from geoties.view.words import words

if TYPE_CHECKING:
    import networkx as nx

SCRIPTS = (
    *("model", "state", "filter", "scene", "marks", "legend", "canvas", "ties", "names", "picture"),
    *("events", "panel", "table", "search", "controls", "time", "save", "main"),
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
) -> ViewReport:
    """Write an interactive page of a graph's ties, one UTF-8 file that needs nothing else and asks the network nothing.

    The graph is any NetworkX graph, directed or not, with parallel edges or not; it is only read. All attributes are
    optional and others are ignored:

    - graph: `title` (used unless `title` is given), `as_of` (ISO date);
    - node: `name`, `kind` (Country, Person, Organization, Intergovernmental, GovernmentBody, ArmedForce, ArmedGroup,
      Company, Media), `iso3`, `country`, `aliases` (list of str);
    - edge: the counts `events`, `reports`, `outlets`, `verbal_cooperation`, `material_cooperation`, `verbal_conflict`,
      `material_conflict`, `forward` and `backward` (directed events; in an undirected graph forward is from the smaller
      id to the larger), `joint` (those of the events where one only did the same alongside another) and `rolled_up`;
      `first` and `last` (ISO dates); `kinds` (list of str); `mediators` (ids or names); `score`; `evidence`, a list of
      dicts, and `evidence_total`, how many there are where the list does not hold all;
    - evidence: `event`, `kind`, `type`, `quad`, `status`, `date` (EDTF), `via` (own or joined), `roles` (list of {role,
      actor, name}), `mediators` and `joined` (names), `amount`, `currency`, `approximate`, `items` (list of {name,
      quantity}), `quote`, `before`, `after`, `document`, `title`, `publisher`, `published`, `url`, `confidence`.

    `evidence_limit` is the number of evidence items kept per tie, in the order given; a page says how many it leaves
    out. The same graph, arguments and version give the same bytes. The file appears whole or not at all.

    Raises ViewError for an unknown language, a folder that is missing or not writable, and a full disk.
    """
    page = _compose(graph, title=title, lang=lang, evidence_limit=evidence_limit, seed=seed)
    target = Path(path)
    content = page.html.encode("utf-8")
    _write(target, content)
    return ViewReport(target, page.actors, page.ties, page.evidence_shown, page.evidence_total, len(content))


def render(
    graph: nx.Graph[Any], *, title: str = "Ties", lang: str = "en", evidence_limit: int = 20, seed: int = 7
) -> str:
    """The page that `view` writes, as text."""
    return _compose(graph, title=title, lang=lang, evidence_limit=evidence_limit, seed=seed).html


def _compose(graph: nx.Graph[Any], *, title: str, lang: str, evidence_limit: int, seed: int) -> _Page:
    presented = present(graph)
    heading = clean.text(title if title != "Ties" else graph.graph.get("title", title)) or "Ties"
    positions = layout(shape(presented), seed=seed)
    data, shown, total = payload(presented, positions, title=heading, lang=lang, evidence_limit=max(0, evidence_limit))
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
    environment.globals.update(
        lang=lang,
        words=words(lang)["page"],
        # Markup is what is not to be escaped: our own files, and JSON that _as_script_data has made safe.
        style=Markup(_lean(_part("page.css"))),
        vis=Markup(_vis()),
        script=Markup(script),
        policy=_policy([_vis(), script]),
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
    return f'(() => {{\n"use strict";\n{parts}}})();'


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


def _write(target: Path, content: bytes) -> None:
    """Write beside the target and move it there, so that a reader never sees half a page."""
    try:
        _replace(target, content)
    except FileNotFoundError:
        raise ViewError(f"cannot write {target}: the folder {target.parent} does not exist; make it first") from None
    except IsADirectoryError:
        raise ViewError(f"cannot write {target}: it is a folder; name a file in it, such as ties.html") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ViewError(f"cannot write {target}: {reason}; choose another place") from error


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError
    if target.exists() and not target.is_file():  # a device or a pipe, such as /dev/stdout: to be written, not replaced
        target.write_bytes(content)
        return
    target = target.resolve()
    handle, written = tempfile.mkstemp(prefix=".geoties-", suffix=".html", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner reads; a page is to be sent and served like any file made here.
        os.chmod(written, 0o666 & ~_umask())
        os.replace(written, target)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
