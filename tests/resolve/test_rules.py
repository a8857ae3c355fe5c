"""What rules decide by themselves, held against labelled pairs of persons and of bodies: no wrong join."""

import csv
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoties.model import Actor
from geoties.resolve import rules
from geoties.resolve.clusters import clusters
from geoties.resolve.rules import Ruled, block, ruled

HERE = Path(__file__).parent


def labelled(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def actor(number: int | str, name: str, country: str | None = "MAR", kind: str = "Person") -> Actor:
    """An actor of a document of its own."""
    its = f"doc/{number}"
    return Actor(id=f"{its}#x", kind=kind, name=name, document=its, country=country or None)


def figures(pairs: list[tuple[Actor, Actor, bool]]) -> tuple[float, float]:
    """Precision and recall of the rules on pairs, each by itself."""
    said = []
    for left, right, same in pairs:
        made = clusters([one.join for one in ruled([left, right])], [])
        said.append((right.id in made.of.get(left.id, ()), same))
    right_ones = sum(found and same for found, same in said)
    return right_ones / sum(found for found, _ in said), right_ones / sum(same for _, same in said)


@pytest.mark.parametrize(("part", "least"), [("tuned", 0.5), ("held out", 0.5)])
def test_persons_that_rules_join_are_one(part: str, least: float) -> None:
    pairs = [
        (actor(1, row["left"]), actor(2, row["right"]), row["verdict"] == "same")
        for row in labelled("name_pairs.csv")
        if row["part"] == part
    ]
    precision, recall = figures(pairs)
    assert precision == 1.0
    assert recall >= least


@pytest.mark.parametrize(("part", "least"), [("tuned", 0.5), ("held out", 0.5)])
def test_bodies_that_rules_join_are_one(part: str, least: float) -> None:
    pairs = [
        (
            actor(1, row["left"], row["left_country"], row["left_kind"]),
            actor(2, row["right"], row["right_country"], row["right_kind"]),
            row["verdict"] == "same",
        )
        for row in labelled("body_pairs.csv")
        if row["part"] == part
    ]
    precision, recall = figures(pairs)
    assert precision == 1.0
    assert recall >= least


def test_a_block_is_one_kind_one_state_and_one_sound() -> None:
    assert block(actor(1, "Benny Gantz", "ISR")) == block(actor(2, "Бени Ганц", "ISR")) == "ISR bnkns"
    assert block(actor(1, "Benny Gantz", None)) is None
    assert block(actor(1, "Mr Gantz", "ISR")) is None
    assert block(actor(1, "Ai Io", "ISR")) is None
    assert block(actor(1, "Cedar Shipping", "LBN", "Company")) == "Company LBN cedarshipping"
    assert block(actor(1, "Cedar Shipping", None, "Company")) is None
    assert block(actor(1, "Cedar Shipping", "LBN", "ArmedGroup")) is None
    assert rules.known_body(actor(1, "Elbit Systems", None, "Company")) == "company/elbit-systems"
    assert rules.known_body(actor(1, "Elbit Systems", "MAR", "Company")) is None
    assert rules.known_body(actor(1, "Elbit Systems", "ISR", "Media")) is None
    assert block(actor(1, "NATO", None, "Intergovernmental")) is None
    assert block(Actor(id="igo/nato", kind="Intergovernmental", name="NATO")) is None


def test_a_join_has_its_score_and_its_reasons() -> None:
    said = [actor(2, "Benny Gantz", "ISR"), actor(1, "Бени Ганц", "ISR"), actor(3, "benny gantz", "ISR")]
    assert ruled(said) == [
        Ruled("doc/2#x", "doc/3#x", 1.0, ("names 1.00: Benny Gantz / benny gantz", "both of ISR")),
        Ruled("doc/1#x", "doc/2#x", 0.95, ("names 0.95: Бени Ганц / Benny Gantz", "both of ISR")),
    ]
    nato = actor(1, "OTAN", None, "Intergovernmental")
    assert ruled([nato]) == [Ruled("doc/1#x", "igo/nato", 1.0, ("OTAN is a name of igo/nato",))]


def test_many_of_one_name_are_joined_with_the_first_alone() -> None:
    found = ruled(actor(f"{number:04d}", "Benny Gantz", "ISR") for number in range(2_000))
    assert len(found) == 1_999
    assert {one.left for one in found} == {"doc/0000#x"}


def test_a_block_of_very_many_spellings_joins_equal_ones_alone() -> None:
    names = ["B" + "a" * (number % 7 + 1) + "nny G" + "a" * (number // 7 + 1) + "ntz" for number in range(42)]
    found = ruled([actor(number, name, "ISR") for number, name in enumerate([*names, names[0]])])
    assert [(one.left, one.right) for one in found] == [("doc/0#x", "doc/42#x")]


NAMES = ("Benny Gantz", "Бени Ганц", "Benni Gants", "Bennie Gantz", "Beny Ganz", "Mario Rossi", "Maria Rossi")


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["ISR", "MAR"]), st.integers(0, 30)), max_size=12),
    st.integers(0, 99),
)
def test_the_order_means_nothing_and_no_document_is_joined_with_itself(
    said: list[tuple[str, str, int]], seed: int
) -> None:
    actors = [
        Actor(id=f"doc/{where}#{number}", kind="Person", name=name, document=f"doc/{where}", country=country)
        for number, (name, country, where) in enumerate(said)
    ]
    found = ruled(actors)
    shuffled = list(actors)
    random.Random(seed).shuffle(shuffled)
    assert ruled(shuffled) == found
    by = {one.id: one for one in actors}
    for one in found:
        left, right = by[one.left], by[one.right]
        assert left.document != right.document
        assert left.country == right.country
        assert rules.DECIDES <= one.score <= 1.0


def test_nothing_is_one_because_both_are_near_a_third() -> None:
    spellings = ["a", "b", "c"]
    near = [(0.99, "a", "b"), (0.95, "b", "c")]
    assert rules._linked(spellings, near) == [["a", "b"], ["c"]]
    all_near = [*near, (0.91, "a", "c")]
    assert rules._linked(spellings, all_near) == [["a", "b", "c"]]
    assert len(list(combinations(spellings, 2))) == len(all_near)
