"""What hangs on a trigger: its subject, object and prepositional phrases, each under a slot's name.

Slots of a verb: `subj`, `obj`, `iobj`, a preposition ("avec", "to"), and one inside another ("obj.de", "obj.adj"). Passive
clauses are turned: `subj` is who did it. Subjects are followed through coordination, relative clauses, participles,
infinitives. Slots of a noun: `adj` (a nationality at it), `poss` (a genitive before it), prepositions read along the words
behind it, and what its support verb brings ("A mène une visite en B").
"""

from dataclasses import dataclass

from geoties.extract.grammar import Grammar, opens_phrase, preposition
from geoties.extract.parse import Sentence
from geoties.extract.spots import Marked

_CLAUSES = ("acl", "advcl", "ccomp", "parataxis", "csubj")
_RELATIVE = ("qui", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "which", "who", "that", "whom", "dont")
_STOPS = ("qui", "que", "qu'", "dont", "où", "which", "who", "that", "whose", "where", "when", "while", "lorsque", "quand", "mais", "but", "alors", "selon", "according", "après", "after", "pour", "afin")


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that heads a phrase in a slot; `sure` is lower for what was reached through another phrase."""

    slot: str
    head: int
    sure: float = 1.0


def of_verb(marked: Marked, verb: int, grammar: Grammar) -> list[Argument]:
    """The arguments of a verb, the direct ones first."""
    sentence = marked.sentence
    found = [Argument("subj", head, sure) for head, sure in subjects(marked, verb)]
    found += [Argument("obj", head) for head in objects(sentence, verb)]
    taken = {argument.head for argument in found}
    for child in sentence.children[verb]:
        word = sentence.words[child]
        if child in taken or word.dep.startswith(("nsubj", "obj", "aux", "advcl", "conj", "ccomp", "acl", "parataxis", "punct")):
            continue
        if word.dep == "iobj":
            found.append(Argument("iobj", child))
        elif word.dep.startswith(("obl", "nmod", "xcomp", "dep", "advmod", "appos")) and word.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "ADV"):
            code = preposition(sentence, child, grammar)
            if code:
                found.append(Argument("" if opens_phrase(sentence, child, grammar) else code, child))
    direct = list(found)
    for argument in direct:
        if argument.slot == "subj" and sentence.words[argument.head].head != verb:
            continue
        found += _nested(marked, argument, grammar)
    for child in sentence.children[verb]:
        if sentence.words[child].dep in ("ccomp", "xcomp") and sentence.words[child].pos in ("VERB", "AUX"):
            found += _of_complement(marked, child, grammar)
    return found


def _of_complement(marked: Marked, verb: int, grammar: Grammar) -> list[Argument]:
    """What a complement clause brings: its subject ("demanded that Israel leave"), and its objects by "xcomp."."""
    sentence = marked.sentence
    words = sentence.words
    own = [child for child in sentence.children[verb] if words[child].dep.startswith("nsubj")]
    found = [Argument("ccomp", child, 0.95) for child in own]
    for child in sentence.children[verb]:
        slot = "obj" if words[child].dep == "obj" else preposition(sentence, child, grammar) if words[child].dep.startswith("obl") else ""
        if slot:
            argument = Argument(f"xcomp.{slot}", child, 0.9)
            found += [argument, *_nested(marked, argument, grammar)]
    return found


def of_noun(marked: Marked, noun: int, grammar: Grammar) -> list[Argument]:
    """The arguments of a noun: nationality, genitive, prepositions behind it; then those in its subtree."""
    sentence = marked.sentence
    found = [*_before_noun(marked, noun), *_behind(marked, noun, grammar), *_bearer(marked, noun, grammar)]
    seen = {argument.head for argument in found}
    for i in sentence.subtree(noun):
        spot = marked.at(i)
        if spot is None or spot.head != i or any(spot.first <= other < spot.stop for other in seen) or i < noun:
            continue
        code = preposition(sentence, i, grammar)
        if code in grammar.reaching and not _other_clause(sentence, i, noun):
            found.append(Argument(code, i, 0.9))
            seen.add(i)
    return found


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
            if words[child].dep == "obl:agent" or (words[child].dep.startswith("obl") and _case(sentence, child) in ("par", "by"))
        ]
    own = [child for child in sentence.children[verb] if words[child].dep == "nsubj"]
    own = [_antecedent(sentence, child, verb) for child in own]
    if own:
        named = [child for child in own if marked.at(child)]
        return [(child, 1.0) for child in (named or own)]
    word = words[verb]
    above = word.head
    if word.dep == "conj" and words[above].pos in ("VERB", "AUX"):
        if is_passive(sentence, above):
            return [(head, 0.9) for head in objects(sentence, above)]
        return subjects(marked, above, depth=depth + 1)
    if word.dep.startswith("acl") and above != verb:
        return [(above, 0.95)] if "Part" in word.verb and "Past" not in word.verb or word.dep == "acl:relcl" else []
    if word.dep.startswith(("xcomp", "advcl", "ccomp")) and "Fin" not in word.verb and words[above].pos in ("VERB", "AUX", "ADJ", "NOUN"):
        controlled = [child for child in sentence.children[above] if words[child].dep in ("obj", "iobj")]
        if controlled and word.dep.startswith(("xcomp", "ccomp")) and verb > controlled[0]:
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
        own = [child for child in sentence.children[verb] if words[child].dep in ("nsubj:pass", "nsubj")]
        if own:
            return [_antecedent(sentence, child, verb) for child in own]
        word = words[verb]
        if word.dep.startswith("acl"):
            return [word.head]
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
            if shared and not any(words[c].dep.startswith("obl") for c in sentence.children[verb]):
                return shared
    return []


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a past participle that modifies a noun."""
    words = sentence.words
    children = sentence.children[verb]
    if any(words[child].dep in ("aux:pass", "nsubj:pass") for child in children):
        return True
    word = words[verb]
    if word.dep in ("acl", "advcl") and "Part.Past" in word.verb and not any(words[c].dep.startswith("aux") for c in children):
        return True
    if word.dep == "conj" and "Part" in word.verb and words[word.head].pos == "VERB":
        has_own = any(words[c].dep.startswith(("aux", "nsubj")) for c in children)
        return not has_own and is_passive(sentence, word.head)
    return False


