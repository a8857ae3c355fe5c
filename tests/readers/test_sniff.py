"""Each kind of file that a user may hand over by mistake gets its own words."""

import pytest

from geoties.readers import Fault, sniff

ARTICLE = "Le ministre a reçu son homologue à Rabat.\n".encode()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ARTICLE, "text"),
        (b"\xef\xbb\xbf" + ARTICLE, "text"),
        ("Le ministre a reçu son homologue.".encode("cp1252"), "text"),
        ("Le ministre a reçu son homologue.".encode("utf-16"), "text"),
        (b'{"text": "The minister met his counterpart."}\n', "documents"),
        (b'\xef\xbb\xbf{"text": "The minister met his counterpart."}\n', "documents"),
        (b'{"record": "document", "id": "doc/1"}\n', "records"),
        (b'\n\n {"id": "doc/1", "record": "document"}\n', "records"),
        (b'{"record": "document", \n{"record": "document", "id": "doc/2"}\n', "records"),
        (b'{"record": "document", "text": "' + b"a" * 65536, "records"),
        (b'{"text": "' + b"a" * 65536, "documents"),
        (b"[1] The minister met his counterpart.\n", "text"),
        (b"5 < 6, said the minister.\n", "text"),
        (b"#MeToo and #Rabat were the tags.\n", "text"),
        (b"---\nA line above, a line below.\n---\n", "text"),
        (b"---\ntitle: A visit\ndate: 2021-11-24\n---\nThe minister met his counterpart.\n", "markdown"),
        (b"# A visit\n\nThe minister met his counterpart.\n", "markdown"),
        (b"The minister met [his counterpart](https://example.org/a) in Rabat.\n", "markdown"),
        (b"<!DOCTYPE html>\n<html><body><p>Rabat</p>", "html"),
        (b"  <html lang='fr'>", "html"),
        (b"<!-- saved from a browser -->\n<HTML>", "html"),
        (b"<div><p>Rabat</p></div>", "html"),
    ],
)
def test_formats_are_told_by_content(head: bytes, expected: str) -> None:
    assert sniff(head) == expected


@pytest.mark.parametrize(
    ("head", "value"),
    [
        (b"", "an empty file"),
        (b" \n\n\t", "a file of blanks only"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "a Word file (docx)"),
        (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "an Excel file (xlsx)"),
        (b"PK\x03\x04\x14\0\x06\0a.txt", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (doc or xls)"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\0\x01\x02\x03some bytes", "a binary file (it has NUL bytes)"),
        (b"<?xml version='1.0'?><rss></rss>", "an XML file"),
        (b'[{"record": "document"}]', "a JSON array"),
        (b'{\n  "record": "document"\n}', "JSON over several lines"),
        (b"a\tb\tc\td\n1\t2\t3\t4\n", "a table"),
    ],
)
def test_what_is_not_read_is_named(head: bytes, value: str) -> None:
    found = sniff(head, file="given")
    assert isinstance(found, Fault)
    assert found.reason == "file"
    assert [(issue.file, issue.line, issue.value) for issue in found.issues] == [("given", 0, value)]


def test_a_pdf_is_told_what_is_supported_and_what_to_do() -> None:
    found = sniff(b"%PDF-1.4", file="report.pdf")
    assert isinstance(found, Fault)
    assert str(found.issues[0]) == (
        "report.pdf: a PDF file (expected plain text (UTF-8), Markdown, a web page, JSON Lines of documents, or JSON "
        "Lines of records; "
        "this format is not supported yet: save its text first, for instance with `pdftotext file.pdf file.txt`)"
    )


def test_a_name_tells_markdown_where_the_content_does_not() -> None:
    assert sniff(ARTICLE, file="note.md") == "markdown"
    assert sniff(ARTICLE, file="note.txt") == "text"
