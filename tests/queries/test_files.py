"""The files of questions: headers complete and true, also in the built package."""

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geoties import ontology
from geoties.errors import QueryError
from geoties.queries import files, question, questions, values
from geoties.store.bolt import Connection
from worked_example import build

PROJECT = Path(__file__).parents[2]
NAMES = [
    "active-dyads",
    "arms-transfers",
    "contradictions",
    "denied-or-planned",
    "documents",
    "event",
    "joined",
    "mediated",
    "mediators",
    "memberships",
    "neighbours",
    "normalizations",
    "posts",
    "ties",
    "ties-between",
    "timeline",
]
EVIDENCE = ("document", "start", "end", "quote")
MEDIATED = (
    *("event", "kind", "type", "date", "earliest", "latest", "status", "via", "roles", "mediators", "joined"),
    *("amount", "currency", "items", *EVIDENCE),
)


def test_names_are_a_contract() -> None:
    assert list(questions()) == NAMES


def test_fixed_columns_are_a_contract() -> None:
    assert question("mediated").columns == MEDIATED
    assert question("ties-between").columns == (*MEDIATED[:8], "a", "b", *MEDIATED[8:])


@pytest.mark.parametrize("name", NAMES)
def test_headers_are_complete(name: str) -> None:
    asked = question(name)
    assert set(asked.title) == {"en", "fr"}
    assert asked.answers
    assert asked.example.startswith(f"geoties query {name}")
    assert asked.statement.endswith("\n")
    # A question about ties takes what is in sight as its ties.
    through = {*files.SIGHT, "ties"} if asked.about_ties else set()
    for parameter in asked.parameters:
        assert f"${parameter.name}" in asked.statement or parameter.name in through
        assert values.read(parameter, parameter.example) is not None
        values_or_any = parameter.required or values.default(parameter)
        assert values_or_any or parameter.default == "any"
    used = set(re.findall(r"\$(\w+)", asked.statement)) - {"states"}
    assert used | through == {parameter.name for parameter in asked.parameters} | through


@pytest.mark.parametrize("name", NAMES)
def test_every_question_takes_the_clocks_and_the_sources(name: str) -> None:
    taken = {parameter.name: parameter for parameter in question(name).parameters}
    assert set(files.SIGHT) <= set(taken)
    assert [taken[one].type for one in files.SIGHT] == ["statuses", "last_day", "moment", "texts", "integer"]
    assert [taken[one].default for one in files.SIGHT[1:]] == ["any"] * 4


@pytest.mark.parametrize("name", NAMES)
def test_examples_name_known_parameters(name: str) -> None:
    words = shlex.split(question(name).example)
    pairs = [words[place + 1] for place, word in enumerate(words) if word == "-p"]
    taken = {pair.partition("=")[0] for pair in pairs}
    required = {parameter.name for parameter in question(name).parameters if parameter.required}
    assert required <= taken <= {parameter.name for parameter in question(name).parameters}


@pytest.mark.parametrize("name", NAMES)
def test_states_are_spoken_for_as_the_ontology_says(name: str) -> None:
    for labels in re.findall(r"\bWHERE \w:(\w+(?:\|\w+)+)", question(name).statement):
        assert tuple(labels.split("|")) == ontology.speak_for_country()


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"there is no question 'ties_between': ties-between"):
        question("ties_between")
    with pytest.raises(QueryError, match=r"there is no question 'zzz': choose one of active-dyads, arms-transfers"):
        question("zzz")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("// titel: Ties (en)\n", r"mine.cypher: '// titel: Ties \(en\)' is no header line"),
        ("// title: Ties\n", r"mine.cypher: 'Ties' in the header is not of the form"),
        ("// params: a actor required -- one\n", r"'a actor required -- one' in the header"),
        ("// answers: event, kind\n", r"'event, kind' in the header"),
    ],
)
def test_a_broken_header_is_told(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        files._read("mine", text + "RETURN 1 AS one\n")


def test_questions_run_from_the_built_package(store: Connection, tmp_path: Path) -> None:
    build(store)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(PROJECT)],
        check=True,
        capture_output=True,
    )
    installed = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(installed)
    script = (
        "import sys, geoties\n"
        "from geoties.queries import ask, files\n"
        "from geoties.store import open_store\n"
        "print(geoties.__file__)\n"
        "print(files._folder())\n"
        "with open_store() as connection:\n"
        "    print([row['event'] for row in ask(connection, 'mediated', {'by': 'USA'})])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
    ).stdout.splitlines()
    assert told == [
        str(installed / "geoties" / "__init__.py"),
        str(installed / "geoties" / "cypher" / "questions"),
        "['event/01', 'event/01', 'event/12']",
    ]
