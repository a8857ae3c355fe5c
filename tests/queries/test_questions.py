"""Every question on every engine, against rows written out here: the same rows in the same order."""

from typing import Any

import pytest

from claims import claim as made_claim
from claims import source, target
from geoties import ontology
from geoties.model import Document, Item
from geoties.queries import Rows, ask, questions
from geoties.records import Reading
from geoties.store.bolt import Connection
from geoties.store.write import write_readings
from worked_example import BAYOUDH, COMPANY, FORCES, FRENCH, GANTZ, TEXTS, TRUMP, claim


def table(rows: Rows, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def role(name: str, actor: str, title: str) -> dict[str, str]:
    return {"actor": actor, "name": title, "role": name}


NORMALIZATION_ROLES = [
    role("JOINED", "ARE", "United Arab Emirates"),
    role("JOINED", "BHR", "Bahrain"),
    role("JOINED", "SDN", "Sudan"),
    role("MEDIATED", "USA", "United States"),
    role("MEDIATED", TRUMP, "Donald Trump"),
    role("PARTY_TO", "ISR", "Israel"),
    role("PARTY_TO", "MAR", "Morocco"),
]
NORMALIZATION = {
    "event": "event/01",
    "kind": "normalization",
    "type": "SUPPORT",
    "date": "2020",
    "earliest": "2020-01-01",
    "latest": "2020-12-31",
    "status": "asserted",
    "via": "own",
    "a": "MAR",
    "b": "ISR",
    "roles": NORMALIZATION_ROLES,
    "mediators": ["USA", TRUMP],
    "joined": ["ARE", "BHR", "SDN"],
    "amount": None,
    "currency": None,
    "items": [],
    "document": "doc/fr1",
    "start": 485,
    "end": 628,
    "quote": "Sous l'égide de l'administration Trump, le Maroc a normalisé ses relations avec Israël en 2020, "
    "aux côtés des Émirats, de Bahreïn et du Soudan.",
}
MOROCCO_ISRAEL = [
    ("event/01", "normalization", "asserted", "doc/fr1"),
    ("event/01", "normalization", "asserted", "doc/en1"),
    ("event/05", "arms_transfer", "asserted", "doc/fr1"),
    ("event/03", "defence_agreement", "asserted", "doc/fr1"),
    ("event/02", "visit", "asserted", "doc/fr1"),
    ("event/14", "statement", "asserted", "doc/rows"),
    ("event/04", "meeting", "asserted", "doc/fr1"),
    ("event/06", "arms_transfer", "asserted", "doc/fr1"),
    ("event/07", "joint_production", "planned", "doc/fr1"),
]


def test_ties_between_gives_a_row_a_claim(example: Connection) -> None:
    rows = ask(example, "ties-between", {"a": "MAR", "b": "ISR"})
    assert table(rows, "event", "kind", "status", "document") == MOROCCO_ISRAEL
    assert list(rows.rows[0].items()) == list(NORMALIZATION.items())
    assert rows.rows[7] == {
        **dict.fromkeys(("date", "earliest", "latest")),
        "event": "event/06",
        "kind": "arms_transfer",
        "type": "COOPERATE",
        "status": "asserted",
        "via": "own",
        "a": "MAR",
        "b": "ISR",
        "roles": [role("SOURCE_OF", "ISR", "Israel"), role("TARGET_OF", "MAR", "Morocco")],
        "mediators": [],
        "joined": [],
        "amount": 48000000.0,
        "currency": "USD",
        "items": [{"name": "Heron", "quantity": 3}],
        "document": "doc/fr1",
        "start": 354,
        "end": 431,
        "quote": "Rabat a aussi acquis trois drones Heron, pour environ 48 millions de dollars.",
    }


def test_ties_between_takes_its_actors_in_either_order(example: Connection) -> None:
    rows = ask(example, "ties-between", {"a": "Israël", "b": "Maroc"})
    assert table(rows, "event", "kind", "status", "document") == MOROCCO_ISRAEL
    assert set(table(rows, "a", "b")) == {("ISR", "MAR")}


def test_quotes_stand_in_the_text(example: Connection) -> None:
    rows = [row for row in ask(example, "ties-between", {"a": "MAR", "b": "ISR"}) if row["quote"] is not None]
    assert len(rows) == 8
    for row in rows:
        assert TEXTS[row["document"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("ARE", "ISR", [("event/01", "joined"), ("event/01", "joined"), ("event/12", "own")]),
        ("ISR", "SDN", [("event/01", "joined"), ("event/01", "joined")]),
        ("ARE", "MAR", []),  # the one that it joined beside
        ("ARE", "BHR", []),  # two joiners
        ("USA", "ISR", []),  # a mediator makes no tie
        (GANTZ, "MAR", [("event/02", "own"), ("event/04", "own")]),
        (GANTZ, BAYOUDH, [("event/04", "own")]),
        (FORCES, "ISR", [("event/05", "own")]),
        (COMPANY, "MAR", [("event/13", "own")]),  # a company does not speak for its state
        ("MAR", "IRN", [("event/08", "own")]),
    ],
)
def test_ties_between_knows_who_makes_a_tie(
    example: Connection, a: str, b: str, expected: list[tuple[str, str]]
) -> None:
    assert table(ask(example, "ties-between", {"a": a, "b": b}), "event", "via") == expected
    assert table(ask(example, "ties-between", {"a": b, "b": a}), "event", "via") == expected


def test_ties_between_filters_by_status_and_kind(example: Connection) -> None:
    pair = {"a": "MAR", "b": "ISR"}
    assert table(ask(example, "ties-between", {**pair, "status": "denied"}), "event") == [("event/10",)]
    assert table(ask(example, "ties-between", {**pair, "kind": "visit,meeting"}), "event") == [
        ("event/02",),
        ("event/04",),
    ]
    assert len(ask(example, "ties-between", {**pair, "status": list(ontology.statuses())})) == 10


def test_mediated(example: Connection) -> None:
    rows = ask(example, "mediated", {"by": "États-Unis"})
    assert table(rows, "event", "document", "joined") == [
        ("event/01", "doc/fr1", ["ARE", "BHR", "SDN"]),
        ("event/01", "doc/en1", ["ARE", "BHR", "SDN"]),
        ("event/12", "doc/en1", []),
    ]
    assert rows.rows[0] == {name: value for name, value in NORMALIZATION.items() if name not in ("a", "b")}
    assert table(ask(example, "mediated", {"by": "Donald Trump"}), "event") == [("event/01",), ("event/01",)]
    assert ask(example, "mediated", {"by": "MAR"}).rows == []


def test_mediators(example: Connection) -> None:
    assert ask(example, "mediators").rows == [
        {
            "actor": "USA",
            "name": "United States",
            "events": 2,
            "parties": ["ARE", "ISR", "MAR"],
            "kinds": ["normalization"],
            "first": "2020-01-01",
            "last": "2020-12-31",
        },
        {
            "actor": TRUMP,
            "name": "Donald Trump",
            "events": 1,
            "parties": ["ISR", "MAR"],
            "kinds": ["normalization"],
            "first": "2020-01-01",
            "last": "2020-12-31",
        },
    ]
    assert ask(example, "mediators", {"kind": "ceasefire"}).rows == []


def test_joined(example: Connection) -> None:
    rows = ask(example, "joined", {"actor": "ISR"})
    assert table(rows, "actor", "name", "beside", "parties", "claims") == [
        ("ARE", "United Arab Emirates", "MAR", ["ISR", "MAR"], 1),
        ("BHR", "Bahrain", "MAR", ["ISR", "MAR"], 1),
        ("SDN", "Sudan", "MAR", ["ISR", "MAR"], 1),
    ]
    assert rows.rows[0]["quote"] == NORMALIZATION["quote"]
    assert ask(example, "joined").rows == rows.rows
    assert ask(example, "joined", {"actor": "IRN"}).rows == []


def test_normalizations(example: Connection) -> None:
    rows = ask(example, "normalizations")
    assert table(rows, "event", "kind", "mediators", "claims") == [
        ("event/08", "rupture", [], 1),
        ("event/01", "normalization", ["USA", TRUMP], 2),
        ("event/12", "normalization", ["USA"], 1),
        ("event/09", "rupture", [], 1),
    ]
    assert rows.rows[1]["roles"] == NORMALIZATION_ROLES
    assert rows.rows[0]["roles"] == [role("SOURCE_OF", "MAR", "Morocco"), role("TARGET_OF", "IRN", "Iran")]
    assert rows.rows[0]["quote"] == "Rabat broke with Tehran on 1 May 2018"
    # Who joined normalised too.
    assert table(ask(example, "normalizations", {"actor": "ARE"}), "event") == [("event/01",), ("event/12",)]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2021", None, ["event/09"]),
        (None, "2019", ["event/08"]),
        # A date that is only a year may fall on either side of a day in it.
        ("2020-06-01", "2020-09", ["event/01", "event/12"]),
        ("2020-08-14", "2020", ["event/01"]),
    ],
)
def test_dates_bound_what_may_have_happened(
    example: Connection, since: str | None, until: str | None, expected: list[str]
) -> None:
    rows = ask(example, "normalizations", {"since": since, "until": until})
    assert [row["event"] for row in rows] == expected


