"""The default extractor as a whole: persons, bodies and posts, carried-over actors, odd input."""

import hashlib
import time

import pytest

from geoties import extract
from geoties.errors import InputError
from geoties.model import Document, Part

from .conftest import claims, posts, told

pytestmark = pytest.mark.models


def test_two_spellings_are_one_person(read):
    reading = read(
        "Le ministre koweïtien de la Santé, Abderrahmane Daoud, a rencontré la ministre péruvienne Ana Quispe. "
        "Abdel Rahmane Daoud a ensuite visité Lima. Daoud rentrera lundi."
    )
    persons = {actor.name: actor for actor in reading.actors if actor.kind == "Person"}
    assert sorted(persons) == ["Abderrahmane Daoud", "Ana Quispe"]
    assert set(persons["Abderrahmane Daoud"].aliases) == {"Abdel Rahmane Daoud", "Daoud"}
    assert persons["Abderrahmane Daoud"].country == "KWT"
    assert persons["Ana Quispe"].country == "PER"


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("fr", "Le président Levy Mwanawasa a visité le Malawi.", "ZMB"),
        ("en", "President Levy Mwanawasa visited Malawi.", "ZMB"),
        ("en", "Levy Mwanawasa visited Malawi.", None),
        ("en", "Lesotho's Levy Mwanawasa visited Malawi.", None),
    ],
)
def test_a_head_of_state_is_of_the_state_that_is_known_beside_a_title_alone(read, language, text, country):
    (person,) = [actor for actor in read(text, language).actors if actor.kind == "Person"]
    assert person.country == country


def test_places_are_mentions_of_the_state_that_they_lie_in(read):
    reading = read("Milan Novak met Sydney Hook in Milan, not in Aleppo or Washington.", "en")
    placed = [(mention.named, mention.actor) for mention in reading.mentions if mention.form == "place"]
    assert placed == [("Milan", "ITA"), ("Aleppo", "SYR")]


def test_two_of_one_surname_stay_two(read):
    reading = read("Le président uruguayen Luis Ferrer a salué la sénatrice Marta Ferrer.")
    assert sorted(actor.name for actor in reading.actors if actor.kind == "Person") == ["Luis Ferrer", "Marta Ferrer"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Premier ministre danois, Lars Holm, a parlé.", ("Lars Holm", "premier ministre", "DNK")),
        (
            "fr",
            "Le ministre danois de la Défense Lars Holm a parlé.",
            ("Lars Holm", "ministre de la Défense", "DNK"),
        ),
        (
            "en",
            "Denmark's Minister of Foreign Affairs Lars Holm spoke.",
            ("Lars Holm", "minister of Foreign Affairs", "DNK"),
        ),
        (
            "fr",
            "L'émissaire de l'ONU pour le Yémen Lars Holm a parlé.",
            ("Lars Holm", "émissaire de l'ONU pour le Yémen", None),
        ),
        ("fr", "Lars Holm, ministre danois de la Culture, a parlé.", ("Lars Holm", "ministre de la Culture", "DNK")),
        (
            "fr",
            "M. Lars Holm, nommé comme ambassadeur du Pérou, a parlé.",
            ("Lars Holm", "ambassadeur du Pérou", "PER"),
        ),
        (
            "fr",
            "L'envoyé spécial des Nations unies, M. Lars Holm, a parlé.",
            ("Lars Holm", "envoyé spécial des Nations unies", None),
        ),
        (
            "fr",
            "L'ex-chef d'état-major danois Lars Holm a parlé.",
            ("Lars Holm", "chef d'état-major", "DNK"),
        ),
        (
            "fr",
            "Le gouverneur du Hunan et du Hubei, Lars Holm, a parlé.",
            ("Lars Holm", "gouverneur du Hunan et du Hubei", "CHN"),
        ),
        ("en", "Danish Prime Minister Lars Holm spoke.", ("Lars Holm", "prime minister", "DNK")),
        ("en", "The IAEA chief Lars Holm spoke.", ("Lars Holm", "IAEA chief", None)),
        ("en", "The chief of the alliance -- Lars Holm -- spoke.", ("Lars Holm", "chief of the alliance", None)),
        (
            "en",
            "The Governor-General of Jamaica, Lars Holm, spoke.",
            ("Lars Holm", "governor-general of Jamaica", "JAM"),
        ),
        ("en", "Peru welcomed the appointment of Lars Holm as the new IAEA chief.", ("Lars Holm", "IAEA chief", None)),
        (
            "en",
            "Lars Holm, the head of Denmark's intelligence agency, spoke.",
            ("Lars Holm", "head of Denmark's intelligence agency", "DNK"),
        ),
    ],
)
def test_posts(read, language, text, expected):
    reading = read(text, language)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names[post.actor], post.title, post.country) for post in posts(reading)] == [expected]


