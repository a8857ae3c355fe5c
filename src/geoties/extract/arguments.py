"""What hangs on a verb: its subject, object and prepositional phrases, each under a slot's name.

Slots of a verb: `subj`, `obj`, `iobj`, a preposition ("avec", "to"), one inside another ("obj.de", "obj.adj"), and `ccomp` and
"xcomp.obj" for what a clause below it brings ("demanded that Israel leave", "threatened to attack Iran").
"""

from dataclasses import dataclass

from geoties.extract.clauses import is_passive, objects, subjects
from geoties.extract.grammar import Grammar, opens_phrase, preposition
from geoties.extract.parse import Sentence
from geoties.extract.spots import Marked

_THEIRS = frozenset(["its", "their", "his", "her", "son", "sa", "ses", "leur", "leurs"])


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
    if is_passive(sentence, verb) and any(sentence.words[a.head].dep == "obj" for a in found if a.slot == "obj"):
        given = [child for child in sentence.children[verb] if sentence.words[child].dep.startswith("nsubj")]
        found += [Argument("iobj", child) for child in given]
    taken = {argument.head for argument in found}
    for child in sentence.children[verb]:
        word = sentence.words[child]
        if child in taken or word.dep.startswith(
            ("nsubj", "obj", "aux", "advcl", "conj", "ccomp", "acl", "parataxis", "punct")
        ):
            continue
        if word.dep == "prep":
            stranded = _after_preposition(marked, child)
            if stranded is not None:
                found.append(Argument(grammar.contractions.get(word.low, word.low), stranded, 0.85))
        elif word.dep == "advmod" and word.pos == "ADV":
            for below in sentence.children[child]:
                noun = sentence.words[below].pos in ("NOUN", "PROPN", "PRON")
                if noun and sentence.words[below].dep.startswith(("obl", "nmod")):
                    found.append(Argument(preposition(sentence, below, grammar), below, 0.95))
        elif word.dep == "iobj":
            found.append(Argument("iobj", child))
        elif word.dep.startswith(("obl", "nmod", "xcomp", "dep", "advmod", "appos")) and word.pos in (
            "NOUN",
            "PROPN",
            "PRON",
            "NUM",
            "ADJ",
            "X",
            "ADV",
        ):
            code = preposition(sentence, child, grammar)
            if code:
                opens = opens_phrase(sentence, child, grammar)
                found.append(Argument("" if opens else code, child))
                under = sentence.children[child] if opens else []
                nouns = grammar.sets["mediation_nouns"]
                found += [Argument(code, i, 0.9) for i in under if sentence.words[i].lemma in nouns]
    found += _possessors(marked, verb, found)
    found += _of_relative(marked, verb, found, grammar)
    direct = list(found)
    for argument in direct:
        if argument.slot == "subj" and sentence.words[argument.head].head != verb:
            continue
        found += nested(marked, argument, grammar)
    if sentence.words[verb].dep == "parataxis":
        found += [Argument("ccomp", head, 0.9) for head, _ in subjects(marked, sentence.words[verb].head)]
    for child in sentence.children[verb]:
        found += _doing_the_same(marked, child, grammar)
        if sentence.words[child].dep in ("ccomp", "xcomp") and sentence.words[child].pos in ("VERB", "AUX"):
            found += _of_complement(marked, child, grammar)
        elif sentence.words[child].dep == "advcl" and "Inf" in sentence.words[child].verb:
            found += [Argument("aim.obj", below, 0.85) for below in objects(sentence, child)]
    return found


def _possessors(marked: Marked, verb: int, found: list[Argument]) -> list[Argument]:
    """Whose the object is: of "Estonia said that jets had violated its airspace" who says it, no subject of the clause itself."""
    sentence = marked.sentence
    words = sentence.words
    if words[verb].dep not in ("ccomp", "advcl", "xcomp"):
        return []
    above = words[verb].head
    theirs = {
        argument.slot for argument in found for child in sentence.children[argument.head] if words[child].low in _THEIRS
    }
    mine = {argument.head for argument in found if argument.slot == "subj"}
    if words[above].pos != "VERB" or not theirs & {"obj", "subj"}:
        return []
    owners = [head for head, _ in subjects(marked, above) if marked.at(head) is not None and head not in mine]
    if "subj" in theirs and words[verb].dep == "ccomp" and not any(marked.at(head) for head in mine):
        return [Argument("subj", head, 0.85) for head in owners]
    return [Argument("obj.adj", head, 0.85) for head in owners] if mine and "obj" in theirs else []


def _of_relative(marked: Marked, verb: int, found: list[Argument], grammar: Grammar) -> list[Argument]:
    """What a relative clause says of the noun it hangs on: where it was done ("où", "where"), whose the subject is ("dont")."""
    sentence = marked.sentence
    words = sentence.words
    where = next(
        (child for child in sentence.children[verb] if words[child].low in ("où", "where") and child < verb), 0
    )
    before = marked.at(where - 2 if words[where - 1].text == "," else where - 1) if where > 1 else None
    if before is not None:
        return [Argument(min(grammar.sets["placing"]), before.head, 0.9)]
    above = verb
    while words[above].dep == "conj" and words[above].head != above:
        above = words[above].head
    noun = words[above].head
    if not words[above].dep.startswith("acl") or noun >= verb:
        return []
    inside = [words[i].low for i in range(noun + 1, verb)]
    subject = [argument for argument in found if argument.slot == "subj" and marked.at(argument.head) is None]
    if set(inside) & {"dont", "whose"} and subject and marked.at(noun) is not None:
        return [Argument("subj", noun, 0.85)]
    return []