def test_arms_transfers(example: Connection) -> None:
    rows = ask(example, "arms-transfers", {"actor": "MAR"})
    columns = ("event", "suppliers", "buyers", "items", "amount", "currency", "approximate", "claims", "start")
    assert table(rows, *columns) == [
        ("event/05", ["ISR"], [FORCES], [{"name": "Skylock Dome", "quantity": -1}], None, None, False, 1, 279),
        ("event/06", ["ISR"], ["MAR"], [{"name": "Heron", "quantity": 3}], 48000000.0, "USD", True, 1, 354),
    ]
    assert table(ask(example, "arms-transfers", {"status": ["denied"]}), "event") == [("event/10",)]
    assert ask(example, "arms-transfers", {"actor": "DZA"}).rows == []


def test_posts(example: Connection) -> None:
    rows = ask(example, "posts")
    assert table(rows, "actor", "name", "title", "of", "of_name", "claims", "quote") == [
        (GANTZ, "Benny Gantz", "ministre de la Défense", "ISR", "Israel", 1, "Le ministre israélien de la Défense"),
        (
            BAYOUDH,
            "Abderrahim Bayoudh",
            "chef du bureau de liaison",
            "MAR",
            "Morocco",
            1,
            "Abderrahim Bayoudh, qui dirige le bureau de liaison marocain",
        ),
    ]
    assert table(ask(example, "posts", {"actor": "Gantz"}), "of") == [("ISR",)]
    assert table(ask(example, "posts", {"actor": "MAR"}), "actor") == [(BAYOUDH,)]


