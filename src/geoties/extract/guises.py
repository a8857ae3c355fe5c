"""French verb forms that the model knows too badly to read a sentence with them, and the known forms it reads instead.

A simple past or an opening participle that it takes for a noun, a name or an adjective spoils the whole clause ("L'armée
bombarda la ville"). Such a sentence is parsed again with the form of a verb that the model knows in its place.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from geoties import ontology
from geoties.extract.lexicon import PACKAGE

_CLAUSES = frozenset(["ROOT", "conj", "acl:relcl", "advcl", "ccomp", "xcomp", "parataxis", "aux", "aux:pass", "cop"])
"""What a finite verb can be in a sentence."""

_PARTICIPLES = (("é", "attaqué"), ("ée", "attaquée"), ("és", "attaqués"), ("ées", "attaquées"))

Seen = tuple[str, str, str]
"""A word as the model read it: its text, part of speech and dependency."""


def guises(words: Sequence[Seen]) -> dict[int, tuple[str, str, str]]:
    """The words of a French text to read in another's guise: place -> the guise, the infinitive, the verb form it has."""
    found = {}
    for i, (text, pos, dep) in enumerate(words):
        after = words[i + 1][0].lower() if i + 1 < len(words) else ""
        infinitive = pasts().get(text)
        if infinitive is not None and i and not (pos in ("VERB", "AUX") and dep in _CLAUSES):
            if words[i - 1][1] not in ("DET", "ADP"):
                found[i] = (_known(text, after), infinitive, "Fin.Past.Ind")
        elif text[:1].isupper() and pos not in ("VERB", "AUX") and (not i or words[i - 1][0] in ".!?"):
            participle = _opening(text, after)
            if participle is not None:
                found[i] = participle
    return found


def _known(past: str, after: str) -> str:
    """A simple past that the model knows, of the same number and with the same complement."""
    known = _spec()["guises"]
    one, many = known.get(after, known["else"])
    return str(many if past.endswith("nt") else one)


def _opening(text: str, after: str) -> tuple[str, str, str] | None:
    """The guise of a participle that opens a sentence: "Annexée par la Russie, la Crimée ..."."""
    if after not in _spec()["opened"]:
        return None
    for ending, known in _PARTICIPLES:
        infinitive = text.lower().removesuffix(ending) + "er"
        if text.endswith(ending) and infinitive in verbs():
            return known.capitalize(), infinitive, "Part.Past"
    return None


@lru_cache(maxsize=1)
def _spec() -> dict[str, Any]:
    spec: dict[str, Any] = ontology.read_yaml("guises.yaml", package=PACKAGE)
    return spec


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """The verbs that tell of something (frames.fr.yaml)."""
    frames = ontology.read_yaml("frames.fr.yaml", package=PACKAGE)["verbs"]
    return frozenset(word for frame in frames for word in frame["words"])


@lru_cache(maxsize=1)
def pasts() -> dict[str, str]:
    """Simple pasts by form: of the verbs in -er that tell of something, by rule; of others, as listed."""
    found = {form: infinitive for infinitive, forms in _spec()["pasts"].items() for form in forms}
    for infinitive in verbs():
        if not infinitive.endswith("er"):
            continue
        stem = infinitive[:-2]
        soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)
        found[soft + "a"] = found[stem + "èrent"] = infinitive
    return {form: infinitive for form, infinitive in found.items() if form not in _spec()["others"]}
