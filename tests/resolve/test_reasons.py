"""Why claims are one event, and why others are not."""

from dataclasses import replace

from claims import claim, filed, party, visit
from geoties.resolve.events import events_of
from geoties.resolve.filing import Filed
from geoties.resolve.reasons import joined_by, near


def _reasons(claims: list[Filed], of: Filed) -> tuple[list[str], list[str]]:
    """What joined the other claims to the event of one, and what kept near events apart."""
    event = next(one for one in events_of(claims) if of.stated.id in one.claims)
    joined = joined_by(event, claims)
    anchor = "claim/" + event.id.removeprefix("event/")
    return [joined[name] for name in sorted(joined) if name != anchor], [one.apart for one in near(event, claims)]


def test_what_joined_the_claims() -> None:
    day = visit("2021-11-23")
    for other, reason in (
        (visit("2021-11-23", document="doc/2"), "the same kind, parties and day (2021-11-23)"),
        (
            visit("2021-11", document="doc/2"),
            "the same kind and parties; 2021-11-23 is the only such day within 2021-11",
        ),
        (
            visit(None, text="and"),
            "the same kind, parties and document; no other event there fits a claim without a date",
        ),
    ):
        assert _reasons([day, other], day) == ([reason], [])
    assert joined_by(events_of([day])[0], [day]) == {day.stated.id: "it alone tells the event"}
    once = filed(claim("normalization", [party("MAR"), party("ISR")], "2020-12-10"))
    undated = filed(claim("normalization", [party("MAR"), party("ISR")], document="doc/2"))
    assert _reasons([once, undated], once)[0] == ["the same parties, and this happens once between two"]


def test_what_kept_near_ones_apart() -> None:
    day = visit("2021-11-23")
    for other, reason in (
        (visit("2021-11-25"), "another date (2021-11-25, and not 2021-11-23)"),
        (visit("2021-11-23", status="denied"), "it is denied, and this one asserted"),
        (visit(None, document="doc/2"), "one has no date, and is of another document or fits several events"),
    ):
        assert _reasons([day, other], day) == ([], [reason])
    gantz, lapid = visit("2021-11-23", by="gantz"), visit("2021-11-23", by="lapid", document="doc/2")
    assert _reasons([gantz, lapid], gantz)[1] == ["other persons are named"]


def test_people_come_first() -> None:
    day, later = visit("2021-11-23"), visit("2021-11-25", text="and")
    ids = day.stated.id, later.stated.id
    same = [replace(day, same=(ids[1],)), replace(later, same=(ids[0],))]
    assert _reasons(same, day)[0] in ([f"judged the same as {ids[0]}"], [f"judged the same as {ids[1]}"])
    twin = visit("2021-11-23", document="doc/2")
    apart = [replace(day, apart=(twin.stated.id,)), replace(twin, apart=(ids[0],))]
    assert _reasons(apart, day) == ([], [f"{ids[0]} and {twin.stated.id} were judged different"])
