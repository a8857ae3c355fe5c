"""How a text was read, told sentence by sentence."""

import pytest

from geoties import extract
from geoties.extract.explanation import Explained
from geoties.model import Document

pytestmark = [pytest.mark.models, pytest.mark.usefixtures("read")]

TEXT = (
    "Le ministre espagnol de la Défense s'est rendu à Rabat le 3 mars 2021. "
    "La rencontre a été longue. "
    "L'Espagne et le Maroc ont signé un accord commercial, sous la médiation de la France."
)


@pytest.fixture(scope="module")
def sentences() -> list[Explained]:
    return extract.explain(Document(id="doc/1", language="fr", text=TEXT))


def test_every_sentence_stands_where_it_says(sentences: list[Explained]) -> None:
    assert [sentence.sentence for sentence in sentences] == [
        TEXT[sentence.start : sentence.end].strip() for sentence in sentences
    ]
    assert len(sentences) == 3
    assert all(TEXT[named.start : named.end] == named.words for sentence in sentences for named in sentence.named)


def test_a_claim_says_its_rule_its_words_and_where_they_hang(sentences: list[Explained]) -> None:
    (visit,) = sentences[0].told
    assert (visit.kind, visit.status, visit.date, visit.date_words) == (
        "visit",
        "asserted",
        "2021-03-03",
        "le 3 mars 2021",
    )
    assert (visit.rule, visit.word) == ("fr.se.rendre", "rendu")
    assert [(role.role, role.actor, role.found) for role in visit.roles] == [
        ("SOURCE_OF", "ESP", "subject"),
        ("TARGET_OF", "MAR", "à"),
    ]
    (agreement,) = sentences[2].told
    assert {(role.role, role.actor) for role in agreement.roles} == {
        ("PARTY_TO", "ESP"),
        ("PARTY_TO", "MAR"),
        ("MEDIATED", "FRA"),
    }


def test_what_was_left_out_says_why(sentences: list[Explained]) -> None:
    assert sentences[1].told == ()
    assert [(left.word, left.rule, left.why) for left in sentences[1].left] == [
        ("rencontre", "fr.rencontre", "meeting needs two parties; found: none")
    ]


def test_the_claims_are_those_that_are_read(sentences: list[Explained]) -> None:
    reading = extract.extract(Document(id="doc/1", language="fr", text=TEXT))
    told = [claim.claim for sentence in sentences for claim in sentence.told]
    assert told == [stated.id for stated in reading.stated if stated.record == "claim"]