def test_memberships(example: Connection) -> None:
    rows = ask(example, "memberships", {"actor": "igo/african-union"})
    assert table(rows, "actor", "name", "of", "of_name", "status", "since", "until", "claims", "document") == [
        ("ISR", "Israel", "igo/african-union", "African Union", "observer", "2021", None, 1, "doc/en1"),
        ("MAR", "Morocco", "igo/african-union", "African Union", "member", "2017", None, 1, "doc/en1"),
    ]
    assert ask(example, "memberships").rows == rows.rows
    assert table(ask(example, "memberships", {"actor": "MAR"}), "actor") == [("MAR",)]


def test_timeline(example: Connection) -> None:
    pair = {"a": "MAR", "b": "ISR"}
    columns = ("period", "events", "verbal_cooperation", "material_cooperation", "material_conflict", "score", "kinds")
    assert table(ask(example, "timeline", pair), *columns) == [
        ("2020", 1, 1, 0, 0, 5.0, ["normalization"]),
        ("2021-10", 1, 0, 1, 0, 9.5, ["arms_transfer"]),
        ("2021-11", 3, 3, 0, 0, 2.5, ["defence_agreement", "statement", "visit"]),
        ("2021-12", 1, 1, 0, 0, 2.5, ["meeting"]),
        (None, 1, 0, 1, 0, 9.5, ["arms_transfer"]),
    ]
    by_year = ask(example, "timeline", {**pair, "grain": "year"})
    assert table(by_year, "period", "events", "score") == [("2020", 1, 5.0), ("2021", 5, 3.9), (None, 1, 9.5)]
    by_day = ask(example, "timeline", {**pair, "grain": "day", "kind": "visit,defence_agreement"})
    assert table(by_day, "period", "events") == [("2021-11", 1), ("2021-11-23", 1)]
    assert table(ask(example, "timeline", {"a": "IRN", "b": "MAR"}), *columns) == [
        ("2018-05", 1, 0, 0, 1, -6.0, ["rupture"])
    ]


