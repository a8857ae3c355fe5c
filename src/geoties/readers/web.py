"""A web page to its article: the main text without menus and footers, and what the page says of itself.

trafilatura (Apache-2.0) finds the text. What is read afterwards, and what all offsets count, is that text and not the
page. A date is taken only from where the page states when it was published, never from a date somewhere in its text.
"""

from dataclasses import replace

from geoties.readers.fault import Fault, fault
from geoties.readers.text import About

_DATES = {"original_date": True, "extensive_search": False}


def article(data: bytes, given: About, *, file: str = "-") -> tuple[str, About] | Fault:
    """The article's text, its paragraphs a blank line apart, and what the user and then the page say about it."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Page

    found = bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if not isinstance(found, Page) or not (found.text or "").strip():
        expected = "a page with the text of an article in it; copy the text from the browser into a file"
        return fault("text", file, 0, "text", "a web page without one", expected)
    told = replace(
        given,
        title=given.title or found.title,
        publisher=given.publisher or found.sitename,
        published=given.published or found.date,
        url=given.url or found.url,
    )
    return "\n\n".join(line for line in (found.text or "").split("\n") if line.strip()), told
