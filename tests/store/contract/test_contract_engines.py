"""What each engine does about what geoties relies on and keeps away from; docs/engines.md tells it, and must be true.

GEOTIES_WRITE_DOCS=1 has the page written afresh.
"""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import wipe
from geoties.errors import GeotiesError, QueryError, StoreBusy, StoreDenied
from geoties.store.bolt import Connection, Rows, Transaction
from geoties.store.schema import prepare
from neo4j_server import pinned, version

pytestmark = [pytest.mark.embedded, pytest.mark.neo4j]

PAGE = Path(__file__).parents[3] / "docs" / "engines.md"
BEGIN, END = "<!-- table: written by tests/store/contract -->\n", "<!-- end of table -->\n"
REFUSED = {
    QueryError: "refused as a wrong statement",
    StoreBusy: "refused by the constraint",
    StoreDenied: "refused as not allowed",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Probe:
    """A line of probes.yaml."""

    about: str
    statement: str
    relied: bool = False
    reading: bool = False
    before: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    parameters: dict[str, Any] | None = None


@cache
def probes() -> tuple[Probe, ...]:
    lines = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text(encoding="utf-8"))
    return tuple(Probe(**line) for line in lines)


def outcome(store: Connection, probe: Probe) -> str:
    """The rows of a probe as JSON, or how it was refused."""

    def work(transaction: Transaction) -> Rows:
        for statement in probe.also:
            transaction.run(statement)
        return transaction.run(probe.statement, **(probe.parameters or {}))

    wipe(store)
    for statement in probe.before:
        store.schema(statement)
    try:
        rows = store.read(probe.statement, probe.parameters) if probe.reading else store.write(work)
    except GeotiesError as error:
        return REFUSED.get(type(error), "refused")
    return f"`{json.dumps(rows, ensure_ascii=False, sort_keys=True)}`" if rows else "no rows"


def test_the_page_is_true(embedded_store: Connection, neo4j_store: Connection) -> None:
    stores = (neo4j_store, embedded_store)
    for store in stores:
        wipe(store)
        prepare(store)
    outcomes = {probe: [outcome(store, probe) for store in stores] for probe in probes()}
    for store in stores:
        wipe(store)
    assert [probe.about for probe, found in outcomes.items() if probe.relied and len(set(found)) > 1] == []
    if version() != pinned():
        return
    heads = (f"Neo4j {neo4j_store.version}", f"embedded (ArcadeDB {embedded_store.version})")
    table = "\n".join(_table(outcomes, heads)) + "\n"
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    written, _, after = rest.partition(END)
    if os.environ.get("GEOTIES_WRITE_DOCS"):
        PAGE.write_text(before + BEGIN + table + END + after, encoding="utf-8")
        return
    assert written == table, "docs/engines.md is stale: GEOTIES_WRITE_DOCS=1 pytest tests/store/contract"


def _table(outcomes: dict[Probe, list[str]], heads: tuple[str, str]) -> list[str]:
    lines = []
    for relied, title in ((True, "geoties relies on"), (False, "geoties keeps away from")):
        lines += ["", f"| {title} | {heads[0]} | {heads[1]} |", "| --- | --- | --- |"]
        lines += [
            f"| {probe.about} | {' | '.join(text.replace('|', chr(92) + '|') for text in found)} |"
            for probe, found in outcomes.items()
            if probe.relied == relied
        ]
    return [*lines, ""]
