"""The graph that loads leave: the same whatever their order and number, and what a rebuild would make."""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import claim, party, source, target
from conftest import wipe
from geoties.errors import StoreError
from geoties.model import Actor, Claim, Document, Item, Membership, Part, Post, Role, Stated
from geoties.records import Reading, with_id
from geoties.store import Settings, open_store
from geoties.store.batch import Written, write_batch
from geoties.store.bolt import Connection, Transaction
from geoties.store.content import content_hash, counts
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.schema import prepare
from geoties.store.statements import TURN
from geoties.store.told import tell
from geoties.store.write import write_readings
from killed_load import readings as overlapping
from proxy import Proxy

NOTHING_MENDED = Rebuilt()


def reading(
    name: str, stated: Sequence[Stated], actors: Sequence[Actor] = (), *, publisher: str | None = None
) -> Reading:
    """A document with its claims."""
    document = Document(id=f"doc/{name}", publisher=publisher, text="words and more words")
    return Reading(document=document, actors=tuple(actors), stated=tuple(stated), extractor="rules")


def person(document: str, name: str, country: str | None = None) -> Actor:
    """A person of one document."""
    slug = f"doc/{document}#person/{name.lower()}"
    return Actor(id=slug, kind="Person", name=name, document=f"doc/{document}", country=country)


def article() -> Reading:
    """The worked example in small: a normalization with its mediator and joiners, a visit told twice, posts and a force."""
    gantz = person("1", "Gantz")
    far = Actor(id="doc/1#force/far", kind="ArmedForce", name="FAR", document="doc/1")
    joined = [Role(role="JOINED", actor=actor, beside="MAR") for actor in ("ARE", "BHR", "SDN")]
    roles = [party("MAR"), party("ISR"), Role(role="MEDIATED", actor="USA"), *joined]
    evidence = {"quote": "words", "start": 0, "end": 5, "extractor": "rules"}
    return reading(
        "1",
        [
            claim("normalization", roles, "2020", type="SUPPORT", extractor="rules"),
            claim("visit", [source(gantz.id), target("MAR")], "2021-11-23", extractor="rules"),
            claim("visit", [source(gantz.id), target("MAR")], "2021-11", text="and", extractor="rules"),
            claim(
                "arms_transfer",
                [source("ISR"), target(far.id)],
                "2021-11",
                type="COOPERATE",
                amount=48_000_000.0,
                currency="USD",
                approximate=True,
                items=(Item(name="Heron", quantity=3),),
                extractor="rules",
            ),
            with_id(Post(id="", document="doc/1", actor=gantz.id, title="defence minister", country="ISR", **evidence)),
            with_id(Part(id="", document="doc/1", actor=far.id, of="MAR", **evidence)),
        ],
        [gantz, far],
        publisher="Daily",
    )


def test_an_article_becomes_the_graph_of_the_worked_example(store: Connection) -> None:
    assert write_readings(store, [article()]) == Written(created=7)
    assert counts(store) == {"documents": 1, "claims": 6, "actors": 8, "events": 3, "judgements": 0, "ties": 6}
    roles = store.read(
        "MATCH (a:Actor)-[x]->(e:Event {kind: 'normalization'}) RETURN type(x) AS role, a.id AS actor, x.beside AS beside"
        " ORDER BY role, actor"
    )
    assert [tuple(row.values()) for row in roles] == [
        ("JOINED", "ARE", "MAR"),
        ("JOINED", "BHR", "MAR"),
        ("JOINED", "SDN", "MAR"),
        ("MEDIATED", "USA", None),
        ("PARTY_TO", "ISR", None),
        ("PARTY_TO", "MAR", None),
    ]
    deal = store.read(
        "MATCH (e:Event {kind: 'arms_transfer'}) RETURN e.amount AS amount, e.currency AS currency, e.approximate AS about,"
        " e.item_names AS names, e.item_quantities AS quantities"
    )
    assert deal == [{"amount": 48e6, "currency": "USD", "about": True, "names": ["Heron"], "quantities": [3]}]
    tie = store.read(
        "MATCH (:Actor {id: 'ISR'})-[t:TIED_TO]->(:Actor {id: 'MAR'}) RETURN t.events AS n, t.rolled_up AS up"
    )
    assert tie == [{"n": 3, "up": 2}]
    posts = store.read("MATCH (a)-[h:HOLDS_POST]->(b) RETURN a.country AS of, h.title AS title, b.id AS state")
    assert posts == [{"of": "ISR", "title": "defence minister", "state": "ISR"}]
    assert store.read("MATCH (a)-[:PART_OF]->(b) RETURN a.country AS country, b.id AS of") == [
        {"country": "MAR", "of": "MAR"}
    ]


