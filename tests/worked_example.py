"""A small graph for tests: Morocco, Israel and those around them, in our own words, as the store holds it.

Fourteen events: asserted, planned, denied and alleged ones; officials and forces that act for their states; mediators,
joiners and a signatory; a day, a month, a year and no date; one row of a data set. Ids are short, to be read in tests.
"""

from collections.abc import Iterator
from typing import Any

GANTZ = "doc/fr1#person/benny-gantz"
BAYOUDH = "doc/fr1#person/abderrahim-bayoudh"
TRUMP = "doc/fr1#person/donald-trump"
FORCES = "doc/fr1#force/forces-armees-royales"
COMPANY = "doc/en1#company/sky-works"

ACTORS: dict[str, list[dict[str, Any]]] = {
    "Country": [
        {"id": "MAR", "name": "Morocco", "aliases": ["Maroc"], "iso3": "MAR", "wikidata": "Q1028"},
        {"id": "ISR", "name": "Israel", "aliases": ["Israël"], "iso3": "ISR", "wikidata": "Q801"},
        {"id": "USA", "name": "United States", "aliases": ["États-Unis"], "iso3": "USA", "wikidata": "Q30"},
        {"id": "ARE", "name": "United Arab Emirates", "aliases": [], "iso3": "ARE", "wikidata": "Q878"},
        {"id": "BHR", "name": "Bahrain", "aliases": [], "iso3": "BHR", "wikidata": "Q398"},
        {"id": "SDN", "name": "Sudan", "aliases": [], "iso3": "SDN", "wikidata": "Q1049"},
        {"id": "DZA", "name": "Algeria", "aliases": [], "iso3": "DZA", "wikidata": "Q262"},
        {"id": "IRN", "name": "Iran", "aliases": [], "iso3": "IRN", "wikidata": "Q794"},
    ],
    "Person": [
        {"id": GANTZ, "name": "Benny Gantz", "aliases": ["Gantz"], "country": "ISR"},
        {"id": BAYOUDH, "name": "Abderrahim Bayoudh", "aliases": ["Bayoud"], "country": "MAR"},
        {"id": TRUMP, "name": "Donald Trump", "aliases": ["Trump"], "country": "USA"},
    ],
    "ArmedForce": [{"id": FORCES, "name": "Forces armées royales", "aliases": ["FAR"], "country": "MAR"}],
    "Company": [{"id": COMPANY, "name": "Sky Works", "aliases": [], "country": "ISR"}],
    "Intergovernmental": [{"id": "igo/african-union", "name": "African Union", "aliases": ["AU"], "wikidata": "Q7159"}],
}

FRENCH = (
    "Jeudi, Benny Gantz a reçu à Tel-Aviv Abderrahim Bayoudh, qui dirige le bureau de liaison marocain. "
    "Le ministre israélien de la Défense s'était rendu au Maroc le 23 novembre, pour deux jours. "
    "Un accord de défense entre les deux pays y a été signé par M. Gantz. "
    "Le mois précédent, les Forces armées royales avaient acheté à Israël le système Skylock Dome. "
    "Rabat a aussi acquis trois drones Heron, pour environ 48 millions de dollars. "
    "Les deux pays comptent produire ensemble des drones. "
    "Sous l'égide de l'administration Trump, le Maroc a normalisé ses relations avec Israël en 2020, "
    "aux côtés des Émirats, de Bahreïn et du Soudan."
)
ENGLISH = (
    "Morocco and Israel normalised ties in 2020 in a deal brokered by Washington. "
    "The Emirates had done so on 13 August of that year, also through the United States. "
    "Rabat broke with Tehran on 1 May 2018, and Algiers broke with Rabat on 24 August 2021. "
    "Algiers alleged in July 2021 that Rabat had spied on it. "
    "An Israeli spokesman denied that any Heron was ever sold to Morocco. "
    "The firm Sky Works agreed in 2022 to train Moroccan engineers. "
    "Morocco has been a member of the African Union since 2017, where Israel was an observer in 2021."
)
DOCUMENTS = [
    {
        "id": "doc/fr1",
        "url": "https://journal.example/gantz",
        "title": "Rabat et Tel-Aviv",
        "publisher": "Journal",
        "published": "2021-12-24",
        "language": "fr",
        "text": FRENCH,
    },
    {
        "id": "doc/en1",
        "url": "https://weekly.example/ties",
        "title": "A year of ties",
        "publisher": "Weekly",
        "published": "2022-12-01",
        "language": "en",
        "text": ENGLISH,
    },
    {"id": "doc/rows", "title": "Events of November", "dataset": "sample"},
]
TEXTS = {"doc/fr1": FRENCH, "doc/en1": ENGLISH}

