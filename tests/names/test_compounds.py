"""One adjective, two states."""

import pytest

from geoties import names


@pytest.mark.parametrize(
    ("word", "language", "actors"),
    [
        ("franco-allemand", "fr", ("FRA", "DEU")),
        ("Franco-Allemandes", "fr", ("FRA", "DEU")),
        ("israelo-palestinien", "fr", ("ISR", "PSE")),
        ("maroco‑israélienne", "fr", ("MAR", "ISR")),
        ("américano-sud-coréen", "fr", ("USA", "KOR")),
        ("germano-franco-polonais", "fr", ("DEU", "FRA", "POL")),
        ("américano-coréen", "fr", ("USA", "KOR")),
        ("Sino-Russian", "en", ("CHN", "RUS")),
        ("Israeli-Palestinian", "en", ("ISR", "PSE")),
        ("US-Russian", "en", ("USA", "RUS")),
        ("EU-Turkish", "en", ("igo/eu", "TUR")),
    ],
)
def test_a_compound(word: str, language: str, actors: tuple[str, ...]) -> None:
    assert names.compound(word, language) == actors


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("sud-coréen", "fr"),
        ("bosno-herzégovinien", "fr"),
        ("franco-français", "fr"),
        ("latino-américain", "fr"),
        ("nord-américain", "fr"),
        ("franco", "fr"),
        ("français", "fr"),
        ("franco-", "fr"),
        ("-", "fr"),
        ("", "fr"),
        ("us-Russian", "en"),
        ("Indo-Pacific", "en"),
        ("well-known", "en"),
        ("franco-allemand", "de"),
    ],
)
def test_no_compound(word: str, language: str) -> None:
    assert names.compound(word, language) == ()
