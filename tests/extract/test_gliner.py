"""The reader over GLiNER2: how its pairs become claims, and what is said where package or weights are missing."""

import importlib.util

import pytest

from geoties import names
from geoties.errors import InputError
from geoties.extract.gliner import GlinerExtractor
from geoties.extract.validate import validated
from geoties.model import Document

TEXT = "Peru visited nobody. Peru sanctioned Chile. Bolivia met Paraguay."


def side(name, sure):
    return {"text": name, "start": 0, "end": 4, "confidence": sure}


def relations(text, kinds):
    """What a model would say of the sentences of the text, one of them made up."""
    assert kinds["sanction"] == "sanctions, by one state, leader or body towards another"
    if "sanctioned" in text:
        return {"sanction": [{"head": side("Peru", 0.9), "tail": side("Chile", 0.7)}]}
    if "met" in text:
        return {
            "meeting": [{"head": side("Bolivia", 0.8), "tail": side("Paraguay", 0.8)}],
            "attack": [{"head": side("Bolivia", 0.9), "tail": side("France", 0.9)}],
        }
    return {}


@pytest.mark.models
def test_pairs_become_claims_and_what_the_sentence_does_not_name_is_dropped():
    document = Document(id="doc/1", text=TEXT, language="en")
    known = lambda actor: names.known(actor) is not None  # noqa: E731
    ((found, issues),) = validated(GlinerExtractor(relations), [document], known=known)
    told = [
        (claim.kind, claim.confidence, [(role.role, role.actor) for role in claim.roles], TEXT[claim.start : claim.end])
        for claim in found.stated
    ]
    assert told == [
        ("sanction", 0.7, [("SOURCE_OF", "PER"), ("TARGET_OF", "CHL")], "Peru sanctioned Chile."),
        ("meeting", 0.8, [("PARTY_TO", "BOL"), ("PARTY_TO", "PRY")], "Bolivia met Paraguay."),
    ]
    assert len(issues) == 1
    assert {claim.extractor for claim in found.stated} == {"gliner2:model"}


def test_without_a_folder_nothing_is_loaded():
    with pytest.raises(InputError, match="needs GEOTIES_GLINER2"):
        GlinerExtractor(environment={})


def test_a_folder_that_is_none_is_told(tmp_path):
    reader = GlinerExtractor(environment={"GEOTIES_GLINER2": str(tmp_path / "gone")})
    with pytest.raises(InputError, match="is no folder"):
        next(reader.read([Document(id="d", text="Peru.", language="en")]))


@pytest.mark.skipif(importlib.util.find_spec("gliner2") is not None, reason="the package is here")
def test_a_missing_package_is_told(tmp_path):
    reader = GlinerExtractor(environment={"GEOTIES_GLINER2": str(tmp_path)})
    with pytest.raises(InputError, match="needs the package gliner2"):
        next(reader.read([Document(id="d", text="Peru.", language="en")]))
