"""What to look for in a text: spellings, case, forms, doubt, masks."""

import pytest

from geoties import names
from geoties.names import Surface


def named(text: str, language: str) -> list[Surface]:
    return [surface for surface in names.surfaces(language) if surface.text == text]


@pytest.mark.parametrize(
    ("text", "language", "actor", "form", "case_sensitive"),
    [
        ("États-Unis", "fr", "USA", "name", False),
        ("Etats-Unis", "fr", "USA", "name", False),
        ("Émirats arabes unis", "fr", "ARE", "name", False),
        ("EAU", "fr", "ARE", "name", True),
        ("Côte d’Ivoire", "fr", "CIV", "name", False),
        ("Cote d'Ivoire", "fr", "CIV", "name", False),
        ("Égypte", "fr", "EGY", "name", False),
        ("Egypte", "fr", "EGY", "name", False),
        ("israéliennes", "fr", "ISR", "demonym", False),
        ("israeliennes", "fr", "ISR", "demonym", False),
        ("nigérien", "fr", "NER", "demonym", False),
        ("nigérian", "fr", "NGA", "demonym", False),
        ("Moscou", "fr", "RUS", "metonym", True),
        ("Maison-Blanche", "fr", "USA", "metonym", True),
        ("Quai d’Orsay", "fr", "FRA", "metonym", True),
        ("OTAN", "fr", "igo/nato", "name", True),
        ("onusien", "fr", "igo/un", "demonym", False),
        ("US", "en", "USA", "name", True),
        ("Turkey", "en", "TUR", "name", True),
        ("Polish", "en", "POL", "demonym", True),
        ("Moroccans", "en", "MAR", "demonym", False),
        ("Dutch", "en", "NLD", "demonym", False),
        ("Nigerien", "en", "NER", "demonym", False),
        ("Nigerian", "en", "NGA", "demonym", False),
        ("Kremlin", "en", "RUS", "metonym", True),
        ("Hezbollah", "en", "group/hezbollah", "name", False),
        ("المغرب", "ar", "MAR", "name", False),
        ("إسرائيل", "ar", "ISR", "name", False),
        ("Marruecos", "es", "MAR", "name", False),
        ("Vereinigte Staaten", "de", "USA", "name", False),
    ],
)
def test_a_written_form(text: str, language: str, actor: str, form: str, case_sensitive: bool) -> None:
    assert named(text, language) == [Surface(text, actor, form, case_sensitive, False)]


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Congo", "en", ["COD", "COG"]),
        ("congolaise", "fr", ["COD", "COG"]),
        ("Korea", "en", ["KOR", "PRK"]),
        ("coréens", "fr", ["KOR", "PRK"]),
        ("Bruxelles", "fr", ["BEL", "igo/eu"]),
        ("Georgia", "en", ["GEO"]),
        ("Maurice", "fr", ["MUS"]),
        ("Jordan", "en", ["JOR"]),
        ("TPI", "fr", ["igo/icty", "igo/ictr"]),
    ],
)
def test_a_doubtful_form_is_flagged_and_lists_all_it_may_mean(text: str, language: str, actors: list[str]) -> None:
    found = named(text, language)
    assert sorted(surface.actor for surface in found) == sorted(actors)
    assert all(surface.ambiguous for surface in found)


@pytest.mark.parametrize(
    ("text", "language"), [("us", "en"), ("Arabes", "fr"), ("Rabat", "es"), ("Morocco", "fr"), ("X", "en")]
)
def test_what_is_no_surface(text: str, language: str) -> None:
    assert named(text, language) == []


def test_surfaces_are_sorted_unique_and_kept() -> None:
    listed = names.surfaces("fr")
    assert len(listed) > 3000
    assert listed == tuple(sorted(listed, key=lambda s: (s.text, s.actor, s.form)))
    assert len({(s.text, s.actor, s.form) for s in listed}) == len(listed)
    assert names.surfaces("fr") is listed
    assert names.surfaces("xx") == ()


def test_masks_have_the_same_spellings() -> None:
    assert {"océan Indien", "ocean Indien", "golfe d’Oman", "mer de Chine", "dollars américains"} <= set(
        names.masks("fr")
    )
    assert {"Indian Ocean", "US dollars", "Oslo Accords", "South America"} <= set(names.masks("en"))
    assert names.masks("de") == ()
