"""Dates, amounts and interface texts as readers say them."""

import re

import pytest

from geoties import ontology
from geoties.errors import ViewError
from geoties.view.words import amount_words, date_words, event_words, languages, number_words, words


@pytest.mark.parametrize(
    ("date", "en", "fr"),
    [
        ("2020", "in 2020", "en 2020"),
        ("2021-11", "in November 2021", "en novembre 2021"),
        ("2021-11-23", "23 November 2021", "le 23 novembre 2021"),
        ("2021-08-01", "1 August 2021", "le 1er août 2021"),
        ("2021-11-23T10:00:00Z", "23 November 2021", "le 23 novembre 2021"),
        ("XXXX-11", "in November, year not said", "en novembre, année non dite"),
        ("XXXX-11-23", "23 November, year not said", "le 23 novembre, année non dite"),
        ("2021-11-23/2021-11-24", "23–24 November 2021", "du 23 au 24 novembre 2021"),
        ("2021-11-30/2021-12-01", "30 November 2021 – 1 December 2021", "le 30 novembre 2021 – le 1er décembre 2021"),
        ("2019/2021", "from 2019 to 2021", "de 2019 à 2021"),
        ("2020-12-10/..", "since 10 December 2020", "depuis : le 10 décembre 2020"),
        ("../2020", "until in 2020", "jusque : en 2020"),
        ("2020~", "in 2020 (approximate)", "en 2020 (environ)"),
        ("2020?", "in 2020 (uncertain)", "en 2020 (incertain)"),
        ("2020%", "in 2020 (approximate) (uncertain)", "en 2020 (environ) (incertain)"),
        ("202X", "in the 2020s", "dans les années 2020"),
        ("2021-22", "in the summer of 2021", "à l’été 2021"),
        ("2021-34", "in quarter 2 of 2021", "au trimestre 2 de 2021"),
        ("2021-13-45", "2021-13-45", "2021-13-45"),
        ("and/or", "and/or", "and/or"),
        ("last week", "last week", "last week"),
        ("", "date not said", "date non dite"),
        (None, "date not said", "date non dite"),
    ],
)
def test_a_date_keeps_the_precision_that_it_has(date: str | None, en: str, fr: str) -> None:
    assert (date_words(date, "en"), date_words(date, "fr")) == (en, fr)


@pytest.mark.parametrize(
    ("amount", "currency", "approximate", "en", "fr"),
    [
        (48_000_000, "USD", True, "about 48 million USD", "environ 48 millions USD"),
        (1_500_000_000, "EUR", False, "1.5 billion EUR", "1,5 milliard EUR"),
        (12_345.5, "", False, "12,345.5", "12\u202f345,5"),
        (0, "MAD", False, "0 MAD", "0 MAD"),
        (None, "USD", True, None, None),
    ],
)
def test_amounts(amount: float | None, currency: str, approximate: bool, en: str | None, fr: str | None) -> None:
    assert amount_words(amount, currency, approximate, "en") == en
    assert amount_words(amount, currency, approximate, "fr") == fr


def test_numbers_are_written_with_the_signs_of_the_language() -> None:
    assert number_words(0.86, "en") == "0.86"
    assert number_words(0.86, "fr") == "0,86"


def test_kinds_are_named_by_the_ontology_and_others_by_the_page() -> None:
    assert event_words("normalization", "fr") == "normalisation des relations"
    assert event_words("post", "en") == "post held"
    assert event_words("Engage in negotiation", "en") is None


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(ViewError, match="no page texts in the language 'de'; choose one of: en, fr"):
        words("de")


def _leaves(texts: object, path: str = "") -> dict[str, str]:
    if isinstance(texts, dict):
        return {key: leaf for name, value in texts.items() for key, leaf in _leaves(value, f"{path}/{name}").items()}
    if isinstance(texts, list):
        return _leaves({str(index): value for index, value in enumerate(texts)}, path)
    return {path: str(texts)}


@pytest.mark.parametrize("lang", languages())
def test_every_language_says_everything_with_the_same_blanks(lang: str) -> None:
    english, other = _leaves(words("en")), _leaves(words(lang))
    assert other.keys() == english.keys()
    blanks = {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in english.items()}
    assert {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in other.items()} == blanks
    assert all(text for text in other.values())


@pytest.mark.parametrize("lang", languages())
def test_the_closed_lists_of_the_ontology_all_have_words(lang: str) -> None:
    said = words(lang)
    assert set(said["kinds"]) == {"", *ontology.actor_kinds()}
    assert set(said["statuses"]) == set(ontology.statuses())
    assert list(said["quads"]) == list(ontology.quads())
    assert not set(said["events"]) & set(ontology.kinds())
