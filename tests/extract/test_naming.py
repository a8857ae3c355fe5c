"""Who is named in a sentence, and by which words: hyphens and particles, mononyms, the other half of a state, former states."""

import pytest

from .conftest import posts

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Iraqi Prime Minister Mustafa al-Kadhimi resigned.",
            ("Mustafa al-Kadhimi", "person/mustafa-al-kadhimi"),
        ),
        (
            "en",
            "Egyptian President Abdel Fattah al-Sisi spoke.",
            ("Abdel Fattah al-Sisi", "person/abdel-fattah-al-sisi"),
        ),
        ("fr", "Le ministre sud-coréen Cho Tae-yul a parlé.", ("Cho Tae-yul", "person/cho-tae-yul")),
        ("fr", "Le président syrien Bachar al-Assad a parlé.", ("Bachar al-Assad", "person/bachar-al-assad")),
        ("fr", "Napoléon écrasa les Russes.", ("Napoléon", "person/napoleon-bonaparte")),
        ("en", "Saddam invaded Kuwait.", ("Saddam", "person/saddam-hussein")),
        ("fr", "De Gaulle se rendit à Moscou.", ("De Gaulle", "person/charles-de-gaulle")),
        ("en", '"We are ready," said Holmberg.', ("Holmberg", "person/holmberg")),
        ("en", "General Holmberg insists that Peru is safe.", ("Holmberg", "person/holmberg")),
        ("fr", "Réunis à la Valette, ils ont parlé.", ("la Valette", "MLT")),
        ("fr", "Le tribunal pénal pour l'ex-Yougoslavie siège.", ("ex-Yougoslavie", "YUG")),
        ("en", "The South retaliated against North Korea.", None),
        ("en", "North Korea fired shells. The South retaliated.", ("South", "KOR")),
        ("en", "North Korea warned South Korea. Shells fell into the north.", ("north", "PRK")),
        ("en", "North Korea warned South Korea. Shells fell in the north of Peru.", None),
        ("fr", "Al-Qaïda et les chabab ont frappé la Somalie.", ("chabab", "group/al-shabaab")),
    ],
)
def test_named(read, language, text, expected):
    reading = read(text, language)
    named = [(mention.named, mention.actor.rpartition("#")[2]) for mention in reading.mentions]
    if expected is None:
        assert {word for word, _ in named} & {"South", "north", "the north"} == set()
    else:
        assert expected in named


def test_a_name_is_no_organisation_where_it_is_a_weapon(read):
    reading = read("La Croatie a acheté à la France douze Rafale d'occasion.")
    assert [actor.name for actor in reading.actors] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le ministre péruvien des Affaires étrangères Luis Paz et son homologue danois Lars Holm ont parlé.",
            [
                ("Luis Paz", "ministre des Affaires étrangères", "PER"),
                ("Lars Holm", "ministre des Affaires étrangères", "DNK"),
            ],
        ),
        (
            "en",
            "Peru's foreign minister Luis Paz and his Danish counterpart Lars Holm met.",
            [("Luis Paz", "foreign minister", "PER"), ("Lars Holm", "foreign minister", "DNK")],
        ),
        ("fr", "Son homologue danois Lars Holm a parlé.", []),
        ("fr", "Le roi Olaf II de Norvège a parlé.", [("Olaf II", "roi", "NOR")]),
    ],
)
def test_a_counterpart_holds_the_office_named_before_and_a_realm_stands_behind_its_king(read, language, text, expected):
    reading = read(text, language)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names[post.actor], post.title, post.country) for post in posts(reading)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A court ordered the release of American pastor Lars Holm."),
        ("fr", "La justice a libéré le pasteur américain Lars Holm."),
    ],
)
def test_a_nationality_before_a_name_gives_the_state(read, language, text):
    (person,) = [actor for actor in read(text, language).actors if actor.kind == "Person"]
    assert (person.name, person.country) == ("Lars Holm", "USA")
