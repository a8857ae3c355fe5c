"""Candidates: who meets whom, what speaks for and against, and that nobody is compared with everybody."""

from geoties.resolve.candidates import Profile, candidates, compare


def profile(number: int, *names: str, kind: str = "Person", **fields: object) -> Profile:
    """An actor of a document of its own."""
    return Profile(id=f"doc/{number}#x", kind=kind, names=names, document=f"doc/{number}", **fields)  # type: ignore[arg-type]


def test_what_speaks_for_and_against_is_told() -> None:
    left = profile(1, "Benny Gantz", country="ISR", posts=frozenset({"defence minister of ISR"}))
    right = profile(2, "Gantz", "Benjamin Gantz", country="ISR", posts=left.posts, events=frozenset({"visit MAR 2021"}))
    one = compare(right, left)
    assert (one.left.id, one.right.id) == ("doc/1#x", "doc/2#x")
    assert one.speaks_for[1:] == ("both of ISR", "same post: defence minister of ISR")
    other = compare(left, profile(3, "Benny Gantz", country="MAR"))
    assert (other.score, other.against) == (0.75, ("ISR and MAR",))
    namesakes = compare(left, Profile(id="doc/1#y", kind="Person", names=("Benny Gantz",), document="doc/1"))
    assert namesakes.against == ("two in one document, doc/1",)


def test_the_order_means_nothing_and_each_pair_comes_once() -> None:
    actors = [profile(1, "Benny Gantz"), profile(2, "Benny Gantz"), profile(3, "بيني غانتس"), profile(4, "Yair Lapid")]
    found = candidates(actors)
    assert found == candidates(reversed(actors))
    assert [(one.left.id, one.right.id) for one in found] == [
        ("doc/1#x", "doc/2#x"),
        ("doc/1#x", "doc/3#x"),
    ]


def test_a_person_never_meets_a_body() -> None:
    assert candidates([profile(1, "Jordan"), profile(2, "Jordan", kind="Company")]) == []


def test_two_that_the_gazetteer_knows_are_two() -> None:
    council = Profile(
        id="igo/un-security-council", kind="Intergovernmental", names=("United Nations Security Council",)
    )
    body = Profile(id="igo/un", kind="Intergovernmental", names=("United Nations",))
    assert compare(council, body).score > 0.9
    written = profile(1, "United Nations Securty Council", kind="Intergovernmental")
    found = candidates([council, body, written])
    assert {(one.left.id, one.right.id) for one in found} == {
        ("doc/1#x", "igo/un"),
        ("doc/1#x", "igo/un-security-council"),
    }


def test_many_of_one_name_are_compared_with_the_first_alone() -> None:
    actors = [profile(number, "Benny Gantz", country="ISR") for number in range(500)]
    assert len(candidates(actors)) == 499


def test_a_common_word_brings_nobody_together() -> None:
    letters = "bkmnrs"
    actors = [
        profile(index, f"A{a}o{b}i{c}a Petrov")
        for index, (a, b, c) in enumerate((a, b, c) for a in letters for b in letters for c in letters)
    ]
    assert len(actors) == 216
    assert {one.likeness for one in candidates(actors)} == set()
