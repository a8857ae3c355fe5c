"""Records as JSON Lines: what is sound comes back the same, what is not is told with field, value and expectation."""

import dataclasses
from typing import Any

import jsonschema_rs
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoties import ontology
from geoties.model import Actor, Claim, Document, Item, Role
from geoties.records import (
    Reading,
    check_record,
    claim_id,
    document_id,
    from_dict,
    json_schema,
    to_dict,
    to_line,
    verify,
    with_id,
)
from geoties.records.lines import RECORDS

CLAIM: dict[str, Any] = {
    "record": "claim",
    "document": "doc/1",
    "type": "SUPPORT",
    "kind": "normalization",
    "status": "asserted",
    "roles": [{"role": "PARTY_TO", "actor": "MAR", "named": "Rabat"}, {"role": "PARTY_TO", "actor": "ISR"}],
    "date": "2020",
    "quote": "Rabat and Israel made up.",
    "start": 10,
    "end": 35,
    "extractor": "rules",
    "confidence": 0.5,
}


def test_a_sound_record_has_no_faults_and_comes_back_the_same() -> None:
    assert check_record(CLAIM) == []
    claim = with_id(from_dict(CLAIM))  # type: ignore[type-var]
    assert to_dict(claim) == CLAIM | {"id": claim.id}
    assert from_dict(orjson.loads(to_line(claim))) == claim


@pytest.mark.parametrize(
    ("change", "field", "value", "expected"),
    [
        ({"kind": "wedding"}, "kind", "wedding", "one of promise, acceptance,"),
        ({"record": "rumour"}, "record", "rumour", "one of document, actor, mention, claim, post, part, membership"),
        ({"record": None}, "record", "None", "one of document"),
        ({"date": "2020-02-30"}, "date", "2020-02-30", "an EDTF date"),
        ({"date": "2021/2020"}, "date", "2021/2020", "the end not before the start"),
        ({"start": "ten"}, "start", "ten", "a value of type integer"),
        ({"confidence": 2}, "confidence", "2", "maximum of 1"),
        ({"roles": []}, "roles", "[]", "1 item"),
        ({"roles": [{"role": "PARTY_TO"}]}, "roles[0].actor", "missing", "a value"),
        ({"roles": [{"role": "FRIEND", "actor": "MAR"}]}, "roles[0].role", "FRIEND", "one of SOURCE_OF, TARGET_OF"),
        (
            {"roles": [{"role": "SOURCE_OF", "actor": "MAR"}]},
            "roles[0].role",
            "SOURCE_OF",
            "normalization is symmetric",
        ),
        ({"roles": [{"role": "MEDIATED", "actor": "USA"}]}, "roles", "MEDIATED", "PARTY_TO"),
        (
            {"roles": [*CLAIM["roles"], {"role": "JOINED", "actor": "ARE"}]},
            "roles[2].beside",
            "missing",
            "the id of the actor that it joined",
        ),
        (
            {"roles": [*CLAIM["roles"], {"role": "JOINED", "actor": "ARE", "beside": "USA"}]},
            "roles[2].beside",
            "USA",
            "an actor that has a role in this claim",
        ),
        ({"end": 12}, "end", "12", "start plus the 25 characters of the quote"),
        ({"quotes": "x"}, "quotes", "x", "no such field; known ones are record, id, document"),
        ({"currency": "dollars"}, "currency", "dollars", "^[A-Z]{3}$"),
    ],
)
def test_a_fault_is_told_with_its_place(change: dict[str, Any], field: str, value: str, expected: str) -> None:
    issues = check_record(CLAIM | change, file="in.jsonl", number=7)
    assert [(issue.file, issue.line, issue.field, issue.value) for issue in issues[:1]] == [
        ("in.jsonl", 7, field, value)
    ]
    assert expected in issues[0].expected
    assert str(issues[0]).startswith(f"in.jsonl:7: {field}: {value} (expected ")


@pytest.mark.parametrize("line", [[1], "text", 3, None])
def test_a_line_that_is_no_object_is_told(line: object) -> None:
    assert check_record(line)[0].expected == "a JSON object with a `record` field"


def test_a_claim_needs_its_sentence_or_its_row() -> None:
    bare = {name: value for name, value in CLAIM.items() if name not in ("quote", "start", "end")}
    assert check_record(bare)[0].expected == "quote, start and end, or the source_id and row of a data set"
    assert check_record(bare | {"dataset": "gdelt", "source_id": "877412345", "row": 12}) == []
    assert check_record(bare | {"quote": "x"})[0].expected == "quote, start and end together"