EVENTS: list[dict[str, Any]] = [
    {"id": "event/01", "type": "SUPPORT", "kind": "normalization", "quad": "verbal_cooperation", "status": "asserted",
     "date": "2020", "earliest": "2020-01-01", "latest": "2020-12-31", "intensity": 5.0, "reports": 2, "outlets": 2},
    {"id": "event/02", "type": "CONSULT", "kind": "visit", "quad": "verbal_cooperation", "status": "asserted",
     "date": "2021-11-23", "earliest": "2021-11-23", "latest": "2021-11-23", "ended": "2021-11-24", "duration": "P2D",
     "place": "Maroc", "place_country": "MAR", "intensity": 2.5, "reports": 1, "outlets": 1},
    {"id": "event/03", "type": "SUPPORT", "kind": "defence_agreement", "quad": "verbal_cooperation",
     "status": "asserted", "date": "2021-11", "earliest": "2021-11-01", "latest": "2021-11-30", "intensity": 5.0,
     "reports": 1, "outlets": 1},
    {"id": "event/04", "type": "CONSULT", "kind": "meeting", "quad": "verbal_cooperation", "status": "asserted",
     "date": "2021-12-23", "earliest": "2021-12-23", "latest": "2021-12-23", "place": "Tel-Aviv",
     "place_country": "ISR", "intensity": 2.5, "reports": 1, "outlets": 1},
    {"id": "event/05", "type": "COOPERATE", "kind": "arms_transfer", "quad": "material_cooperation",
     "status": "asserted", "date": "2021-10", "earliest": "2021-10-01", "latest": "2021-10-31", "intensity": 9.5,
     "item_names": ["Skylock Dome"], "item_quantities": [-1], "reports": 1, "outlets": 1},
    {"id": "event/06", "type": "COOPERATE", "kind": "arms_transfer", "quad": "material_cooperation",
     "status": "asserted", "intensity": 9.5, "amount": 48000000.0, "currency": "USD", "approximate": True,
     "item_names": ["Heron"], "item_quantities": [3], "reports": 1, "outlets": 1},
    {"id": "event/07", "type": "COOPERATE", "kind": "joint_production", "quad": "material_cooperation",
     "status": "planned", "intensity": 9.5, "item_names": ["drones"], "item_quantities": [-1], "reports": 1,
     "outlets": 1},
    {"id": "event/08", "type": "SANCTION", "kind": "rupture", "quad": "material_conflict", "status": "asserted",
     "date": "2018-05-01", "earliest": "2018-05-01", "latest": "2018-05-01", "intensity": -6.0, "reports": 1,
     "outlets": 1},
    {"id": "event/09", "type": "SANCTION", "kind": "rupture", "quad": "material_conflict", "status": "asserted",
     "date": "2021-08-24", "earliest": "2021-08-24", "latest": "2021-08-24", "intensity": -6.0, "reports": 1,
     "outlets": 1},
    {"id": "event/10", "type": "COOPERATE", "kind": "arms_transfer", "quad": "material_cooperation",
     "status": "denied", "intensity": 9.5, "item_names": ["Heron"], "item_quantities": [-1], "reports": 1,
     "outlets": 1},
    {"id": "event/11", "type": "COERCE", "kind": "espionage", "quad": "material_conflict", "status": "alleged",
     "date": "2021-07", "earliest": "2021-07-01", "latest": "2021-07-31", "intensity": -7.0, "reports": 1,
     "outlets": 1},
    {"id": "event/12", "type": "SUPPORT", "kind": "normalization", "quad": "verbal_cooperation", "status": "asserted",
     "date": "2020-08-13", "earliest": "2020-08-13", "latest": "2020-08-13", "intensity": 5.0, "reports": 1,
     "outlets": 1},
    {"id": "event/13", "type": "SUPPORT", "kind": "agreement", "quad": "verbal_cooperation", "status": "asserted",
     "date": "2022", "earliest": "2022-01-01", "latest": "2022-12-31", "intensity": 5.0, "reports": 1, "outlets": 1},
    {"id": "event/14", "type": "STATEMENT", "kind": "statement", "quad": "verbal_cooperation", "status": "asserted",
     "date": "2021-11-24", "earliest": "2021-11-24", "latest": "2021-11-24", "intensity": 0.0, "reports": 1,
     "outlets": 1},
]  # fmt: skip

