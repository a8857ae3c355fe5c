"""Which actor a name means: exact in any language, suggestions that are never taken, messages."""

import pytest

from geoties import names
from geoties.errors import UnknownName
from geoties.names import Match

OTHERS = [
    ("doc/1#person/gantz", "Benny Gantz", ("Gantz",)),
    ("doc/2#person/bayoudh", "Abderrahim Bayoudh", ("Abdel Rahim Bayoudh",)),
    ("doc/3#org/georgia", "Georgia", ()),
]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("MAR", "MAR"),
        ("mar", "MAR"),
        ("MA", "MAR"),
        ("Maroc", "MAR"),
        ("maroc", "MAR"),
        ("  MAROC ", "MAR"),
        ("Marruecos", "MAR"),
        ("المغرب", "MAR"),
        ("Israël", "ISR"),
        ("israel", "ISR"),
        ("اسرائيل", "ISR"),
        ("Côte d’Ivoire", "CIV"),
        ("cote divoire", "CIV"),
        ("US", "USA"),
        ("us", "USA"),
        ("U.S.", "USA"),
        ("États-Unis", "USA"),
        ("UK", "GBR"),
        ("UAE", "ARE"),
        ("EAU", "ARE"),
        ("RDC", "COD"),
        ("RD Congo", "COD"),
        ("DRC", "COD"),
        ("R.P. Chine", "CHN"),
        ("Zaire", "COD"),
        ("Corée du Nord", "PRK"),
        ("South Korea", "KOR"),
        ("Kosovo", "XKX"),
        ("GDR", "DDR"),
        ("URSS", "SUN"),
        ("South Vietnam", "state/south-vietnam"),
        ("Yemen PDR", "YMD"),
        ("SDN", "SDN"),
        ("igo/nato", "igo/nato"),
        ("Otan", "igo/nato"),
        ("onu", "igo/un"),
        ("UE", "igo/eu"),
        ("Ligue arabe", "igo/arab-league"),
        ("Polisario", "group/polisario"),
        ("Reuters", "media/reuters"),
    ],
)
def test_an_exact_name_is_taken(name: str, actor: str) -> None:
    assert names.resolve(name) == actor
    assert names.resolve(name, others=OTHERS) == actor


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Marroco", "MAR"),
        ("Isreal", "ISR"),
        ("Corea del Nort", "PRK"),
        ("Tunisy", "TUN"),
        ("Hezbolah", "group/hezbollah"),
        ("Moscou", "RUS"),
        ("Washington", "USA"),
        ("marocain", "MAR"),
        ("Israeli", "ISR"),
    ],
)
def test_a_near_name_is_offered_and_never_taken(name: str, first: str) -> None:
    matches = names.find(name)
    assert matches[0].id == first
    assert all(match.score < 1 for match in matches)
    assert len(matches) <= 5
    with pytest.raises(UnknownName, match=rf"no actor is named '{name}'; did you mean .*\({first}\)"):
        names.resolve(name)


@pytest.mark.parametrize(
    ("name", "actors"),
    [
        ("Congo", {"COD", "COG"}),
        ("Corée", {"KOR", "PRK"}),
        ("AU", {"AUS", "igo/african-union"}),
        ("Saint-Martin", {"MAF", "SXM"}),
    ],
)
def test_a_name_of_several_asks_which(name: str, actors: set[str]) -> None:
    assert {match.id for match in names.find(name)} == actors
    with pytest.raises(UnknownName) as raised:
        names.resolve(name)
    assert f"'{name}' names 2 actors; which one: " in str(raised.value)
    assert all(f"({actor})" in str(raised.value) for actor in actors)


def test_the_message_reads_well() -> None:
    with pytest.raises(UnknownName) as raised:
        names.resolve("Korea")
    assert str(raised.value) == (
        "'Korea' names 2 actors; which one: South Korea (KOR) or North Korea (PRK)? Give its id."
    )


@pytest.mark.parametrize("name", ["", "  ", "…", "qxzzkw", "xx"])
def test_nothing_near(name: str) -> None:
    assert names.find(name) == []
    with pytest.raises(UnknownName, match="none has a name near it; give an id, an ISO 3166 code or another name"):
        names.resolve(name)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Gantz", "doc/1#person/gantz"),
        ("benny gantz", "doc/1#person/gantz"),
        ("doc/1#person/gantz", "doc/1#person/gantz"),
        ("Abd al-Rahim Bayoudh", "doc/2#person/bayoudh"),
    ],
)
def test_other_actors_are_found_by_id_name_and_alias(name: str, actor: str) -> None:
    assert names.resolve(name, others=OTHERS) == actor
    with pytest.raises(UnknownName):
        names.resolve(name)


def test_another_actor_of_a_known_name_makes_it_ambiguous_but_for_the_id() -> None:
    with pytest.raises(UnknownName, match=r"Georgia \(GEO\) or Georgia \(doc/3#org/georgia\)"):
        names.resolve("Georgia", others=OTHERS)
    assert names.resolve("GEO", others=OTHERS) == "GEO"


def test_a_known_actor_among_the_others_counts_once() -> None:
    assert names.find("Maroc", others=[("MAR", "Maroc", ("Morocco",))]) == [
        Match("MAR", "Morocco", "Country", 1.0, "Maroc")
    ]


def test_other_actors_are_suggested_too() -> None:
    assert names.find("Beny Gantz", others=iter(OTHERS))[0].id == "doc/1#person/gantz"


def test_a_suggestion_says_what_it_was_compared_with() -> None:
    best = names.find("Moscou")[0]
    assert (best.id, best.name, best.kind, best.matched) == ("RUS", "Russia", "Country", "Moscou")


def test_bearers_are_those_whose_own_name_it_is() -> None:
    assert [actor.id for actor in names.bearers("o.t.a.n.")] == ["igo/nato"]
    assert [actor.id for actor in names.bearers("Marocain")] == []
    assert [actor.id for actor in names.bearers("Nato alliance")] == []
