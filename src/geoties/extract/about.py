"""What an agreement or an aid is about, and what is told in the words of an agreement named before."""

from functools import lru_cache

from geoties import ontology
from geoties.extract.cast import Cast
from geoties.extract.clauses import governor, subjects
from geoties.extract.grammar import Frame, Grammar
from geoties.extract.lexicon import PACKAGE
from geoties.extract.parse import Sentence
from geoties.extract.roles import Filler, Roles
from geoties.extract.spots import Marked, Spot


def domain(marked: Marked, frame: Frame, trigger: int) -> str:
    """What an agreement or an aid is about, where its words name one domain only."""
    cues = _domains().get(frame.kind)
    if cues is None or (frame.verbal and frame.kind == "agreement"):
        return frame.kind
    sentence = marked.sentence
    indices = set(range(max(0, trigger - 3), min(trigger + (8 if frame.kind == "aid" else 5), len(sentence.words))))
    if frame.kind == "agreement":
        indices |= {*sentence.subtree(trigger), *_aim(marked, trigger)}
    said = {form for i in indices for form in (sentence.words[i].lemma, sentence.words[i].low)}
    said |= {"-".join(word.low for word in sentence.words[i - 1 : i + 2 : 2]) for i in indices if _hyphen(sentence, i)}
    fitting = [kind for kind, words in cues.items() if said & words]
    return fitting[0] if len(fitting) == 1 and fitting[0] != "other" else frame.kind


def _hyphen(sentence: Sentence, i: int) -> bool:
    """Whether a word is the hyphen of a compound that the model cut ("libre-échange")."""
    return sentence.words[i].text == "-" and 0 < i < len(sentence.words) - 1


def content_of_agreement(marked: Marked, trigger: int, rules: Grammar, cast: Cast, roles: Roles) -> str | None:
    """ "L'accord prévoit la fabrication de drones": the parties are those of the agreement told last; it is planned."""
    words = marked.sentence.words
    verb = governor(marked, trigger)
    while verb is not None and words[verb].lemma not in rules.sets["content"]:
        verb = governor(marked, verb)
    if verb is None or len(cast.agreement) < 2:
        return None
    named = [head for head, _ in subjects(marked, verb) if words[head].lemma in rules.sets["agreement_nouns"]]
    if not named:
        return None
    spot = Spot(named[0], named[0] + 1, named[0], cast.agreement, "Country", "nominal", sure=0.8, told=False)
    roles.filled["P"] = [Filler(actor, spot, 0.8, "subj") for actor in cast.agreement]
    return "planned"


def _aim(marked: Marked, trigger: int) -> list[int]:
    """What a participle or infinitive right behind an agreement says of it ("... visant à stimuler la coopération")."""
    sentence = marked.sentence
    above = sentence.words[trigger].head
    if sentence.words[above].pos not in ("VERB", "AUX"):
        return []
    aims = [
        c
        for c in sentence.children[above]
        if 0 < c - trigger < 8 and sentence.words[c].dep.startswith(("advcl", "acl", "obl"))
    ]
    return [i for child in aims for i in sentence.subtree(child)]


@lru_cache(maxsize=1)
def _domains() -> dict[str, dict[str, frozenset[str]]]:
    """What narrows a kind: words by the kind that they make of it."""
    spec = ontology.read_yaml("domains.yaml", package=PACKAGE)
    return {kind: {narrow: frozenset(words) for narrow, words in cues.items()} for kind, cues in spec.items()}
