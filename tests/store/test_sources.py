"""The user's table of sources: read with located faults, never guessed, and what it leaves in sight."""

from pathlib import Path

import pytest

from claims import claim, party
from geoties.errors import InputError
from geoties.model import Document
from geoties.network import ties
from geoties.queries import ask
from geoties.records import Reading
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.sight import Sight
from geoties.store.sources import CREDIBILITY, RELIABILITY, Sources, held_sources, read_sources, source_of
from geoties.store.write import write_readings

TABLE = """source,reliability,credibility,why
Agency,A,,
Herald,c,,prints what it gets
Tabloid,E,,
Blog,F,,nobody knows them
claim/51ab,,5,
sipri,B,,
Unrated,,,
"""
WIRE = "Morocco and Israel agreed on Tuesday to reopen their liaison offices, the ministry said."


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_table_is_read(tmp_path: Path) -> None:
    found = read_sources(write(tmp_path / "s.csv", "\ufeff" + TABLE))
    assert found.reliability == {"Agency": "A", "Herald": "C", "Tabloid": "E", "Blog": "F", "sipri": "B"}
    assert found.credibility == {"claim/51ab": "5"}
    assert found.at_least("A") == ("Agency",)
    assert found.at_least("c") == ("Agency", "Herald", "sipri")
    # F is no grade below E: it says that nobody can tell.
    assert found.at_least("E") == ("Agency", "Herald", "Tabloid", "sipri")
    assert (list(RELIABILITY), list(CREDIBILITY)) == (list("ABCDEF"), list("123456"))
    assert read_sources(write(tmp_path / "two.csv", "source,reliability\nAgency,A\n")).reliability == {"Agency": "A"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name,reliability\nAgency,A\n",
            "the column source is missing; the first line is source,reliability,credibility",
        ),
        ("", "the column reliability is missing"),
        ("source,reliability\nAgency,A+\n", r"s.csv:2: reliability: A\+ \(expected A, B, C, D, E or F\)"),
        ("source,reliability\nAgency,A\nAgency,B\n", r"s.csv:3: source: Agency \(expected one row a source"),
        ("source,reliability\n,B\n", r"s.csv:2: source: missing \(expected a publisher, a host, a data set or"),
        ("source,reliability,credibility\nclaim/1,,7\n", r"s.csv:2: credibility: 7 \(expected 1, 2, 3, 4, 5 or 6\)"),
        (
            "source,reliability,credibility\nclaim/1,A,\n",
            r"s.csv:2: reliability: A \(expected nothing: of a claim, cred",
        ),
        ("source,reliability,credibility\nAgency,,1\n", r"s.csv:2: credibility: 1 \(expected nothing: of a source, "),
        ("source,reliability\nA,X\nB,Y\n", r"(?s)s.csv:2: .*s.csv:3: "),
    ],
)
def test_faults_are_told_with_their_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_sources(write(tmp_path / "s.csv", text))


def test_no_table_and_no_grade(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no table of sources at .*none.csv: `geoties sources --format csv`"):
        read_sources(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("source,reliability\nÉcho,A\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"cannot read .*latin.csv: .*; it is a CSV in UTF-8"):
        read_sources(tmp_path / "latin.csv")
    for grade in ("F", "G", "", "AB"):
        with pytest.raises(InputError, match="is no least reliability: it is A"):
            Sources().at_least(grade)


def test_who_a_document_is_of() -> None:
    assert source_of({"publisher": "Agency", "url": "https://herald.example/1", "dataset": "gdelt"}) == "Agency"
    assert source_of({"url": "https://www.herald.example/1", "dataset": "gdelt"}) == "herald.example"
    assert source_of({"publisher": None, "url": None, "dataset": "gdelt"}) == "gdelt"
    assert source_of({}) is None


def test_the_sources_of_a_store_and_of_the_table(store: Connection) -> None:
    documents = [
        Document(id="doc/1", publisher="Agency"),
        Document(id="doc/2", publisher="Agency"),
        Document(id="doc/3", dataset="sipri"),
    ]
    write_readings(store, [Reading(document=one) for one in documents])
    rows = held_sources(store, Sources({"Agency": "A", "Gone": "D"}))
    assert rows == [
        {"source": "Agency", "documents": 2, "reliability": "A", "means": "completely reliable"},
        {"source": "sipri", "documents": 1, "reliability": None, "means": "not known"},
        {"source": "Gone", "documents": 0, "reliability": "D", "means": "not usually reliable"},
    ]


def test_copies_of_one_wire_are_one_voice_in_whatever_order_they_come(store: Connection) -> None:
    def told(number: int, publisher: str, text: str) -> Reading:
        said = claim("meeting", [party("MAR"), party("ISR")], "2021-11-23", document=f"doc/{number}", text=text)
        return Reading(document=Document(id=f"doc/{number}", publisher=publisher, text=text), stated=(said,))

    readings = [
        told(1, "Agency", WIRE),
        told(2, "Herald", WIRE.replace("on Tuesday ", "")),
        told(3, "Tabloid", WIRE),
        told(4, "Post", "The two countries will have liaison offices again, Rabat announced yesterday."),
    ]
    hashes = set()
    for order in (readings, readings[::-1], [readings[2], readings[0], readings[3], readings[1]]):
        store.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n RETURN count(*) AS n"))
        for one in order:
            write_readings(store, [one])
        hashes.add(content_hash(store))
        assert rebuild(store) == Rebuilt()
    assert len(hashes) == 1
    pair = {"a": "MAR", "b": "ISR"}
    for least, documents in ((1, 4), (2, 4), (3, 0)):
        assert len(ask(store, "ties-between", {**pair, "min_outlets": least})) == documents
        assert ties(store, sight=Sight(min_outlets=least)).number_of_edges() == min(documents, 1)
    row = ask(store, "event", {"id": readings[0].stated[0].id}).rows[0]
    assert (row["reports"], row["outlets"], row["independent"]) == (4, 4, 2)
    tie = ties(store).edges["MAR", "ISR"]
    assert (tie["reports"], tie["outlets"]) == (4, 2)
    assert ties(store, sight=Sight(outlets=("Herald", "Tabloid"))).edges["MAR", "ISR"]["outlets"] == 1
    assert len(ask(store, "ties-between", {**pair, "outlets": ["Herald", "Tabloid"], "min_outlets": 2})) == 0
