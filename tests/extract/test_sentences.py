"""What is told of single sentences, in full and literally, and what holds of every claim."""

from pathlib import Path

import pytest
import yaml

from geoties import names
from geoties.records import check_record, to_dict, verify

from .conftest import claims, told

HERE = Path(__file__).parent
ROWS = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))
NEWS = yaml.safe_load((HERE / "news.yaml").read_text(encoding="utf-8"))
NOTHING = yaml.safe_load((HERE / "nothing.yaml").read_text(encoding="utf-8"))
CLASSES = yaml.safe_load((HERE / "classes.yaml").read_text(encoding="utf-8"))
PAIRS = yaml.safe_load((HERE / "pairs.yaml").read_text(encoding="utf-8"))
ARTICLES = yaml.safe_load((HERE / "articles.yaml").read_text(encoding="utf-8"))


@pytest.mark.models
@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_told(read, row):
    reading = read(row["text"], row["language"], row.get("published"))
    assert [told(claim) for claim in claims(reading)] == row["told"]


@pytest.mark.models
@pytest.mark.parametrize("row", CLASSES, ids=[row["text"][:60] for row in CLASSES])
def test_told_of_each_class_of_verbs(read, row):
    reading = read(row["text"], row["language"], "2023-05-12")
    assert [told(claim) for claim in claims(reading)] == row["told"]


@pytest.mark.models
@pytest.mark.parametrize("row", NEWS, ids=[row["text"][:60] for row in NEWS])
def test_told_of_news(read, row):
    reading = read(row["text"], row["language"], "2023-05-12")
    assert [told(claim) for claim in claims(reading)] == row["told"]


@pytest.mark.models
@pytest.mark.parametrize("row", NOTHING, ids=[row["text"][:60] for row in NOTHING])
def test_nothing_is_told_of_games_trade_and_travel(read, row):
    assert [told(claim) for claim in claims(read(row["text"], row["language"], "2023-05-12"))] == []


@pytest.mark.models
@pytest.mark.parametrize("row", ARTICLES, ids=[row["text"][:60] for row in ARTICLES])
def test_told_of_articles(read, row):
    reading = read(row["text"], row["language"], row["published"])
    assert [told(claim) for claim in claims(reading)] == row["told"]


@pytest.mark.models
@pytest.mark.parametrize("row", ROWS[::4], ids=[row["text"][:60] for row in ROWS[::4]])
def test_every_record_is_sound(read, row):
    text = row["text"]
    reading = read(text, row["language"], row.get("published"))
    for record in (*reading.actors, *reading.mentions, *reading.stated):
        assert check_record(to_dict(record)) == []
    assert verify(reading, known=lambda actor: names.known(actor) is not None) == (reading, [])
    for claim in claims(reading):
        assert claim.id.startswith("claim/")
        assert text[claim.start : claim.end] == claim.quote
        assert claim.start <= claim.trigger_start < claim.trigger_end <= claim.end
        assert 0 < claim.confidence <= 1
        assert claim.extractor == "rules"
        assert claim.rule.startswith(row["language"] + ".")
        for role in claim.roles:
            assert text[role.start : role.end] == role.named


def test_rows_are_enough_and_unlike():
    assert len(ROWS) >= 90
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    assert sum(row["language"] == "fr" for row in ROWS) > 40
    assert sum(row["told"] == [] for row in ROWS) >= 6


@pytest.mark.models
def test_french_and_english_are_read_alike(read):
    unlike = {}
    for row in PAIRS:
        french, english = (_compared(read(row[language], language, row["published"])) for language in ("fr", "en"))
        assert french
        if french != english:
            unlike[row["en"][:40]] = sorted(french ^ english)
    assert len(unlike) <= 1, unlike


def _compared(reading):
    """Of each claim its type, status, roles by state where the actor is the document's own, date and amount."""
    states = {actor.id: actor.country for actor in reading.actors}
    return {
        (
            claim.type,
            claim.kind,
            claim.status,
            tuple(sorted((role.role, states.get(role.actor) or role.actor) for role in claim.roles)),
            claim.date,
            claim.amount,
            claim.currency,
        )
        for claim in claims(reading)
    }
