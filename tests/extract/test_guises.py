"""French verb forms that the model misreads: which are read in another's guise, and that nothing of it shows."""

import pytest

from geoties.extract.guises import guises, pasts

from .conftest import claims, told


def test_simple_pasts_by_rule_and_by_list():
    assert pasts()["annexa"] == "annexer"
    assert pasts()["assiégea"] == "assiéger"
    assert pasts()["dénonça"] == "dénoncer"
    assert pasts()["bombardèrent"] == "bombarder"
    assert pasts()["vainquit"] == "vaincre"
    assert "opéra" not in pasts()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            [("Les", "DET", "det"), ("Russes", "NOUN", "ROOT"), ("bombarda", "ADV", "amod"), ("Kars", "PROPN", "obj")],
            {2: ("occupa", "bombarder", "Fin.Past.Ind")},
        ),
        (
            [("Ils", "PRON", "nsubj"), ("exigèrent", "ADV", "amod"), ("de", "ADP", "case")],
            {1: ("refusèrent", "exiger", "Fin.Past.Ind")},
        ),
        ([("Elle", "PRON", "nsubj"), ("bombarda", "VERB", "ROOT")], {}),
        ([("L'", "DET", "det"), ("attaqua", "NOUN", "ROOT")], {}),
        (
            [("Annexée", "PROPN", "nsubj"), ("par", "ADP", "case"), ("Rome", "PROPN", "obl:agent")],
            {0: ("Attaquée", "annexer", "Part.Past")},
        ),
        ([("Dorothée", "PROPN", "nsubj"), ("par", "ADP", "case")], {}),
    ],
    ids=["misread", "complement", "read well", "noun", "opening", "name"],
)
def test_guises(words, found):
    assert guises(words) == found


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "L'armée russe bombarda Odessa.",
            ["air_strike asserted SOURCE_OF:force/armee-russe TARGET_OF:UKR"],
        ),
        (
            "Le gouvernement péruvien sanctionna l'Equateur.",
            ["sanction asserted SOURCE_OF:PER TARGET_OF:ECU"],
        ),
        (
            "En 1908, l'Autriche-Hongrie annexa la Bosnie.",
            ["invasion asserted SOURCE_OF:state/austria-hungary TARGET_OF:BIH date:1908"],
        ),
        (
            "Menacé de sanctions par l'Union européenne, Minsk a libéré deux opposants.",
            ["threat asserted SOURCE_OF:igo/eu TARGET_OF:BLR", "release asserted SOURCE_OF:BLR"],
        ),
        ("L'opéra de Paris accueille un ballet russe.", []),
    ],
)
def test_told(read, text, stated):
    reading = read(text)
    assert [told(claim) for claim in claims(reading)] == stated
    assert all(text[role.start : role.end] == role.named for claim in claims(reading) for role in claim.roles)


@pytest.mark.models
def test_words_stay_as_they_are_written(read):
    text = "Après la bataille, l'armée prussienne bombarda Strasbourg."
    claim = claims(read(text))[0]
    assert text[claim.trigger_start : claim.trigger_end] == "bombarda"
    assert claim.quote == text
