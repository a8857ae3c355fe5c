"""Events as claims: roles with the words that name them, date, amount, things, and the whole sentence as quote."""

from dataclasses import replace

from geoties import dates, ontology
from geoties.extract import amounts, when
from geoties.extract.assembly import Event
from geoties.extract.cast import Cast
from geoties.extract.dating import Dated, date_events
from geoties.extract.events import events
from geoties.extract.grammar import ROLES, Grammar
from geoties.extract.roles import Filler
from geoties.extract.spots import Marked, Spot
from geoties.model import Claim, Role

EXTRACTOR = "rules"
_LEAST, _SLOPE = 0.40, 0.54
"""The line from how sure the parts are to how often such claims were right, on the development sets of both languages."""

_PRICED = frozenset(
    [
        "arms_transfer",
        "supply",
        "aid",
        "military_aid",
        "humanitarian_aid",
        "investment",
        "trade",
        "agreement",
        "defence_agreement",
        "trade_agreement",
        "joint_production",
        "concession",
        "demand",
        "sanction",
        "promise",
        "cooperation",
        "suspension",
    ]
)


def claims(
    marked: Marked, rules: Grammar, cast: Cast, *, text: str, document: str, published: str | None
) -> list[tuple[Event, Claim]]:
    """The claims of a sentence, in its order, without ids, each with the event it was made of. `text` is the document's."""
    sentence = marked.sentence
    quote = text[sentence.start : sentence.end]
    found = events(marked, rules, cast, quote)
    if not found:
        return []
    phrases = when.phrases(quote, offset=sentence.start, language=sentence.language)
    dated = date_events(marked, found, phrases, rules)
    money = _money(found, marked, amounts.money(quote, offset=sentence.start))
    lasting = when.duration(quote, sentence.language)
    out = []
    for index, event in enumerate(found):
        claim = _claim(event, marked, cast, text=text, document=document)
        claim = _with_date(claim, dated.get(index), event, cast, published=published, text=text)
        if lasting and _lasts(event, marked, lasting, found):
            claim = replace(claim, duration=lasting[0])
        if index in money:
            sum_ = money[index]
            claim = replace(claim, amount=sum_.amount, currency=sum_.currency, approximate=sum_.approximate)
        cast.remember(claim)
        out.append((event, claim))
    return out


def _claim(event: Event, marked: Marked, cast: Cast, *, text: str, document: str) -> Claim:
    sentence = marked.sentence
    word = sentence.words[event.trigger]
    factor = 1.0 if event.status == "asserted" else 0.95
    sure = event.frame.weight * event.sure * factor
    return Claim(
        id="",
        document=document,
        type=event.frame.type if event.kind == event.frame.kind else ontology.kinds()[event.kind].type,
        kind=event.kind,
        status=event.status,
        roles=tuple(_roles(event, marked, text)),
        place=_words(event.place, marked, text) if event.place and event.place.metonym else None,
        place_country=event.place.actors[0] if event.place else None,
        items=tuple(event.items),
        quote=text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        trigger_start=word.start,
        trigger_end=word.end,
        extractor=EXTRACTOR,
        rule=f"{sentence.language}.{event.frame.rule}",
        confidence=round(_LEAST + _SLOPE * sure, 2),
    )


def _roles(event: Event, marked: Marked, text: str) -> list[Role]:
    roles = []
    for letter, fillers in event.roles.filled.items():
        roles += [_role(ROLES[letter], filler, marked, text) for filler in fillers]
    roles += [_role("MEDIATED", filler, marked, text) for filler in event.roles.mediated]
    roles += [_role("SIGNED", filler, marked, text) for filler in event.roles.signed]
    principals = [*event.roles.filled.get("P", []), *event.roles.filled.get("S", [])]
    beside = next((filler for filler in principals if filler.slot == "subj"), principals[0] if principals else None)
    if beside is not None:
        roles += [replace(_role("JOINED", filler, marked, text), beside=beside.actor) for filler in event.roles.joined]
    kept: dict[tuple[str, str], Role] = {}
    for role in roles:
        kept.setdefault((role.role, role.actor), role)
    return list(kept.values())


def _role(name: str, filler: Filler, marked: Marked, text: str) -> Role:
    words = marked.sentence.words
    start, end = words[filler.spot.first].start, words[filler.spot.stop - 1].end
    return Role(role=name, actor=filler.actor, named=text[start:end], start=start, end=end)


def _words(spot: Spot, marked: Marked, text: str) -> str:
    words = marked.sentence.words
    return text[words[spot.first].start : words[spot.stop - 1].end]


def _with_date(
    claim: Claim, dated: Dated | None, event: Event, cast: Cast, *, published: str | None, text: str
) -> Claim:
    if dated is None:
        return claim
    phrase = dated.phrase
    said = text[phrase.start : phrase.end].strip()
    ahead = event.status in ("planned", "threatened", "conditional")
    value = when.value(phrase, published=published, ahead=ahead, last=cast.last_day)
    if dated.anchor is not None:
        before = cast.date_of(dated.anchor.kind, {filler.actor for filler in dated.anchor.roles.filled.get("P", [])})
        value = when.shifted(before, phrase) if before else None
    if value and dates.bounds(value).is_day:
        cast.last_day = value
    return replace(claim, date=value, date_text=said)


def _money(found: list[Event], marked: Marked, sums: list[amounts.Money]) -> dict[int, amounts.Money]:
    """The nearest event that has a price takes each amount, in the same sentence only."""
    taken: dict[int, amounts.Money] = {}
    for sum_ in sums:
        priced = [
            (abs(marked.sentence.words[event.trigger].start - sum_.start), index)
            for index, event in enumerate(found)
            if event.kind in _PRICED and index not in taken
        ]
        if priced:
            taken[min(priced)[1]] = sum_
    return taken


def _lasts(event: Event, marked: Marked, lasting: tuple[str, int, int], found: list[Event]) -> bool:
    """A length of time said at the event's own word, or in a sentence that tells no other event."""
    start = marked.sentence.start
    word = marked.sentence.words[event.trigger]
    inside = start + lasting[1] <= word.start and word.end <= start + lasting[2] + 1
    return inside or (
        len(found) == 1 and event.kind in ("visit", "exercise", "ceasefire", "war", "negotiation", "blockade")
    )
