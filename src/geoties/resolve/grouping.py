"""Which claims of one key tell one event: three stages, near linear, whatever the order of the claims.

1. Claims precise to the day group by their first day.
2. Claims of one coarse date group, and join the only day inside it, else stand alone. Kinds that happen once between two
   parties take this stage over the whole history, undated claims included; two different days stay two.
3. Undated and yearless claims join the only candidate of their own document. Where it has none, those of one document
   whose partial dates do not contradict are one. With several candidates each stands alone: in doubt, two.

What a person judged of two events comes before all stages: same joins, different parts, and what else was in the group
stays with what it has the date of, else with the smaller id.

Persons must agree within a group. Nothing is chained: a claim joins a group for what the group was before anyone joined,
and where the joiners of a group disagree among themselves about persons, only those that name none join.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from geoties import dates
from geoties.model import Claim
from geoties.resolve.clusters import Join, clusters
from geoties.resolve.filing import Filed
from geoties.resolve.persons import NOBODY, Signature, agree, signature

Group = list[Filed]


def group(claims: Iterable[Filed], *, once: bool) -> list[Group]:
    """Groups of claims, each one event. The claims share a key and a class of status; `once` as the ontology says."""
    given = list(claims)
    found = _by_rules(given, once=once)
    return _as_judged(found) if any(filed.same or filed.apart for filed in given) else found


def _as_judged(groups: list[Group]) -> list[Group]:
    """The groups with people's judgements first, then what the rules grouped, as far as it does not contradict them."""
    place = {filed.stated.id: filed for part in groups for filed in part}
    joins = [Join(name, other, "") for name, filed in place.items() for other in filed.same if name < other in place]
    apart = [(name, other) for name, filed in place.items() for other in filed.apart if name < other in place]
    for part in groups:
        # Only what was judged can be in the way of others: they need not be held against each other.
        for centre in (filed for filed in part if filed.same or filed.apart):
            for filed in part:
                if filed is not centre:
                    left, right = sorted((centre.stated.id, filed.stated.id))
                    joins.append(Join(left, right, score=float(_date(centre) == _date(filed))))
    found = clusters(joins, apart).of
    settled: list[Group] = []
    done: set[str] = set()
    for part in groups:
        if not _in_question(part):
            settled.append(part)
            continue
        for filed in part:
            if filed.stated.id not in done:
                together = found.get(filed.stated.id, (filed.stated.id,))
                done.update(together)
                settled.append([place[name] for name in together])
    return settled


def _in_question(part: Group) -> bool:
    return any(filed.same or filed.apart for filed in part)


def _by_rules(claims: Iterable[Filed], *, once: bool) -> list[Group]:
    days: dict[str, Group] = defaultdict(list)
    coarse: dict[tuple[str, str], Group] = defaultdict(list)
    undated: Group = []
    for filed in sorted(claims, key=lambda filed: filed.stated.id):
        bounds = dates.bounds(_date(filed))
        if bounds.earliest and bounds.is_day:
            days[bounds.earliest].append(filed)
        elif bounds.earliest and bounds.latest:
            coarse[bounds.earliest, bounds.latest].append(filed)
        else:
            undated.append(filed)
    on_days = [part for day in sorted(days) for part in _by_persons(days[day])]
    if once:
        return _once(on_days, [*(filed for dated in sorted(coarse) for filed in coarse[dated]), *undated])
    alone = _join(on_days, (filed for dated in sorted(coarse) for filed in coarse[dated]), _lies_inside)
    standing: dict[str | None, Group] = defaultdict(list)
    for filed in alone:
        standing[_date(filed)].append(filed)
    dated = on_days + [part for members in standing.values() for part in _by_persons(members)]
    return _own_documents(dated, undated)


def _once(on_days: list[Group], others: Group) -> list[Group]:
    """The whole history as one window: all join the only day; where there are several, each the only one that it covers."""
    fits = _always if len(on_days) == 1 else _lies_inside
    return on_days + _by_persons(_join(on_days, others, fits))


