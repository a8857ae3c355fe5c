"""The Cypher that keeps the graph. Values are parameters; labels and relationship types come from the closed lists.

Look-ups start from `UNWIND` and an indexed property, which both engines answer by the index. Statements that must name a
label or a type are made from the ontology's lists, never from a document.
"""

from geoties import ontology

TURN = "MERGE (s:Store {id: 'geoties'}) SET s.turn = coalesce(s.turn, 0) + 1"
"""Taken first in every writing transaction: writers follow each other, and none derives from what another is changing."""

DOCUMENTS = "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id, d.digest AS digest"
DOCUMENT_ROWS = "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN properties(d) AS row"
CLAIMS_OF_DOCUMENTS = "UNWIND $ids AS id MATCH (c:Claim {document: id}) RETURN properties(c) AS row"
CLAIMS_OF_IDS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN properties(c) AS row"
CLAIMS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN properties(c) AS row"
CLAIMS_OF_KEYS = "UNWIND $keys AS key MATCH (c:Claim {key: key}) RETURN properties(c) AS row"
CLAIMS_OF_SLOTS = "UNWIND $slots AS slot MATCH (c:Claim {slot: slot}) RETURN properties(c) AS row"
CLAIMS_OF_ACTORS = """
UNWIND $ids AS id
CALL (id) {
  MATCH (:Actor {id: id})-[]->(:Event)<-[:ABOUT]-(c:Claim) RETURN c
}
RETURN DISTINCT properties(c) AS row
"""
CLAIMS_OF_LINKS = """
UNWIND $ids AS id
MATCH (:Actor {id: id})-[x:HOLDS_POST|PART_OF|MEMBER_OF]-()
UNWIND x.claims AS claim
MATCH (c:Claim {id: claim})
RETURN DISTINCT properties(c) AS row
"""
CLAIMS_OF_REFS = """
UNWIND $rows AS r
MATCH (:Actor {id: r.actor})-[x]->(e:Event)
WHERE r.ref IN x.refs
MATCH (e)<-[:ABOUT]-(c:Claim)
RETURN DISTINCT properties(c) AS row
"""
ACTORS = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN properties(a) AS row"
NAMED_IN_EVENTS = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
MATCH (b:Actor {id: coalesce(a.canonical, a.id)})
WHERE EXISTS {
  MATCH (b)-[x]->(:Event)
  WHERE any(i IN range(0, size(x.claims) - 1) WHERE x.refs[i] = id AND NOT x.claims[i] IN $gone)
}
RETURN id
"""
# A post, a part or a membership does not keep which actor each claim named: its claims do.
NAMED_IN_LINKS = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
MATCH (b:Actor {id: coalesce(a.canonical, a.id)})
MATCH (b)-[x:HOLDS_POST|PART_OF|MEMBER_OF]-()
UNWIND x.claims AS claim
WITH DISTINCT id, claim WHERE NOT claim IN $gone
MATCH (c:Claim {id: claim})
RETURN id, c.record AS record
"""
KINDS = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN a.id AS id, a.kind AS kind"
ACTORS_OF_BLOCKS = "UNWIND $blocks AS block MATCH (a:Actor {block: block}) RETURN properties(a) AS row"
ACTORS_OF_DOCUMENTS = "UNWIND $ids AS id MATCH (a:Actor {document: id}) RETURN properties(a) AS row"
# Ties are looked for among those that come in at b: the embedded engine walks what it is given first, and out of an actor
# go the roles in all its events as well.
TALLIES = """
UNWIND $pairs AS p
MATCH (a:Actor {id: p.a}) MATCH (b:Actor {id: p.b})
MATCH (b)<-[t:TIED_TO]-(a)
RETURN p.a AS a, p.b AS b, t.tally AS tally
"""

CREATE_DOCUMENTS = "UNWIND $rows AS r CREATE (d:Document) SET d = r"
SET_DOCUMENTS = "UNWIND $rows AS r MATCH (d:Document {id: r.id}) SET d = r"
SET_ACTORS = "UNWIND $rows AS r MATCH (a:Actor {id: r.id}) SET a = r"
CREATE_CLAIMS = """
UNWIND $rows AS r
MATCH (d:Document {id: r.document})
CREATE (c:Claim)-[:STATED_IN]->(d)
SET c = r
"""
CREATE_CLAIMS_ABOUT = """
UNWIND $rows AS r
MATCH (d:Document {id: r.document}) MATCH (e:Event {id: r.event})
CREATE (c:Claim)-[:STATED_IN]->(d), (c)-[:ABOUT]->(e)
SET c = r.claim
"""
SET_CLAIMS = "UNWIND $rows AS r MATCH (c:Claim {id: r.id}) SET c = r"
SET_SLOTS = "UNWIND $rows AS r MATCH (c:Claim {id: r.id}) SET c.slot = r.slot"
DELETE_CLAIMS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) DETACH DELETE c"