def test_ties(example: Connection) -> None:
    rows = ask(example, "ties", {"actor": "MAR"})
    assert table(rows, "actor", "actor_kind", "events", "given", "received", "score", "rolled_up") == [
        ("ISR", "Country", 7, 0, 4, 4.8571, 3),
        ("DZA", "Country", 1, 0, 1, -6.0, 0),
        ("IRN", "Country", 1, 1, 0, -6.0, 0),
        (COMPANY, "Company", 1, 0, 0, 5.0, 0),
        (GANTZ, "Person", 1, 0, 1, 2.5, 0),
    ]
    assert rows.rows[0] == {
        "actor": "ISR",
        "name": "Israel",
        "actor_kind": "Country",
        "events": 7,
        "reports": 8,
        "verbal_cooperation": 5,
        "material_cooperation": 2,
        "verbal_conflict": 0,
        "material_conflict": 0,
        "given": 0,
        "received": 4,
        "joint": 0,
        "first": "2020-01-01",
        "last": "2021-12-23",
        "kinds": ["arms_transfer", "defence_agreement", "meeting", "normalization", "statement", "visit"],
        "mediators": ["USA", TRUMP],
        "score": 4.8571,
        "rolled_up": 3,
    }
    arms = ask(example, "ties", {"actor": "ISR", "kind": "arms_transfer"})
    assert table(arms, "actor", "given", "received") == [("MAR", 4, 0), (FORCES, 1, 0)]


def test_neighbours(example: Connection) -> None:
    rows = ask(example, "neighbours", {"actor": "MAR"})
    assert table(rows, "actor", "steps", "through", "first", "last") == [
        ("DZA", 1, [], "2021-08-24", "2021-08-24"),
        ("IRN", 1, [], "2018-05-01", "2018-05-01"),
        ("ISR", 1, [], "2020-01-01", "2021-12-23"),
        (COMPANY, 1, [], "2022-01-01", "2022-12-31"),
        (GANTZ, 1, [], "2021-11-23", "2021-11-23"),
        ("ARE", 2, ["ISR"], "2020-08-13", "2020-08-13"),
        ("BHR", 2, ["ISR"], "2020-01-01", "2020-12-31"),
        ("SDN", 2, ["ISR"], "2020-01-01", "2020-12-31"),
        (FORCES, 2, ["ISR"], "2021-10-01", "2021-10-31"),
        (BAYOUDH, 2, [GANTZ], "2021-12-23", "2021-12-23"),
    ]
    assert rows.rows[7]["kinds"] == ["normalization"]
    assert len(ask(example, "neighbours", {"actor": "MAR", "steps": 1})) == 5
    by_visit = ask(example, "neighbours", {"actor": "ISR", "kind": "visit"})
    # Gantz is reached over Morocco, by visits alone, although he met others elsewhere.
    assert table(by_visit, "actor", "steps", "through") == [("MAR", 1, []), (GANTZ, 2, ["MAR"])]


