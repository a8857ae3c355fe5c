"""What events add up to between two actors, held against a count that is made the plain way."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from claims import claim, filed, party, source, target
from geoties.model import Role
from geoties.resolve.derived import Event
from geoties.resolve.events import events_of
from geoties.resolve.ties import Pair, Tally, Tie, add_event, add_tally, tie_of


def ties(*events: Event) -> dict[Pair, Tie]:
    tallies: dict[Pair, Tally] = {}
    for event in events:
        add_event(tallies, event)
    return {pair: tie for pair, tally in tallies.items() if (tie := tie_of(tally))}


def event(kind: str, roles: list[Role], date: str | None = "2020", **fields: object) -> Event:
    (found,) = events_of([filed(claim(kind, roles, date, **fields))])
    return found


ABRAHAM = [
    party("MAR"),
    party("ISR"),
    Role(role="MEDIATED", actor="USA"),
    Role(role="JOINED", actor="ARE", beside="MAR"),
    Role(role="JOINED", actor="BHR", beside="MAR"),
]


def test_joiners_are_tied_to_the_other_side_and_a_mediator_to_nobody() -> None:
    found = ties(event("normalization", ABRAHAM, type="SUPPORT"))
    assert set(found) == {("ISR", "MAR"), ("ARE", "ISR"), ("BHR", "ISR")}
    assert (found["ARE", "ISR"].events, found["ARE", "ISR"].joint) == (1, 1)
    assert (found["ISR", "MAR"].joint, found["ISR", "MAR"].mediators) == (0, ("USA",))


def test_an_own_event_of_the_kind_takes_the_place_of_a_joint_one() -> None:
    own = event("normalization", [party("ARE"), party("ISR")], "2020-09-15", type="SUPPORT")
    found = ties(event("normalization", ABRAHAM, type="SUPPORT"), own)
    assert (found["ARE", "ISR"].events, found["ARE", "ISR"].joint, found["ARE", "ISR"].first) == (1, 0, "2020-09-15")


def test_what_officials_do_counts_for_their_states() -> None:
    found = ties(event("visit", [source("gantz"), target("MAR")], "2021-11-23"))
    assert set(found) == {("MAR", "gantz"), ("ISR", "MAR")}
    assert (found["ISR", "MAR"].events, found["ISR", "MAR"].rolled_up, found["ISR", "MAR"].forward) == (1, 1, 1)
    assert (found["MAR", "gantz"].rolled_up, found["MAR", "gantz"].backward) == (0, 1)


def test_an_event_of_a_state_and_its_official_counts_once() -> None:
    found = ties(event("visit", [source("gantz"), source("ISR"), target("MAR")], "2021-11-23"))
    assert (found["ISR", "MAR"].events, found["ISR", "MAR"].rolled_up) == (1, 0)


def test_denied_and_planned_events_make_no_tie() -> None:
    assert ties(event("visit", [source("ISR"), target("MAR")], status="denied")) == {}
    assert ties(event("visit", [source("ISR"), target("MAR")], status="planned")) == {}


def test_a_state_has_no_tie_to_itself() -> None:
    assert ties(event("meeting", [party("gantz"), party("lapid")])).keys() == {("gantz", "lapid")}


STATES = st.sampled_from(["MAR", "ISR", "USA", "DZA"])
EVENTS = st.builds(
    lambda sides, kind, date: event(kind, [source(sides[0]), target(sides[1])], date, type="CONSULT"),
    st.tuples(STATES, STATES).filter(lambda sides: sides[0] != sides[1]),
    st.sampled_from(["visit", "criticism", "aid"]),
    st.sampled_from(["2020", "2021-03-01", "2021-03-02", None]),
)


@given(st.lists(EVENTS, max_size=12))
def test_counts_are_those_of_a_plain_count(events: list[Event]) -> None:
    found = ties(*events)
    plain = Counter(tuple(sorted(role.actor for role in one.roles)) for one in events)
    assert {pair: tie.events for pair, tie in found.items()} == dict(plain)
    for pair, tie in found.items():
        own = [one for one in events if tuple(sorted(role.actor for role in one.roles)) == pair]
        assert tie.first == min((one.earliest for one in own if one.earliest), default=None)
        assert tie.last == max((one.latest for one in own if one.latest), default=None)
        assert tie.forward + tie.backward == tie.events


@given(st.lists(EVENTS, max_size=12))
def test_taking_an_event_out_leaves_what_it_never_touched(events: list[Event]) -> None:
    cut = len(events) // 2
    tallies: dict[Pair, Tally] = {}
    for one in events:
        add_event(tallies, one)
    for one in events[cut:]:
        add_event(tallies, one, sign=-1)
    rest: dict[Pair, Tally] = {}
    for one in events[:cut]:
        add_event(rest, one)
    assert {pair: total for pair, tally in tallies.items() if (total := add_tally(tally, {}))} == {
        pair: add_tally(tally, {}) for pair, tally in rest.items()
    }
