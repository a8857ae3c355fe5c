"""A language's frames and function words, read from the YAML files beside, and the prepositions of a sentence."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geoties import ontology
from geoties.extract.lexicon import PACKAGE
from geoties.extract.parse import Sentence, Word

ROLES = {
    "S": "SOURCE_OF",
    "T": "TARGET_OF",
    "P": "PARTY_TO",
    "M": "MEDIATED",
    "H": "HOSTED",
    "G": "GUARANTEED",
}


_ENDINGS = ("èrent", "aient", "eront", "era", "ait", "ant", "ent", "ées", "ée", "és", "es", "é", "e", "a")


@dataclass(frozen=True, slots=True)
class Frame:
    """What tells of a kind of event: a word, what must stand with it, and which slots fill which role (frames.*, nouns.*)."""

    rule: str
    kind: str
    type: str
    verbal: bool
    words: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]
    obj: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    one_sided: bool | None = None
    weight: float = 0.85
    asserted: bool = False
    complement: frozenset[str] = frozenset()
    negated: str | None = None
    state: bool = False
    alone: bool = False
    met: str | None = None
    wide: bool = False
    home: bool = False
    mutual: bool = False
    takes: str = ""
    intransitive: bool = False
    reflexive: bool = False
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The frames of a language by their first word, and its tables of function words (grammar.*.yaml)."""

    language: str
    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    contractions: dict[str, str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    phrase_words: frozenset[str]
    sets: dict[str, frozenset[str]]
    modals: dict[str, str]
    adjectives: dict[str, str]
    outer: dict[str, str]

    @property
    def reaching(self) -> frozenset[str]:
        """Prepositions that belong to a noun even across a participle ("accord visant ... entre A et B")."""
        return self.sets["reaching"]

    def verb(self, word: Word) -> str:
        """The lemma of a verb; where the model gives one that is no frame's, that of a regular form which is."""
        if word.lemma in self.verbs or self.language != "fr":
            return word.lemma
        for ending in _ENDINGS:
            if word.low.endswith(ending) and (guess := word.low[: len(word.low) - len(ending)] + "er") in self.verbs:
                return guess
        return word.lemma

    def is_trigger_noun(self, lemma: str) -> bool:
        """Whether a noun tells of an event."""
        return lemma in self.nouns


@lru_cache(maxsize=4)
def grammar(language: str) -> Grammar:
    """The grammar of a language. Raises ValueError when a frame names an unknown kind, template or slot role."""
    words = ontology.read_yaml(f"grammar.{language}.yaml", package=PACKAGE)
    spec = ontology.read_yaml(f"frames.{language}.yaml", package=PACKAGE)
    spec = spec | ontology.read_yaml(f"nouns.{language}.yaml", package=PACKAGE)
    phrases = [(tuple(phrase.split()), words["same"].get(phrase, phrase)) for phrase in words["phrases"]]
    phrases.sort(key=lambda entry: -len(entry[0]))
    frames = [
        _frame(entry, spec["templates"], verbal=verbal)
        for verbal, name in ((True, "verbs"), (False, "nouns"))
        for entry in spec[name]
    ]
    mapped = ("contractions", "same", "phrases", "modals", "adjectives", "outer")
    return Grammar(
        language=language,
        verbs=_by_word(frame for frame in frames if frame.verbal),
        nouns=_by_word(frame for frame in frames if not frame.verbal),
        contractions=dict(words["contractions"]) | {k: v for k, v in words["same"].items() if " " not in k},
        phrases=tuple(phrases),
        phrase_words=frozenset(word for phrase, _ in phrases for word in phrase),
        sets={name: frozenset(value) for name, value in words.items() if name not in mapped},
        modals=dict(words["modals"]),
        adjectives=dict(words["adjectives"]),
        outer={lemma: effect for effect, lemmas in words["outer"].items() for lemma in lemmas},
    )


def preposition(sentence: Sentence, head: int, rules: Grammar) -> str:
    """The preposition of the phrase that a word heads, as its slot; empty where there is none."""
    mark = _mark(sentence, head, 0)
    if mark is None:
        return ""
    words = sentence.words
    before = [rules.contractions.get(word.low, word.low) for word in words[max(0, mark - 7) : mark + 1]]
    for phrase, code in rules.phrases:
        if tuple(before[-len(phrase) :]) == phrase:
            return code
    after = [rules.contractions.get(word.low, word.low) for word in words[mark : mark + 6]]
    for phrase, code in rules.phrases:
        if tuple(after[: len(phrase)]) == phrase and words[mark].i + len(phrase) <= head:
            return code
    return rules.contractions.get(words[mark].low, words[mark].low)


def opens_phrase(sentence: Sentence, i: int, rules: Grammar) -> bool:
    """Whether a word is the noun of a preposition of several words ("côtés" in "aux côtés de")."""
    words = sentence.words
    if rules.contractions.get(words[i].low, words[i].low) not in rules.phrase_words:
        return False
    for start in range(max(0, i - 3), i + 1):
        said = tuple(rules.contractions.get(word.low, word.low) for word in words[start : start + 7])
        for phrase, _ in rules.phrases:
            if said[: len(phrase)] == phrase and start <= i < start + len(phrase):
                return True
    return False


def _mark(sentence: Sentence, head: int, depth: int) -> int | None:
    """The preposition's word: a case mark of the head, or what stands before the phrase, or that of the first coordinate."""
    words = sentence.words
    marks = [
        child
        for child in sentence.children[head]
        if words[child].dep == "case" and child < head and words[child].low not in ("'s", "'")
    ]
    if marks:
        return marks[-1] if len(marks) > 1 and words[marks[-1]].low in ("de", "of", "des", "du") else marks[0]
    i = head - 1
    while i >= 0 and words[i].pos in ("DET", "NUM", "ADJ") and head - i < 5 and words[i].low not in ("'s",):
        i -= 1
    if i >= 0 and words[i].pos == "ADP" and words[i].low not in ("'s", "'"):
        return i
    if words[head].dep == "conj" and depth < 6 and words[head].head != head:
        return _mark(sentence, words[head].head, depth + 1)
    return None


def _by_word(frames: Any) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in frame.words:
            found.setdefault(word, []).append(frame)
    return {word: tuple(several) for word, several in found.items()}


def _frame(entry: dict[str, Any], templates: dict[str, Any], *, verbal: bool) -> Frame:
    kind = ontology.kinds().get(entry["kind"])
    slots = entry.get("slots")
    if kind is None or (isinstance(slots, str) and slots not in templates):
        raise ValueError(f"frames: {entry} has an unknown kind or slots")
    given: dict[str, list[str]] = templates[slots] if isinstance(slots, str) else entry["slots"]
    roles = {role: tuple(values) for role, values in given.items()}
    if not set(roles) <= {*ROLES, "I"} or ("P" in roles) == kind.directed:
        raise ValueError(f"frames: the roles of {entry} do not fit {kind.name}")
    return Frame(
        rule=entry.get("rule") or entry["words"][0],
        kind=kind.name,
        type=entry.get("type", kind.type),
        verbal=verbal,
        words=tuple(entry["words"]),
        slots=roles,
        obj=frozenset(entry.get("obj", ())),
        of=frozenset(entry.get("of", ())),
        near=tuple(entry.get("near", ())),
        without=frozenset(entry.get("without", ())),
        prep=frozenset(entry.get("prep", ())),
        one_sided=entry.get("one_sided"),
        weight=entry.get("weight", 0.85),
        asserted=entry.get("asserted", False),
        complement=frozenset(entry.get("complement", ())),
        negated=entry.get("negated"),
        state=entry.get("state", False),
        alone=entry.get("alone", False),
        met=entry.get("met"),
        wide=entry.get("wide", False),
        home=entry.get("home", False),
        mutual=entry.get("mutual", False),
        takes=entry.get("takes", ""),
        intransitive=entry.get("intransitive", False),
        reflexive=entry.get("reflexive", False),
        status=entry.get("status"),
    )
