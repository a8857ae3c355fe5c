"""Who is the subject and what the object of a verb, in any voice and however far away.

Passive clauses are turned: the subject is who did it. Subjects are followed through coordination, relative clauses,
participles and infinitives; a noun right before a verb is its subject where the parse found none.
"""

from geoties.extract.grammar import grammar
from geoties.extract.parse import Sentence
from geoties.extract.spots import Marked

_RELATIVE = frozenset(
    ["qui", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "which", "who", "that", "whom", "dont"]
)
_STANDING = frozenset(["qui", "lequel", "laquelle", "lesquels", "lesquelles", "which", "who"])
_MANY = frozenset(["ont", "sont", "avaient", "étaient", "furent", "eurent", "auront", "seront", "have", "are", "were"])
"""Helping verbs that say that the subject is more than one."""

_AND = frozenset(["et", "and", "puis", "then"])
_SELF = frozenset(["itself", "himself", "herself", "themselves"])
_REFLEXIVE = frozenset(("se", "s'", "me", "m'", "nous"))


def subjects(marked: Marked, verb: int, *, depth: int = 0) -> list[tuple[int, float]]:
    """Heads of who does it, with how sure that is; the agent of a passive."""
    sentence = marked.sentence
    words = sentence.words
    if depth > 6:
        return []
    if is_passive(sentence, verb):
        return [
            (child, 1.0)
            for child in sentence.children[verb]
            if words[child].dep == "obl:agent"
            or (words[child].dep.startswith("obl") and _case(sentence, child) in ("par", "by"))
        ]
    own = [child for child in sentence.children[verb] if words[child].dep == "nsubj"]
    own = [_antecedent(sentence, child, verb) for child in own]
    clausal = next((words[child].head for child in own if words[child].low == "ce" and words[child].head < child), None)
    if any(words[child].low in _SELF for child in own) and words[verb].head != verb:
        return [(head, sure * 0.9) for head, sure in subjects(marked, words[verb].head, depth=depth + 1)]
    if clausal is not None and words[clausal].pos == "VERB":
        return [(head, sure * 0.9) for head, sure in subjects(marked, clausal, depth=depth + 1)]
    if own:
        named = [child for child in own if marked.at(child)]
        return [(child, 1.0) for child in (named or own)]
    word = words[verb]
    above = word.head
    if word.dep == "conj" and words[above].pos in ("VERB", "AUX"):
        if is_passive(sentence, above):
            return [(head, 0.9) for head in objects(sentence, above)]
        outer = words[above].head
        if (
            words[above].dep == "ccomp"
            and _past(word.verb)
            and not _past(words[above].verb)
            and not any(words[c].lemma == "have" and words[c].dep == "aux" for c in sentence.children[above])
            and _past(words[outer].verb)
        ):
            return subjects(marked, outer, depth=depth + 1)
        return subjects(marked, above, depth=depth + 1)
    if word.dep.startswith("acl") and words[above].lemma in _set(sentence, "texts") and marked.at(above) is None:
        passing = words[above].head
        if words[above].dep == "obj" and words[passing].lemma in _set(sentence, "passing"):
            return [(head, sure * 0.95) for head, sure in subjects(marked, passing, depth=depth + 1)]
    if word.dep.startswith("acl") and above != verb:
        return [(above, 0.95)] if ("Part" in word.verb and "Past" not in word.verb) or word.dep == "acl:relcl" else []
    if (
        word.dep.startswith(("xcomp", "advcl", "ccomp"))
        and "Fin" not in word.verb
        and words[above].pos in ("VERB", "AUX", "ADJ", "NOUN")
    ):
        controlled = [child for child in sentence.children[above] if words[child].dep in ("obj", "iobj")]
        if words[above].lemma in _set(sentence, "controlling") and not controlled:
            controlled = [
                child
                for child in sentence.children[above]
                if child < verb and _case(sentence, child) in ("à", "au", "aux")
            ]
        of = any(words[c].low in _set(sentence, "of_doing") and words[c].dep == "mark" for c in sentence.children[verb])
        if controlled and (of or word.dep.startswith(("xcomp", "ccomp"))) and verb > controlled[0]:
            return [(child, 0.9) for child in controlled]
        if is_passive(sentence, above):
            return [(head, 0.9) for head in objects(sentence, above)]
        return [(head, sure * 0.95) for head, sure in subjects(marked, above, depth=depth + 1)]
    beside = _adjacent(marked, verb)
    return [(beside, 0.7)] if beside is not None else []