def test_an_acronym_is_learnt_and_a_force_is_part_of_its_state(read):
    reading = read(
        "Les Forces Navales Tunisiennes (FNT) ont reçu deux patrouilleurs militaires de l'Italie. Les FNT ont déployé un navire."
    )
    (force,) = [actor for actor in reading.actors if actor.kind == "ArmedForce"]
    assert (force.name, force.aliases, force.country) == ("Forces Navales Tunisiennes", ("FNT",), "TUN")
    assert [(part.actor, part.of) for part in reading.stated if isinstance(part, Part)] == [(force.id, "TUN")]
    assert [mention.named for mention in reading.mentions if mention.actor == force.id][-1] == "FNT"


def test_a_description_is_the_last_actor_that_fits(read):
    reading = read(
        "Le Paraguay et la Jamaïque discutent. Les deux pays ont signé un accord. Le pays d'Amérique du Sud a ensuite "
        "expulsé trois diplomates cubains."
    )
    assert [told(claim) for claim in claims(reading)][-2:] == [
        "agreement asserted PARTY_TO:JAM,PRY",
        "expulsion asserted SOURCE_OF:PRY TARGET_OF:CUB",
    ]


def test_a_year_after_another_event(read):
    reading = read(
        "La Suède et la Corée du Nord ont rétabli leurs relations en 1999. Environ deux ans après le rétablissement des "
        "relations entre la Suède et la Corée du Nord, les deux pays ont conclu un accord commercial."
    )
    assert [(claim.kind, claim.date) for claim in claims(reading)] == [
        ("normalization", "1999"),
        ("normalization", None),
        ("trade_agreement", "2001~"),
    ]


def test_document_passes_through_with_its_hash(read):
    text = "Le Laos a signé un traité avec le Népal."
    reading = read(text)
    assert reading.document.text == text
    assert reading.document.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_ids_are_the_same_in_every_reading_and_in_any_batch(read):
    text = "Le Laos a signé un traité avec le Népal."
    alone = read(text)
    other = Document(id="doc/o", text="The UK met France.", language="en")
    batch = list(extract.get().read([other, alone.document, other]))
    assert [claim.id for claim in claims(batch[1])] == [claim.id for claim in claims(alone)]
    assert [reading.document.id for reading in batch] == ["doc/o", "doc/t", "doc/o"]


@pytest.mark.parametrize("language", ["it", "ru", None])
def test_another_language_is_refused(language):
    with pytest.raises(InputError, match="the languages are fr, en, es, de, ar"):
        extract.extract(Document(id="doc/t", text="Buongiorno", language=language))


def test_a_document_without_text_is_refused():
    with pytest.raises(InputError, match="doc/t has no text"):
        extract.extract(Document(id="doc/t", language="fr"))


def test_an_unknown_extractor_names_the_known_ones():
    with pytest.raises(InputError, match="no extractor is named 'magic'; known ones are: gliner2, llm, rules"):
        extract.get("magic")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01\x02",
        "LE MAROC ET LA TUNISIE ONT SIGNÉ UN ACCORD.",
        "😀 Le Mali 😀 a signé un accord avec le Tchad 🇲🇱.",
        "‮قالت المملكة‬ Le Mali a signé un accord avec le Tchad.",
        "| pays | montant |\n|---|---|\n| Mali | 3 |",
        "Le Mali a si-\ngné un acc0rd av3c le Tchad",
        "Mali, " * 300,
        "((((((((((((((((((((",
    ],
)
def test_odd_text_gives_right_offsets(read, text):
    reading = read(text)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.named
    for stated in reading.stated:
        assert text[stated.start : stated.end] == stated.quote


@pytest.mark.slow
def test_a_sentence_of_a_hundred_thousand_characters_is_read_in_bounded_time(read):
    text = "Le Mali, le Tchad et la Libye ont signé, " * 2_500
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 120