def _own_documents(dated: list[Group], undated: Group) -> list[Group]:
    """Stage 3, document by document."""
    by_document: dict[str, list[int]] = defaultdict(list)
    if undated:
        for index, part in enumerate(dated):
            for document in {filed.stated.document for filed in part}:
                by_document[document].append(index)
    profiles = _profiles(dated)
    proposals: dict[int, Group] = defaultdict(list)
    waiting: dict[str, Group] = defaultdict(list)
    groups: list[Group] = []
    for filed in undated:
        fitting = _fitting(filed, by_document.get(filed.stated.document, ()), profiles, _agrees)
        if len(fitting) == 1:
            proposals[fitting[0]].append(filed)
        elif fitting:
            groups.append([filed])
        else:
            waiting[filed.stated.document].append(filed)
    groups += [[filed] for filed in _settle(dated, proposals)]
    for document in sorted(waiting):
        groups += _partial(waiting[document])
    return dated + groups


def _partial(claims: Group) -> list[Group]:
    """Claims of one document without a year: by day, then months into their only day, then the rest into the only group."""
    levels: tuple[dict[tuple[int, int], Group], ...] = ({}, {}, {})
    for filed in claims:
        _, month, day = dates.partial(_date(filed))
        levels[0 if day is not None else 1 if month is not None else 2].setdefault((month or 0, day or 0), []).append(
            filed
        )
    groups: list[Group] = []
    for level in levels:
        before = list(groups)
        for when in sorted(level):
            groups += _by_persons(_join(before, level[when], _agrees))
    return groups


_Profile = tuple[frozenset[str | None], frozenset[Signature]]
"""What a group was before anyone joined it: its dates and the persons that its claims name."""


def _join(groups: Sequence[Group], claims: Iterable[Filed], fits: Callable[[str | None, _Profile], bool]) -> Group:
    """Puts each claim into the only group that fits it; gives back those that fit none or several."""
    profiles = _profiles(groups)
    proposals: dict[int, Group] = defaultdict(list)
    alone: Group = []
    for filed in claims:
        fitting = _fitting(filed, range(len(groups)), profiles, fits)
        if len(fitting) == 1:
            proposals[fitting[0]].append(filed)
        else:
            alone.append(filed)
    return alone + _settle(groups, proposals)


def _profiles(groups: Sequence[Group]) -> list[_Profile]:
    return [(frozenset(map(_date, part)), frozenset(map(signature, part))) for part in groups]


def _fitting(
    filed: Filed, indices: Iterable[int], profiles: Sequence[_Profile], fits: Callable[[str | None, _Profile], bool]
) -> list[int]:
    """The first two groups that fit: one is an answer, two are a doubt."""
    found: list[int] = []
    date, persons = _date(filed), signature(filed)
    for index in indices:
        if fits(date, profiles[index]) and agree((persons, *profiles[index][1])):
            found.append(index)
            if len(found) == 2:
                break
    return found


def _settle(groups: Sequence[Group], proposals: dict[int, Group]) -> Group:
    """Lets the joiners in where they agree about persons, else those that name none; gives back the others."""
    refused: Group = []
    for index, joiners in proposals.items():
        if agree(map(signature, (*groups[index], *joiners))):
            groups[index].extend(joiners)
        else:
            groups[index].extend(filed for filed in joiners if signature(filed) == NOBODY)
            refused += [filed for filed in joiners if signature(filed) != NOBODY]
    return refused


def _by_persons(claims: Group) -> list[Group]:
    """One group where the persons named agree; else one for each set of persons, and none guessed for the rest."""
    signatures: dict[Signature, Group] = defaultdict(list)
    for filed in claims:
        signatures[signature(filed)].append(filed)
    if not claims or agree(signatures):
        return [list(claims)] if claims else []
    return list(signatures.values())


def _always(_date_text: str | None, _profile: _Profile) -> bool:
    return True


def _lies_inside(date: str | None, profile: _Profile) -> bool:
    window = dates.bounds(date)
    return all(window.holds(dates.bounds(other)) for other in profile[0])


def _agrees(date: str | None, profile: _Profile) -> bool:
    return all(dates.agree(date, other) for other in profile[0])


def _date(filed: Filed) -> str | None:
    return filed.stated.date if isinstance(filed.stated, Claim) else None
