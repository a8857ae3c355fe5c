"""An extractor that makes things up cannot put them into a graph."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from geoties import names
from geoties.errors import InputError
from geoties.extract.validate import validated
from geoties.model import Actor, Claim, Document, Mention, Part, Role
from geoties.records import Reading

TEXT = "Morocco received Spain's minister in Rabat."
GIVEN = Document(id="doc/1", text=TEXT, language="en")
SOUND = Claim(
    id="",
    document="doc/1",
    type="CONSULT",
    kind="visit",
    roles=(Role(role="SOURCE_OF", actor="ESP"), Role(role="TARGET_OF", actor="MAR")),
    quote=TEXT,
    start=0,
    end=len(TEXT),
)


@dataclass
class Told:
    """An extractor that gives what it is told to."""

    reading: Reading
    name: str = "told"

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for _ in documents:
            yield self.reading


def read(reading: Reading) -> tuple[Reading, list[str]]:
    ((found, issues),) = validated(Told(reading), [GIVEN], known=lambda actor: names.known(actor) is not None)
    return found, [str(issue) for issue in issues]


def test_what_holds_goes_through() -> None:
    minister = Actor(id="doc/1#person/minister", kind="Person", name="minister", document="doc/1", country="ESP")
    mention = Mention(document="doc/1", actor="MAR", named="Morocco", form="name", start=0, end=7)
    found, issues = read(Reading(document=GIVEN, actors=(minister,), mentions=(mention,), stated=(SOUND,)))
    assert issues == []
    assert (found.actors, found.mentions, found.extractor) == ((minister,), (mention,), "told")
    assert [claim.id.startswith("claim/") for claim in found.stated] == [True]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (replace(SOUND, quote="Spain attacked Morocco.", start=0, end=23), "quote: Spain attacked Morocco."),
        (replace(SOUND, start=1, end=len(TEXT) + 1), f"quote: {TEXT}"),
        (replace(SOUND, quote=None, start=None, end=None), "quote: missing"),
        (replace(SOUND, roles=(Role(role="SOURCE_OF", actor="XYZ"), SOUND.roles[1])), "actor: XYZ"),
        (replace(SOUND, roles=(Role(role="PARTY_TO", actor="ESP"),)), "roles[0].role: PARTY_TO"),
        (replace(SOUND, kind="conquest"), "kind: conquest"),
        (replace(SOUND, confidence=7.0), "confidence: 7"),
        (replace(SOUND, date="last week"), "date: last week"),
        (replace(SOUND, document="doc/2"), "document: doc/2"),
        (
            Part(id="", document="doc/1", actor="doc/1#force/x", of="MAR", quote=TEXT, start=0, end=43),
            "actor: doc/1#force/x",
        ),
    ],
    ids=["invented", "moved", "unquoted", "nobody", "roles", "kind", "confidence", "date", "foreign", "part"],
)
def test_what_does_not_hold_is_left_out_and_told(claim: Claim, told: str) -> None:
    found, issues = read(Reading(document=GIVEN, stated=(claim, SOUND)))
    assert [stated.quote for stated in found.stated] == [TEXT]
    assert issues
    assert issues[0].startswith(f"doc/1: {told} (expected ")


def test_the_same_text_may_come_twice() -> None:
    class Ahead(Told):
        def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
            yield from [self.reading for _ in list(documents)]

    found = list(validated(Ahead(Reading(document=GIVEN)), [GIVEN, GIVEN], known=lambda _: True))
    assert [reading.document.id for reading, _ in found] == ["doc/1", "doc/1"]


@pytest.mark.parametrize("other", [replace(GIVEN, text="Another text."), replace(GIVEN, id="doc/2")])
def test_another_text_than_was_given_is_refused(other: Document) -> None:
    with pytest.raises(InputError, match="the extractor 'told' gave the document"):
        read(Reading(document=other))


PLUGIN = """
from geoties.model import Claim, Role
from geoties.records import Reading

class Extractor:
    name = "mine"

    def read(self, documents):
        for document in documents:
            roles = (Role(role="SOURCE_OF", actor="ESP"), Role(role="TARGET_OF", actor="MAR"))
            claims = [
                Claim(id="", document=document.id, type="CONSULT", kind="visit", roles=roles, quote=quote, start=0,
                      end=len(quote), extractor="mine")
                for quote in (document.text[:7], "Invented")
            ]
            yield Reading(document=document, stated=tuple(claims))
"""


def test_an_extractor_of_another_package(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(PLUGIN, encoding="utf-8")
    about = tmp_path / "mine-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[geoties.extractors]\nmine = mine:Extractor\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "geoties", "extract", "a.txt", "--language", "en", "--extractor", "mine"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["record"] for record in records] == ["document", "claim"]
    assert records[1]["quote"] == "Morocco"
    assert done.returncode == 1
    assert "quote: Invented (expected the words of doc/" in done.stderr
    assert done.stderr.endswith("left out: 1 by extracted\n")