def test_loading_again_changes_nothing(store: Connection) -> None:
    write_readings(store, [article()])
    before = content_hash(store)
    assert write_readings(store, [article()]) == Written(unchanged=7)
    assert content_hash(store) == before


def test_reading_a_document_again_replaces_what_the_same_extractor_said(store: Connection) -> None:
    first = article()
    shorter = replace(first, stated=first.stated[1:2], actors=first.actors[:1])
    write_readings(store, [first])
    assert write_readings(store, [shorter]) == Written(unchanged=1, replaced=6)
    after = content_hash(store)
    wipe(store)
    write_readings(store, [shorter])
    assert content_hash(store) == after
    assert counts(store)["actors"] == 2


def test_two_ties_of_one_kind_between_a_pair_survive(store: Connection) -> None:
    purchases = [
        claim("arms_transfer", [source("ISR"), target("MAR")], "2021", type="COOPERATE", items=(Item(name=name),))
        for name in ("Heron", "Skylock Dome")
    ]
    write_readings(store, [reading("1", purchases)])
    assert counts(store)["events"] == 2


def test_claims_added_to_a_document_join_what_it_said_before(store: Connection) -> None:
    whole = article()
    first = replace(whole, stated=whole.stated[:3])
    rest = replace(whole, stated=whole.stated[3:], whole=False)
    write_readings(store, [first])
    assert write_readings(store, [rest]) == Written(created=3, unchanged=1)
    added = content_hash(store)
    wipe(store)
    write_readings(store, [whole])
    assert content_hash(store) == added


def test_a_shared_actor_that_turns_out_to_be_of_a_state_moves_its_events(store: Connection) -> None:
    envoy = Actor(id="envoys/1", kind="Person", name="An Envoy")
    said = [claim("visit", [source("envoys/1"), target("MAR")], "2021-11-23")]
    write_readings(store, [reading("1", said, [envoy])])
    assert store.read("MATCH (a)-[t:TIED_TO]->(b) RETURN a.id AS a, b.id AS b") == [{"a": "MAR", "b": "envoys/1"}]
    write_readings(store, [reading("2", [], [replace(envoy, country="ISR")])])
    assert rebuild(store) == NOTHING_MENDED
    assert store.read("MATCH (a)-[t:TIED_TO]->(b) RETURN a.id AS a, b.id AS b ORDER BY a, b") == [
        {"a": "ISR", "b": "MAR"},
        {"a": "MAR", "b": "envoys/1"},
    ]


def test_memberships_are_links(store: Connection) -> None:
    member = Membership(
        id="", document="doc/1", actor="MAR", of="igo/arab-league", since="1958", source_id="1", dataset="d"
    )
    write_readings(store, [reading("1", [with_id(member)])])
    found = store.read("MATCH (a)-[m:MEMBER_OF]->(o) RETURN a.id AS a, o.id AS o, m.since AS since, m.status AS status")
    assert found == [{"a": "MAR", "o": "igo/arab-league", "since": "1958", "status": "member"}]


def test_a_claim_about_nobody_known_is_refused_and_leaves_nothing(store: Connection) -> None:
    bad = reading("1", [claim("visit", [source("nobody/1"), target("MAR")], "2021")])
    with pytest.raises(StoreError, match="names the actor 'nobody/1', which no record, store or gazetteer knows"):
        write_readings(store, [bad])
    assert counts(store)["documents"] == 0


