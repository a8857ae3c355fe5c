"""Date phrases: the words, and what they say with and without a day of publication."""

import pytest

from geoties import dates
from geoties.extract import when

CASES = [
    ("fr", "Ils sont arrivés le 14 mars.", "le 14 mars", "XXXX-03-14", "2024-03-14"),
    ("fr", "Ils sont arrivés le 14 mars 2019.", "le 14 mars 2019", "2019-03-14", "2019-03-14"),
    ("fr", "Le traité date du 1er juin 1998.", "1er juin 1998", "1998-06-01", "1998-06-01"),
    ("fr", "La rencontre a eu lieu mercredi.", "mercredi", None, "2024-05-15"),
    ("fr", "La rencontre a eu lieu avant-hier.", "avant-hier", None, "2024-05-14"),
    ("fr", "Ils ont voté en septembre.", "en septembre", "XXXX-09", "2023-09"),
    ("fr", "Ils ont voté à la mi-avril.", "à la mi-avril", "XXXX-04", "2024-04"),
    ("fr", "Ils ont voté fin 2011.", "fin 2011", "2011", "2011"),
    ("fr", "Ils ont voté le mois dernier.", "le mois dernier", None, "2024-04"),
    ("fr", "Ils ont voté la semaine dernière.", "la semaine dernière", None, "[2024-05-06..2024-05-12]"),
    ("fr", "Ils ont voté l'année dernière.", "l'année dernière", None, "2023"),
    ("fr", "La guerre dure depuis 2015.", "depuis 2015", "2015/..", "2015/.."),
    ("fr", "Il y a trois ans, ils ont voté.", "Il y a trois ans", None, "2021~"),
    ("fr", "Entre 2003 et 2006, ils ont voté.", "Entre 2003 et 2006", "2003/2006", "2003/2006"),
    ("fr", "Dans les années 1980, ils ont voté.", "Dans les années 1980", "198X", "198X"),
    ("fr", "Du 3 au 5 mai 2020, ils ont voté.", "Du 3 au 5 mai 2020", "2020-05-03/2020-05-05", "2020-05-03/2020-05-05"),
    ("fr", "Au deuxième trimestre 2020, ils ont voté.", "Au deuxième trimestre 2020", "2020-34", "2020-34"),
    ("fr", "À l'été 2020, ils ont voté.", "À l'été 2020", "2020-22", "2020-22"),
    ("en", "They arrived on March 14.", "on March 14", "XXXX-03-14", "2024-03-14"),
    ("en", "They arrived on 14 March 2019.", "on 14 March 2019", "2019-03-14", "2019-03-14"),
    ("en", "They met on Wednesday.", "on Wednesday", None, "2024-05-15"),
    ("en", "They met yesterday.", "yesterday", None, "2024-05-15"),
    ("en", "They voted in September.", "in September", "XXXX-09", "2023-09"),
    ("en", "They voted last month.", "last month", None, "2024-04"),
    ("en", "They voted in late 2011.", "in late 2011", "2011", "2011"),
    ("en", "The war has lasted since 2015.", "since 2015", "2015/..", "2015/.."),
    ("en", "Two days ago they voted.", "Two days ago", None, "2024-05-14"),
    ("en", "From 2003 to 2006 they voted.", "From 2003 to 2006", "2003/2006", "2003/2006"),
    ("en", "They voted in the 1980s.", "in the 1980s", "198X", "198X"),
]


@pytest.mark.parametrize(("language", "text", "said", "without", "with_"), CASES, ids=[case[1] for case in CASES])
def test_value(language, text, said, without, with_):
    (phrase,) = when.phrases(text, offset=0, language=language)
    assert text[phrase.start : phrase.end] == said
    assert when.value(phrase, published=None) == without
    assert when.value(phrase, published="2024-05-16") == with_
    assert with_ is None or dates.is_edtf(with_)


def test_a_plan_is_read_ahead():
    (phrase,) = when.phrases("Ils se verront mardi.", offset=0, language="fr")
    assert when.value(phrase, published="2024-05-16", ahead=True) == "2024-05-21"
    (phrase,) = when.phrases("They will meet in March.", offset=0, language="en")
    assert when.value(phrase, published="2024-05-16", ahead=True) == "2025-03"


def test_a_month_of_publication_tells_no_day():
    (phrase,) = when.phrases("Ils se sont vus mardi.", offset=0, language="fr")
    assert when.value(phrase, published="2024-05") is None
    (phrase,) = when.phrases("Ils se sont vus le mois dernier.", offset=0, language="fr")
    assert when.value(phrase, published="2024-05") == "2024-04"


def test_inside_a_quotation_today_is_not_the_day_of_publication():
    (phrase,) = when.phrases("« Nous partons aujourd’hui », a-t-il dit.", offset=0, language="fr")
    assert when.value(phrase, published="2024-05-16") is None


def test_a_day_after_the_day_named_before():
    (phrase,) = when.phrases("Deux jours plus tard, il est parti.", offset=0, language="fr")
    assert when.value(phrase, published=None, last="2020-02-28") == "2020-03-01"
    assert when.value(phrase, published=None) is None


@pytest.mark.parametrize("text", ["Le 45 mars, rien.", "Il marche.", "Chapitre 12", "2021 soldats", "Ils sont 1500."])
def test_no_date(text):
    assert [when.value(phrase, published=None) for phrase in when.phrases(text, offset=0, language="fr")] in (
        [],
        [None],
    )


@pytest.mark.parametrize(
    ("language", "text", "length"),
    [
        ("fr", "une visite officielle de trois jours au Laos", "P3D"),
        ("fr", "pendant deux semaines", "P2W"),
        ("en", "a four-day trip", "P4D"),
        ("en", "a truce lasting six months", "P6M"),
        ("en", "a short trip", None),
    ],
)
def test_duration(language, text, length):
    found = when.duration(text, language)
    assert (found[0] if found else None) == length
