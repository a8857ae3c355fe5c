"""Scores the default extractor on the annotated development sets, with the sets' own scorers.

    python benchmarks/extraction/run.py ../shared [--errors] [--least 0.0]

The sets (`passages_dev`: real French and English sentences; `plover_gsr_dev`: PLOVER's gold records) are not part of the
project: the first argument is the folder that holds them. Readings are turned into what each scorer reads: actors to their
states, planned and asserted alike, denied events left out; of a meeting the host is the source, the other the target. Who
mediates or joins is given by name and by state; a count of things stands for an amount where no money is told.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from causes import BINS, CAUSES, calibration, interval, is_right, missed, precise, recalled
from figures import figures

from geoties import dates, extract, names
from geoties.model import Claim, Document, Post
from geoties.records import Reading

_ACTOR_TYPES = {
    "Country": "country",
    "Person": "person",
    "Organization": "organisation",
    "Intergovernmental": "igo",
    "GovernmentBody": "government_body",
    "ArmedForce": "armed_force",
    "ArmedGroup": "armed_group",
    "Company": "company",
    "Media": "media",
}
_SIDES = {
    "SOURCE_OF": "sources",
    "TARGET_OF": "targets",
    "PARTY_TO": "parties",
    "MEDIATED": "mediators",
    "JOINED": "alongside",
}
_KINDS = {"arms_transfer": "arms_sale", "normalization": "diplomatic_normalisation", "withdrawal": "troop_withdrawal"}
_PLANNED_AS_AGREE = ("AID", "COOPERATE", "SUPPORT", "CONSULT", "CONCEDE", "RETREAT")
"""PLOVER's gold codes a plan to help, meet or yield as AGREE; the passages keep the type of what is planned."""


