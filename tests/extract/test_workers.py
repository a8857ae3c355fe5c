"""Several processes read what one reads: the same records in the same order; and end when they are not needed."""

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from geoties import extract
from geoties.errors import GeotiesError, InputError
from geoties.extract.workers import InWorkers
from geoties.model import Document

pytestmark = [pytest.mark.models, pytest.mark.usefixtures("read")]

SENTENCES = {
    "fr": "Le ministre espagnol a rencontré son homologue marocain à Rabat le {day} mars 2021.",
    "en": "Spain and Morocco signed a trade agreement on {day} March 2021.",
}


def documents(number: int) -> Iterator[Document]:
    for index in range(number):
        language = ("fr", "en")[index // 3 % 2]
        text = SENTENCES[language].format(day=index % 28 + 1)
        yield Document(id=f"doc/{index}", language=language, text=text)


def test_two_read_as_one() -> None:
    expected = list(extract.get("rules").read(documents(40)))
    assert sum(len(reading.stated) for reading in expected) >= 40
    assert list(InWorkers("rules", 2).read(documents(40))) == expected
    assert multiprocessing.active_children() == []


def test_they_end_when_nobody_takes_any_more() -> None:
    readings = InWorkers("rules", 2).read(documents(10_000))
    assert next(readings).document.id == "doc/0"
    readings.close()
    assert multiprocessing.active_children() == []


def test_what_one_cannot_read_comes_out() -> None:
    with pytest.raises(InputError, match="doc/italian"):
        list(InWorkers("rules", 2).read([Document(id="doc/italian", language="it", text="Il ministro.")]))


def test_one_that_is_killed_is_told() -> None:
    readings = InWorkers("rules", 2).read(documents(10_000))
    next(readings)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    with pytest.raises(GeotiesError, match="Try fewer --workers"):
        list(readings)
    assert multiprocessing.active_children() == []
