"""`find`, `queries`, `query`, `cypher` and `why` over a small graph, on both engines."""

import csv
import io
import json
from pathlib import Path

import pytest

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, TEXT, write

MEETING = {
    "record": "claim",
    "document": "doc/1",
    "type": "CONSULT",
    "kind": "meeting",
    "date": "2021-11-23",
    "roles": [{"role": "PARTY_TO", "actor": "doc/1#person/gantz"}, {"role": "PARTY_TO", "actor": "MAR"}],
    "quote": "Morocco and Israel",
    "start": 0,
    "end": 18,
}
GANTZ = {
    "record": "actor",
    "document": "doc/1",
    "id": "doc/1#person/gantz",
    "kind": "Person",
    "name": "Benny Gantz",
    "aliases": ["Gantz"],
    "country": "ISR",
}


@pytest.fixture
def loaded(store: Connection, geoties: Geoties) -> Geoties:
    assert geoties("load", write("a.jsonl", DOCUMENT, GANTZ, CLAIM, MEETING)).exit_code == 0
    return geoties


def test_query_takes_names_and_prints_the_sentences(loaded: Geoties) -> None:
    by_code = loaded("query", "ties-between", "-p", "a=MAR", "-p", "b=ISR", "--format", "json")
    by_name = loaded("query", "ties-between", "-p", "a=Maroc", "-p", "b=Israël", "--format", "json")
    rows = json.loads(by_code.stdout)
    assert json.loads(by_name.stdout) == rows
    assert [(row["kind"], row["date"], row["quote"]) for row in rows] == [
        ("meeting", "2021-11-23", "Morocco and Israel"),
        ("agreement", "2021-11-24", TEXT),
    ]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["quote"] for row in rows]


def test_a_name_that_fits_nobody_or_nearly_somebody(loaded: Geoties) -> None:
    near = loaded("query", "ties", "-p", "actor=Moroco")
    assert (near.exit_code, near.stdout) == (1, "")
    assert near.stderr.startswith("geoties: no actor is named 'Moroco'; did you mean Morocco (MAR)")


def test_find_knows_the_gazetteer_and_the_store(loaded: Geoties) -> None:
    assert json.loads(loaded("find", "Maroc").stdout) == {
        "id": "MAR",
        "name": "Morocco",
        "kind": "Country",
        "score": 1.0,
        "matched": "Maroc",
    }
    assert json.loads(loaded("find", "gantz").stdout) == {
        "id": "doc/1#person/gantz",
        "name": "Benny Gantz",
        "kind": "Person",
        "score": 1.0,
        "matched": "Gantz",
    }
    none = loaded("find", "Xyzzyx")
    assert (none.exit_code, none.stdout) == (1, "")
    assert none.stderr.startswith("geoties: no actor is named 'Xyzzyx'")


def test_why_takes_an_event_or_a_claim(loaded: Geoties) -> None:
    row = json.loads(loaded("query", "ties-between", "-p", "a=MAR", "-p", "b=ISR").stdout.splitlines()[-1])
    by_event = json.loads(loaded("why", row["event"]).stdout)
    assert (by_event["kind"], by_event["quote"], by_event["document"]) == ("agreement", TEXT, "doc/1")
    assert json.loads(loaded("why", by_event["claim"]).stdout) == by_event
    none = loaded("why", "event/none")
    assert none.exit_code == 1
    assert none.stderr.startswith("geoties: there is no event and no claim 'event/none'; ")


def test_cypher_reads_with_typed_parameters(loaded: Geoties) -> None:
    statement = "MATCH (e:Event) WHERE e.kind IN $kinds RETURN e.kind AS kind, $n + 1 AS n, $text AS text"
    result = loaded("cypher", statement, "-p", 'kinds=["meeting"]', "-p", "n=1", "-p", "text=a=b")
    assert json.loads(result.stdout) == {"kind": "meeting", "n": 2, "text": "a=b"}
    assert json.loads(loaded("cypher", "-", input="RETURN 1 AS one").stdout) == {"one": 1}


def test_cypher_does_not_write(loaded: Geoties) -> None:
    result = loaded("cypher", "CREATE (n:Actor {id: 'x'}) RETURN n.id AS id")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("geoties: ")
    counted = loaded("cypher", "MATCH (n:Actor {id: 'x'}) RETURN count(n) AS n")
    assert json.loads(counted.stdout) == {"n": 0}


def test_cypher_says_when_it_cuts(loaded: Geoties) -> None:
    result = loaded("cypher", "UNWIND range(1, 5) AS n RETURN n", "--limit", "2")
    assert (result.stdout, result.stderr) == (
        '{"n":1}\n{"n":2}\n',
        "only the first 2 rows are shown; --limit shows more\n",
    )