# Event, role, actor, the claims that say it, and whom a joiner joined.
ROLES: list[tuple[str, str, str, list[str], str | None]] = [
    ("event/01", "PARTY_TO", "MAR", ["claim/01", "claim/02"], None),
    ("event/01", "PARTY_TO", "ISR", ["claim/01", "claim/02"], None),
    ("event/01", "MEDIATED", "USA", ["claim/02"], None),
    ("event/01", "MEDIATED", TRUMP, ["claim/01"], None),
    ("event/01", "JOINED", "ARE", ["claim/01"], "MAR"),
    ("event/01", "JOINED", "BHR", ["claim/01"], "MAR"),
    ("event/01", "JOINED", "SDN", ["claim/01"], "MAR"),
    ("event/02", "SOURCE_OF", GANTZ, ["claim/03"], None),
    ("event/02", "TARGET_OF", "MAR", ["claim/03"], None),
    ("event/03", "PARTY_TO", "MAR", ["claim/04"], None),
    ("event/03", "PARTY_TO", "ISR", ["claim/04"], None),
    ("event/03", "SIGNED", GANTZ, ["claim/04"], None),
    ("event/04", "PARTY_TO", GANTZ, ["claim/05"], None),
    ("event/04", "PARTY_TO", BAYOUDH, ["claim/05"], None),
    ("event/05", "SOURCE_OF", "ISR", ["claim/06"], None),
    ("event/05", "TARGET_OF", FORCES, ["claim/06"], None),
    ("event/06", "SOURCE_OF", "ISR", ["claim/07"], None),
    ("event/06", "TARGET_OF", "MAR", ["claim/07"], None),
    ("event/07", "PARTY_TO", "MAR", ["claim/08"], None),
    ("event/07", "PARTY_TO", "ISR", ["claim/08"], None),
    ("event/08", "SOURCE_OF", "MAR", ["claim/09"], None),
    ("event/08", "TARGET_OF", "IRN", ["claim/09"], None),
    ("event/09", "SOURCE_OF", "DZA", ["claim/10"], None),
    ("event/09", "TARGET_OF", "MAR", ["claim/10"], None),
    ("event/10", "SOURCE_OF", "ISR", ["claim/11"], None),
    ("event/10", "TARGET_OF", "MAR", ["claim/11"], None),
    ("event/11", "SOURCE_OF", "MAR", ["claim/12"], None),
    ("event/11", "TARGET_OF", "DZA", ["claim/12"], None),
    ("event/12", "PARTY_TO", "ARE", ["claim/13"], None),
    ("event/12", "PARTY_TO", "ISR", ["claim/13"], None),
    ("event/12", "MEDIATED", "USA", ["claim/13"], None),
    ("event/13", "PARTY_TO", COMPANY, ["claim/14"], None),
    ("event/13", "PARTY_TO", "MAR", ["claim/14"], None),
    ("event/14", "SOURCE_OF", "ISR", ["claim/15"], None),
    ("event/14", "TARGET_OF", "MAR", ["claim/15"], None),
]

