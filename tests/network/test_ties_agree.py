"""What a tie counts, what its evidence shows and what `ties-between` answers come from one rule, told three times.

The writer keeps counts, `network` reads sentences and the question is Cypher; on events drawn at random, with officials,
forces, companies, joiners and every status, all three must name the same events.
"""

import random

import pytest

from claims import claim
from geoties.model import Actor, Claim, Document, Role
from geoties.network import ties, with_evidence
from geoties.queries import ask
from geoties.records import Reading
from geoties.store.bolt import Connection
from geoties.store.sight import Sight
from geoties.store.write import write_readings

OWN = {
    "doc/1#person/a": ("Person", "MAR"),
    "doc/1#person/b": ("Person", "ISR"),
    "doc/1#force/c": ("ArmedForce", "ISR"),
    "doc/1#company/d": ("Company", "ISR"),
    "doc/1#person/e": ("Person", None),
}
ACTORS = ["MAR", "ISR", "ARE", *OWN]
KINDS = {"visit": False, "meeting": True, "normalization": True, "arms_transfer": False}


def drawn(seed: int, number: int) -> list[Claim]:
    """Claims about as many events, each of a day of its own."""
    dice = random.Random(seed)
    found = []
    for place in range(number):
        kind = dice.choice(list(KINDS))
        actors = dice.sample(ACTORS, dice.randint(2, 4))
        sides = ["PARTY_TO"] * 2 if KINDS[kind] else ["SOURCE_OF", "TARGET_OF"]
        roles = [Role(role=side, actor=actor) for side, actor in zip(sides, actors, strict=False)]
        roles += [
            Role(role=dice.choice([sides[1], "JOINED", "JOINED", "MEDIATED"]), actor=actor, beside=actors[0])
            for actor in actors[2:]
        ]
        roles = [role if role.role == "JOINED" else Role(role=role.role, actor=role.actor) for role in roles]
        status = dice.choice(["asserted", "asserted", "asserted", "planned", "denied"])
        day = f"20{place // 300:02d}-{place // 28 % 12 + 1:02d}-{place % 28 + 1:02d}"
        found.append(claim(kind, roles, day, status=status))
    return found


@pytest.mark.parametrize(("seed", "number"), [(22, 12), (25, 12), (5, 250)])
def test_counts_sentences_and_answers_agree(store: Connection, seed: int, number: int) -> None:
    reading = Reading(
        document=Document(id="doc/1"),
        actors=tuple(
            Actor(id=id, kind=kind, name=id, country=country, document="doc/1") for id, (kind, country) in OWN.items()
        ),
        stated=tuple(drawn(seed, number)),
    )
    write_readings(store, [reading])
    graph = with_evidence(store, ties(store), per_tie=1000)
    assert graph.number_of_edges() > 8
    # Everything is known by then, so that ties counted from events must be those that the writer keeps.
    everything = with_evidence(store, ties(store, sight=Sight(known_by="2100")), per_tie=1000)
    assert list(everything.edges(data=True)) == list(graph.edges(data=True))
    for a, b, tie in graph.edges(data=True):
        shown = [item for item in tie["evidence"] if item["status"] == "asserted"]
        own = {item["event"] for item in shown if item["via"] == "own"}
        kinds = {item["kind"] for item in shown if item["via"] == "own"}
        joint = {item["event"] for item in shown if item["via"] == "joined" and item["kind"] not in kinds}
        assert len(own) + len(joint) == tie["events"], (a, b)
        assert len(joint) == tie["joint"], (a, b)
        rows = ask(store, "ties-between", {"a": a, "b": b, "status": "asserted"})
        answered = {(row["event"], row["via"]) for row in rows}
        told = {(item["event"], item["via"]) for item in shown}
        if len({graph.nodes[actor]["kind"] == "Country" for actor in (a, b)}) == 1:
            assert told == answered, (a, b)
        else:
            # The question takes a state for its officials also where the other is none, so it knows more.
            assert {event for event, _ in told} <= {event for event, _ in answered}, (a, b)