def objects(sentence: Sentence, verb: int) -> list[int]:
    """Heads of what it is done to; the subject of a passive."""
    words = sentence.words
    if is_passive(sentence, verb):
        kept = [child for child in sentence.children[verb] if words[child].dep == "obj"]
        own = kept or [child for child in sentence.children[verb] if words[child].dep in ("nsubj:pass", "nsubj")]
        if own:
            return [_antecedent(sentence, child, verb) for child in own]
        word = words[verb]
        if word.dep.startswith("acl"):
            return [word.head]
        if word.dep == "advcl" and "Part" in word.verb:
            return [child for child in sentence.children[word.head] if words[child].dep.startswith("nsubj")]
        if word.dep == "conj" and words[word.head].pos in ("VERB", "AUX"):
            return objects(sentence, word.head) or [
                child for child in sentence.children[word.head] if words[child].dep.startswith("nsubj")
            ]
        return []
    own = [child for child in sentence.children[verb] if words[child].dep == "obj"]
    own = own or [child for child in sentence.children[verb] if _bare(sentence, child, verb)]
    if own:
        return [_antecedent(sentence, child, verb) for child in own]
    if words[verb].dep == "acl:relcl" and words[words[verb].head].pos in ("NOUN", "PROPN"):
        has_subject = any(words[c].dep == "nsubj" and words[c].low not in _RELATIVE for c in sentence.children[verb])
        return [words[verb].head] if has_subject else []
    for child in sentence.children[verb]:
        if words[child].dep == "conj" and words[child].pos == "VERB":
            shared = [grand for grand in sentence.children[child] if words[grand].dep == "obj"]
            beside = child - verb < 3 and words[child - 1].low in _AND
            if shared and (beside or not any(words[c].dep.startswith("obl") for c in sentence.children[verb])):
                return shared
    return []


def governor(marked: Marked, noun: int) -> int | None:
    """The verb that a noun is the object, subject or complement of, through other nouns."""
    words = marked.sentence.words
    for above in marked.sentence.ancestors(noun):
        if words[above].pos in ("VERB", "AUX"):
            return above
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a past participle that modifies a noun."""
    words = sentence.words
    children = sentence.children[verb]
    if any(words[child].low in _REFLEXIVE and words[child].dep != "nsubj" for child in children):
        return False
    if any(words[child].dep in ("aux:pass", "nsubj:pass") for child in children):
        return True
    word = words[verb]
    if (
        word.dep in ("acl", "advcl")
        and "Part.Past" in word.verb
        and not any(words[c].dep.startswith("aux") for c in children)
    ):
        return True
    if word.dep == "conj" and "Part" in word.verb and words[word.head].pos == "VERB":
        has_own = any(words[c].dep.startswith(("aux", "nsubj")) for c in children)
        return not has_own and is_passive(sentence, word.head)
    return False


def _bare(sentence: Sentence, child: int, verb: int) -> bool:
    """A name right behind the verb that the parse took for an adverbial, though no preposition stands before it."""
    word = sentence.words[child]
    marks = [grand for grand in sentence.children[child] if sentence.words[grand].dep in ("case", "mark")]
    return (
        (word.dep.startswith(("obl", "advmod")) or (word.dep == "xcomp" and bool(word.entity)))
        and (word.pos == "PROPN" or (bool(word.entity) and word.text[:1].isupper()))
        and not marks
        and verb < child
        and (child <= verb + 3 or sentence.subtree(child)[0] == verb + 1)
        and not word.low[0].isdigit()
    )


def _antecedent(sentence: Sentence, child: int, verb: int) -> int:
    """A relative pronoun stands for the noun its clause hangs on, else the noun right before; for a list where it is many."""
    words = sentence.words
    if words[child].low not in _RELATIVE or words[child].pos not in ("PRON", "SCONJ", "DET"):
        return child
    above = verb
    while words[above].dep == "conj" and words[above].head != above:
        above = words[above].head
    if words[above].dep.startswith("acl") and words[above].head != above:
        noun = words[above].head
    else:
        before = child - 2 if child > 1 and words[child - 1].text == "," else child - 1
        if before < 0 or words[before].pos not in ("NOUN", "PROPN") or words[child].low not in _STANDING:
            return child
        noun = before
    helped = {words[c].low for c in sentence.children[verb] if words[c].dep.startswith(("aux", "cop"))}
    many = words[child].low in ("lesquels", "lesquelles") or bool(helped & _MANY)
    while many and words[noun].dep == "conj" and words[words[noun].head].pos in ("NOUN", "PROPN"):
        noun = words[noun].head
    return noun


def _past(form: str) -> bool:
    """Of "he stated that it is growing and pledged help" the second verb goes with the first that is in the past too."""
    return "Fin.Past" in form


def _adjacent(marked: Marked, verb: int) -> int | None:
    """The noun right before the verb, where the parse gave it no subject and no preposition stands before it."""
    sentence = marked.sentence
    words = sentence.words
    i = verb - 1
    while (i >= 0 and words[i].pos in ("AUX", "ADV", "PART")) or (
        i >= 0 and words[i].low in ("se", "s'", "ne", "n'", "en", "y")
    ):
        i -= 1
    if i >= 0 and words[i].text == ")":
        i = max((k for k in range(i) if words[k].text == "("), default=0) - 1
    if i < 0 or words[i].pos not in ("NOUN", "PROPN", "ADJ") or ("Fin" not in words[verb].verb and i == verb - 1):
        return None
    around = (phrase for phrase in marked.phrases.values() if phrase.first <= i < phrase.stop)
    spot = next(around, None) or marked.at(i)
    head = spot.head if spot else i
    first = spot.first if spot else i
    while first > 0 and words[first - 1].pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
        first -= 1
    return head if first == 0 or words[first - 1].pos in ("PUNCT", "CCONJ", "SCONJ") else None


def _case(sentence: Sentence, i: int) -> str:
    marks = [sentence.words[child].low for child in sentence.children[i] if sentence.words[child].dep == "case"]
    return marks[0] if marks else ""


def _set(sentence: Sentence, name: str) -> frozenset[str]:
    return grammar(sentence.language).sets[name]
