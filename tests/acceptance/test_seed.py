"""The article that the project was started from: the nine facts of it, with their sentences, and nothing wrong beside them."""

from pathlib import Path

import pytest

from geoties import extract, names
from geoties.model import Claim, Document, Part, Post
from geoties.records import verify

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(not FILES, reason="the shared seeds folder is not beside the project"),
]


@pytest.fixture(scope="module")
def text() -> str:
    return FILES[0].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dated(text):
    return _read(text, "2021-12-24")


@pytest.fixture(scope="module")
def undated(text):
    return _read(text, None)


def _read(text: str, published: str | None):
    return extract.extract(Document(id="doc/seed", text=text, language="fr", published=published))


def _claims(reading, kind: str) -> list[Claim]:
    return [stated for stated in reading.stated if isinstance(stated, Claim) and stated.kind == kind]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(role.role, role.actor.partition("#")[2] or role.actor) for role in claim.roles}


GANTZ, BAYOUDH = "person/benny-gantz", "person/abderrahim-bayoudh"


def test_all_is_sound_and_quoted(text, dated, undated):
    for reading in (dated, undated):
        assert verify(reading, known=lambda actor: names.known(actor) is not None) == (reading, [])
        for stated in reading.stated:
            assert text[stated.start : stated.end] == stated.quote
            assert stated.quote in text.split("\n")


def test_nothing_beside_the_facts(dated):
    told = [stated.kind for stated in dated.stated if isinstance(stated, Claim)]
    assert sorted(told) == [
        "agreement",
        "arms_transfer",
        "arms_transfer",
        "defence_agreement",
        "defence_agreement",
        "joint_production",
        "meeting",
        "meeting",
        "normalization",
        "normalization",
        "visit",
        "visit",
        "visit",
    ]


def test_meeting(text, dated, undated):
    meeting, again = _claims(dated, "meeting")
    assert _roles(meeting) == {("PARTY_TO", GANTZ), ("PARTY_TO", BAYOUDH), ("HOSTED", GANTZ)}
    assert (meeting.date, meeting.date_text) == ("2021-12-23", "jeudi")
    assert (meeting.start, meeting.end) == (0, 191)
    assert (_roles(again), again.rule) == ({("PARTY_TO", GANTZ), ("PARTY_TO", BAYOUDH)}, "fr.discuter")
    assert _claims(undated, "meeting")[0].date is None


def test_one_person_under_two_spellings_and_posts(dated):
    actors = {actor.id.partition("#")[2]: actor for actor in dated.actors}
    assert actors[BAYOUDH].aliases == ("Abdel Rahim Bayoudh",)
    assert actors[BAYOUDH].country == "MAR"
    assert actors[GANTZ].country == "ISR"
    posts = {
        (post.actor.partition("#")[2], post.title, post.country) for post in dated.stated if isinstance(post, Post)
    }
    assert posts == {
        (GANTZ, "ministre de la Défense", "ISR"),
        (BAYOUDH, "directeur du Bureau de liaison à Tel Aviv", "MAR"),
        (BAYOUDH, "chef de la délégation du Royaume du Maroc en Israël", "MAR"),
        ("person/donald-trump", "président", "USA"),
    }


def test_visit_is_told_three_times(dated, undated):
    for reading, dates in ((dated, ["2021-11", "2021-11-23", None]), (undated, ["XXXX-11", "XXXX-11-23", None])):
        visits = _claims(reading, "visit")
        assert [visit.date for visit in visits] == dates
        assert [visit.duration for visit in visits] == [None, None, "P2D"]
        assert all(_roles(visit) == {("SOURCE_OF", GANTZ), ("TARGET_OF", "MAR")} for visit in visits)


def test_defence_agreement(dated):
    done, planned = _claims(dated, "defence_agreement")
    assert _roles(done) == {("PARTY_TO", "ISR"), ("PARTY_TO", "MAR"), ("SIGNED", GANTZ)}
    assert (done.status, done.date) == ("asserted", "2021-11")
    assert (planned.status, planned.date) == ("planned", None)


def test_joint_production(dated):
    (production,) = _claims(dated, "joint_production")
    assert _roles(production) == {("PARTY_TO", "ISR"), ("PARTY_TO", "MAR")}
    assert (production.status, production.place_country) == ("planned", "MAR")
    assert [item.name for item in production.items] == ["drones"]


def test_two_arms_transfers(dated, undated):
    skylock, heron = _claims(dated, "arms_transfer")
    assert _roles(skylock) == {("SOURCE_OF", "ISR"), ("TARGET_OF", "force/forces-armees-royales")}
    assert [(item.name, item.quantity) for item in skylock.items] == [("Skylock Dome", -1)]
    assert (skylock.date, skylock.date_text) == ("2021-11", "Le mois dernier")
    assert _claims(undated, "arms_transfer")[0].date is None
    assert _roles(heron) == {("SOURCE_OF", "ISR"), ("TARGET_OF", "MAR")}
    assert [(item.name, item.quantity) for item in heron.items] == [("Heron", 3)]
    assert (heron.amount, heron.currency, heron.approximate) == (48_000_000, "USD", True)
    parts = {(part.actor.partition("#")[2], part.of) for part in dated.stated if isinstance(part, Part)}
    assert ("force/forces-armees-royales", "MAR") in parts


def test_normalization(dated, undated):
    for reading in (dated, undated):
        told, again = _claims(reading, "normalization")
        assert _roles(told) == {
            ("PARTY_TO", "MAR"),
            ("PARTY_TO", "ISR"),
            ("MEDIATED", "USA"),
            ("JOINED", "ARE"),
            ("JOINED", "BHR"),
            ("JOINED", "SDN"),
        }
        assert {role.beside for role in told.roles if role.role == "JOINED"} == {"MAR"}
        assert told.date == "2020"
        assert _roles(again) == {("PARTY_TO", "MAR"), ("PARTY_TO", "ISR")}
        assert again.date is None


def test_several_agreements(dated):
    (agreement,) = _claims(dated, "agreement")
    assert _roles(agreement) == {("PARTY_TO", "MAR"), ("PARTY_TO", "ISR")}
    assert (agreement.date, agreement.date_text) == ("2021~", "Près d’un an après")