def test_a_statement_that_is_wrong(loaded: Geoties) -> None:
    result = loaded("cypher", "MATCH (n RETURN n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


def test_parameters_that_are_no_pairs(geoties: Geoties) -> None:
    result = geoties("query", "ties", "-p", "MAR")
    assert result.exit_code == 2
    assert "-p 'MAR' is not of the form key=value, such as -p a=MAR" in result.stderr
    twice = geoties("query", "ties", "-p", "actor=MAR", "-p", "actor=ISR")
    assert twice.exit_code == 2
    assert "-p actor is given twice: 'MAR' and 'ISR'" in twice.stderr


def test_an_unknown_question(loaded: Geoties) -> None:
    result = loaded("query", "ties-betwen")
    assert result.exit_code == 1
    assert result.stderr.startswith("geoties: there is no question 'ties-betwen': ")


def test_queries_lists_all_and_describes_one(geoties: Geoties) -> None:
    listed = [json.loads(line) for line in geoties("queries").stdout.splitlines()]
    assert len(listed) >= 12
    assert {"name", "title", "parameters", "example"} == set(listed[0])
    french = [json.loads(line) for line in geoties("queries", "--lang", "fr").stdout.splitlines()]
    assert [row["name"] for row in french] == [row["name"] for row in listed]
    assert french[0]["title"] != listed[0]["title"]
    one = geoties("queries", "ties-between")
    assert [json.loads(line)["parameter"] for line in one.stdout.splitlines()][:2] == ["a", "b"]


def test_the_four_formats_hold_the_same_rows(loaded: Geoties) -> None:
    asked = ("cypher", "MATCH (e:Event) RETURN e.kind AS kind, e.date AS date ORDER BY date")
    rows = [{"kind": "meeting", "date": "2021-11-23"}, {"kind": "agreement", "date": "2021-11-24"}]
    assert json.loads(loaded(*asked, "--format", "json").stdout) == rows
    assert [json.loads(line) for line in loaded(*asked, "--format", "jsonl").stdout.splitlines()] == rows
    assert list(csv.DictReader(io.StringIO(loaded(*asked, "--format", "csv").stdout))) == rows
    table = [line.split() for line in loaded(*asked, "--format", "table").stdout.splitlines() if line.strip()]
    assert (table[0], table[2:]) == (["kind", "date"], [["meeting", "2021-11-23"], ["agreement", "2021-11-24"]])


def test_no_rows_are_no_error(loaded: Geoties) -> None:
    asked = ("query", "posts", "-p", "actor=FRA")
    assert (loaded(*asked, "--format", "json").stdout, loaded(*asked).stdout) == ("[]\n", "")
    assert loaded(*asked, "--format", "csv").stdout.startswith("actor,name,title,")
    assert loaded(*asked, "--format", "table").stderr == "no rows\n"


def test_an_empty_graph_says_so(store: Connection, geoties: Geoties) -> None:
    told = "the graph is empty: `geoties demo` or `geoties load` fills it\n"
    for asked in (("query", "mediators"), ("measure", "degree")):
        result = geoties(*asked, "--format", "json")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "[]\n", told)


def test_a_day_a_moment_and_statuses_are_options(loaded: Geoties) -> None:
    pair = ("query", "ties-between", "-p", "a=MAR", "-p", "b=ISR")
    on_the_day = loaded(*pair, "--as-of", "2021-11-23")
    assert [json.loads(line)["kind"] for line in on_the_day.stdout.splitlines()] == ["meeting"]
    assert len(loaded(*pair, "--as-of", "2021-11").stdout.splitlines()) == 2
    assert loaded(*pair, "--as-of", "2021").stdout == loaded(*pair).stdout
    assert loaded(*pair, "--known-by", "2021").stdout == ""
    assert loaded(*pair, "--known-by", "2100").stdout == loaded(*pair).stdout
    assert loaded(*pair, "--status", "denied").stdout == ""
    assert len(loaded(*pair, "--status", "all").stdout.splitlines()) == 2


def test_what_is_undated_is_counted(store: Connection, geoties: Geoties) -> None:
    undated = {name: value for name, value in MEETING.items() if name != "date"}
    geoties("load", write("a.jsonl", DOCUMENT, GANTZ, CLAIM, undated))
    for question in (("ties-between", "-p", "a=MAR", "-p", "b=ISR"), ("ties", "-p", "actor=MAR")):
        result = geoties("query", *question, "--as-of", "2021-12")
        assert len(result.stdout.splitlines()) == 1
        assert result.stderr == "left out: 1 of which nobody says when they began (--as-of needs a day)\n"
    measured = geoties("measure", "degree", "--as-of", "2021-12")
    assert (len(measured.stdout.splitlines()), measured.stderr.splitlines()[0][:11]) == (2, "left out: 1")
    viewed = geoties("view", "-o", "then.html", "--as-of", "2021-12")
    assert viewed.stderr.splitlines() == [
        "left out: 1 of which nobody says when they began (--as-of needs a day)",
        "then.html: 2 actors, 1 ties, 1 sentences",
    ]
    assert '"asOf":"31 December 2021"' in Path("then.html").read_text(encoding="utf-8")


def test_clocks_and_statuses_that_are_none(loaded: Geoties) -> None:
    twice = loaded("query", "posts", "--as-of", "2021", "-p", "as_of=2020")
    assert twice.exit_code == 2
    assert "--as-of and -p as_of=2020 choose the same: give one of them" in twice.stderr
    for command in (("query", "posts"), ("measure", "degree"), ("view", "-o", "x.html")):
        wrong = loaded(*command, "--as-of", "soon")
        assert wrong.exit_code == 1
        assert "'soon'" in wrong.stderr
        assert "a date such as 2020, 2021-11 or 2021-11-23" in wrong.stderr
        assert "no load 'load/0'" in loaded(*command, "--known-by", "load/0").stderr
        assert "refuted" in loaded(*command, "--status", "refuted").stderr
