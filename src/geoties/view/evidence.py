"""The evidence behind ties, as compact tables for the page: events, claims, documents and texts, each said once.

One event stands behind several ties, one document behind many claims, one sentence behind both an own tie and a derived
one. Each is written once and referred to by its place, which keeps a page of thousands of sentences small.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from geoties.view import clean
from geoties.view.called import called
from geoties.view.moments import months
from geoties.view.words import amount_words, date_words, number_words

TOTAL_LIMIT = 20_000
"""Evidence items in one page at most (about 5 MB); every tie gets its first one before any gets its second."""


def shares(wanted: list[int], *, limit: int, total: int = TOTAL_LIMIT) -> list[int]:
    """How many items each tie may show: at most `limit` each and `total` together, dealt round by round."""
    given = [0] * len(wanted)
    left = total
    open_ties = [index for index, number in enumerate(wanted) if number > 0]
    for turn in range(limit):
        for index in open_ties[:left]:
            given[index] += 1
        left -= min(left, len(open_ties))
        open_ties = [index for index in open_ties if wanted[index] > turn + 1]
        if not left or not open_ties:
            break
    return given


class Tables:
    """Events, claims, documents and texts, collected in the order in which ties name them.

    `actor_at` gives the place of the actor that a role names, by id or name, or None where the graph has none.
    """

    def __init__(self, *, lang: str, actor_at: Callable[[object], int | None]) -> None:
        self._lang = lang
        self._actor_at = actor_at
        self._places: dict[tuple[str, Hashable], int] = {}
        self._said: dict[tuple[Any, Any, Any], list[Any] | None] = {}
        self._rows: dict[str, list[Any]] = {"events": [], "claims": [], "documents": [], "texts": []}

    def add(self, item: Mapping[str, Any]) -> int:
        """Take one evidence item in; the answer is the place of its claim."""
        quote = clean.text(item.get("quote"))
        before, after = _context(item) if quote else ("", "")
        confidence = clean.number(item.get("confidence"))
        row: list[Any] = [
            self._place("events", self._event(item)),
            self._place("documents", self._document(item)),
            self._place("texts", quote),
            self._place("texts", before),
            self._place("texts", after),
            None if confidence is None else number_words(confidence, self._lang),
        ]
        if quote and (marks := _marks(item)):
            row.append(marks)
        return self._place("claims", row)

    def rows(self) -> dict[str, list[Any]]:
        """The tables. A claim is [event, document, quote, before, after, confidence, marks]: the first five as
        places, and marks, where there are any, as triples of start, end (code points of the quote) and trigger or actor."""
        return self._rows

    def _place(self, table: str, row: Any) -> int:
        key = (table, row if isinstance(row, str) else json.dumps(row, sort_keys=True))
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._rows[table])
            self._rows[table].append(row)
        return place

    def _document(self, item: Mapping[str, Any]) -> dict[str, str]:
        published = clean.text(item.get("published"))
        fields = {
            "title": clean.text(item.get("title")) or clean.text(item.get("document")),
            "publisher": clean.text(item.get("publisher")),
            "published": date_words(published, self._lang) if published else "",
            "url": clean.link(item.get("url")),
            "dataset": clean.text(item.get("dataset")),
        }
        return {field: value for field, value in fields.items() if value}

    def _event(self, item: Mapping[str, Any]) -> dict[str, Any]:
        date = clean.text(item.get("date"))
        things = [
            [clean.text(thing.get("name")), max(0, clean.count(thing.get("quantity")))]
            for thing in clean.items(item.get("items"))
        ]
        fields = {
            "id": clean.text(item.get("event")),
            "kind": clean.text(item.get("kind")),
            "type": clean.text(item.get("type")),
            "quad": clean.text(item.get("quad")),
            "status": clean.text(item.get("status")),
            "date": date_words(date, self._lang),
            # What sorts by time: a span by its start; a yearless date has no place among the others.
            "when": "" if date.startswith(("XXXX", "/", "..")) else date.partition("/")[0],
            "months": list(reach) if (reach := months(date))[0] is not None else None,
            "roles": self._roles(item),
            "amount": amount_words(
                clean.number(item.get("amount")),
                clean.text(item.get("currency")),
                bool(item.get("approximate")),
                self._lang,
            ),
            "items": [thing for thing in things if thing[0]],
        }
        return {field: value for field, value in fields.items() if value}

    def _roles(self, item: Mapping[str, Any]) -> list[list[Any]]:
        """[role, the actor's place or None, name]; mediators and joiners named only in their lists are added."""
        roles = [found for role in clean.items(item.get("roles")) if (found := self._role(role)) is not None]
        told = {(role[0], said) for role in roles for said in role[1:] if said is not None}
        for kind, field in (("MEDIATED", "mediators"), ("JOINED", "joined")):
            for name in clean.texts(item.get(field)):
                place = self._actor_at(name)
                if (kind, name) not in told and (kind, place) not in told:
                    roles.append([kind, place, name])
                    told |= {(kind, name)} if place is None else {(kind, name), (kind, place)}
        return roles

    def _role(self, role: Mapping[str, Any]) -> list[Any] | None:
        """One role as `_roles` has it; None without a kind or a name. The same few stand in thousands of claims."""
        written = (role.get("role"), role.get("actor"), role.get("name"))
        plain = all(type(value) is str for value in written)
        if plain and written in self._said:
            return self._said[written]
        kind, actor, name = map(clean.text, written)
        name = called(actor, name or actor, self._lang)
        found: list[Any] | None = None
        if name and kind:
            place = self._actor_at(written[1])
            found = [kind, place if place is not None else self._actor_at(name), name]
        if plain:
            self._said[written] = found
        return found


def _marks(item: Mapping[str, Any]) -> list[int | str]:
    """The marks of a quote, moved to where their words stand once the quote is cleaned."""
    quote = item.get("quote")
    if not isinstance(quote, str) or not isinstance(item.get("marks"), list | tuple):
        return []
    cleaned = clean.text(quote, strip=False)
    lead, most = len(cleaned) - len(cleaned.lstrip()), len(cleaned.strip())
    found: list[int | str] = []
    end = 0
    for mark in item["marks"]:
        if not (isinstance(mark, list | tuple) and len(mark) == 3 and mark[2] in ("trigger", "actor")):
            continue
        first, last = (
            min(most, max(0, len(clean.text(quote[: clean.count(edge)], strip=False)) - lead)) for edge in mark[:2]
        )
        if end <= first < last:
            found += [first, last, mark[2]]
            end = last
    return found


def _context(item: Mapping[str, Any]) -> tuple[str, str]:
    """The words around a quote, ready to stand beside it: cut words at the outer ends give way to an ellipsis."""
    before, after = (clean.text(item.get(side), strip=False) for side in ("before", "after"))
    if before[:1].islower() and re.search(r"\s", before):
        before = "… " + re.split(r"\s+", before, maxsplit=1)[1]
    if after.strip() and not re.search(r"[.!?…»”\"]\s*$", after):
        after = re.sub(r"\s+\S*$", "", after) + " …"
    # A text from offsets brings the space at the quote with it; one that was stripped needs it back.
    if re.search(r"[.!?…,;:»”]$", before):
        before += " "
    if after[:1].isalnum():
        after = " " + after
    return before.lstrip(), after.rstrip()
