"""How alike two names of persons are, whatever the scripts that they are written in.

The words of the shorter name are laid on those of the longer one. Words in Latin letters are compared by their letters,
words in two scripts by their sounds. The worst pair of words counts as much as their mean: two who share a surname alone, or
a given name alone, are two.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from geoties.names.persons import other_gender, rank
from geoties.names.sounds import Word, sounds

SAME_SOUND = 0.95
"""Of two words with equal consonants; what tells Marie from Mario is no consonant."""

_ONE_WORD = 0.7
"""The most that a name of one word can say: many bear a surname."""

_NUMBER = re.compile("[ivx]+")
_EXTRA = 0.04
_NEAR_LETTERS = 85.0
_NEAR_SOUND = 72.0


@lru_cache(maxsize=262144)
def likeness(left: str, right: str) -> float:
    """From 0 to 1; 1.0 where the names are one but for case, accents, punctuation and the joints of Arabic names."""
    ours, theirs = sounds(left), sounds(right)
    if not ours or not theirs or _told_apart(left, right, ours, theirs):
        return 0.0
    if [word.text for word in ours] == [word.text for word in theirs]:
        return 1.0 if len(ours) > 1 else _ONE_WORD
    short, long = sorted((ours, theirs), key=len)
    if _as_one(short, long):
        return SAME_SOUND
    found = _laid(short, long)
    worst = min(found)
    mean = sum(found) / len(found)
    score = (worst + mean) / 2 - _EXTRA * min(len(long) - len(short), 3)
    return max(0.0, min(score, _ONE_WORD) if len(short) == 1 else score)


def _as_one(short: Sequence[Word], long: Sequence[Word]) -> bool:
    """Whether names that are divided into words otherwise sound the same: شي جين بينغ and Xi Jinping."""
    ours, theirs = "".join(word.sound for word in short), "".join(word.sound for word in long)
    return len(short) > 1 and len(short) != len(long) and ours == theirs and len(ours) > 4


def _laid(short: Sequence[Word], long: Sequence[Word]) -> list[float]:
    """The likeness of each word of the shorter name to the word of the longer one that is left for it, best pairs first."""
    pairs = sorted(
        ((_alike(one, other), -abs(i - j), i, j) for i, one in enumerate(short) for j, other in enumerate(long)),
        reverse=True,
    )
    scores: dict[int, float] = {}
    taken: set[int] = set()
    for score, _, i, j in pairs:
        if i not in scores and j not in taken:
            scores[i] = score
            taken.add(j)
    return list(scores.values())


@lru_cache(maxsize=262144)
def _alike(left: Word, right: Word) -> float:
    from rapidfuzz import fuzz

    if left.text == right.text:
        return 1.0
    if len(left.text) == 1 or len(right.text) == 1:
        return 0.8 if left.text[0] == right.text[0] or left.sound[:1] == right.sound[:1] != "" else 0.0
    if left.latin and right.latin:
        if other_gender(left.text, right.text):
            return 0.2
        letters = fuzz.ratio(left.text, right.text)
        if left.sound == right.sound and letters >= 50:
            return SAME_SOUND
        return letters / 100 if letters >= _NEAR_LETTERS else letters / 200
    if left.sound == right.sound:
        return SAME_SOUND if len(left.sound) > 1 else 0.9
    near = fuzz.ratio(left.sound, right.sound)
    return (SAME_SOUND + near / 100) / 2 if near >= _NEAR_SOUND else near / 250


def _told_apart(left: str, right: str, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether one is a father, a son or a king of another number: by jr, by initials (H. W., W.), by VI and V."""
    marks, others = _marks(ours), _marks(theirs)
    return rank(left) != rank(right) or bool(marks and others and marks != others)


def _marks(name: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.text for word in name[1:] if len(word.text) == 1 or _NUMBER.fullmatch(word.text))
