"""Texts that are no clean article: nothing breaks, all offsets are right, and what is plain in them is still read."""

import pytest

from geoties.extract import get
from geoties.model import Document
from geoties.records import Reading

pytestmark = [pytest.mark.models, pytest.mark.usefixtures("read")]

FRENCH = "Le Maroc et Israël ont normalisé leurs relations en 2020, sous la médiation des États-Unis. "
ENGLISH = "Morocco and Israel normalised their relations in 2020, with the mediation of the United States. "
SCANNED = "Le Mar oc et lsraël ont norma-\nlisé leurs rela-\ntions en 2O2O , sous la médi ation des Etats-Unls . "


def reading_of(text: str, language: str = "fr") -> Reading:
    """The reading of a text, its offsets checked."""
    (reading,) = get("rules").read([Document(id="doc/1", language=language, text=text, published="2021-12-24")])
    for stated in reading.stated:
        assert text[stated.start : stated.end] == stated.quote
        for role in getattr(stated, "roles", ()):
            assert role.start is None or text[role.start : role.end] == role.named
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.named
    return reading


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (FRENCH + ENGLISH + FRENCH, 2),
        ("🇲🇦 🤝 🇮🇱 " + FRENCH + " 😀" * 200, 1),
        ("\x00\x01\x02" + FRENCH.replace(" ", " \x07") + "\x1b[31m" + FRENCH, 2),
        ("\u202e" + FRENCH + "\u202c قام المغرب وإسرائيل بتطبيع العلاقات. " + FRENCH, 2),
        ("\n" * 100_000 + FRENCH, 1),
        ("« " * 50_000 + FRENCH, 1),
        ("Pays\tAnnée\tAccord\n" + "Maroc\t2020\tnormalisation\nSoudan\t2021\taccord\n" * 50, 0),
        (SCANNED * 5, 0),
        ("," * 100_000, 0),
        ("a" * 200_000, 0),
        ("Maroc" * 40_000, 0),
    ],
    ids=[
        "mixed",
        "emoji",
        "control",
        "right-to-left",
        "blank",
        "quotes",
        "table",
        "scanned",
        "commas",
        "word",
        "unspaced",
    ],
)
def test_what_is_plain_is_read(text: str, claims: int) -> None:
    assert (
        len([stated for stated in reading_of(text).stated if getattr(stated, "kind", "") == "normalization"]) == claims
    )


def test_capitals_name_the_states() -> None:
    assert {mention.actor for mention in reading_of(FRENCH.upper()).mentions} == {"MAR", "ISR", "USA"}
    assert {mention.actor for mention in reading_of(ENGLISH.upper(), "en").mentions} == {"MAR", "ISR", "USA"}


def test_a_sentence_of_200_000_characters() -> None:
    text = ("le Maroc et Israël, avec la France, " * 6000)[:200_000]
    assert len(reading_of(text).mentions) > 16_000