# Claim, its document, the event that it is about, and its words (a row of a data set has none).
CLAIMS: list[tuple[str, str, str | None, str | None]] = [
    ("claim/01", "doc/fr1", "event/01", "Sous l'égide de l'administration Trump, le Maroc a normalisé ses relations "
     "avec Israël en 2020, aux côtés des Émirats, de Bahreïn et du Soudan."),
    ("claim/02", "doc/en1", "event/01", "Morocco and Israel normalised ties in 2020 in a deal brokered by Washington."),
    ("claim/03", "doc/fr1", "event/02", "Le ministre israélien de la Défense s'était rendu au Maroc le 23 novembre, "
     "pour deux jours."),
    ("claim/04", "doc/fr1", "event/03", "Un accord de défense entre les deux pays y a été signé par M. Gantz."),
    ("claim/05", "doc/fr1", "event/04", "Jeudi, Benny Gantz a reçu à Tel-Aviv Abderrahim Bayoudh"),
    ("claim/06", "doc/fr1", "event/05", "les Forces armées royales avaient acheté à Israël le système Skylock Dome"),
    ("claim/07", "doc/fr1", "event/06", "Rabat a aussi acquis trois drones Heron, pour environ 48 millions de dollars."),
    ("claim/08", "doc/fr1", "event/07", "Les deux pays comptent produire ensemble des drones."),
    ("claim/09", "doc/en1", "event/08", "Rabat broke with Tehran on 1 May 2018"),
    ("claim/10", "doc/en1", "event/09", "Algiers broke with Rabat on 24 August 2021"),
    ("claim/11", "doc/en1", "event/10", "An Israeli spokesman denied that any Heron was ever sold to Morocco."),
    ("claim/12", "doc/en1", "event/11", "Algiers alleged in July 2021 that Rabat had spied on it."),
    ("claim/13", "doc/en1", "event/12", "The Emirates had done so on 13 August of that year, also through the "
     "United States."),
    ("claim/14", "doc/en1", "event/13", "The firm Sky Works agreed in 2022 to train Moroccan engineers."),
    ("claim/15", "doc/rows", "event/14", None),
    ("claim/16", "doc/fr1", None, "Le ministre israélien de la Défense"),
    ("claim/17", "doc/fr1", None, "Abderrahim Bayoudh, qui dirige le bureau de liaison marocain"),
    ("claim/18", "doc/en1", None, "Morocco has been a member of the African Union since 2017"),
    ("claim/19", "doc/en1", None, "Israel was an observer in 2021"),
    ("claim/20", "doc/fr1", None, "les Forces armées royales"),
]  # fmt: skip
_UNLIKE_EVENTS = {"claim/16": "post", "claim/17": "post", "claim/18": "membership", "claim/19": "membership",
                  "claim/20": "part"}  # fmt: skip

LINKS: dict[str, list[dict[str, Any]]] = {
    "HOLDS_POST": [
        {"from": GANTZ, "to": "ISR", "title": "ministre de la Défense", "claims": ["claim/16"]},
        {"from": BAYOUDH, "to": "MAR", "title": "chef du bureau de liaison", "claims": ["claim/17"]},
    ],
    "PART_OF": [{"from": FORCES, "to": "MAR", "claims": ["claim/20"]}],
    "MEMBER_OF": [
        {"from": "MAR", "to": "igo/african-union", "status": "member", "since": "2017", "earliest": "2017-01-01",
         "latest": "2017-12-31", "claims": ["claim/18"]},
        {"from": "ISR", "to": "igo/african-union", "status": "observer", "since": "2021", "earliest": "2021-01-01",
         "latest": "2021-12-31", "claims": ["claim/19"]},
    ],
}  # fmt: skip

# When the claims of each document were first recorded.
RECORDED = {
    "doc/fr1": "2021-12-25T08:00:00Z",
    "doc/en1": "2022-12-02T08:00:00Z",
    "doc/rows": "2023-01-01T08:00:00Z",
}


def _tie(a: str, b: str, quads: tuple[int, int, int, int], **others: Any) -> dict[str, Any]:
    names = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    tie: dict[str, Any] = {"from": a, "to": b, "events": sum(quads), "reports": sum(quads), "outlets": 1}
    tie |= dict(zip(names, quads, strict=True))
    tie |= {"forward": 0, "backward": 0, "joint": 0, "mediators": [], "rolled_up": 0}
    return tie | others


TIES = [
    _tie("ISR", "MAR", (5, 2, 0, 0), reports=8, outlets=2, forward=4, first="2020-01-01", last="2021-12-23",
         kinds=["arms_transfer", "defence_agreement", "meeting", "normalization", "statement", "visit"],
         mediators=["USA", TRUMP], score=4.8571, rolled_up=3),
    _tie("MAR", GANTZ, (1, 0, 0, 0), backward=1, first="2021-11-23", last="2021-11-23", kinds=["visit"], score=2.5),
    _tie(BAYOUDH, GANTZ, (1, 0, 0, 0), first="2021-12-23", last="2021-12-23", kinds=["meeting"], score=2.5),
    _tie("ISR", FORCES, (0, 1, 0, 0), forward=1, first="2021-10-01", last="2021-10-31", kinds=["arms_transfer"],
         score=9.5),
    _tie("IRN", "MAR", (0, 0, 0, 1), backward=1, first="2018-05-01", last="2018-05-01", kinds=["rupture"], score=-6.0),
    _tie("DZA", "MAR", (0, 0, 0, 1), forward=1, first="2021-08-24", last="2021-08-24", kinds=["rupture"], score=-6.0),
    _tie("ARE", "ISR", (1, 0, 0, 0), first="2020-08-13", last="2020-08-13", kinds=["normalization"],
         mediators=["USA"], score=5.0),
    _tie("BHR", "ISR", (1, 0, 0, 0), reports=2, outlets=2, joint=1, first="2020-01-01", last="2020-12-31",
         kinds=["normalization"], mediators=["USA", TRUMP], score=5.0),
    _tie("ISR", "SDN", (1, 0, 0, 0), reports=2, outlets=2, joint=1, first="2020-01-01", last="2020-12-31",
         kinds=["normalization"], mediators=["USA", TRUMP], score=5.0),
    _tie("MAR", COMPANY, (1, 0, 0, 0), first="2022-01-01", last="2022-12-31", kinds=["agreement"], score=5.0),
]  # fmt: skip