def test_two_writers_at_once_leave_the_graph_of_one_after_the_other(store: Connection) -> None:
    readings = [
        reading(
            str(number),
            [
                claim("visit", [source("ISR"), target("MAR")], f"2021-{number % 12 + 1:02d}", document=f"doc/{number}"),
                claim("visit", [source("ISR"), target("MAR")], "2021-11-23", document=f"doc/{number}", text="day"),
            ],
        )
        for number in range(24)
    ]
    write_readings(store, readings)
    expected = content_hash(store)
    wipe(store)
    with open_store() as other, ThreadPoolExecutor(2) as pool:
        writers = [
            pool.submit(lambda part, connection: [write_readings(connection, [one]) for one in part], part, connection)
            for part, connection in ((readings[:14], store), (readings[10:], other))
        ]
        created = sum(written.created for writer in writers for written in writer.result())
    assert created == 24 * 3
    assert content_hash(store) == expected
    assert rebuild(store) == NOTHING_MENDED


def test_a_writer_waits_for_the_one_who_was_first(store: Connection) -> None:
    """Else the engine finds out when both have written, and refuses one of them for what only a race made wrong."""
    prepare(store)
    started = threading.Barrier(2)

    def create_if_not_there(connection: Connection) -> None:
        def work(transaction: Transaction) -> None:
            transaction.run(TURN)
            if not transaction.run("MATCH (a:Actor {id: 'MAR'}) RETURN a.id AS id"):
                time.sleep(0.3)
                transaction.run("CREATE (a:Actor:Country {id: 'MAR', name: 'Morocco'})")

        started.wait()
        connection.write(work)

    with open_store() as other, ThreadPoolExecutor(2) as pool:
        for writer in [pool.submit(create_if_not_there, connection) for connection in (store, other)]:
            writer.result()
    assert counts(store)["actors"] == 1


@pytest.mark.neo4j
def test_a_load_over_a_bad_network(neo4j_store: Connection, neo4j_settings: Settings) -> None:
    """Connections are cut, reset and slow again and again while a load writes; it goes through and is exact."""
    wipe(neo4j_store)
    write_readings(neo4j_store, overlapping(30))
    expected = content_hash(neo4j_store)
    wipe(neo4j_store)
    proxy = Proxy(int((neo4j_settings.uri or "").rpartition(":")[2]))
    over = threading.Event()

    def trouble() -> None:
        # Not without end: the pauses of the driver grow with each failure, and it gives up after half a minute.
        chance = random.Random(5)
        for strike in (proxy.cut, proxy.reset) * 2:
            proxy.delay = chance.choice((0.0, 0.002))
            if over.wait(chance.uniform(0.2, 1.5)):
                break
            strike()
        proxy.delay = 0

    with open_store(replace(neo4j_settings, uri=f"bolt://127.0.0.1:{proxy.port}")) as connection:
        troubles = threading.Thread(target=trouble)
        troubles.start()
        try:
            written = [write_readings(connection, [one]) for one in overlapping(30)]
        finally:
            over.set()
            troubles.join()
    assert proxy.accepted > 2
    assert sum(one.created + one.unchanged for one in written) == 30 * 4
    assert content_hash(neo4j_store) == expected
    assert rebuild(neo4j_store) == NOTHING_MENDED
    proxy.refuse()


