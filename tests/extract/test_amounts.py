"""Money in both notations."""

import pytest

from geoties.extract import amounts


@pytest.mark.parametrize(
    ("text", "amount", "currency", "approximate"),
    [
        ("pour 12 millions d'euros", 12_000_000, "EUR", False),
        ("une somme estimée à 7,5 milliards de dollars", 7_500_000_000, "USD", True),
        ("un prêt de 1 250 000 euros", 1_250_000, "EUR", False),
        ("près de 300 M€", 300_000_000, "EUR", True),
        ("worth $2.4 billion", 2_400_000_000, "USD", False),
        ("about €30 million", 30_000_000, "EUR", True),
        ("1,250,000 dollars", 1_250_000, "USD", False),
        ("£5m in aid", 5_000_000, "GBP", False),
        ("90 millions de dirhams marocains", 90_000_000, "MAD", False),
    ],
)
def test_money(text, amount, currency, approximate):
    (found,) = amounts.money(text, offset=10)
    assert (found.amount, found.currency, found.approximate) == (amount, currency, approximate)
    assert text[found.start - 10 : found.end - 10].strip()


@pytest.mark.parametrize(
    "text", ["48 millions d'habitants", "en 2020", "12 pesos", "les dollars", "un euro symbolique"]
)
def test_no_money(text):
    assert amounts.money(text, offset=0) == []
