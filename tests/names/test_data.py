"""The facts under names/data: complete, consistent, and every doubtful surface looked at."""

import re
from collections import defaultdict
from importlib import resources

import pytest

from geoties import dates, names, ontology
from geoties.names.tables import namings, read

FOLDER = resources.files("geoties.names").joinpath("data")
FILES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".csv"))
COUNTRIES = read("countries.csv")
ORGANISATIONS = read("organisations.csv")
IDS = {row[0] for row in COUNTRIES} | {row[0] for row in ORGANISATIONS}
STATES = [row[0] for row in COUNTRIES if row[4] == "state"]
KIND_OF_ID = {
    "igo": {"Intergovernmental"},
    "group": {"ArmedGroup"},
    "media": {"Media"},
    "company": {"Company"},
    "body": {"GovernmentBody"},
    "force": {"ArmedForce"},
    "org": {"Organization"},
}
FEMININE = {
    "éen": "éenne",
    "ien": "ienne",
    "ïen": "ïenne",
    "yen": "yenne",
    "uen": "uenne",
    "ais": "aise",
    "ois": "oise",
    "ain": "aine",
    "and": "ande",
    "an": "ane",
    "ol": "ole",
    "in": "ine",
    "on": "onne",
}
NO_PLURAL_FR = {"basotho", "ni-vanuatu"}
NO_PLURAL_EN = {"I-Kiribati", "Vatican"}


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_its_source_date_and_licence(file: str) -> None:
    lines = FOLDER.joinpath(file).read_text(encoding="utf-8").splitlines()
    header = " ".join(line for line in lines if line.startswith("#"))
    assert re.search(r"\bsource: \w", header)
    assert re.search(r"\bdate: \d{4}-\d\d-\d\d\b", header)
    assert re.search(r"\blicence: MIT\b", header)


def test_the_licence_of_names_that_are_not_ours_lies_beside_them() -> None:
    assert {
        file for file in FILES if "Unicode-3.0 (LICENSE.unicode)" in FOLDER.joinpath(file).read_text(encoding="utf-8")
    } == {
        "countries.csv",
        "names.csv",
    }
    assert "SPDX-License-Identifier: Unicode-3.0" in FOLDER.joinpath("LICENSE.unicode").read_text(encoding="utf-8")


def test_codes_are_well_formed_and_unique() -> None:
    iso3 = [row[1] for row in COUNTRIES if row[1]]
    iso2 = [row[2] for row in COUNTRIES if row[2]]
    wikidata = [row[3] for row in COUNTRIES + ORGANISATIONS if row[3]]
    for codes, pattern in ((iso3, "[A-Z]{3}"), (iso2, "[A-Z]{2}"), (wikidata, r"Q[1-9]\d*")):
        assert [code for code in codes if not re.fullmatch(pattern, code)] == []
        assert len(codes) == len(set(codes))
    assert all(row[0] == row[1] or row[0].startswith("state/") for row in COUNTRIES)


def test_there_are_the_states_of_the_world() -> None:
    assert len(STATES) == 197
    assert {"VAT", "PSE", "TWN", "XKX", "SSD", "MNE", "TLS"} < set(STATES)
    assert {row[4] for row in COUNTRIES} == {"state", "territory", "former", "unrecognised"}


def test_only_what_ended_or_is_contested_has_dates() -> None:
    for actor, _, _, _, status, _, _, since, until in COUNTRIES:
        assert bool(since) == (status in ("former", "unrecognised")), actor
        assert bool(until) or status != "former", actor
    for value in [cell for row in COUNTRIES for cell in row[7:9]] + [
        cell for row in ORGANISATIONS for cell in row[4:6]
    ]:
        assert not value or dates.bounds(value)


def test_bodies_have_a_kind_that_their_id_tells_and_a_known_country() -> None:
    assert len({row[0] for row in ORGANISATIONS}) == len(ORGANISATIONS)
    for actor, kind, country, *_ in ORGANISATIONS:
        assert re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", actor)
        assert kind in ontology.actor_kinds()
        assert kind in KIND_OF_ID[actor.split("/")[0]], actor
        assert not country or country in STATES or country in ("ESH", "SUN"), actor
        assert not (country and kind == "Intergovernmental"), actor


def test_names_are_tidy() -> None:
    seen = set()
    for naming in namings():
        assert naming.actor in IDS, naming
        assert naming.language in ("en", "fr", "es", "de", "ar"), naming
        assert naming.form in ("name", "demonym", "metonym"), naming
        assert naming.text == " ".join(naming.text.split()), naming
        assert not re.search("[’‘()]", naming.text), naming
        shouted = naming.text.upper() == naming.text and naming.text.lower() != naming.text
        assert naming.exact or not shouted, f"an acronym matches only as written: {naming}"
        assert naming[:4] not in seen, naming
        seen.add(naming[:4])


