"""Which outlets tell an event in the same words: copies of one wire are one voice and not many.

Two outlets are one where a sentence of each about the event is nearly the same text. It is the sentence and not the article that
is compared: a paper that prints an agency's sentence amid words of its own knows no more of the event than the agency.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

LIKE = 90.0
"""From this likeness on (RapidFuzz's ratio, 0 to 100: twice the common letters over all letters) two sentences are copies."""
SHORTEST = 30
"""Letters of the shortest sentence that is compared: "The two met." comes to anybody."""


def voices(said: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """For each outlet that repeats another, the one that stands for both: of all that are one, the smallest name.

    said: the outlet and the sentence of each claim of one event. Whatever its order, the answer is the same.
    """
    tellers: dict[str, set[str]] = {}
    for outlet, sentence in said:
        if len(text := _plain(sentence)) >= SHORTEST:
            tellers.setdefault(text, set()).add(outlet)
    if len(set().union(*tellers.values())) < 2:
        return {}
    from rapidfuzz.fuzz import ratio

    one: dict[str, str] = {outlet: outlet for outlets in tellers.values() for outlet in outlets}
    for outlets in tellers.values():
        _join(one, sorted(outlets))
    for left, right in combinations(sorted(tellers), 2):
        if ratio(left, right, score_cutoff=LIKE):
            _join(one, sorted(tellers[left] | tellers[right]))
    return {outlet: voice for outlet in sorted(one) if (voice := _voice(one, outlet)) != outlet}


def _plain(sentence: str | None) -> str:
    """The letters and digits of a sentence: quotes, dashes and spaces differ from paper to paper."""
    words = "".join(letter if letter.isalnum() else " " for letter in (sentence or "").casefold())
    return " ".join(words.split())


def _join(one: dict[str, str], outlets: Iterable[str]) -> None:
    found = sorted({_voice(one, outlet) for outlet in outlets})
    for voice in found:
        one[voice] = found[0]


def _voice(one: Mapping[str, str], outlet: str) -> str:
    while one[outlet] != outlet:
        outlet = one[outlet]
    return outlet
