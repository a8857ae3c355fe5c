"""What an event shows of the claims that tell it."""

from claims import claim, filed, party, source, target, visit
from geoties.model import Item, Role
from geoties.resolve.events import events_of


def test_a_visit_told_in_three_sentences_is_one_event() -> None:
    claims = [
        visit("2021-11", by="gantz", text="in November"),
        visit("2021-11-23", by="gantz", text="on 23 November"),
        visit(None, by="gantz", text="the two-day visit", duration="P2D"),
    ]
    (event,) = events_of(claims)
    anchor = claims[1].stated.id
    assert event.id == "event/" + anchor.removeprefix("claim/")
    assert (event.date, event.earliest, event.latest, event.ended) == (
        "2021-11-23",
        "2021-11-23",
        "2021-11-23",
        "2021-11-24",
    )
    assert (event.duration, event.status, event.type, event.quad) == (
        "P2D",
        "asserted",
        "CONSULT",
        "verbal_cooperation",
    )
    assert sorted(event.claims) == sorted(one.stated.id for one in claims)
    assert [(role.role, role.actor, len(role.claims)) for role in event.roles] == [
        ("SOURCE_OF", "gantz", 3),
        ("TARGET_OF", "MAR", 3),
    ]
    assert event.conflicts == ()


def test_a_day_of_an_unknown_year_has_no_bounds() -> None:
    (event,) = events_of([visit("XXXX-11"), visit("XXXX-11-23", text="day")])
    assert (event.date, event.earliest, event.latest) == ("XXXX-11-23", None, None)


def test_planned_and_asserted_share_an_event_that_is_asserted() -> None:
    (event,) = events_of([visit("2021-11-23", status="planned"), visit("2021-11-23", text="came")])
    assert event.status == "asserted"
    (event,) = events_of([visit("2021-11-23", status="planned")])
    assert event.status == "planned"


def test_a_denial_is_an_event_of_its_own_that_disputes_what_it_does_not_contradict_in_time() -> None:
    said = visit("2021-11-23")
    denied = visit("2021-11", text="denied", status="denied")
    earlier = visit("2020-01-05", text="earlier")
    events = {event.status + str(event.date): event for event in events_of([said, denied, earlier])}
    assert events["denied2021-11"].disputes == (events["asserted2021-11-23"].id,)
    assert events["asserted2021-11-23"].disputes == ()


def sale(amount: float | None, *items: Item, document: str = "doc/1", text: str = "words") -> object:
    roles = [source("ISR"), target("MAR")]
    return filed(
        claim(
            "arms_transfer", roles, "2021", type="COOPERATE", amount=amount, items=items, document=document, text=text
        )
    )


def test_an_amount_is_that_of_most_claims_and_the_difference_is_told() -> None:
    heron = Item(name="Heron", quantity=3)
    claims = [sale(48e6, heron), sale(50e6, heron, document="doc/2"), sale(48e6, heron, document="doc/3")]
    (event,) = events_of(claims)  # type: ignore[arg-type]
    assert (event.amount, event.conflicts, event.item_names, event.item_quantities) == (
        48e6,
        ("amount",),
        ("Heron",),
        (3,),
    )
    assert event.reports == 3


def test_items_keep_two_purchases_apart() -> None:
    keys = {sale(None, Item(name=name)).key for name in ("Heron", "Skylock Dome")}  # type: ignore[attr-defined]
    assert len(keys) == 2


def test_outlets_are_counted_once() -> None:
    claims = [
        filed(claim("meeting", [party("MAR"), party("ISR")], "2021-11-23", document=document), outlet=outlet)
        for document, outlet in (("doc/1", "Wire"), ("doc/2", "Wire"), ("doc/3", "Daily"), ("doc/4", None))
    ]
    (event,) = events_of(claims)
    assert (event.reports, event.outlets) == (4, 2)


def test_a_mediator_and_joiners_keep_their_roles() -> None:
    roles = [
        party("MAR"),
        party("ISR"),
        Role(role="MEDIATED", actor="USA", named="the United States"),
        Role(role="JOINED", actor="ARE", beside="MAR"),
    ]
    (event,) = events_of([filed(claim("normalization", roles, "2020", type="SUPPORT"))])
    assert [(role.role, role.actor, role.beside) for role in event.roles] == [
        ("JOINED", "ARE", "MAR"),
        ("MEDIATED", "USA", None),
        ("PARTY_TO", "ISR", None),
        ("PARTY_TO", "MAR", None),
    ]
    assert event.roles[1].named == ("the United States",)