def _bare(sentence: Sentence, child: int, verb: int) -> bool:
    """A name right behind the verb that the parse took for an adverbial, though no preposition stands before it."""
    word = sentence.words[child]
    marks = [grand for grand in sentence.children[child] if sentence.words[grand].dep in ("case", "mark")]
    return word.dep.startswith("obl") and word.pos == "PROPN" and not marks and verb < child <= verb + 3 and not word.low[0].isdigit()


def _antecedent(sentence: Sentence, child: int, verb: int) -> int:
    """A relative pronoun stands for the noun that its clause hangs on."""
    words = sentence.words
    if words[child].low in _RELATIVE and words[child].pos in ("PRON", "SCONJ", "DET"):
        above = verb
        while words[above].dep == "conj" and words[above].head != above:
            above = words[above].head
        if words[above].dep.startswith("acl") and words[above].head != above:
            return words[above].head
    return child


def _adjacent(marked: Marked, verb: int) -> int | None:
    """The noun right before the verb, where the parse gave it no subject and no preposition stands before it."""
    sentence = marked.sentence
    words = sentence.words
    i = verb - 1
    while i >= 0 and words[i].pos in ("AUX", "ADV", "PART") or i >= 0 and words[i].low in ("se", "s'", "ne", "n'", "en", "y"):
        i -= 1
    if i < 0 or words[i].pos not in ("NOUN", "PROPN", "ADJ") or "Fin" not in words[verb].verb and i == verb - 1:
        return None
    spot = marked.at(i) or marked.names.get(i)
    head = spot.head if spot else i
    first = spot.first if spot else i
    while first > 0 and words[first - 1].pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
        first -= 1
    return head if first == 0 or words[first - 1].pos in ("PUNCT", "CCONJ", "SCONJ") else None


def _nested(marked: Marked, argument: Argument, grammar: Grammar) -> list[Argument]:
    """Phrases inside an argument: "obj.de", "obj.adj"; their prepositions also count as hanging on the verb, less surely."""
    sentence = marked.sentence
    found = []
    for i in sentence.subtree(argument.head):
        spot = marked.at(i) or marked.names.get(i)
        if spot is None or spot.head != i or i == argument.head or _other_clause(sentence, i, argument.head):
            continue
        if spot.form == "demonym" and sentence.words[i].dep in ("amod", "compound", "conj"):
            found.append(Argument(f"{argument.slot}.adj", i, 0.9))
            continue
        if sentence.words[i].dep in ("nmod:poss", "compound"):
            found.append(Argument(f"{argument.slot}.adj", i, 0.9))
            continue
        code = preposition(sentence, i, grammar)
        if code:
            found.append(Argument(f"{argument.slot}.{code}", i, 0.9))
            if code not in ("de", "of") and argument.slot not in ("subj", "obj", "iobj"):
                found.append(Argument(code, i, 0.85))
    return found


