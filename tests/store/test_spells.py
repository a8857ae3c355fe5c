"""Days of posts and memberships, and the status of corrected claims, in stores that were made before both were kept."""

from claims import claim, party
from geoties.model import Correction, Document, Item, Membership
from geoties.records import Reading, with_id
from geoties.resolve.links import spell_bounds
from geoties.store.bolt import Connection, Transaction
from geoties.store.content import content_hash
from geoties.store.judging import judge
from geoties.store.schema import prepare, stored_version
from geoties.store.write import write_readings


def test_bounds_of_a_spell() -> None:
    assert spell_bounds("2017", "2021-02") == ("2017-01-01", "2017-12-31", "2021-02-28")
    assert spell_bounds("2017-05-03", None) == ("2017-05-03", "2017-05-03", None)
    assert spell_bounds(None, "2021") == (None, None, "2021-12-31")
    assert spell_bounds("XXXX-11", "..") == (None, None, None)


def test_a_store_of_version_4_gets_them(store: Connection) -> None:
    member = Membership(id="", document="doc/1", actor="MAR", of="igo/arab-league", since="1958", until="1999")
    more = {"duration": "P2D", "place_country": "MAR", "items": (Item(name="Heron", quantity=3),)}
    planned = claim("agreement", [party("MAR"), party("ISR")], "2021", type="SUPPORT", status="planned", **more)
    write_readings(store, [Reading(document=Document(id="doc/1"), stated=(with_id(member), planned))])
    judge(
        store,
        Correction(
            id="correction/1", claim=planned.id, now={"status": "asserted"}, by="amina", at="2026-11-25T08:00:00Z"
        ),
    )
    before = content_hash(store)
    spell = "MATCH ()-[m:MEMBER_OF]->() RETURN m.earliest AS earliest, m.latest AS latest, m.ended AS ended"
    assert store.read(spell) == [{"earliest": "1958-01-01", "latest": "1958-12-31", "ended": "1999-12-31"}]

    def older(transaction: Transaction) -> None:
        transaction.run("MATCH ()-[m:MEMBER_OF]->() SET m.earliest = null, m.latest = null, m.ended = null")
        transaction.run("MATCH (c:Claim {id: $id}) SET c.status = 'planned', c.item_names = null", id=planned.id)
        transaction.run("MATCH (s:Store) SET s.schema = 4")

    store.write(older)
    assert content_hash(store) != before
    prepare(store)
    assert stored_version(store) == 6
    assert content_hash(store) == before
    found = store.read("MATCH (c:Claim {id: $id}) RETURN properties(c) AS row", {"id": planned.id})[0]["row"]
    assert [found[name] for name in ("status", "duration", "place_country", "item_names", "item_quantities")] == [
        "asserted",
        "P2D",
        "MAR",
        ["Heron"],
        [3],
    ]
