"""Known actors: fields, languages, what is no actor."""

import dataclasses

import pytest

from geoties import names


def test_a_state() -> None:
    morocco = names.known("MAR")
    assert morocco is not None
    assert (morocco.id, morocco.kind, morocco.name, morocco.iso3, morocco.iso2) == (
        "MAR",
        "Country",
        "Morocco",
        "MAR",
        "MA",
    )
    assert morocco.wikidata == "Q1028"
    assert dict(morocco.names) == {"en": "Morocco", "fr": "Maroc", "es": "Marruecos", "de": "Marokko", "ar": "المغرب"}
    assert (morocco.country, morocco.valid_from, morocco.valid_until) == (None, None, None)
    assert {"Maroc", "Morocco", "Royaume du Maroc", "المغرب"} < set(morocco.aliases)
    assert not {"marocain", "Moroccan", "Rabat"} & set(morocco.aliases)
    assert list(morocco.aliases) == sorted(set(morocco.aliases))


@pytest.mark.parametrize(
    ("actor_id", "kind", "country", "name"),
    [
        ("igo/nato", "Intergovernmental", None, "North Atlantic Treaty Organization"),
        ("igo/un", "Intergovernmental", None, "United Nations"),
        ("group/hamas", "ArmedGroup", "PSE", "Hamas"),
        ("group/islamic-state", "ArmedGroup", None, "Islamic State"),
        ("media/afp", "Media", "FRA", "Agence France-Presse"),
        ("media/liberation", "Media", "FRA", "Libération"),
        ("company/iai", "Company", "ISR", "Israel Aerospace Industries"),
        ("force/idf", "ArmedForce", "ISR", "Israel Defense Forces"),
        ("body/palestinian-authority", "GovernmentBody", "PSE", "Palestinian Authority"),
        ("XKX", "Country", None, "Kosovo"),
    ],
)
def test_kinds_and_countries(actor_id: str, kind: str, country: str | None, name: str) -> None:
    actor = names.known(actor_id)
    assert actor is not None
    assert (actor.kind, actor.country, actor.name) == (kind, country, name)


def test_former_states_have_their_days() -> None:
    union = names.known("SUN")
    assert union is not None
    assert (union.name, union.iso2, union.valid_from, union.valid_until) == (
        "Soviet Union",
        None,
        "1922-12-30",
        "1991-12-26",
    )
    vietnam = names.known("state/south-vietnam")
    assert vietnam is not None
    assert (vietnam.iso3, vietnam.names["fr"]) == (None, "Vietnam du Sud")


@pytest.mark.parametrize("actor_id", ["", "mar", "Morocco", "MA", "doc/9f2c#person/benny-gantz", "igo/", "XXX"])
def test_only_a_global_id_is_known(actor_id: str) -> None:
    assert names.known(actor_id) is None


def test_known_actors_are_listed_once_and_cannot_be_changed() -> None:
    listed = names.known_actors()
    assert len(listed) == len({actor.id for actor in listed}) > 500
    assert all(names.known(actor.id) is actor for actor in listed)
    with pytest.raises(dataclasses.FrozenInstanceError):
        listed[0].name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        listed[0].names["en"] = "other"  # type: ignore[index]
