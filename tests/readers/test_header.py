"""What plain texts say of themselves over their first paragraph, and what must not be taken for it."""

import pytest

from geoties.readers import About
from geoties.readers.header import article


@pytest.mark.parametrize(
    ("text", "title", "published", "publisher"),
    [
        (
            "Oslo et Lima signent un accord\n\nPublié le 24 novembre 2021 à 18h05 par Jeanne Holm\n\nLIMA (AFP) - Il a signé.",
            "Oslo et Lima signent un accord",
            "2021-11-24",
            "AFP",
        ),
        ("LIMA, 24 nov 2021 (AFP) - Le ministre a signé un accord.", None, "2021-11-24", "AFP"),
        ("LIMA, Nov. 24, 2021 (Reuters) -- The minister signed.\nMore.", None, "2021-11-24", "Reuters"),
        ("LIMA, Nov 24 (Reuters) - The minister signed a pact.\nMore.", None, None, "Reuters"),
        (
            "Norway, Peru sign defence pact\nBy Lars Holm\nNovember 24th, 2021\nLIMA - The minister signed a pact.",
            "Norway, Peru sign defence pact",
            "2021-11-24",
            None,
        ),
        (
            "Noruega y Perú firman\n\n24 de noviembre de 2021\n\nLima (EFE).- El ministro firmó.",
            "Noruega y Perú firman",
            "2021-11-24",
            "EFE",
        ),
        (
            "Pakt unterzeichnet\n24. November 2021, 18:05 Uhr\nDer Minister kam.",
            "Pakt unterzeichnet",
            "2021-11-24",
            None,
        ),
        (
            "النرويج وبيرو توقعان اتفاقا\n\n24 نوفمبر 2021\n\nوقع الوزير",
            "النرويج وبيرو توقعان اتفاقا",
            "2021-11-24",
            None,
        ),
        ("Norway signs a pact\n2021-11-24\nThe minister came.", "Norway signs a pact", "2021-11-24", None),
        ("Updated 3 May 2022\nNorway signs a pact\n\nThe minister came.", "Norway signs a pact", None, None),
        (
            "Le ministre est venu. Il est reparti.\nLe 24 novembre 2021, il avait dit oui à tous ses hôtes.",
            None,
            None,
            None,
        ),
        ("Norway and Peru signed a pact\nMali did too", None, None, None),
        ("One line without an end", None, None, None),
        ("31 février 2021\n\nLe ministre est venu hier à Lima.", None, None, None),
        ("The minister (Holm) - a friend - came.\nHe left.", None, None, None),
    ],
)
def test_the_head_of_a_text(text: str, title: str | None, published: str | None, publisher: str | None) -> None:
    told = article(text, About())
    assert (told.title, told.published, told.publisher) == (title, published, publisher)


def test_what_the_user_says_comes_first() -> None:
    text = "Norway signs a pact\n2021-11-24\nThe minister came."
    told = article(text, About(title="Another", published="2020", publisher="Us"))
    assert (told.title, told.published, told.publisher) == ("Another", "2020", "Us")


def test_a_text_without_words_says_nothing() -> None:
    assert article("\n \n", About()) == About()
