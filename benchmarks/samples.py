"""Real samples of ICEWS and SIPRI as records, to look at pages of; until their readers exist.

    python benchmarks/samples.py icews ../shared > icews.jsonl
    python benchmarks/samples.py sipri ../shared > sipri.jsonl

ICEWS: two days of 2018 between actors by name, each of the country of its row; the CAMEO root gives the PLOVER type, and the
first directed kind of that type stands for it. SIPRI: a register of arms transfers, supplier to recipient, by year of order.
What names no state that geoties knows is left out and counted on stderr.
"""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from geoties import names, ontology
from geoties.model import Actor, Claim, Document, Item, Record, Role
from geoties.records import to_dict, with_id

_ROOTS = (
    *("STATEMENT", "DEMAND", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "INVESTIGATE", "DEMAND"),
    *("DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "ASSAULT", "ASSAULT"),
)
"""The PLOVER type of each CAMEO root, 01 to 20."""
_FORMER = {"Soviet Union": "RUS", "UAE": "ARE", "UK": "GBR"}


def main(sample: str, shared: Path) -> None:
    """Writes the records of a sample to standard output."""
    left_out = 0
    for record in {"icews": icews, "sipri": sipri}[sample](shared / "datasets"):
        if record is None:
            left_out += 1
        else:
            print(json.dumps(to_dict(record), ensure_ascii=False))
    print(f"{left_out} rows left out", file=sys.stderr)


def icews(folder: Path) -> Iterator[Record | None]:
    """The actors and events of the ICEWS sample, a document for each publisher."""
    kinds: dict[str, str] = {}
    for kind in ontology.kinds().values():
        if kind.directed:
            kinds.setdefault(kind.type, kind.name)
    seen: set[str] = set()
    with (folder / "icews" / "events.2018.sample.tab").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t"), start=2):
            ends = [
                _actor(row[f"{side} Name"], row[f"{side} Country"], row[f"{side} Sectors"])
                for side in ("Source", "Target")
            ]
            type_ = _ROOTS[int(row["CAMEO Code"][:2]) - 1]
            if None in ends or ends[0] == ends[1]:
                yield None
                continue
            document = f"icews/{row['Publisher']}"
            if document not in seen:
                yield Document(id=document, publisher=row["Publisher"], dataset="icews")
            yield from (actor for actor in ends if isinstance(actor, Actor) and actor.id not in seen)
            seen |= {document, *(actor.id for actor in ends if isinstance(actor, Actor))}
            sides = zip(("SOURCE_OF", "TARGET_OF"), ends, strict=True)
            yield with_id(
                Claim(
                    id="",
                    document=document,
                    type=type_,
                    kind=kinds[type_],
                    date=row["Event Date"],
                    roles=tuple(
                        Role(role=role, actor=end.id if isinstance(end, Actor) else str(end)) for role, end in sides
                    ),
                    dataset="icews",
                    source_id=row["Event ID"],
                    row=number,
                    cameo=row["CAMEO Code"],
                )
            )


def sipri(folder: Path) -> Iterator[Record | None]:
    """The transfers of the SIPRI register, all of one document."""
    lines = (
        (folder / "sipri" / "trade-register_ColasDroin.csv").read_text(encoding="utf-8", errors="replace").splitlines()
    )
    start = next(number for number, line in enumerate(lines) if line.startswith("Recipient,"))
    yield Document(id="sipri/register", title="SIPRI Arms Transfers Database", publisher="SIPRI", dataset="sipri")
    for number, row in enumerate(csv.DictReader(lines[start:]), start=start + 2):
        buyer, seller = _state(row["Recipient"]), _state(row["Supplier"])
        year = row["Year of order"]
        if buyer is None or seller is None or not year.isdigit():
            yield None
            continue
        quantity = row["Number delivered"] or row["Number ordered"]
        yield with_id(
            Claim(
                id="",
                document="sipri/register",
                type="COOPERATE",
                kind="arms_transfer",
                date=year,
                roles=(Role(role="SOURCE_OF", actor=seller), Role(role="TARGET_OF", actor=buyer)),
                items=(Item(name=row["Weapon designation"], quantity=float(quantity) if quantity.isdigit() else None),),
                dataset="sipri",
                source_id=str(number),
                row=number,
            )
        )


def _state(name: str) -> str | None:
    matches = [match for match in names.find(_FORMER.get(name, name)) if match.kind == "Country" and match.score == 1.0]
    return matches[0].id if len(matches) == 1 else None


def _actor(name: str, country: str, sectors: str) -> Actor | str | None:
    """A state by its own name, else an actor of the country of the row; NA is what the sample writes for nothing."""
    if "NA" in (name, country):
        return None
    if (own := _state(name)) is not None:
        return own
    state = _state(country)
    if state is None:
        return None
    kind = "ArmedForce" if "Military" in sectors else "GovernmentBody" if "Government" in sectors else "Organization"
    return Actor(id=f"icews/{names.key(name)}", kind=kind, name=name, country=state)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("icews", "sipri"):
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