def _before_noun(marked: Marked, noun: int) -> list[Argument]:
    """Genitives, nationalities and names in the noun phrase before the noun, and French nationalities right behind it."""
    sentence = marked.sentence
    words = sentence.words
    found = []
    i = noun - 1
    while i >= 0 and noun - i < 9:
        spot = marked.at(i) or marked.names.get(i)
        if spot is not None and spot.stop <= noun:
            genitive = spot.stop < len(words) and words[spot.stop].low in ("'s", "'")
            found.append(Argument("poss" if genitive else "adj", spot.head))
            if genitive and not (spot.first and words[spot.first - 1].low in ("and", "-", "/")):
                break
            i = spot.first - 1
            continue
        if words[i].low in ("'s", "'", "-", "–", "/", "and", "et") or words[i].pos in ("ADJ", "NUM", "NOUN", "PROPN", "DET") and sentence.language == "en":
            if words[i].pos == "DET" and words[i].low not in ("both",):
                break
            i -= 1
            continue
        if sentence.language == "fr" and words[i].pos in ("ADJ", "NUM"):
            i -= 1
            continue
        break
    if sentence.language == "fr":
        found = []
        j = noun + 1
        while j < len(words) and (words[j].pos == "ADJ" or j in marked.names and marked.names[j].form == "demonym" or words[j].low in ("et", "-", "–")):
            spot = marked.names.get(j)
            if spot is not None and spot.form == "demonym":
                found.append(Argument("adj", spot.head))
            elif words[j].low == "et" and not (j + 1 < len(words) and j + 1 in marked.names and marked.names[j + 1].form == "demonym"):
                break
            j += 1
    return found


def _bearer(marked: Marked, noun: int, grammar: Grammar) -> list[Argument]:
    """Who is in the state that a noun names: "l'Irak en guerre contre", "Iraq is at war with"."""
    sentence = marked.sentence
    words = sentence.words
    found = [Argument("subj", child) for child in sentence.children[noun] if words[child].dep == "nsubj"]
    for verb in range(noun + 1, min(noun + 5, len(words))):
        if words[verb].pos == "VERB" and "Part" in words[verb].verb and words[verb].dep.startswith(("acl", "amod")):
            mediates = words[verb].lemma in grammar.sets["mediation_verbs"]
            signs = words[verb].lemma in grammar.sets["support"]
            if mediates or (signs and words[verb].head == noun):
                found += [Argument("mediated" if mediates else "subj", head, 0.95) for head, _ in subjects(marked, verb)]
    if preposition(sentence, noun, grammar) in ("en", "at"):
        above = words[noun].head
        if words[above].pos in ("VERB", "AUX"):
            found += [Argument("bearer", head, sure) for head, sure in subjects(marked, above)]
        elif marked.at(above) is not None:
            found.append(Argument("bearer", above))
    return found


def _behind(marked: Marked, noun: int, grammar: Grammar) -> list[Argument]:
    """Prepositional phrases behind a noun, along the words, up to a verb, a mark or another clause."""
    sentence = marked.sentence
    words = sentence.words
    found = []
    i = noun + 1
    while i < len(words) and i - noun < 28:
        word = words[i]
        spot = marked.at(i)
        if spot is not None and i in (spot.head, spot.first) and spot.first > noun:
            code = preposition(sentence, spot.head, grammar)
            if code:
                found.append(Argument(code, spot.head, 0.95))
            if spot.form == "demonym" or (spot.form == "nominal" and spot.kind == "Country" and not code.startswith("à")):
                found.append(Argument("inner.adj", spot.head, 0.9))
            i = max(spot.stop, i + 1)
            continue
        if word.low in _STOPS or word.pos == "VERB" and "Fin" in word.verb or word.pos == "AUX" or word.text in (".", ";", ":", "(", ")", '"', "!", "?"):
            break
        if word.text == "," and not _list_goes_on(marked, i):
            break
        if word.pos == "VERB" and not (word.dep.startswith("amod")):
            break
        if i > noun + 1 and grammar.is_trigger_noun(word.lemma) and word.i not in marked.names:
            break
        i += 1
    return found


def _list_goes_on(marked: Marked, comma: int) -> bool:
    return comma + 1 < len(marked.sentence.words) and bool(
        marked.sentence.words[comma + 1].pos in ("ADP",) or marked.names.get(comma + 1) and marked.names.get(comma - 1)
    )


def _other_clause(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a clause begins between a word and the word above it, purposes of an agreement aside ("visant à")."""
    for above in [i, *sentence.ancestors(i)]:
        if above == top:
            return False
        word = sentence.words[above]
        if word.dep.startswith(("acl:relcl", "advcl", "ccomp", "parataxis", "csubj")) or word.dep == "conj" and word.pos == "VERB":
            return True
    return False


def _case(sentence: Sentence, i: int) -> str:
    marks = [sentence.words[child].low for child in sentence.children[i] if sentence.words[child].dep == "case"]
    return marks[0] if marks else ""
