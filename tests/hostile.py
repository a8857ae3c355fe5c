"""A small graph whose texts hold what breaks careless writers: quotes, line ends, NUL, separators, marks; one is 5 MB."""

from claims import claim, party, source, target
from geoties.model import Actor, Claim, Document, Item, Membership, Mention, Part, Post, Role
from geoties.records import Reading, with_id

TEXTS = (
    'quotes " and "" and \\" and \'',
    "line\nend\r\nand\rreturn\ttab",
    "NUL \x00 and \x1f \x1e \x1d and \x7f",
    "comma, semicolon; pipe| backslash\\",
    "  blanks around  ",
    "\u202eright to left\u200f عربي \u2028 line separator",
    "`) DETACH DELETE n //",
    "=1+1",
    "true",
    "😀 \uffff \U0010ffff",
    "`} ".ljust(10_000, "x"),
)
LONG = "A long day. " * 420_000


def readings() -> list[Reading]:
    """Four documents: an article and what was added to it, rows of a data set, a long text, and one without anything."""
    return [_article(), _added(), _rows(), Reading(document=Document(id="doc/long", text=LONG)), _nothing()]


def _article() -> Reading:
    text = "words and " + " | ".join(TEXTS)
    person = Actor(
        id="doc/1#person/a,b;c", kind="Person", name=TEXTS[0], document="doc/1", aliases=TEXTS[1:], country="ISR"
    )
    body = Actor(id='doc/1#body/"x"', kind="GovernmentBody", name=TEXTS[1], document="doc/1")
    group = Actor(id="groups/\x1f", kind="ArmedGroup", name=TEXTS[2], aliases=(TEXTS[5], TEXTS[9]))
    words = {"quote": "words", "start": 0, "end": 5, "extractor": "rules"}
    joined = Role(role="JOINED", actor="ARE", beside="MAR", named=TEXTS[3], sector=TEXTS[4])
    stated = [
        claim("normalization", [party("MAR"), party("ISR"), joined], "2020", type="SUPPORT", extractor="rules"),
        claim("normalization", [party("MAR"), party("ISR")], "2020", type="SUPPORT", status="denied", text="and"),
        claim("visit", [source(person.id), target("MAR")], "2021-11-23", duration="P2D", place=TEXTS[7]),
        claim(
            "arms_transfer",
            [source("ISR"), target(group.id)],
            "2021-11",
            type="COOPERATE",
            amount=1_234_567.5,
            currency="USD",
            approximate=True,
            items=(Item(name=TEXTS[0], quantity=3), Item(name=TEXTS[6])),
        ),
        with_id(Post(id="", document="doc/1", actor=person.id, title=TEXTS[0], of=body.id, **words)),
        with_id(Part(id="", document="doc/1", actor=body.id, of="ISR", **words)),
    ]
    at = text.index(TEXTS[5])
    mentions = (
        Mention(document="doc/1", actor=person.id, named="words", form="name", start=0, end=5),
        Mention(document="doc/1", actor=body.id, named=TEXTS[5], form="nominal", start=at, end=at + len(TEXTS[5])),
    )
    document = Document(id="doc/1", url="https://example.org/?a=1,2", title=TEXTS[1], publisher=TEXTS[8], text=text)
    return Reading(
        document=document,
        actors=(person, body, group),
        mentions=mentions,
        stated=tuple(stated),
        extractor="rules",
    )


def _added() -> Reading:
    later = claim("meeting", [party("MAR"), party("groups/\x1f")], "2022", extractor="other", confidence=0.25)
    return Reading(
        document=_article().document,
        actors=(Actor(id="groups/\x1f", kind="ArmedGroup", name=TEXTS[2], country="MAR"),),
        stated=(later,),
        whole=False,
    )


def _rows() -> Reading:
    rows = [
        Claim(
            id="",
            document="data/1",
            type="CONSULT",
            kind="statement",
            roles=(source("MAR"), target("ISR")),
            date="2019-01-02",
            dataset="d",
            source_id=str(row),
            row=row,
            cameo="010",
            intensity=-0.4,
        )
        for row in range(3)
    ]
    member = Membership(
        id="", document="data/1", actor="MAR", of="igo/arab-league", since="1958", source_id="m", dataset="d"
    )
    lonely = Actor(id="shared/lonely", kind="Company", name="Nobody says anything of it", wikidata="Q1")
    stated = (*(with_id(row) for row in rows), with_id(member))
    return Reading(document=Document(id="data/1", dataset="d"), actors=(lonely,), stated=stated)


def _nothing() -> Reading:
    return Reading(document=Document(id="doc/nothing"))
