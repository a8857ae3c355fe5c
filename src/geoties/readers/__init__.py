"""Files to documents and records: found, sniffed by content, decoded, and every fault located.

Each reader yields what it found, or a `Fault` in its place: a bad line never stops the good ones after it.
"""

from geoties.readers.documents import documents
from geoties.readers.fault import Fault
from geoties.readers.lines import Line, json_lines
from geoties.readers.sniff import FORMATS, sniff
from geoties.readers.sources import Opened, Source, opened, sources
from geoties.readers.spool import Spool
from geoties.readers.text import About, about, decode, decoded, document

__all__ = [
    "FORMATS",
    "About",
    "Fault",
    "Line",
    "Opened",
    "Source",
    "Spool",
    "about",
    "decode",
    "decoded",
    "document",
    "documents",
    "json_lines",
    "opened",
    "sniff",
    "sources",
]