SET_EVENTS = "UNWIND $rows AS r MATCH (e:Event {id: r.id}) SET e = r"
STRIP_EVENTS = "UNWIND $ids AS id MATCH (e:Event {id: id})-[x]-() DELETE x"
DELETE_EVENTS = "UNWIND $ids AS id MATCH (e:Event {id: id}) DETACH DELETE e"
ABOUT = "UNWIND $rows AS r MATCH (c:Claim {id: r.claim}) MATCH (e:Event {id: r.event}) CREATE (c)-[:ABOUT]->(e)"
DISPUTES = "UNWIND $rows AS r MATCH (e:Event {id: r.event}) MATCH (o:Event {id: r.other}) MERGE (e)-[:DISPUTES]->(o)"

DELETE_LINKS = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.actor}) MATCH (b:Actor {id: r.of})
MATCH (b)<-[x]-(a)
WHERE x.key = r.key
DELETE x
"""
CREATE_TIES = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.a}) MATCH (b:Actor {id: r.b})
CREATE (a)-[t:TIED_TO]->(b)
SET t = r.props
"""
SET_TIES = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.a}) MATCH (b:Actor {id: r.b})
MATCH (b)<-[t:TIED_TO]-(a)
SET t = r.props
"""
UNTIE = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.a}) MATCH (b:Actor {id: r.b})
MATCH (b)<-[t:TIED_TO]-(a)
DELETE t
"""
DELETE_UNHELD = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
WHERE a.records IS NULL AND NOT EXISTS { (a)--() }
DELETE a
"""
DELETE_DROPPED = "UNWIND $ids AS id MATCH (a:Actor {id: id}) WHERE NOT EXISTS { (a)--() } DELETE a"
SET_LOADS = "UNWIND $rows AS r MERGE (l:Load {id: r.id}) SET l += r"


def create_actors(kind: str) -> str:
    """Creates actors of one kind: both labels at once, the only way that the embedded engine takes."""
    return f"UNWIND $rows AS r CREATE (a:Actor:{_listed(kind, ontology.actor_kinds())}) SET a = r"


def create_events(roles: tuple[str, ...]) -> str:
    """Creates events with the first of their roles, whose names are these, in one go: each look-up that is saved counts.

    A row has the event's properties as `event`, and those of role 0 as `x0`, whose actor is `a0`, and so on.
    """
    numbered = [(number, _listed(role, tuple(ontology.roles()))) for number, role in enumerate(roles)]
    found = "".join(f"MATCH (a{number}:Actor {{id: r.a{number}}})\n" for number, _ in numbered)
    made = "".join(f", (a{number})-[x{number}:{role}]->(e)" for number, role in numbered)
    said = "".join(f", x{number} = r.x{number}" for number, _ in numbered)
    return f"UNWIND $rows AS r\n{found}CREATE (e:Event){made}\nSET e = r.event{said}"


def create_roles(role: str) -> str:
    """Creates roles of one name between actors and events that are there."""
    return f"""
UNWIND $rows AS r
MATCH (e:Event {{id: r.event}}) MATCH (a:Actor {{id: r.actor}})
CREATE (a)-[x:{_listed(role, tuple(ontology.roles()))}]->(e)
SET x = r.props
"""


def create_links(link: str) -> str:
    """Creates posts, parts or memberships between actors that are there."""
    return f"""
UNWIND $rows AS r
MATCH (a:Actor {{id: r.actor}}) MATCH (b:Actor {{id: r.of}})
CREATE (a)-[x:{_listed(link, ("HOLDS_POST", "PART_OF", "MEMBER_OF"))}]->(b)
SET x = r.props
"""


def _listed(name: str, allowed: tuple[str, ...]) -> str:
    if name not in allowed:
        raise ValueError(f"{name!r} is not in the closed list {', '.join(allowed)}")
    return name
