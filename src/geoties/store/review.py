"""Sheets for people without a terminal: pairs of actors, or claims, as CSV with room for a verdict, and back as decisions.

A row whose verdict is empty says nothing. What cannot be kept is left out and told with its line; the rest is kept.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from geoties.errors import InputError
from geoties.model import Correction, Decided, Judgement, Stated
from geoties.records import Issue, settled, to_dict
from geoties.records.check import MENDABLE
from geoties.records.issues import shown
from geoties.resolve.candidates import Candidate
from geoties.store import statements
from geoties.store.bolt import Connection
from geoties.store.clock import moment
from geoties.store.judging import Judging, judge_all
from geoties.store.profiles import sentences
from geoties.store.rows import record_of

PAIR = (
    *("verdict", "why", "left", "right", "score", "left_name", "right_name", "left_sentences", "right_sentences"),
    *("speaks_for", "against"),
)
EDITABLE = tuple(name for name in MENDABLE if name not in ("roles", "items", "approximate"))
"""Fields that fit into a cell; `geoties resolve edit` mends the others too."""

CLAIM = ("verdict", "why", "claim", "document", "record", "quote", "who", *EDITABLE)
PAIR_VERDICTS = ("same", "different")
CLAIM_VERDICTS = {"reject": "rejected", "accept": "accepted", "rejected": "rejected", "accepted": "accepted"}
_NUMBERS = ("amount", "intensity")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CLAIMS = "MATCH (c:Claim) RETURN c.record AS record ORDER BY c.document, c.id"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of a sheet; `issues` are what was left out, by line."""

    judging: Judging
    issues: tuple[Issue, ...]


def pair_rows(connection: Connection, found: Sequence[Candidate]) -> Iterator[dict[str, Any]]:
    """A row of the columns `PAIR` for each candidate, with sentences about both."""
    said = sentences(connection, {end.id for one in found for end in (one.left, one.right)})
    for one in found:
        row: dict[str, Any] = {"verdict": "", "why": "", "score": one.score}
        for side, end in (("left", one.left), ("right", one.right)):
            row |= {side: end.id, f"{side}_name": end.names[0], f"{side}_sentences": "\n".join(said.get(end.id, ()))}
        yield row | {"speaks_for": "; ".join(one.speaks_for), "against": "; ".join(one.against)}


def claim_rows(connection: Connection) -> Iterator[dict[str, Any]]:
    """A row of the columns `CLAIM` for each claim, as its document states it."""
    for found in connection.stream(_CLAIMS):
        yield _claim_row(record_of(found["record"]))


def write_sheet(file: IO[str], rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> int:
    """Writes rows as CSV, and gives back how many; a cell that a spreadsheet would run as a formula gets a quote in front."""
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({name: _harmless(row.get(name)) for name in columns})
        count += 1
    return count


def read_sheet(connection: Connection, file: IO[str], *, by: str, name: str = "-") -> Reviewed:
    """Keeps what a sheet decides, of pairs or of claims as its columns say.

    Raises InputError where it has neither the columns left and right nor the column claim.
    """
    reader = csv.DictReader(file)
    columns = reader.fieldnames or ()
    if "verdict" not in columns or not ({"left", "right"} <= set(columns) or "claim" in columns):
        raise InputError(
            f"{name}: the first line must name the columns verdict, left and right, or verdict and claim; "
            "`geoties resolve export` writes such a sheet"
        )
    issues: list[Issue] = []
    read = _pairs if "left" in columns else _claims
    placed = list(read(connection, list(_lines(reader)), by, name, issues))
    done = judge_all(connection, [one for _, one in placed])
    lines = {settled(one).id: line for line, one in placed}
    for one, why in done.skipped:
        issues.append(Issue(name, lines[one.id], "verdict", one.id, f"what can be kept: {why}"))
    return Reviewed(done, tuple(sorted(issues, key=lambda issue: issue.line)))


def _lines(reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]]]:
    for row in reader:
        cells = {str(name): _bare(value) for name, value in row.items() if isinstance(value, str)}
        if cells.get("verdict", "").strip():
            yield reader.line_num, cells


def _pairs(
    connection: Connection, rows: list[tuple[int, dict[str, str]]], by: str, name: str, issues: list[Issue]
) -> Iterator[tuple[int, Decided]]:
    for line, row in rows:
        verdict, left, right = row["verdict"].strip().casefold(), row.get("left", ""), row.get("right", "")
        if verdict not in PAIR_VERDICTS:
            issues.append(Issue(name, line, "verdict", shown(verdict), "same, different, or nothing"))
        elif not left or not right or left == right:
            issues.append(Issue(name, line, "right", shown(right), "the ids of two actors, or of two events or claims"))
        else:
            why = row.get("why") or None
            yield line, Judgement(id="", verdict=verdict, left=left, right=right, by=by, at=moment(), why=why)


def _claims(
    connection: Connection, rows: list[tuple[int, dict[str, str]]], by: str, name: str, issues: list[Issue]
) -> Iterator[tuple[int, Decided]]:
    ids = [row.get("claim", "") for _, row in rows]
    stored = {
        row["row"]["id"]: record_of(row["row"]["record"])
        for row in connection.read(statements.CLAIMS_OF_IDS, {"ids": sorted(set(ids))})
    }
    for line, row in rows:
        verdict, claim, why = row["verdict"].strip().casefold(), row.get("claim", ""), row.get("why") or None
        if claim not in stored:
            issues.append(Issue(name, line, "claim", shown(claim), "the id of a claim of this graph"))
        elif verdict in CLAIM_VERDICTS:
            yield line, Judgement(id="", verdict=CLAIM_VERDICTS[verdict], left=claim, by=by, at=moment(), why=why)
        elif verdict != "edit":
            issues.append(Issue(name, line, "verdict", shown(verdict), "reject, accept, edit, or nothing"))
        else:
            try:
                changes = _changes(stored[claim], row)
            except ValueError as error:
                issues.append(Issue(name, line, "amount", shown(str(error)), "a number"))
                continue
            if changes:
                yield line, Correction(id="", claim=claim, now=changes, by=by, at=moment(), why=why)
            else:
                issues.append(Issue(name, line, "verdict", "edit", "a cell that differs from what the claim says"))


def _claim_row(stated: Stated) -> dict[str, Any]:
    line = to_dict(stated)
    roles = [f"{role['role']} {role.get('named') or role['actor']}" for role in line.get("roles", ())]
    who = "; ".join(roles) or f"{line.get('actor')} {line.get('of') or line.get('country') or ''}".strip()
    row = {name: line.get(name) for name in ("document", "record", "quote", *EDITABLE)}
    return {"verdict": "", "why": "", "claim": stated.id, "who": who} | row


def _changes(stated: Stated, row: dict[str, str]) -> dict[str, Any]:
    """The fields whose cell is not what the claim says. Raises ValueError where a number is none."""
    before = _claim_row(stated)
    changes: dict[str, Any] = {}
    for name in EDITABLE:
        if name not in row or _bare(_harmless(before.get(name))) == row[name]:
            continue
        cell = row[name].strip()
        changes[name] = None if not cell else float(cell) if name in _NUMBERS else cell
    return changes


def _harmless(value: Any) -> str:
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