def claim(claim_id: str) -> dict[str, Any]:
    """The properties of a Claim node: its words are found in its document's text."""
    _, document, event, quote = next(row for row in CLAIMS if row[0] == claim_id)
    about = next((row for row in EVENTS if row["id"] == event), {})
    found = {
        "id": claim_id,
        "document": document,
        "kind": about.get("kind") or _UNLIKE_EVENTS[claim_id],
        "type": about.get("type"),
        "status": about.get("status"),
        "date": about.get("date"),
        "recorded_at": RECORDED[document],
        "outlet": next(row.get("publisher") for row in DOCUMENTS if row["id"] == document),
    }
    if quote is None:
        return found | {"dataset": "sample", "source_id": "877", "row": 12}
    start = TEXTS[document].index(quote)
    return found | {"quote": quote, "start": start, "end": start + len(quote), "confidence": 0.9, "rule": "test"}


def statements() -> Iterator[tuple[str, dict[str, Any]]]:
    """The statements that make the graph in an empty store, each with its parameters."""
    for kind, actors in ACTORS.items():
        yield f"UNWIND $rows AS row CREATE (a:Actor:{kind} {{id: row.id}}) SET a += row", {"rows": actors}
    yield "UNWIND $rows AS row CREATE (d:Document {id: row.id}) SET d += row", {"rows": DOCUMENTS}
    yield "UNWIND $rows AS row CREATE (e:Event {id: row.id}) SET e += row", {"rows": EVENTS}
    claims = [{name: value for name, value in claim(row[0]).items() if value is not None} for row in CLAIMS]
    yield "UNWIND $rows AS row CREATE (c:Claim {id: row.id}) SET c += row", {"rows": claims}
    stated = [{"from": claim_id, "to": document} for claim_id, document, _, _ in CLAIMS]
    yield _link("Claim", "STATED_IN", "Document"), {"rows": [{**row, "values": {}} for row in stated]}
    about = [{"from": claim_id, "to": event, "values": {}} for claim_id, _, event, _ in CLAIMS if event]
    yield _link("Claim", "ABOUT", "Event"), {"rows": about}
    for role in sorted({row[1] for row in ROLES}):
        yield _link("Actor", role, "Event"), {"rows": [_role(row) for row in ROLES if row[1] == role]}
    disputes = [{"from": "event/10", "to": "event/06", "values": {}}]
    yield _link("Event", "DISPUTES", "Event"), {"rows": disputes}
    for name, links in {**LINKS, "TIED_TO": TIES}.items():
        rows = [{"from": link["from"], "to": link["to"], "values": _without_ends(link)} for link in links]
        yield _link("Actor", name, "Actor"), {"rows": rows}


def build(connection: Any) -> None:
    """Empty the store and make the graph in it."""

    def work(transaction: Any) -> None:
        transaction.run("MATCH (n) DETACH DELETE n")
        for statement, parameters in statements():
            transaction.run(statement, **parameters)

    connection.write(work)


def _link(left: str, name: str, right: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{left} {{id: row.from}}) MATCH (b:{right} {{id: row.to}}) "
        f"CREATE (a)-[r:{name}]->(b) SET r += row.values"
    )


def _role(row: tuple[str, str, str, list[str], str | None]) -> dict[str, Any]:
    event, _, actor, claims, beside = row
    values: dict[str, Any] = {"claims": claims, "named": ["" for _ in claims], "refs": [actor for _ in claims]}
    if beside is not None:
        values["beside"] = beside
    return {"from": actor, "to": event, "values": values}


def _without_ends(link: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in link.items() if name not in ("from", "to")}