def test_active_dyads(example: Connection) -> None:
    rows = ask(example, "active-dyads")
    assert table(rows, "a", "b", "events", "reports") == [
        ("ISR", "MAR", 7, 8),
        ("BHR", "ISR", 1, 2),
        ("ISR", "SDN", 1, 2),
        ("ARE", "ISR", 1, 1),
        ("DZA", "MAR", 1, 1),
        ("IRN", "MAR", 1, 1),
    ]
    assert table(ask(example, "active-dyads", {"kind": "rupture"}), "a", "b") == [("DZA", "MAR"), ("IRN", "MAR")]
    assert len(ask(example, "active-dyads", {"level": "actors"})) == 10
    assert table(ask(example, "active-dyads", {"top": 1}), "a_name", "b_name") == [("Israel", "Morocco")]


def test_documents(example: Connection) -> None:
    rows = ask(example, "documents", {"document": "doc/fr1"})
    assert table(rows, "claim", "kind", "event", "start") == [
        ("claim/05", "meeting", "event/04", 0),
        ("claim/17", "post", None, 37),
        ("claim/03", "visit", "event/02", 99),
        ("claim/16", "post", None, 99),
        ("claim/04", "defence_agreement", "event/03", 191),
        ("claim/06", "arms_transfer", "event/05", 279),
        ("claim/20", "part", None, 279),
        ("claim/07", "arms_transfer", "event/06", 354),
        ("claim/08", "joint_production", "event/07", 432),
        ("claim/01", "normalization", "event/01", 485),
    ]
    assert rows.rows[9]["roles"] == NORMALIZATION_ROLES
    assert rows.rows[1]["roles"] == []
    assert table(ask(example, "documents", {"kind": "statement"}), "document", "dataset", "quote") == [
        ("doc/rows", "sample", None)
    ]
    assert len(ask(example, "documents")) == 20


def test_a_document_without_claims_is_listed(store: Connection) -> None:
    store.write(lambda transaction: transaction.run("CREATE (:Document {id: 'doc/empty', title: 'Weather'})"))
    assert table(ask(store, "documents"), "document", "title", "claim") == [("doc/empty", "Weather", None)]


def test_denied_or_planned(example: Connection) -> None:
    rows = ask(example, "denied-or-planned")
    assert table(rows, "event", "kind", "status", "disputes", "quote") == [
        ("event/11", "espionage", "alleged", [], "Algiers alleged in July 2021 that Rabat had spied on it."),
        (
            "event/10",
            "arms_transfer",
            "denied",
            ["event/06"],
            "An Israeli spokesman denied that any Heron was ever sold to Morocco.",
        ),
        ("event/07", "joint_production", "planned", [], "Les deux pays comptent produire ensemble des drones."),
    ]
    assert table(ask(example, "denied-or-planned", {"actor": "DZA"}), "event") == [("event/11",)]


def test_contradictions_between_events(example: Connection) -> None:
    assert table(
        ask(example, "contradictions"),
        *("what", "event", "says", "document", "quote"),
        *("other_event", "other_says", "other_document", "other_publisher", "other_quote"),
    ) == [
        (
            "denied",
            "event/10",
            "denied",
            "doc/en1",
            "An Israeli spokesman denied that any Heron was ever sold to Morocco.",
            "event/06",
            "asserted",
            "doc/fr1",
            "Journal",
            "Rabat a aussi acquis trois drones Heron, pour environ 48 millions de dollars.",
        )
    ]
    assert ask(example, "contradictions", {"actor": "DZA"}).rows == []
    assert len(ask(example, "contradictions", {"actor": "ISR", "kind": "arms_transfer"})) == 1


