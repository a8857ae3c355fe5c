"""The first two minutes: a small bundle is loaded, three questions are answered, the network is measured and drawn.

The bundle is two articles in our own words, one in French and one in English, and excerpts of public data (see
data/README.md). Loading it again changes nothing.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoties.errors import StoreError
from geoties.load import Intake, LoadReport, load

if TYPE_CHECKING:
    from geoties.store.bolt import Connection

QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("ties-between", {"a": "MAR", "b": "ISR"}),
    ("mediated", {"by": "USA"}),
    ("denied-or-planned", {}),
)
MEASURES = ("weighted_degree", "betweenness")
TOP = 6

_DOCUMENTS = "MATCH (d:Document) RETURN d.id AS id, d.dataset AS dataset"
_OWN_ARTICLES = "demo/"
_OWN_DATASETS = ("gdelt", "sipri", "wikidata")


@dataclass(frozen=True)
class Answer:
    """A question, its title in English, its parameters, and its rows."""

    name: str
    title: str
    parameters: dict[str, str]
    rows: list[dict[str, Any]]


def load_bundle(connection: "Connection", *, note: Callable[[str], None] | None = None) -> LoadReport:
    """Load the bundle. Raises StoreError where the store holds somebody's own documents."""
    foreign = next((row["id"] for row in connection.read(_DOCUMENTS) if not _is_own(row)), None)
    if foreign is not None:
        raise StoreError(
            f"the store at {connection.uri} holds other documents, such as {foreign}: the demo does not mix with them. "
            "Give it a store of its own: GEOTIES_HOME=geoties-demo geoties demo"
        )
    with ExitStack() as files:
        folder = files.enter_context(resources.as_file(resources.files("geoties.demo_data")))
        intake = files.enter_context(Intake(sorted(folder.glob("*.jsonl")), note=note))
        return load(intake, connection)


def answers(connection: "Connection") -> list[Answer]:
    """The three questions of the demo, answered."""
    from geoties.queries import ask, question

    return [
        Answer(name, question(name).title["en"], parameters, ask(connection, name, parameters).rows)
        for name, parameters in QUESTIONS
    ]


def standing(connection: "Connection") -> list[dict[str, Any]]:
    """The most tied states with their measures: `id`, `name`, `kind`, and a column each."""
    from geoties.measures import measure

    strength, betweenness = (measure(connection, name, level="countries") for name in MEASURES)
    between = {row["id"]: row["betweenness"] for row in betweenness}
    return [{**row, "betweenness": between[row["id"]]} for row in strength[:TOP]]


def draw(connection: "Connection", path: Path) -> None:
    """Write the page of the bundle's network."""
    from geoties import network
    from geoties.view.page import view

    graph = network.with_evidence(connection, network.ties(connection))
    view(graph, path, title="Morocco, Israel and their neighbours")


def _is_own(row: dict[str, Any]) -> bool:
    return row["id"].startswith(_OWN_ARTICLES) or row["dataset"] in _OWN_DATASETS
