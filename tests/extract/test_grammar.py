"""The frames and word lists: every kind has words in both languages, and a frame that does not fit its kind is refused."""

import pytest

from geoties import ontology
from geoties.extract import grammar as module
from geoties.extract.grammar import grammar

NARROWED = {"defence_agreement", "trade_agreement", "peace_agreement", "humanitarian_aid"}
"""Made from a wider kind by domains.yaml."""

UNTOLD = {"fr": {"crime", "statement"}, "en": {"crime", "statement"}}
"""Kinds that no word tells surely enough."""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_has_words(language):
    rules = grammar(language)
    told = {frame.kind for words in (rules.verbs, rules.nouns) for frames in words.values() for frame in frames}
    assert set(ontology.kinds()) - told - NARROWED == UNTOLD[language]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_and_slots_are_texts(language):
    rules = grammar(language)
    for words in (rules.verbs, rules.nouns):
        for word, frames in words.items():
            assert isinstance(word, str)
            for frame in frames:
                assert frame.rule
                assert all(isinstance(slot, str) for slots in frame.slots.values() for slot in slots)
                assert 0 < frame.weight <= 1
    for name, members in rules.sets.items():
        assert all(isinstance(member, str) for member in members), name


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"words": ["x"], "kind": "dance", "slots": "on"}, "unknown kind or slots"),
        ({"words": ["x"], "kind": "attack", "slots": "nowhere"}, "unknown kind or slots"),
        ({"words": ["x"], "kind": "attack", "slots": {"P": ["subj"]}}, "do not fit attack"),
        ({"words": ["x"], "kind": "war", "slots": {"S": ["subj"]}}, "do not fit war"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(entry, message):
    with pytest.raises(ValueError, match=message):
        module._frame(entry, {"on": {"S": ["subj"], "T": ["obj"]}}, verbal=True)
