"""How far a noun phrase reaches, read along the words: the tree is too often wrong about what hangs where in one."""

from geoties.extract.parse import Sentence, Word
from geoties.extract.spots import Marked

_LINKS = {
    "fr": frozenset(
        [
            "de",
            "du",
            "des",
            "d'",
            "l'",
            "la",
            "le",
            "les",
            "à",
            "au",
            "aux",
            "en",
            "et",
            "pour",
            "chargé",
            "chargée",
            "auprès",
        ]
    ),
    "en": frozenset(["of", "for", "the", "to", "and", "in", "at"]),
}
_AT = frozenset({"à", "au", "aux", "en", "to", "in", "at"})
_SEATS = frozenset(
    [
        "ambassadeur",
        "ambassadrice",
        "ambassade",
        "consul",
        "consulat",
        "bureau",
        "représentant",
        "représentante",
        "délégation",
        "envoyé",
        "envoyée",
        "mission",
        "chargé",
        "représentation",
        "ambassador",
        "envoy",
        "representative",
        "consulate",
        "office",
        "delegation",
    ]
)
_PLACES = ("LOC", "GPE")
_INNER = ("NOUN", "PROPN", "ADJ", "NUM", "X")
_LONGEST = 12


def left_edge(sentence: Sentence, head: int) -> int:
    """The first word of the phrase of a noun: adjectives, nouns before it in English, possessives, its determiner."""
    words, first = sentence.words, head
    while first > 0 and head - first < _LONGEST:
        before = words[first - 1]
        if before.pos == "DET" or (before.dep.startswith(("det", "nmod:poss")) and before.pos in ("PRON", "DET")):
            first -= 1
            if before.low in ("l'", "d'", "le", "la", "les", "the", "a", "an", "un", "une"):
                break
        elif (before.pos == "CCONJ" and first > 1 and _is_listed(words[first - 2], words[first])) or (
            before.text == "-" and first > 1 and _is_half(words[first - 2], before, words[first])
        ):
            first -= 2
        elif (before.pos in ("ADJ", "NUM") and _within(sentence, first - 1, head)) or (
            sentence.language == "en" and _english_before(sentence, first - 1, head)
        ):
            first -= 1
        else:
            break
    return first


def _is_listed(left: Word, right: Word) -> bool:
    """Whether two adjectives are joined before a noun: "Indian and Chinese troops"."""
    return right.dep == "conj" and right.head == left.i and left.pos == right.pos == "ADJ"


def _is_half(left: Word, hyphen: Word, right: Word) -> bool:
    """Whether a hyphen joins two words to one: "Governor-General"."""
    return left.pos in ("NOUN", "PROPN") and left.end == hyphen.start and hyphen.end == right.start


def right_edge(marked: Marked, head: int) -> int:
    """The end of the phrase of a noun; a person's name ends it, and so does any verb or mark."""
    sentence = marked.sentence
    words, links = sentence.words, _LINKS[sentence.language]
    stop = head + 1
    while stop < len(words) and stop - head < _LONGEST:
        word, spot = words[stop], marked.names.get(stop)
        if spot is not None and spot.kind == "Person":
            break
        if spot is not None and sentence.language == "en" and words[stop - 1].low not in links:
            break
        if word.low in ("'s", "'") and stop - 1 in marked.names and words[stop - 2].low in links:
            stop += 1
            continue
        if word.low in links:
            if word.low in _AT and not any(w.lemma in _SEATS for w in words[head:stop]):
                break
            if not _goes_on(words, stop, links):
                break
            if word.low in ("et", "and") and not (_names_more(words, stop) or _two_nations(marked, stop)):
                break
        elif sentence.language == "en":
            if word.pos not in _INNER or (words[stop - 1].pos in _INNER and stop - 1 == head and word.pos != "PROPN"):
                break
        elif word.pos not in _INNER and spot is None:
            break
        stop += 1
    while words[stop - 1].low in links:
        stop -= 1
    return stop


def _within(sentence: Sentence, i: int, head: int) -> bool:
    return sentence.words[i].head == head or head in sentence.ancestors(i)


def _english_before(sentence: Sentence, i: int, head: int) -> bool:
    word = sentence.words[i]
    if word.low in ("'s", "'"):
        return i > 0 and sentence.words[i - 1].pos in ("PROPN", "NOUN")
    return word.pos in ("NOUN", "PROPN", "ADJ") and (
        _within(sentence, i, head) or word.head == sentence.words[head].head
    )


def _goes_on(words: list[Word], stop: int, links: frozenset[str]) -> bool:
    """Whether a noun follows the link words."""
    for word in words[stop + 1 : stop + 4]:
        if word.pos in _INNER:
            return True
        if word.low not in links:
            return False
    return False


def _two_nations(marked: Marked, stop: int) -> bool:
    """ "Les ministres soudanais et tchadien": an "et" between two nationalities."""
    around = (marked.names.get(stop - 1), marked.names.get(stop + 1))
    return all(spot is not None and spot.form == "demonym" for spot in around)


def _names_more(words: list[Word], stop: int) -> bool:
    """ "Affaires étrangères et Coopération", "du Hunan et du Hubei" go on; "le ministre et son homologue" does not."""
    after = words[stop + 1] if stop + 1 < len(words) else words[stop]
    if after.low in ("de", "des", "du", "d'", "la", "le", "les", "l'", "the") and stop + 2 < len(words):
        after = words[stop + 2]
    if (
        after.dep == "conj"
        and after.head in (stop - 1, words[stop - 1].head)
        and words[stop - 1].entity in _PLACES
        and after.entity in _PLACES
    ):
        return True
    return (
        words[stop - 1].text[:1].isupper()
        and after.text[:1].isupper()
        and after.entity not in ("PER", "PERSON", *_PLACES)
    )