def test_every_state_has_names_and_demonyms() -> None:
    had = {(naming.actor, naming.language, naming.form) for naming in namings()}
    for state in STATES:
        assert {(state, language, "name") for language in ("en", "fr", "es", "de", "ar")} <= had, state
        assert {(state, language, "demonym") for language in ("en", "fr")} <= had, state
    for row in COUNTRIES:
        assert names.known(row[0]).names["en"] == row[5]
        assert names.known(row[0]).names["fr"] == row[6]


def test_every_state_has_a_capital_but_city_states() -> None:
    had = {naming.actor for naming in namings() if naming.form == "metonym"}
    assert set(STATES) - had == {"DJI", "LUX", "MCO", "SGP", "SMR", "SYC"}


def test_no_surface_means_two_actors_unless_it_was_reviewed() -> None:
    reviewed = {(language, text): actors.split() for language, text, actors, *_ in read("ambiguous.csv")}
    assert len(reviewed) == len(read("ambiguous.csv"))
    for language in ("en", "fr", "es", "de", "ar"):
        meant = defaultdict(set)
        for surface in names.surfaces(language):
            meant[surface.text].add(surface.actor)
            if not surface.case_sensitive:
                meant[surface.text.casefold()].add(surface.actor)
        flagged = {s.text for s in names.surfaces(language) if s.ambiguous}
        flagged |= {text.casefold() for text in flagged}
        assert {text: ids for text, ids in meant.items() if len(ids) > 1 and text not in flagged} == {}
        for (its_language, text), actors in reviewed.items():
            if its_language == language:
                assert meant[text] == set(actors), text


def test_a_name_that_only_a_capital_tells_from_a_demonym_matches_as_written() -> None:
    demonyms = {(n.actor, n.language, n.text.casefold()) for n in namings() if n.form == "demonym"}
    twins = [n for n in namings() if n.form == "name" and (n.actor, n.language, n.text.casefold()) in demonyms]
    assert {n.text for n in twins} >= {"Argentine", "Philippines", "Suisse", "Somalie"}
    assert [n for n in twins if not n.exact] == []


def test_french_demonyms_have_every_inflection() -> None:
    forms = defaultdict(set)
    for naming in namings():
        if naming.language == "fr" and naming.form == "demonym":
            forms[naming.actor].add(naming.text)
    assert forms["ISR"] == {"israélien", "israélienne", "israéliens", "israéliennes"}
    assert forms["FRA"] == {"français", "française", "françaises"}
    assert forms["GRC"] == {"grec", "grecque", "grecs", "grecques"}
    for actor, words in forms.items():
        singular = {word for word in words if word[-1] not in "sxz" and word not in NO_PLURAL_FR}
        assert {word + "s" for word in singular} <= words, actor
        for word in words:
            ending = next((ending for ending in FEMININE if word.endswith(ending)), None)
            if ending:
                feminine = word.removesuffix(ending) + FEMININE[ending]
                assert {feminine, feminine + "s"} <= words or word.removesuffix(ending) + "anne" in words, word
        assert all(word[0].islower() for word in words), actor


def test_english_demonyms_have_their_plural() -> None:
    forms = defaultdict(set)
    for naming in namings():
        if naming.language == "en" and naming.form == "demonym":
            forms[naming.actor].add(naming.text)
    assert forms["MAR"] == {"Moroccan", "Moroccans"}
    assert {"British", "Briton", "Britons"} < forms["GBR"]
    for actor, words in forms.items():
        for word in words - NO_PLURAL_EN:
            if re.search(r"([^m]an|[Gg]erman|i|er)$", word) and not word.endswith("woman"):
                assert word + "s" in words, (actor, word)
        assert all(word[0].isupper() for word in words), actor


def test_masks_hold_a_surface_and_are_none() -> None:
    for language in ("en", "fr"):
        surfaces = {surface.text.casefold() for surface in names.surfaces(language)}
        assert len(names.masks(language)) > 100
        for mask in names.masks(language):
            text = mask.casefold()
            words = [match.span() for match in re.finditer(r"\w+(?:\.\w+\.)?", text)]
            assert any(text[start:end] in surfaces for start, _ in words for _, end in words), mask
            assert text not in surfaces, mask


def test_prefixes_are_of_known_actors_and_unique() -> None:
    rows = read("prefixes.csv")
    assert {actor for actor, _, _ in rows} <= IDS
    assert len({(language, prefix) for _, language, prefix in rows}) == len(rows)


def test_words_of_names_are_keys_with_a_role() -> None:
    rows = read("person_words.csv")
    assert {role for _, role in rows} == {"courtesy", "title", "link", "rank", "family_first"}
    assert [word for word, _ in rows if names.key(word) != word] == []


def test_words_of_bodies_are_keys_and_in_order() -> None:
    rows = [word for (word,) in read("body_words.csv")]
    assert rows == sorted(set(rows))
    assert [word for word in rows if names.key(word) != word] == []
