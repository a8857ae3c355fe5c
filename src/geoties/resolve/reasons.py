"""Why claims are one event, and why others of the same kind and parties are not: in words, for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from geoties import dates, ontology
from geoties.model import Claim
from geoties.resolve.derived import Event
from geoties.resolve.events import events_of
from geoties.resolve.filing import Filed
from geoties.resolve.persons import agree, signature

OTHER_PERSONS = "other persons are named"


@dataclass(frozen=True, slots=True)
class Near:
    """An event of the same kind and parties as another one, and what keeps the two apart."""

    event: Event
    apart: str


def joined_by(event: Event, claims: Sequence[Filed]) -> dict[str, str]:
    """For each claim of an event, what made it a part of it; `claims` are all that are filed under the event's key."""
    members = {filed.stated.id: filed for filed in claims if filed.stated.id in event.claims}
    anchor = "claim/" + event.id.removeprefix("event/")
    return {name: _joined(filed, members[anchor], members) for name, filed in members.items()}


def near(event: Event, claims: Sequence[Filed]) -> list[Near]:
    """The other events that the claims of the event's key tell, by date and id, each with what keeps it apart."""
    mine = [filed for filed in claims if filed.stated.id in event.claims]
    others = [other for other in events_of(claims) if other.id != event.id]
    return [
        Near(other, _apart(event, mine, other, [filed for filed in claims if filed.stated.id in other.claims]))
        for other in sorted(others, key=lambda one: (one.earliest or "", one.id))
    ]


def _joined(filed: Filed, anchor: Filed, members: dict[str, Filed]) -> str:
    if filed is anchor:
        return "the event goes by its date" if len(members) > 1 else "it alone tells the event"
    if judged := [other for other in filed.same if other in members]:
        return f"judged the same as {', '.join(judged)}"
    date, other = _date(filed), _date(anchor)
    bounds = dates.bounds(date)
    if bounds.is_day and bounds.earliest == dates.bounds(other).earliest:
        return f"the same kind, parties and day ({bounds.earliest})"
    if date == other and date is not None:
        return f"the same kind, parties and date ({date})"
    if bounds.earliest and bounds.holds(dates.bounds(other)):
        return f"the same kind and parties; {other} is the only such day within {date}"
    if isinstance(filed.stated, Claim) and ontology.kinds()[filed.stated.kind].once:
        return "the same parties, and this happens once between two"
    return f"the same kind, parties and document; no other event there fits {date or 'a claim without a date'}"


def _apart(event: Event, mine: Sequence[Filed], other: Event, theirs: Sequence[Filed]) -> str:
    names = {filed.stated.id for filed in theirs}
    if judged := sorted((filed.stated.id, one) for filed in mine for one in filed.apart if one in names):
        return f"{judged[0][0]} and {judged[0][1]} were judged different"
    if _class(event) != _class(other):
        return f"it is {other.status}, and this one {event.status}"
    if not agree(map(signature, (*mine, *theirs))):
        return OTHER_PERSONS
    if not dates.agree(event.date, other.date):
        return f"another date ({other.date}, and not {event.date})"
    if event.date is None or other.date is None:
        return "one has no date, and is of another document or fits several events"
    return f"{other.date} and {event.date} do not tell that it is one day, or fit several events"


def _class(event: Event) -> str:
    return "asserted" if event.status == "planned" else event.status


def _date(filed: Filed) -> str | None:
    return filed.stated.date if isinstance(filed.stated, Claim) else None
