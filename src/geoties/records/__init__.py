"""Records as JSON Lines: read, written, given their ids and checked, with every fault located."""

from geoties.records.check import check_record
from geoties.records.ids import claim_id, decision_id, document_id, settled, with_id
from geoties.records.issues import Issue
from geoties.records.lines import from_dict, to_dict, to_line
from geoties.records.reading import Reading, verify
from geoties.records.schema import json_schema

__all__ = [
    "Issue",
    "Reading",
    "check_record",
    "claim_id",
    "decision_id",
    "document_id",
    "from_dict",
    "json_schema",
    "settled",
    "to_dict",
    "to_line",
    "verify",
    "with_id",
]
