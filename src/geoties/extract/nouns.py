"""What hangs on a noun that tells of an event, each under a slot's name.

Slots of a noun: `adj` (a nationality at it), `poss` (a genitive before it), `inner.adj` (a nationality in its complement),
prepositions, read along the words behind it, `bearer` ("l'Irak en guerre"), `subj` ("l'accord signé par") and `mediated`.
"""

from geoties.extract.arguments import Argument, other_clause
from geoties.extract.clauses import governor, subjects
from geoties.extract.grammar import Grammar, preposition
from geoties.extract.lexicon import people
from geoties.extract.spots import Marked

_POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs", "its", "their", "his", "her"])
_TRAVELLING = frozenset(["en", "at", "during", "on", "lors de", "à l' occasion de"])
_OF = frozenset(["de", "du", "des", "d'", "of"])
_STOPS = frozenset(
    [
        "qui",
        "que",
        "qu'",
        "dont",
        "où",
        "which",
        "who",
        "that",
        "whose",
        "where",
        "when",
        "while",
        "lorsque",
        "quand",
        "mais",
        "but",
        "alors",
        "selon",
        "according",
        "après",
        "after",
        "pour",
        "afin",
    ]
)


def of_noun(marked: Marked, noun: int, grammar: Grammar) -> list[Argument]:
    """The arguments of a noun: nationality, genitive, prepositions behind it; then those in its subtree."""
    sentence = marked.sentence
    found = [*_before_noun(marked, noun), *_behind(marked, noun, grammar), *_bearer(marked, noun, grammar)]
    lone = [argument.slot for argument in found] in (["with"], ["avec"])
    found += _owner(marked, noun, {argument.head for argument in found}, grammar, lone=lone)
    seen = {argument.head for argument in found}
    for i in sentence.subtree(noun):
        spot = marked.at(i)
        if spot is None or spot.head != i or any(spot.first <= other < spot.stop for other in seen) or i < noun:
            continue
        code = preposition(sentence, i, grammar)
        if code in grammar.reaching and not other_clause(sentence, i, noun):
            found.append(Argument(code, i, 0.9))
            seen.add(i)
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
            if spot.kind == "Person" and not genitive and marked.phrases.get(spot.head) is None:
                i = spot.first - 1
                continue
            found.append(Argument("poss" if genitive else "adj", spot.head))
            if genitive and not (spot.first and words[spot.first - 1].low in ("and", "-", "/")):
                break
            i = spot.first - 1
            continue
        if words[i].low in ("'s", "'", "-", "–", "/", "and", "et") or (
            words[i].pos in ("ADJ", "NUM", "NOUN", "PROPN", "DET") and sentence.language == "en"
        ):
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
        while j < len(words) and (
            words[j].pos == "ADJ"
            or (j in marked.names and marked.names[j].form == "demonym")
            or words[j].low in ("et", "-", "–")
        ):
            spot = marked.names.get(j)
            if spot is not None and spot.form == "demonym":
                found.append(Argument("adj", spot.head))
            elif words[j].low == "et" and not (
                j + 1 < len(words) and j + 1 in marked.names and marked.names[j + 1].form == "demonym"
            ):
                break
            j += 1
    return found


def _owner(marked: Marked, noun: int, taken: set[int], grammar: Grammar, *, lone: bool) -> list[Argument]:
    """ "Its support for", "found itself in a war with": whose it is, the subject of the clause that the noun stands in.

    `lone`: the noun has one party, named by "with", and no other; what is done "as part of" it is done by the other.
    """
    words = marked.sentence.words
    owned = any(words[c].low in _POSSESSIVES and c < noun for c in marked.sentence.children[noun])
    verb = governor(marked, noun)
    if lone and verb is not None and words[noun].dep.startswith("nsubj") and words[verb].dep == "ccomp":
        said = words[verb].head
        told = words[said].lemma in people(marked.sentence.language).speech | grammar.sets["telling"]
        if told:
            return [Argument("subj", head, sure * 0.8) for head, sure in subjects(marked, said) if marked.at(head)]
    framed = {words[i].lemma for i in (words[noun].head, *marked.sentence.children[noun])} & grammar.sets["framing"]
    if verb is None or not (owned or (lone and (framed or words[verb].lemma not in grammar.verbs))):
        return []
    owners = [(head, sure) for head, sure in subjects(marked, verb) if head not in taken and head != noun]
    if owned:
        return [Argument("poss", head, sure * 0.8) for head, sure in owners]
    return [Argument("subj", head, sure * 0.8) for head, sure in owners if marked.at(head) is not None]


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
                found += [
                    Argument("mediated" if mediates else "subj", head, 0.95) for head, _ in subjects(marked, verb)
                ]
    travelling = words[noun].lemma in grammar.sets["travels"]
    bearing = _TRAVELLING if travelling else ("en", "at", "under", "sous")
    if preposition(sentence, noun, grammar) in bearing:
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
    owned = False
    i = noun + 1
    while i < len(words) and i - noun < 28:
        word = words[i]
        spot = marked.at(i)
        if spot is not None and i in (spot.head, spot.first) and spot.first > noun:
            code = preposition(sentence, spot.head, grammar)
            if code in ("de", "of") and _of_another(marked, noun, spot.first):
                code = ""
            if code and not (code in ("de", "of") and owned):
                found.append(Argument(code, spot.head, 0.95))
                owned = code not in ("de", "of") and spot.form == "nominal"
            if spot.form == "demonym" or (
                spot.form == "nominal" and spot.kind == "Country" and not code.startswith("à")
            ):
                found.append(Argument("inner.adj", spot.head, 0.9))
            i = max(spot.stop, i + 1)
            continue
        if (
            word.low in _STOPS
            or (word.pos == "VERB" and "Fin" in word.verb)
            or word.pos == "AUX"
            or word.text in (".", ";", ":", "(", ")", '"', "!", "?")
        ):
            break
        if word.text == "," and not _list_goes_on(marked, i):
            break
        made = "Part.Past" in word.verb and word.head == noun and word.lemma in grammar.sets["support"]
        if word.pos == "VERB" and not word.dep.startswith("amod") and not made:
            break
        compound = words[i - 1].text == "-"
        if i > noun + 1 and grammar.is_trigger_noun(word.lemma) and word.i not in marked.names and not compound:
            break
        i += 1
    return found


def _of_another(marked: Marked, noun: int, first: int) -> bool:
    """Whether "de", "of" before a word belongs to a noun of a later phrase: "son soutien au Maroc dans le dossier du Sahara"."""
    words = marked.sentence.words
    between = words[noun + 1 : max(noun + 1, first - 1)]
    linked = [w.i for w in between if w.pos == "ADP" and w.low not in _OF]
    return bool(linked) and any(w.pos == "NOUN" for w in words[linked[-1] + 1 : first])


def _list_goes_on(marked: Marked, comma: int) -> bool:
    return comma + 1 < len(marked.sentence.words) and bool(
        marked.sentence.words[comma + 1].pos in ("ADP",)
        or (marked.names.get(comma + 1) and marked.names.get(comma - 1))
    )