def main() -> None:
    """Prints the scorers' summary lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder that holds passages_dev and plover_gsr_dev")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--least", type=float, default=0.0, help="leave out claims with less confidence")
    parser.add_argument("--keep", action="store_true", help="write figures.json anew, against which the tests hold")
    options = parser.parse_args()
    judged: list[tuple[float, bool]] = []
    said = [
        passages(options.shared / "passages_dev", language, judged, least=options.least, errors=options.errors)
        for language in ("fr", "en")
    ]
    said.append("confidence, of the ties of the passages:")
    for (low, high), (count, sure, right) in zip(BINS, calibration(judged), strict=True):
        said.append(f"  {low:.2f} to {min(high, 1.0):.2f}: {count:3} claims, mean {sure:.2f}, right {right:.2f}")
    said.append(gold_records(options.shared / "plover_gsr_dev", least=options.least, errors=options.errors))
    print("\n".join(said))
    if options.keep:
        kept = json.dumps(figures("\n".join(said)), indent=2)
        Path(__file__).with_name("figures.json").write_text(kept + "\n", encoding="utf-8")


def passages(folder: Path, language: str, judged: list[tuple[float, bool]], *, least: float, errors: bool) -> str:
    """Runs the real sentences of a language through the passages' scorer; its summary line, with intervals and causes.

    Adds to `judged` the confidence of each claim, and whether it is right.
    """
    told = []
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / language).glob("*.json"))]
    documents = [
        Document(id=gold["id"], text=gold["text"], language=language, published=gold.get("published")) for gold in golds
    ]
    with tempfile.TemporaryDirectory() as out:
        for gold, reading in zip(golds, extract.get().read(documents), strict=True):
            found = passage(reading, least=least)
            told.append(found)
            judged += [(tie["sure"], any(is_right(one, tie) for one in gold["ties"])) for tie in found["ties"]]
            (Path(out) / f"{gold['id']}.json").write_text(json.dumps(found), encoding="utf-8")
            if errors:
                _show(gold, found)
        scored = subprocess.run(
            [sys.executable, str(folder / "score.py"), str(folder / language), out],
            capture_output=True,
            text=True,
            check=True,
        )
    both = list(zip(golds, told, strict=True))
    ranges = (interval([recalled(*one) for one in both]), interval([precise(*one) for one in both]))
    causes = missed(golds, told)
    lines = [line for line in scored.stdout.splitlines() if line.startswith("ALL " + language)]
    lines.append("  strict, 95%: recall {:.2f} to {:.2f}, precision {:.2f} to {:.2f}".format(*ranges[0], *ranges[1]))
    lines.append("  causes: " + ", ".join(f"{cause} {causes[cause]}" for cause in CAUSES))
    return "\n".join(lines)


def gold_records(folder: Path, *, least: float, errors: bool) -> str:
    """Runs PLOVER's gold records through their scorer; what it prints."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = [Document(id=row["id"], text=row["text"], language="en") for row in rows]
    with tempfile.TemporaryDirectory() as out:
        path = Path(out) / "pred.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for row, reading in zip(rows, extract.get().read(documents), strict=True):
                found = record(reading, least=least)
                print(json.dumps({"id": row["id"], "events": found}), file=file)
                if errors:
                    gold = row["events"][0]
                    told = [(event["type"], event["sources"], event["targets"]) for event in found]
                    print(f"{gold['type']} {gold['sources']} {gold['targets']} | {told} | {row['text']}")
        scored = subprocess.run(
            [sys.executable, str(folder / "score.py"), str(folder / "gold.jsonl"), str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    return scored.stdout


def passage(reading: Reading, *, least: float) -> dict[str, Any]:
    """A reading as the passages' scorer reads it."""
    kinds = {actor.id: (actor.kind, actor.name) for actor in reading.actors}
    entities: dict[str, dict[str, Any]] = {}
    for mention in reading.mentions:
        kind, name = kinds.get(mention.actor) or _known(mention.actor)
        entity = entities.setdefault(
            mention.actor, {"name": name, "type": _ACTOR_TYPES[kind], "iso3": mention.actor, "mentions": []}
        )
        entity["mentions"].append({"start": mention.start, "end": mention.end})
    posts = [
        {"person": kinds[stated.actor][1], "title": stated.title, "country": stated.country}
        for stated in reading.stated
        if isinstance(stated, Post)
    ]
    ties = [_tie(claim, reading) for claim in _claims(reading, least)]
    ties += [
        _mediation(claim, reading)
        for claim in _claims(reading, least)
        if claim.kind != "mediation" and _mediators(claim)
    ]
    return {"entities": list(entities.values()), "posts": posts, "ties": ties}


def record(reading: Reading, *, least: float) -> list[dict[str, Any]]:
    """A reading as the scorer of the gold records reads it, the surest event first."""
    events = []
    for claim in sorted(_claims(reading, least), key=lambda claim: -(claim.confidence or 0)):
        tie = _tie(claim, reading)
        planned = claim.status == "planned" and claim.type in _PLANNED_AS_AGREE
        sources = _states_of(tie["sources"] or tie["parties"])
        targets = _states_of(tie["targets"])
        events.append({"type": "AGREE" if planned else claim.type, "sources": sources, "targets": targets})
    return events


def _states_of(actors: list[str]) -> list[str]:
    """The gold records score states alone: a side of another actor counts there as one that is not named."""
    return [actor for actor in actors if len(actor) == 3 and actor.isupper()]


def _claims(reading: Reading, least: float) -> list[Claim]:
    return [
        stated
        for stated in reading.stated
        if isinstance(stated, Claim) and stated.status != "denied" and (stated.confidence or 0) >= least
    ]


def _tie(claim: Claim, reading: Reading) -> dict[str, Any]:
    states = {actor.id: actor.country for actor in reading.actors}
    tie: dict[str, Any] = {side: [] for side in _SIDES.values()}
    for role in claim.roles:
        side = _SIDES.get(role.role)
        if side:
            tie[side].append(_state(role.actor, states))
    hosts = {_state(role.actor, states) for role in claim.roles if role.role == "HOSTED"}
    if hosts and claim.kind == "meeting":
        tie["sources"] = sorted(hosts)
        tie["targets"] = [party for party in tie["parties"] if party not in hosts]
        tie["parties"] = []
    named = {actor.id: actor.name for actor in reading.actors if actor.kind == "Person"}
    for role in claim.roles:
        if role.role in ("MEDIATED", "JOINED") and role.actor in named:
            tie[_SIDES[role.role]].append(named[role.actor])
    for side in _SIDES.values():
        tie[side] = list(dict.fromkeys(tie[side]))
    counted = next((item.quantity for item in claim.items if item.quantity > 0), None)
    tie |= {
        "plover": claim.type,
        "kind": _KINDS.get(claim.kind, claim.kind),
        "date": _certain(claim.date),
        "amount": claim.amount if claim.amount is not None else counted,
        "evidence": [{"start": claim.start, "end": claim.end}],
        "trigger": [claim.trigger_start, claim.trigger_end],
        "status": claim.status,
        "rule": claim.rule,
        "sure": claim.confidence or 0.0,
    }
    return tie


def _certain(date: str | None) -> str:
    """What is certain of a date, as year, month or day: "2004-11" of a week of November."""
    bound = dates.bounds(date)
    if bound.earliest is None or bound.latest is None:
        return re.sub(r"[~\[?%].*|X.*|/.*", "", date or "")
    alike = 10 if bound.is_day else 7 if bound.earliest[:7] == bound.latest[:7] else 4
    return bound.earliest[:alike] if bound.earliest[:4] == bound.latest[:4] else ""


def _mediation(claim: Claim, reading: Reading) -> dict[str, Any]:
    """The mediator's part of another event, which the passages tell as a tie of its own."""
    tie = _tie(claim, reading)
    return tie | {"plover": "CONSULT", "kind": "mediation", "sources": [], "targets": [], "alongside": []}


def _mediators(claim: Claim) -> bool:
    return any(role.role == "MEDIATED" for role in claim.roles)


def _state(actor: str, states: dict[str, str | None]) -> str:
    """The state of an actor by its three letters, else the actor's id, which no scorer takes for a state."""
    if actor in states:
        return states[actor] or actor
    known = names.known(actor)
    if known is None or known.kind in ("ArmedGroup", "Intergovernmental"):
        return actor
    return known.iso3 or known.country or actor


def _known(actor: str) -> tuple[str, str]:
    known = names.known(actor)
    return (known.kind, known.name) if known else ("Organization", actor)


def _show(gold: dict[str, Any], found: dict[str, Any]) -> None:
    print(f"\n## {gold['id']} {gold['text']}")
    for tie in gold["ties"]:
        if tie["required"]:
            print(
                "   gold",
                tie["plover"],
                tie["plover_alt"],
                tie["kind"],
                tie["state_level"],
                tie["status"],
                _quotes(tie["quotes"]),
            )
    for tie in found["ties"]:
        told = {side: tie[side] for side in _SIDES.values() if tie[side]}
        start, end = tie["trigger"]
        print(
            "   told",
            tie["plover"],
            tie["kind"],
            told,
            tie["status"],
            tie["date"],
            tie["rule"],
            gold["text"][start:end],
        )


def _quotes(quotes: Iterable[dict[str, Any]]) -> list[str]:
    return [quote["text"] for quote in quotes]


if __name__ == "__main__":
    main()
