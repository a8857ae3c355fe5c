"""What is read without a parser: the share of states, ties and true ties in texts of our own, and what every claim keeps to."""

from pathlib import Path

import pytest
import yaml

from geoties import extract, names
from geoties.extract.validate import validated
from geoties.model import Document

TEXTS = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8"))
MENTIONS, RECALL, PRECISION = 0.9, 0.3, 0.6


def read(text, language, published=None):
    document = Document(id="doc/t", text=text, language=language, published=published)
    known = lambda actor: names.known(actor) is not None  # noqa: E731
    ((found, issues),) = validated(extract.get(), [document], known=known)
    assert issues == []
    return found


def tie(claim):
    """Type and sides as the texts list them."""
    sides = {"SOURCE_OF": [], "TARGET_OF": [], "PARTY_TO": []}
    for role in claim.roles:
        sides.setdefault(role.role, []).append(role.actor)
    listed = [sorted(sides[name]) for name in ("SOURCE_OF", "TARGET_OF", "PARTY_TO") if sides[name]]
    return [claim.type, *listed]


def figures(language):
    """Shares of the mentions found, the ties found and the told ties that are right."""
    found = named = told = right = listed = 0
    for row in TEXTS:
        if row["language"] != language:
            continue
        reading = read(row["text"], language, row["published"])
        places = {(mention.actor, mention.named) for mention in reading.mentions}
        named += len(row["named"])
        found += sum((actor, words) in places for actor, words in row["named"])
        ties = [tie(claim) for claim in reading.stated if claim.status != "denied"]
        told += len(ties)
        listed += len(row["ties"])
        right += sum(one in ties for one in row["ties"])
    return found / named, right / listed, right / told


@pytest.mark.parametrize("language", ["es", "de", "ar"])
def test_states_ties_and_precision(language):
    mentions, recall, precision = figures(language)
    assert mentions >= MENTIONS
    assert recall >= RECALL
    assert precision >= PRECISION


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "Chile visitó Perú el 3 de mayo de 2021.", [("visit", "asserted", "2021-05-03")]),
        ("es", "Chile no criticó a Perú.", [("criticism", "denied", None)]),
        ("es", "Chile sancionará a Perú y expulsará a dos diplomáticos bolivianos.", [("expulsion", "planned", None)]),
        ("es", "Perú fue acusado por Chile.", [("accusation", "asserted", None)]),
        ("es", "Chile criticó la decisión.", []),
        ("es", "Chile y Perú son vecinos.", []),
        ("de", "Polen hat gestern Ungarn kritisiert.", [("criticism", "asserted", "2023-05-09")]),
        ("de", "Polen könnte Ungarn besuchen.", [("visit", "conditional", None)]),
        ("de", "Ungarn wurde von Polen kritisiert.", [("criticism", "asserted", None)]),
        ("ar", "زارت مصر الأردن في مايو 2021.", [("visit", "asserted", "2021-05")]),
        ("ar", "لم تنتقد مصر الأردن.", [("criticism", "denied", None)]),
    ],
)
def test_status_and_date(language, text, told):
    claims = read(text, language, "2023-05-10").stated
    assert [(claim.kind, claim.status, claim.date) for claim in claims] == told


def test_words_that_are_written_together_keep_their_places():
    text = "وانتقدت بيرو للمغرب والجزائر."
    reading = read(text, "ar")
    assert [(mention.actor, text[mention.start : mention.end]) for mention in reading.mentions] == [
        ("PER", "بيرو"),
        ("MAR", "للمغرب"),
        ("DZA", "الجزائر"),
    ]


def test_a_claim_says_that_no_parser_was_used():
    (claim,) = read("Chile visitó Perú.", "es").stated
    assert (claim.rule, claim.extractor, claim.confidence) == ("es.words.visit", "rules", 0.6)


def test_a_sentence_is_explained_by_the_order_of_its_words():
    told, left = extract.explain(
        Document(id="d", text="Chile visitó Perú. Las negociaciones fracasaron.", language="es")
    )
    (claim,) = told.told
    assert (told.sentence, claim.rule, claim.word) == ("Chile visitó Perú.", "es.words.visit", "visitó")
    assert [(role.role, role.actor, role.found) for role in claim.roles] == [
        ("SOURCE_OF", "CHL", "by the order of the words"),
        ("TARGET_OF", "PER", "by the order of the words"),
    ]
    assert [(named.words, named.actors) for named in told.named] == [("Chile", ("CHL",)), ("Perú", ("PER",))]
    assert left.told == ()
    assert [(word.word, word.why) for word in left.left] == [
        ("negociaciones", "its sides are not plain without a parse")
    ]


@pytest.mark.parametrize("language", ["es", "de", "ar"])
@pytest.mark.parametrize(
    "text", ["", "¡!", "x" * 200_000, "A b " * 50_000, "\x00\u202eChile\ufeff visitó\t\tPerú", "🕊️" * 500]
)
def test_odd_texts_are_read(language, text):
    for mention in read(text, language).mentions:
        assert text[mention.start : mention.end] == mention.named
