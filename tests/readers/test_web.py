"""Saved web pages: the article without what stands around it, and what the page says of itself, but no guess."""

from geoties.readers import About, Fault
from geoties.readers.web import article

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Un accord à Rabat | Le Courrier</title>
<meta property="og:title" content="Un accord à Rabat"><meta property="og:site_name" content="Le Courrier">
{published}<link rel="canonical" href="https://courrier.example/rabat"></head><body>
<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>Un accord à Rabat</h1>
<p>Le Maroc et l'Espagne ont signé mardi un accord sur la pêche, après deux ans de négociations difficiles.</p>
<script>var x = "Le Maroc attaque l'Espagne";</script>
<p>Le texte du 3 mars 2015, que les deux pays avaient signé à Madrid, n'est plus en vigueur depuis longtemps.</p>
<table><tr><td>Tonnes</td><td>80 000</td></tr></table>
<p>« Nous en sommes satisfaits » a dit le ministre espagnol de l'Agriculture, venu à Rabat pour l'occasion.</p></article>
<aside><h2>À lire aussi</h2><a href="/x">L'Algérie rompt ses relations avec le Maroc</a></aside>
<footer>© 2023 Le Courrier. Tous droits réservés. Mis à jour le 1er janvier 2024.</footer></body></html>"""
STATED = '<meta property="article:published_time" content="2021-11-24T10:00:00+01:00">'


def test_the_article_and_what_the_page_says() -> None:
    found = article(PAGE.format(published=STATED).encode(), About())
    assert not isinstance(found, Fault)
    text, about = found
    assert about == About(
        title="Un accord à Rabat",
        publisher="Le Courrier",
        published="2021-11-24",
        url="https://courrier.example/rabat",
    )
    paragraphs = text.split("\n\n")
    assert (
        "Le Maroc et l'Espagne ont signé mardi un accord sur la pêche, après deux ans de négociations difficiles."
        in (paragraphs)
    )
    assert not [part for part in paragraphs if "rompt" in part or "attaque" in part or "droits" in part or "<" in part]


def test_what_the_user_says_counts_more() -> None:
    found = article(
        PAGE.format(published=STATED).encode(), About(published="2021-11", publisher="Archive", language="fr")
    )
    assert not isinstance(found, Fault)
    assert (found[1].published, found[1].publisher, found[1].language) == ("2021-11", "Archive", "fr")


def test_no_date_is_taken_from_the_text_or_the_footer() -> None:
    found = article(PAGE.format(published="").encode(), About())
    assert not isinstance(found, Fault)
    assert found[1].published is None


def test_another_encoding_that_the_page_names() -> None:
    page = PAGE.format(published="").replace('charset="utf-8"', 'charset="windows-1252"')
    found = article(page.encode("cp1252"), About())
    assert not isinstance(found, Fault)
    assert "négociations difficiles" in found[0]


def test_a_page_without_an_article() -> None:
    for page in (b"<html><body></body></html>", b"<html><body><div id=app></div><script>x()</script></body></html>"):
        found = article(page, About(), file="page.html")
        assert isinstance(found, Fault)
        assert str(found.issues[0]) == (
            "page.html: text: a web page without one (expected a page with the text of an article in it; copy the text "
            "from the browser into a file)"
        )