def test_contradictions_within_an_event(store: Connection) -> None:
    def said(number: int, amount: float, quantity: int, **more: object) -> Reading:
        told = made_claim(
            *("arms_transfer", [source("ISR"), target("MAR")], "2021-10-05"),
            document=f"doc/{number}",
            type="COOPERATE",
            amount=amount,
            currency="USD",
            items=(Item(name="Heron", quantity=quantity),),
            **more,
        )
        document = Document(id=f"doc/{number}", publisher=f"Outlet {number}", text="words")
        return Reading(document=document, stated=(told,))

    write_readings(store, [said(1, 48e6, 3), said(2, 22e6, 3, duration="P2D"), said(3, 48e6, 4, duration="P3D")])
    rows = ask(store, "contradictions", {"actor": "MAR"})
    # Which of two is the other one depends on their ids.
    assert {
        (row["what"], frozenset([(row["document"], row["says"]), (row["other_document"], row["other_says"])]))
        for row in rows
    } == {
        ("amount", frozenset([("doc/1", "48000000 USD"), ("doc/2", "22000000 USD")])),
        ("amount", frozenset([("doc/2", "22000000 USD"), ("doc/3", "48000000 USD")])),
        ("duration", frozenset([("doc/2", "P2D"), ("doc/3", "P3D")])),
        ("items", frozenset([("doc/1", "Heron 3"), ("doc/3", "Heron 4")])),
        ("items", frozenset([("doc/2", "Heron 3"), ("doc/3", "Heron 4")])),
    }
    assert len(rows) == 5
    assert set(table(rows, "quote", "other_quote")) == {("words", "words")}
    assert set(table(rows, "event", "other_event")) == {(rows.rows[0]["event"],) * 2}


def test_event_by_its_id_or_a_claim(example: Connection) -> None:
    rows = ask(example, "event", {"id": "event/01"})
    assert table(rows, "claim", "document", "title", "publisher", "published", "confidence") == [
        ("claim/02", "doc/en1", "A year of ties", "Weekly", "2022-12-01", 0.9),
        ("claim/01", "doc/fr1", "Rabat et Tel-Aviv", "Journal", "2021-12-24", 0.9),
    ]
    assert ask(example, "event", {"id": "claim/01"}).rows == rows.rows
    visit = ask(example, "event", {"id": "claim/03"}).rows[0]
    assert (visit["event"], visit["ended"], visit["duration"], visit["place"], visit["place_country"]) == (
        "event/02",
        "2021-11-24",
        "P2D",
        "Maroc",
        "MAR",
    )
    assert table(ask(example, "event", {"id": "event/06"}), "disputed_by") == [(["event/10"],)]
    assert table(ask(example, "event", {"id": "claim/15"}), "quote", "source_id", "row") == [(None, "877", 12)]
    assert table(ask(example, "event", {"id": "claim/16"}), "event", "kind", "quote") == [
        (None, "post", "Le ministre israélien de la Défense")
    ]
    assert ask(example, "event", {"id": "event/99"}).rows == []


def test_answers_are_the_columns(example: Connection) -> None:
    for name, asked in questions().items():
        given = {parameter.name: parameter.example for parameter in asked.parameters if parameter.required}
        rows = ask(example, name, given)
        assert rows.rows, name
        for row in rows:
            assert tuple(row) == asked.columns
            assert all(_plain(value) for value in row.values()), row


def test_every_question_takes_its_examples_and_an_empty_store(store: Connection) -> None:
    for name, asked in questions().items():
        given = {parameter.name: parameter.example for parameter in asked.parameters}
        assert ask(store, name, given).rows == [], name


def _plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str | dict) for item in value)
    return value is None or isinstance(value, str | int | float)


def test_the_example_quotes_its_own_texts() -> None:
    assert claim("claim/01")["end"] == len(FRENCH)
