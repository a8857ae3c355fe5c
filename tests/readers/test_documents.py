"""JSON Lines of documents: only the text is required, and what is wrong is told by its field."""

from typing import Any

from geoties.model import Document
from geoties.readers import About, Fault, Line, documents

TEXT = "The defence ministers met in Rabat on Wednesday and signed an agreement."


def read(*values: dict[str, Any], given: About | None = None) -> list[Document | str]:
    lines = [Line(number, value) for number, value in enumerate(values, start=1)]
    found = documents(lines, given or About(), file="news.jsonl")
    return [" | ".join(map(str, one.issues)) if isinstance(one, Fault) else one for one in found]


def test_all_fields() -> None:
    (found,) = read(
        {
            "id": "reuters-1",
            "text": TEXT,
            "language": "EN-gb",
            "published": "2021-11-24T09:00:00+00:00",
            "title": "Talks",
            "url": "https://example.org/1",
            "publisher": "Example",
        }
    )
    assert isinstance(found, Document)
    assert (found.id, found.language, found.published) == ("reuters-1", "en", "2021-11-24")
    assert (found.title, found.url, found.publisher) == ("Talks", "https://example.org/1", "Example")


def test_only_a_text() -> None:
    (found,) = read({"text": TEXT})
    assert isinstance(found, Document)
    assert (found.language, found.published, found.url) == ("en", None, None)
    assert found.id.startswith("doc/")


def test_nulls_and_empty_fields_count_as_absent() -> None:
    with_blanks, without = read({"text": TEXT, "url": None, "title": ""}, {"text": TEXT})
    assert with_blanks == without


def test_what_the_user_says_fills_what_a_line_does_not_say() -> None:
    given = About(language="en", published="2021-11-24")
    own, filled = read({"text": TEXT, "published": "2020"}, {"text": TEXT}, given=given)
    assert isinstance(own, Document)
    assert isinstance(filled, Document)
    assert (own.published, filled.published) == ("2020", "2021-11-24")


def test_faults_are_told_and_the_rest_goes_on() -> None:
    found = read(
        {"id": "a"},
        {"id": "b", "text": "  "},
        {"id": "c", "text": TEXT, "author": "X"},
        {"id": "d", "text": TEXT, "published": "24/11/2021"},
        {"id": "e", "text": TEXT, "language": "it"},
        {"id": "f", "text": ["not", "text"]},
        {"id": 7, "text": TEXT},
        {"id": "h", "text": TEXT},
    )
    assert found[:-1] == [
        "news.jsonl:1: text: missing (expected the text of the document)",
        "news.jsonl:2: text:    (expected the text of the document)",
        "news.jsonl:3: author: X (expected no such field; known ones are record, id, url, title, publisher, published, "
        "language, dataset, licence, sha256, text)",
        "news.jsonl:4: published: 24/11/2021 (expected an EDTF date such as 2020, 2021-11 or 2021-11-23, "
        "the end not before the start)",
        "news.jsonl:5: language: it (expected one of fr, en, es, de, ar; say which with --language, or `language` in JSON Lines)",
        "news.jsonl:6: text: ['not', 'text'] (expected the text of the document)",
        "news.jsonl:7: id: 7 (expected a value of type string)",
    ]
    assert isinstance(found[-1], Document)
