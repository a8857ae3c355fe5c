"""Texts in the encodings that one meets, and the languages that one does not read."""

import pytest

from geoties.errors import InputError
from geoties.model import Document
from geoties.readers import About, Fault, about, decode, decoded, document
from geoties.readers.text import detect

FRENCH = "L’accord « de défense » signé à Rabat coûterait 48 millions d’euros, selon le ministère israélien."
PLAIN = FRENCH.replace("’", "'").replace("«", '"').replace("»", '"')


@pytest.mark.parametrize(
    ("text", "written_as", "read_as"),
    [
        (FRENCH, "utf-8", "utf-8"),
        (FRENCH, "utf-8-sig", "utf-8"),
        (FRENCH, "utf-16", "utf-16"),
        (FRENCH, "cp1252", "cp1252"),
        (PLAIN, "latin-1", "cp1252"),
        (FRENCH, "mac_roman", "mac-roman"),
    ],
)
def test_encodings_come_out_as_the_same_text(text: str, written_as: str, read_as: str) -> None:
    assert decode(text.encode(written_as)) == (text, read_as)


def test_arabic_in_the_encoding_of_old_windows() -> None:
    text = "وقّع المغرب وإسرائيل اتفاقا دفاعيا في الرباط يوم الأربعاء بحضور وزير الدفاع"
    assert decode(text.encode("cp1256")) == (text, "cp1256")
    assert decode(FRENCH.encode("cp1256")) == (FRENCH, "cp1252")


def test_utf_16_of_the_other_byte_order() -> None:
    assert decode(b"\xfe\xff" + FRENCH.encode("utf-16-be")) == (FRENCH, "utf-16")


def test_bytes_that_are_no_text_in_any_encoding() -> None:
    noise = bytes((index * index * 31 + index * 7) % 255 + 1 for index in range(4096))
    found = decoded(noise, file="noise.txt")
    assert isinstance(found, Fault)
    assert str(found.issues[0]) == (
        "noise.txt: text in an encoding that cannot be told "
        "(expected text in UTF-8; convert it, for instance with `iconv -f WINDOWS-1256 -t UTF-8`)"
    )


def test_a_guessed_encoding_is_told_and_a_certain_one_is_not() -> None:
    notes: list[str] = []
    assert decoded(FRENCH.encode("cp1252"), file="a.txt", note=notes.append) == FRENCH
    assert decoded(FRENCH.encode(), file="b.txt", note=notes.append) == FRENCH
    assert notes == ["a.txt: not UTF-8; read as cp1252"]


def test_line_ends_are_kept_and_only_the_mark_is_dropped() -> None:
    text = decoded(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\n")
    assert isinstance(text, str)
    found = document(text, About(language="en"))
    assert isinstance(found, Document)
    assert found.text == "One.\r\nTwo.\rThree.\n"


def test_a_document_has_what_the_user_says_and_a_lasting_id() -> None:
    said = about(language="fr-FR", published="2021-12-24T10:00:00Z", url="https://example.org/a", publisher="Le Jour")
    found = document("Le ministre.", said)
    assert found == Document(
        id="doc/d65086b8fe25d3f2",
        url="https://example.org/a",
        publisher="Le Jour",
        published="2021-12-24",
        language="fr",
        sha256="7fe59818dea7a5c921ada4ddf9472e7511537c387afb3b6242c64142179c057d",
        text="Le ministre.",
    )


def test_empty_text_is_told() -> None:
    found = document(" \n ", About(language="fr"), file="a.txt")
    assert isinstance(found, Fault)
    assert str(found.issues[0]) == "a.txt: text: empty (expected the text of an article)"


def test_the_language_is_detected() -> None:
    found = document(FRENCH, About())
    assert isinstance(found, Document)
    assert found.language == "fr"


def test_a_language_that_is_not_read_names_the_option() -> None:
    italian = "Il ministro della difesa ha visitato mercoledì Rabat e vi ha incontrato il re."
    found = document(italian, About(), file="a.txt")
    assert isinstance(found, Fault)
    assert found.reason == "language"
    assert str(found.issues[0]) == (
        "a.txt: language: it (detected) (expected one of fr, en, es, de, ar; "
        "say which with --language, or `language` in JSON Lines)"
    )


def test_a_language_that_is_uncertain_is_not_guessed() -> None:
    assert detect("Rabat") is None
    found = document("Rabat", About(), file="a.txt")
    assert isinstance(found, Fault)
    assert found.issues[0].value == "uncertain (detected)"


def test_an_unknown_language_option() -> None:
    with pytest.raises(InputError) as caught:
        about(language="it")
    assert str(caught.value) == "language 'it' is not read; use one of: fr, en, es, de, ar"


@pytest.mark.parametrize("date", ["24/12/2021", "2021-13-01", "yesterday", ""])
def test_a_date_that_is_no_date(date: str) -> None:
    with pytest.raises(InputError) as caught:
        about(published=date)
    assert str(caught.value) == f"published {date!r} is no date; use ISO 8601 such as 2021-12-24, or EDTF"
