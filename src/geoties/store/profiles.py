"""Actors as they are compared with each other: names, countries, posts and what they did with whom."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from geoties.model import Judgement
from geoties.resolve.candidates import LEAST, Candidate, Profile, candidates, comparable_kinds
from geoties.store.bolt import Connection
from geoties.store.decided import stored_decisions

_ACTORS = """
MATCH (a:Actor) WHERE a.kind IN $kinds AND a.canonical IS NULL
RETURN a.id AS id, a.kind AS kind, coalesce(a.name, a.id) AS name, coalesce(a.aliases, []) AS aliases,
       a.country AS country, a.document AS document
"""
_POSTS = "MATCH (a:Actor)-[h:HOLDS_POST]->(o:Actor) RETURN a.id AS id, h.title AS title, o.id AS of"
_EVENTS = """
MATCH (a:Actor)-[]->(e:Event)<-[]-(b:Country)
WHERE a.kind <> 'Country'
RETURN DISTINCT a.id AS id, e.kind AS kind, b.id AS other, coalesce(e.date, '') AS date
"""
_SENTENCES = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[x]->(e:Event)
UNWIND x.claims AS claim
MATCH (c:Claim {id: claim})
WITH DISTINCT id, c.id AS claim, c.quote AS quote, c.document AS document WHERE quote IS NOT NULL
RETURN id, claim, quote, document ORDER BY id, claim
"""


def profiles(connection: Connection) -> list[Profile]:
    """All actors that the store shows, but states."""
    posts: dict[str, set[str]] = defaultdict(set)
    for row in connection.stream(_POSTS):
        posts[row["id"]].add(f"{row['title']} of {row['of']}")
    events: dict[str, set[str]] = defaultdict(set)
    for row in connection.stream(_EVENTS):
        events[row["id"]].add(" ".join(part for part in (row["kind"], row["other"], row["date"]) if part))
    return [
        Profile(
            id=row["id"],
            kind=row["kind"],
            names=tuple(dict.fromkeys((row["name"], *row["aliases"]))),
            country=row["country"],
            document=row["document"],
            posts=frozenset(posts.get(row["id"], ())),
            events=frozenset(events.get(row["id"], ())),
        )
        for row in connection.stream(_ACTORS, {"kinds": list(comparable_kinds())})
    ]


def open_candidates(connection: Connection, *, least: float = LEAST) -> list[Candidate]:
    """The candidates of the store that no judgement tells apart yet, the best first."""
    apart = {
        (one.left, one.right)
        for one in stored_decisions(connection)
        if isinstance(one, Judgement) and one.verdict == "different" and one.withdrawn_at is None
    }
    by = _shown_as(connection)
    hidden = {tuple(sorted((by.get(left, left), by.get(str(right), str(right))))) for left, right in apart}
    return [one for one in candidates(profiles(connection), least=least) if (one.left.id, one.right.id) not in hidden]


def sentences(connection: Connection, ids: Iterable[str], *, most: int = 3) -> dict[str, list[str]]:
    """Up to `most` sentences about each of some actors, each with its document."""
    found: dict[str, list[str]] = defaultdict(list)
    rows: list[dict[str, Any]] = connection.read(_SENTENCES, {"ids": sorted(set(ids))})
    for row in rows:
        if len(found[row["id"]]) < most:
            found[row["id"]].append(f"{row['quote']} ({row['document']})")
    return found


def _shown_as(connection: Connection) -> dict[str, str]:
    rows = connection.read("MATCH (a:Actor) WHERE a.canonical IS NOT NULL RETURN a.id AS id, a.canonical AS canonical")
    return {row["id"]: row["canonical"] for row in rows}