def _doing_the_same(marked: Marked, verb: int, grammar: Grammar) -> list[Argument]:
    """Who did it too: "comme l'avait fait la France", "as France had done"."""
    words = marked.sentence.words
    if words[verb].lemma not in grammar.sets["doing"] or not words[verb].dep.startswith("advcl"):
        return []
    marks = {words[child].low for child in marked.sentence.children[verb]} & grammar.sets["same_as"]
    slot = min(grammar.sets["joining"] & {"comme", "like"})
    children = marked.sentence.children[verb]
    named = [child for child in children if words[child].dep in ("nsubj", "obj") and marked.at(child) is not None]
    return [Argument(slot, head, 0.9) for head in named] if marks else []


def _after_preposition(marked: Marked, preposition_at: int) -> int | None:
    """The actor right behind a preposition that the parse left without its noun."""
    for i in range(preposition_at + 1, min(preposition_at + 6, len(marked.sentence.words))):
        spot = marked.phrases.get(i) or marked.names.get(i)
        if spot is not None:
            outer = next((p for p in marked.phrases.values() if p.first <= i < p.stop), spot)
            return outer.head
        if marked.sentence.words[i].pos not in ("DET", "ADJ", "NUM", "NOUN"):
            return None
    return None


def nested(marked: Marked, argument: Argument, grammar: Grammar) -> list[Argument]:
    """Phrases inside an argument: "obj.de", "obj.adj"; their prepositions also count as hanging on the verb, less surely."""
    sentence = marked.sentence
    found = []
    for i in sentence.subtree(argument.head):
        spot = marked.at(i) or marked.names.get(i)
        if spot is None or spot.head != i or i == argument.head or other_clause(sentence, i, argument.head):
            continue
        if spot.form == "demonym" and sentence.words[sentence.words[i].head].lemma in grammar.sets["manner"]:
            continue
        if opens_phrase(sentence, i, grammar):
            continue
        adjective = sentence.words[i].pos == "ADJ" and sentence.words[i - 1].pos not in ("DET", "ADP")
        if spot.form == "demonym" and (sentence.words[i].dep in ("amod", "compound", "conj") or adjective):
            found.append(Argument(f"{argument.slot}.adj", i, 0.9))
            continue
        if sentence.words[i].dep in ("nmod:poss", "compound"):
            found.append(Argument(f"{argument.slot}.adj", i, 0.9))
            continue
        code = preposition(sentence, i, grammar)
        above = sentence.words[i].head
        if code in grammar.sets["joining"] and _in_participle(sentence, i, argument.head):
            continue
        if not code and sentence.words[i].dep == "obj" and _is_gerund(sentence, above):
            code = next(
                (sentence.words[c].low for c in sentence.children[above] if sentence.words[c].dep == "mark"), ""
            )
        if code in ("de", "of") and above != argument.head and sentence.words[above].lemma in grammar.sets["parts"]:
            code = preposition(sentence, above, grammar)
        if code:
            found.append(Argument(f"{argument.slot}.{code}", i, 0.9))
            told = code in ("with", "avec") and grammar.is_trigger_noun(sentence.words[argument.head].lemma)
            own = told or code in ("de", "of", "par", "by")
            if not own and argument.slot not in ("subj", "obj", "iobj"):
                found.append(Argument(code, i, 0.85))
    return found


def _is_gerund(sentence: Sentence, i: int) -> bool:
    """Whether a word is the "establishing" of "a plan for establishing", a clause that is a part of its noun's phrase."""
    word = sentence.words[i]
    return word.dep == "advcl" and "Part.Pres" in word.verb and sentence.words[word.head].pos == "NOUN"


def _in_participle(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a participle stands between a word and the one above it: whom it joins is of that, not of what is told."""
    for above in sentence.ancestors(i):
        if above == top:
            return False
        if sentence.words[above].dep == "acl":
            return True
    return False


def other_clause(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a clause begins between a word and the word above it, purposes of an agreement aside ("visant à")."""
    for above in [i, *sentence.ancestors(i)]:
        if above == top:
            return False
        word = sentence.words[above]
        if _is_gerund(sentence, above):
            continue
        if word.dep.startswith(("acl:relcl", "advcl", "ccomp", "parataxis", "csubj")) or (
            word.dep == "conj" and word.pos == "VERB"
        ):
            return True
    return False


def _of_complement(marked: Marked, verb: int, grammar: Grammar) -> list[Argument]:
    """What a complement clause brings: its subject ("demanded that Israel leave"), and its objects by "xcomp."."""
    sentence = marked.sentence
    words = sentence.words
    own = [child for child in sentence.children[verb] if words[child].dep.startswith("nsubj")]
    found = [Argument("ccomp", child, 0.95) for child in own]
    for child in sentence.children[verb]:
        slot = (
            "obj"
            if words[child].dep == "obj"
            else preposition(sentence, child, grammar)
            if words[child].dep.startswith("obl")
            else ""
        )
        if slot:
            argument = Argument(f"xcomp.{slot}", child, 0.9)
            found += [argument, *nested(marked, argument, grammar)]
    return found
