"""Long texts in pieces that lie where they say, and marks made plain without moving anything."""

import pytest

from geoties.extract.pieces import pieces, plain


@pytest.mark.parametrize(
    "text",
    [
        "Une ligne.\nUne autre.\r\nEncore une.",
        "mot " * 5_000,
        "x" * 9_000,
        "Phrase courte. " * 1_000,
        "\x00\x07\u202eعربي\u202c et \U0001f600 du texte\u2028suite",
        "PARIS (AFP) - Le ministre a parlé longuement de la paix.",
    ],
)
def test_pieces_lie_where_they_say(text):
    found = list(pieces(text, limit=1_000))
    assert found
    for piece in found:
        there = plain(text[piece.start : piece.start + len(piece.text)])
        assert [(a, b) for a, b in zip(piece.text, there, strict=True) if a != b and (a, b) != (",", "-")] == []
        assert len(piece.text) <= 1_000
        assert piece.quote_from <= piece.start
    starts = [piece.start for piece in found]
    assert starts == sorted(starts)


def test_no_letter_is_lost():
    text = ("Un mot, deux mots ; trois ! " * 400).strip()
    joined = "".join(piece.text for piece in pieces(text, limit=500))
    assert joined.replace(" ", "") == text.replace(" ", "")


def test_plain_keeps_every_place():
    text = "« L’“État” \u00a0\x01»"
    assert len(plain(text)) == len(text)
    assert plain(text) == '" L\'"État"   "'


def test_a_dateline_is_quoted_but_not_parsed():
    (piece,) = pieces("LIMA (Reuters) - Le Pérou a signé un accord avec le Chili.")
    assert piece.text.startswith("Le Pérou")
    assert piece.quote_from == 0


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "—— * ——", "12 34"])
def test_nothing_to_read(text):
    assert list(pieces(text)) == []
