"""A participle that opens a French sentence, hung on the verb of the sentence.

The parse may take it for the sentence's verb ("Menacé de sanctions, Minsk a libéré ..."): the subject of the verb behind the
comma is whom it is told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoties.extract.parse import Word


def close_opening(words: list[Word]) -> None:
    """Hangs an opening participle on the finite verb that follows behind a comma."""
    first = next((word for word in words if word.pos != "PUNCT"), None)
    if first is None or first.pos != "VERB" or first.verb != "Part.Past" or first.dep != "root":
        return
    if any(word.head == first.i and word.dep.startswith(("aux", "nsubj")) and word.i < first.i for word in words):
        return
    comma = next((word.i for word in words if word.text == "," and word.i > first.i), None)
    if comma is None:
        return
    for verb in words[comma + 1 :]:
        below = [word for word in words if word.head == verb.i and word.i != verb.i]
        subject = next((word for word in below if word.dep.startswith("nsubj") and word.i > comma), None)
        finite = "Fin" in verb.verb or any("Fin" in word.verb for word in below if word.dep.startswith("aux"))
        if verb.pos in ("VERB", "AUX") and finite and subject is not None and verb.head == first.i:
            verb.head, verb.dep = verb.i, "root"
            first.head, first.dep = verb.i, "advcl"
            return