class _Counting:
    """A transaction that counts the rows that it gives back."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.rows = 0

    def run(self, statement: str, /, **parameters: object) -> list[dict[str, object]]:
        found = self.transaction.run(statement, **parameters)
        self.rows += len(found)
        return found


def _rows_read(store: Connection, one: Reading) -> int:
    counts: list[int] = []

    def work(transaction: Transaction) -> None:
        counting = _Counting(transaction)
        write_batch(counting, [tell(one)], recorded_at="2026-01-01T00:00:00Z")
        counts.append(counting.rows)

    store.write(work)
    return counts[-1]


def test_a_load_reads_the_days_that_it_tells_of_and_not_the_history_of_a_pair(store: Connection) -> None:
    days = [(dt.date(2001, 1, 1) + dt.timedelta(days=number)).isoformat() for number in range(400)]
    history = [claim("visit", [source("ISR"), target("MAR")], day, text=day) for day in days]
    write_readings(store, [reading("1", history)])
    said = claim("visit", [source("ISR"), target("MAR")], "2001-03-01", document="doc/2")
    assert _rows_read(store, reading("2", [said])) < 20
    year = claim("visit", [source("ISR"), target("MAR")], "2001", document="doc/3")
    assert _rows_read(store, reading("3", [year])) > 400
    assert rebuild(store) == NOTHING_MENDED


ACTORS = ("MAR", "ISR", "USA", "gantz", "lapid")
DATES = ("2020", "2020-12", "2020-12-10", "2020-12-22", "2021-11-23", "XXXX-12-10", "XXXX-12", None)
STATUSES = ("asserted", "planned", "denied", "alleged")


def _said(number: int, document: str, sides: tuple[str, str], kind: str, date: str | None, status: str) -> Claim:
    ids = [f"doc/{document}#person/{side}" if side.islower() else side for side in sides]
    directed = kind == "visit"
    roles = [source(ids[0]), target(ids[1])] if directed else [party(ids[0]), party(ids[1])]
    if kind == "normalization":
        roles.append(Role(role="JOINED", actor="ARE", beside=ids[0]))
    return claim(
        kind, roles, date, document=f"doc/{document}", status=status, text=f"words {number}", extractor="rules"
    )


CLAIM = st.tuples(
    st.integers(0, 2),
    st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True).map(tuple),
    st.sampled_from(["visit", "normalization", "meeting"]),
    st.sampled_from(DATES),
    st.sampled_from(STATUSES),
)


def _document(name: str, claims: list[tuple]) -> Reading:  # type: ignore[type-arg]
    persons = [person(name, "gantz", "ISR"), person(name, "lapid", "ISR" if name != "b" else None)]
    return reading(
        name, list({one.id: one for one in (_said(claim[0], name, *claim[1:]) for claim in claims)}.values()), persons
    )


HISTORY = st.fixed_dictionaries({name: st.lists(CLAIM, max_size=5) for name in ("a", "b", "c")})
SLOW = settings(max_examples=12)


@SLOW
@given(final=HISTORY, earlier=HISTORY, seed=st.integers(0, 99))
def test_any_history_leaves_the_graph_of_its_last_readings(
    store: Connection,
    final: dict[str, list[tuple]],
    earlier: dict[str, list[tuple]],
    seed: int,  # type: ignore[type-arg]
) -> None:
    """In one load; in any order, one by one, after other readings of the same documents: one hash, and no rebuild mends it."""
    readings = [_document(name, claims) for name, claims in final.items()]
    wipe(store)
    write_readings(store, readings)
    expected = content_hash(store)
    assert rebuild(store) == NOTHING_MENDED
    wipe(store)
    steps: list[Reading] = [_document(name, claims) for name, claims in earlier.items()]
    random.Random(seed).shuffle(steps)
    shuffled = list(readings)
    random.Random(seed + 1).shuffle(shuffled)
    for step in (*steps, *shuffled):
        write_readings(store, [step])
    assert rebuild(store) == NOTHING_MENDED
    assert content_hash(store) == expected
    assert write_readings(store, readings).created == 0


def test_a_rebuild_mends_what_was_damaged(store: Connection) -> None:
    write_readings(store, [article()])
    expected = content_hash(store)
    damages: list[Callable[[Connection], object]] = [
        lambda c: c.write(lambda t: t.run("MATCH (e:Event {kind: 'visit'}) DETACH DELETE e")),
        lambda c: c.write(lambda t: t.run("MATCH (:Actor)-[t:TIED_TO]->(:Actor {id: 'MAR'}) DELETE t")),
        lambda c: c.write(lambda t: t.run("MATCH (:Actor)-[h:HOLDS_POST]->() DELETE h")),
        lambda c: c.write(lambda t: t.run("MATCH (a:Actor {id: 'MAR'}) SET a.name = 'Wrong'")),
        lambda c: c.write(lambda t: t.run("MATCH (c:Claim {kind: 'arms_transfer'}) SET c.key = 'wrong'")),
        lambda c: c.write(lambda t: t.run("CREATE (:Actor {id: 'nobody', kind: 'Person', name: 'Nobody'})")),
    ]
    for damage in damages:
        damage(store)
        assert content_hash(store) != expected or damage is damages[4]
        assert rebuild(store) != NOTHING_MENDED or damage is damages[5]
        assert content_hash(store) == expected