def test_long_and_unprintable_values_are_cut_and_cleaned() -> None:
    value = check_record(CLAIM | {"kind": "x" * 500 + "\n"})[0].value
    assert value == "x" * 80 + "... (501 characters)"
    assert check_record(CLAIM | {"kind": "a\x1b[31m"})[0].value == "a�[31m"


def test_ids_are_of_the_content_but_for_confidence_and_rule() -> None:
    claim = with_id(from_dict(CLAIM))  # type: ignore[type-var]
    assert claim.id == "claim/" + claim_id(claim).removeprefix("claim/")
    assert len(claim.id) == 26
    surer = with_id(from_dict(CLAIM | {"confidence": 0.9, "rule": "fr.other"}))  # type: ignore[type-var]
    assert surer.id == claim.id
    later = with_id(from_dict(CLAIM | {"date": "2021"}))  # type: ignore[type-var]
    assert later.id != claim.id
    given = with_id(from_dict(CLAIM | {"id": "claim/51ab"}))  # type: ignore[type-var]
    assert given.id == claim.id


def test_ids_do_not_change_from_version_to_version() -> None:
    assert document_id("Some text.") == "doc/92433d693f288a8e"
    assert document_id("Some text.", url="https://example.org/1") != document_id("Some text.")


def test_whole_numbers_have_one_form() -> None:
    sale = CLAIM | {"amount": 48000000.0}
    assert to_dict(from_dict(sale))["amount"] == 48000000
    assert claim_id(from_dict(sale)) == claim_id(from_dict(CLAIM | {"amount": 48000000}))  # type: ignore[arg-type]


def test_the_other_names_of_types_are_read() -> None:
    said = from_dict(CLAIM | {"type": "REQUEST"})
    assert isinstance(said, Claim)
    assert said.type == "DEMAND"


def test_the_schema_is_a_schema_and_knows_every_field_of_every_record() -> None:
    schema = json_schema()
    jsonschema_rs.meta.validate(schema)
    for name, kind in RECORDS.items():
        fields = {field.name for field in dataclasses.fields(kind)}
        assert set(schema["$defs"][name]["properties"]) - {"record"} == fields
    assert set(schema["$defs"]["role"]["properties"]) == {field.name for field in dataclasses.fields(Role)}
    assert set(schema["$defs"]["item"]["properties"]) == {field.name for field in dataclasses.fields(Item)}
    assert schema["$defs"]["kind"]["enum"] == list(ontology.kinds())


def reading(claim: Claim, text: str | None) -> Reading:
    actor = Actor(id="doc/1#person/x", kind="Person", name="X", document="doc/1")
    return Reading(document=Document(id="doc/1", text=text), actors=(actor,), stated=(claim,))


def test_a_quote_that_is_not_in_its_text_is_dropped_and_told() -> None:
    claim = with_id(from_dict(CLAIM))  # type: ignore[type-var]
    assert isinstance(claim, Claim)
    kept, issues = verify(reading(claim, "x" * 10 + "Rabat and Israel made up."), known={"MAR", "ISR"}.__contains__)
    assert (kept.stated, issues) == ((claim,), [])
    kept, issues = verify(
        reading(claim, "something else"), known={"MAR", "ISR"}.__contains__, file="f", lines={id(claim): 3}
    )
    assert kept.stated == ()
    assert str(issues[0]) == "f:3: quote: Rabat and Israel made up. (expected the words of doc/1 from start to end)"
    kept, _ = verify(reading(claim, None), known={"MAR", "ISR"}.__contains__)
    assert kept.stated == (claim,)


def test_a_claim_about_an_unknown_actor_is_dropped_and_told() -> None:
    claim = with_id(from_dict(CLAIM))  # type: ignore[type-var]
    assert isinstance(claim, Claim)
    kept, issues = verify(reading(claim, None), known={"MAR"}.__contains__)
    assert kept.stated == ()
    assert [(issue.field, issue.value) for issue in issues] == [("actor", "ISR")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*CLAIM, "amount", "items", "row"]), JSON, max_size=6))
def test_no_json_object_breaks_the_check(changes: dict[str, Any]) -> None:
    line = CLAIM | changes
    if not check_record(line):
        claim = from_dict(line)
        assert from_dict(orjson.loads(to_line(claim))) == claim
