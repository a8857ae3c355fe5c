"""Make the demo's excerpts of public data: `python data/demo_excerpts.py ../shared/datasets src/geoties/demo_data`.

Reads a few rows of GDELT (events), SIPRI (trade register) and Wikidata (memberships), and writes them as records, each
row a claim with its data set, its source's id and its line. data/README.md names the sources and their terms.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from geoties import names
from geoties.model import Claim, Document, Item, Membership, Record, Role, Stated
from geoties.records import check_record, to_dict, to_line, with_id

GDELT = "gdelt/v2/20191024143000.export.CSV"
SIPRI = "sipri/trade-register_ColasDroin.csv"
WIKIDATA = "wikidata/codex-m_P530_P463.tsv"

GDELT_LICENCE = "Free for any use with citation: The GDELT Project, https://www.gdeltproject.org/"
SIPRI_LICENCE = (
    "Source: SIPRI Arms Transfers Database (c) SIPRI; excerpt under fair use, non-commercial, with this reference"
)
WIKIDATA_LICENCE = "CC0 1.0"

# Rows that a person looked at; GDELT codes a page about a dispute of Lebanon and Israel, and one of the Emirates' agency.
GDELT_ROWS = {"881992767": "mediation", "881991971": "agreement", "881991116": "promise"}
MEMBERS = {"MAR", "DZA", "ISR", "ARE", "BHR", "SDN", "USA", "FRA", "ESP"}
ORDERED_SINCE = 2016
MOST_SIPRI_ROWS = 40


def main(datasets: Path, target: Path) -> None:
    """Write one file of records for each data set."""
    write(target / "gdelt.jsonl", gdelt(datasets / GDELT))
    write(target / "sipri.jsonl", sipri(datasets / SIPRI))
    write(target / "wikidata.jsonl", wikidata(datasets / WIKIDATA))


def write(path: Path, records: Iterator[Record]) -> None:
    """Write records that the checker accepts, a line each."""
    with path.open("wb") as stream:
        for record in records:
            record = with_id(record) if isinstance(record, Stated) else record
            faults = check_record(to_dict(record), file=path.name)
            if faults:
                raise ValueError(str(faults[0]))
            stream.write(to_line(record))


def gdelt(path: Path) -> Iterator[Record]:
    """Chosen events of one quarter of an hour; the page that GDELT read is the document."""
    seen = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = line.split("\t")
        if row[0] not in GDELT_ROWS:
            continue
        kind, url, day = GDELT_ROWS[row[0]], row[60], f"{row[1][:4]}-{row[1][4:6]}-{row[1][6:]}"
        if url not in seen:
            seen.add(url)
            yield Document(id=url, url=url, dataset="gdelt", licence=GDELT_LICENCE)
        # CAMEO 045 says that the source mediates for the target; a signed agreement (057) has two equal sides.
        sides = {"mediation": ("MEDIATED", "PARTY_TO"), "agreement": ("PARTY_TO", "PARTY_TO")}
        source, target = sides.get(kind, ("SOURCE_OF", "TARGET_OF"))
        yield Claim(
            id="",
            document=url,
            type={"mediation": "CONSULT", "agreement": "SUPPORT", "promise": "AGREE"}[kind],
            kind=kind,
            roles=(Role(role=source, actor=row[7], named=row[6]), Role(role=target, actor=row[17], named=row[16])),
            date=day,
            place=row[52],
            dataset="gdelt",
            source_id=row[0],
            row=number,
            cameo=row[26],
            intensity=float(row[30]),
        )


def sipri(path: Path) -> Iterator[Record]:
    """Orders of Algeria by year, supplier to recipient. The register has no ids: its own words make one."""
    lines = path.read_text(encoding="cp1252").splitlines()
    header = next(number for number, line in enumerate(lines) if line.startswith("Recipient,"))
    generated = re.sub(r"^Data generated: (\S+ \S+ \S+) .*", r"\1", lines[header - 1])
    document = Document(
        id="sipri/trade-register",
        title=f"SIPRI Arms Transfers Database, trade register (generated {generated})",
        publisher="SIPRI",
        url="https://www.sipri.org/databases/armstransfers",
        dataset="sipri",
        licence=SIPRI_LICENCE,
    )
    yield document
    written = 0
    for number, row in enumerate(csv.reader(lines[header + 1 :], quoting=csv.QUOTE_NONE), start=header + 2):
        if len(row) != 16 or row[0] != "Algeria" or int(row[2]) < ORDERED_SINCE or written == MOST_SIPRI_ROWS:
            continue
        supplier, recipient = names.resolve(row[1]), names.resolve(row[0])
        written += 1
        yield Claim(
            id="",
            document=document.id,
            type="COOPERATE",
            kind="arms_transfer",
            roles=(
                Role(role="SOURCE_OF", actor=supplier, named=row[1]),
                Role(role="TARGET_OF", actor=recipient, named=row[0]),
            ),
            date=f"{row[2]}?" if row[3].strip() else row[2],
            items=(Item(name=f"{row[6]} ({row[7]})", quantity=int(row[4] or -1)),),
            dataset="sipri",
            source_id="|".join((*row[:3], row[6], row[4])),
            row=number,
        )


def wikidata(path: Path) -> Iterator[Record]:
    """Memberships (P463) of the states of the demo in bodies that the gazetteer knows."""
    known = {actor.wikidata: actor.id for actor in names.known_actors() if actor.wikidata}
    document = Document(
        id="wikidata/P463",
        title="Wikidata, member of (P463), through CoDEx",
        publisher="Wikidata",
        url="https://www.wikidata.org/wiki/Property:P463",
        dataset="wikidata",
        licence=WIKIDATA_LICENCE,
    )
    yield document
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        member, relation, body = line.split("\t")
        if relation == "P463" and known.get(member) in MEMBERS and body in known:
            yield Membership(
                id="",
                document=document.id,
                actor=known[member],
                of=known[body],
                dataset="wikidata",
                source_id=f"{member} P463 {body}",
                row=number,
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
