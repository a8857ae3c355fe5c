"""Clusters: the same whatever the order, never with two that are different, people's joins first."""

from hypothesis import given
from hypothesis import strategies as st

from claims import visit
from geoties.model import Judgement
from geoties.resolve.clusters import Join, Skipped, chain, clusters
from geoties.resolve.filing import Filed
from geoties.resolve.grouping import group
from geoties.resolve.judged import canonical, contradiction, judged

NAMES = "abcdef"
PAIRS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True).map(lambda two: tuple(sorted(two)))
JOINS = st.lists(st.tuples(PAIRS, st.sampled_from([None, "judgement/1", "judgement/2"]), st.sampled_from([0.9, 1.0])))


def test_people_come_first_and_what_they_told_apart_stays_so() -> None:
    rule, person = Join("a", "b", score=0.99), Join("b", "c", "judgement/1")
    found = clusters([rule, person], [("a", "c")])
    assert dict(found.of) == {"b": ("b", "c"), "c": ("b", "c")}
    assert found.skipped == (Skipped(rule, "a", "c"),)


@given(JOINS, st.lists(PAIRS), st.randoms(use_true_random=False))
def test_the_order_means_nothing_and_no_two_that_differ_are_one(said: list, apart: list, order: object) -> None:  # type: ignore[type-arg]
    joins = [Join(*pair, judgement, score) for pair, judgement, score in said]
    found = clusters(joins, apart)
    shuffled = list(joins)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(shuffled, apart[::-1]) == found
    assert all(right not in found.of.get(left, ()) for left, right in apart)
    assert all(name in cluster and list(cluster) == sorted(set(cluster)) for name, cluster in found.of.items())
    made = [join for join in joins if join not in [one.join for one in found.skipped]]
    assert all(join.right in found.of[join.left] for join in made)


def test_the_chain_is_the_shortest() -> None:
    joins = [Join("a", "b"), Join("b", "c"), Join("c", "d"), Join("a", "e"), Join("d", "e")]
    assert chain(joins, "a", "d") == [Join("a", "e"), Join("d", "e")]
    assert chain(joins, "a", "z") == []


def test_a_cluster_goes_by_the_gazetteer_else_by_the_smallest_id() -> None:
    assert canonical(("doc/1#org/alliance", "igo/nato")) == "igo/nato"
    assert canonical(("doc/2#x", "doc/1#x")) == "doc/1#x"


def _said(verdict: str, left: str, right: str, **fields: str) -> Judgement:
    return Judgement(id=f"judgement/{left}{right}", verdict=verdict, left=left, right=right, by="amina",
                     at="2026-11-24T10:00:00Z", **fields)  # fmt: skip


def test_what_was_withdrawn_neither_joins_nor_contradicts() -> None:
    withdrawn = _said("same", "a", "b", withdrawn_at="2026-11-25T10:00:00Z")
    assert dict(judged([withdrawn]).actors.of) == {}
    assert contradiction(_said("different", "a", "b"), [withdrawn]) is None
    assert contradiction(_said("different", "a", "c"), [_said("same", "a", "b"), _said("same", "b", "c")]) == (
        "they are one by a = b (judgement/ab), b = c (judgement/bc)"
    )


DATES = ("2021-11-23", "2021-11-24", "2021-11", "2021", None)
CLAIMS = [
    visit(date, by=by, document=document)
    for date in DATES
    for by in ("ISR", "gantz", "lapid")
    for document in ("doc/1", "doc/2")
]
IDS = [filed.stated.id for filed in CLAIMS]
TWO = st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True)


@given(
    st.lists(st.sampled_from(CLAIMS), unique=True), st.lists(TWO, max_size=4), TWO, st.randoms(use_true_random=False)
)
def test_events_follow_judgements_whatever_the_order(
    chosen: list[Filed],
    same: list[list[str]],
    apart: list[str],
    order: object,
) -> None:
    from dataclasses import replace

    claims = [
        replace(
            filed,
            same=tuple(
                sorted({other for pair in same if filed.stated.id in pair for other in pair} - {filed.stated.id})
            ),
            apart=tuple(other for other in apart if filed.stated.id in apart and other != filed.stated.id),
        )
        for filed in chosen
    ]
    groups = {frozenset(filed.stated.id for filed in part) for part in group(claims, once=False)}
    order.shuffle(claims)  # type: ignore[attr-defined]
    assert {frozenset(filed.stated.id for filed in part) for part in group(claims, once=False)} == groups
    assert sorted(name for part in groups for name in part) == sorted(filed.stated.id for filed in chosen)
    assert not any(set(apart) <= part for part in groups)
    there = {filed.stated.id for filed in chosen}
    joined = clusters(
        [Join(*sorted(pair), "") for pair in same if set(pair) <= there],
        [tuple(sorted(apart))] if set(apart) <= there else [],
    )
    assert all(any(set(cluster) <= part for part in groups) for cluster in joined.of.values())


def test_no_two_that_are_single_are_one_whoever_came_between() -> None:
    joins = [Join("igo/a", "x", score=0.9), Join("x", "y", score=0.8), Join("igo/b", "y", score=0.7)]
    found = clusters(joins, [], single=lambda name: name.startswith("igo/"))
    assert found.of["y"] == ("igo/a", "x", "y")
    assert found.skipped == (Skipped(joins[2], "igo/b", "igo/a"),)


def test_a_rule_follows_what_people_decided() -> None:
    said = [_said("different", "doc/1#x", "doc/3#x")]
    rules = [Join("doc/1#x", "doc/2#x", score=0.99), Join("doc/2#x", "doc/3#x", score=0.95)]
    found = judged(said, ruled=rules)
    assert found.canonical("doc/2#x") == "doc/1#x"
    assert found.canonical("doc/3#x") == "doc/3#x"
    assert [one.join.judgement for one in found.actors.skipped] == [None]
    assert judged([], ruled=rules).canonical("doc/3#x") == "doc/1#x"
    assert judged([], went_by={"doc/9#x": "doc/4#x"}).canonical("doc/9#x") == "doc/4#x"
