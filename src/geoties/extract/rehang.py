"""What the French model hangs on a wrong word, hung where it belongs.

Objects on the word before them ("a mis en garde Israël", "fournira au Vietnam des vedettes"), subjects that it leaves outside
("Séoul et Washington ont entamé") or takes for objects ("a annoncé le ministre"), and clauses ("fait savoir à X qu'il ...").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geoties import ontology
from geoties.extract.lexicon import PACKAGE, people

if TYPE_CHECKING:
    from geoties.extract.parse import Word

_NAMES = ("LOC", "ORG", "PER", "MISC")
_AS = frozenset(["comme", "ainsi"])
_REFLEXIVE = frozenset(["se", "s'"])
_IMPERSONAL = frozenset(["agir", "pouvoir", "avérer", "trouver", "produire", "passer"])


def rehang(words: list[Word]) -> None:
    """Corrects the governors of the words of a French sentence in place."""
    tree = _Tree(words)
    for word in words:
        if word.dep.startswith("nmod"):
            _free_of_day(tree, word)
        beside = word.dep == "appos" and word.i > 1 and words[word.i - 1].pos == "DET" and words[word.i - 2].text != ","
        if beside or (word.dep.startswith("nmod") and not _free_agent(tree, word)):
            _free_object(tree, word)
        elif word.dep == "obj" and word.entity == "PER":
            _join_title(tree, word)
        elif word.dep == "acl" and "Part.Pres" in word.verb:
            _free_participle(tree, word)
        elif word.dep == "acl" and word.verb == "Inf":
            _free_infinitive(tree, word)
        elif word.dep.startswith("obl") and "Part.Pres" in word.verb:
            _name_gerund(tree, word)
        elif word.low in ("que", "qu'") and word.dep == "mark":
            _sort_clause(tree, word)
        elif word.dep == "expl:subj" and _is_reflexive(tree, words[word.head]):
            word.dep = "nsubj"
    for word in words:
        if word.dep == "nsubj" and word.entity in _NAMES:
            _join_names(tree, word)
    for word in words:
        if word.pos in ("VERB", "AUX") and _is_finite(tree, word):
            _give_subject(tree, word)


class _Tree:
    """The words with the children of each, kept true as words are moved."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self._below: dict[int, list[int]] = {}
        for word in words:
            if word.head != word.i:
                self._below.setdefault(word.head, []).append(word.i)

    def below(self, word: Word) -> list[Word]:
        """The children of a word."""
        return [self.words[i] for i in self._below.get(word.i, ())]

    def move(self, word: Word, head: Word, dep: str) -> None:
        """Hangs a word elsewhere."""
        if word.i in self._below.get(word.head, ()):
            self._below[word.head].remove(word.i)
        self._below.setdefault(head.i, []).append(word.i)
        word.head, word.dep = head.i, dep


def _free_agent(tree: _Tree, noun: Word) -> bool:
    """Hangs on a passive verb who does it: "a été reçu à Rabat par le roi"."""
    outer = tree.words[noun.head]
    verb = tree.words[outer.head]
    by = any(word.dep == "case" and word.low == "par" for word in tree.below(noun))
    below = tree.below(verb)
    bare = verb.verb == "Part.Past" and verb.dep in ("acl", "advcl") and not any(w.dep.startswith("aux") for w in below)
    passive = bare or any(word.dep in ("aux:pass", "nsubj:pass") for word in below)
    if not (by and passive and outer.dep.startswith("obl")) or any(word.dep == "obl:agent" for word in below):
        return False
    tree.move(noun, verb, "obl:agent")
    return True


def _free_infinitive(tree: _Tree, verb: Word) -> None:
    """ "Invite le Maroc et le Polisario à reprendre": what a verb wants of those it names is its own complement."""
    top = tree.words[verb.head]
    while top.dep == "conj" and top.head < top.i:
        top = tree.words[top.head]
    above = tree.words[top.head]
    named = top.entity in _NAMES and top.dep == "obj" and above.pos == "VERB" and above.i < top.i
    if named and any(word.low == "à" and word.dep == "mark" for word in tree.below(verb)):
        tree.move(verb, above, "xcomp")


def _name_gerund(tree: _Tree, verb: Word) -> None:
    """ "A riposté en expulsant": a clause beside, and no phrase with a preposition."""
    if tree.words[verb.head].pos == "VERB":
        verb.dep = "advcl"


def _free_of_day(tree: _Tree, noun: Word) -> None:
    """ "A exigé lundi de Moscou qu'il ...": what follows the day belongs to the verb."""
    day = tree.words[noun.head]
    verb = tree.words[day.head]
    if day.low in _days() and verb.pos == "VERB" and verb.i < day.i < noun.i and noun.entity:
        tree.move(noun, verb, "obl:arg")


def _free_object(tree: _Tree, noun: Word) -> None:
    """Hangs on its verb an object that hangs on the adverbial right before it.

    A name but a person's, or a noun with its article, without preposition ("mis en garde Israël", "rompu vendredi ses
    relations"); or a noun behind "des" where the verb has no other object ("fournira au Vietnam des vedettes").
    """
    outer = tree.words[noun.head]
    if noun.pos not in ("NOUN", "PROPN") or outer.i > noun.i or not noun.text[:1].isalnum():
        return
    if outer.pos == "VERB":
        _sort_complement(tree, noun, outer)
        return
    if not outer.dep.startswith("obl"):
        return
    verb = tree.words[outer.head]
    own = any(word.dep == "obj" for word in tree.below(verb))
    if verb.pos != "VERB" or own or verb.i > outer.i or noun.i - outer.i > 3:
        return
    marks = [word for word in tree.below(noun) if word.dep == "case"]
    title = noun.entity == "PER"
    named = (
        noun.pos == "PROPN"
        and outer.pos == "NOUN"
        and not (marks or title)
        and any(w.i < outer.i for w in tree.below(outer))
    )
    owned = noun.pos == "NOUN" and not marks and any(w.dep == "det" and w.i < noun.i for w in tree.below(noun))
    named = named or owned
    things = outer.pos == "PROPN" and verb.lemma in partitive() and [mark.low for mark in marks] == ["des"]
    if named or things:
        tree.move(noun, verb, "obj")
        for mark in marks:
            mark.dep, mark.pos = "det", "DET"


def _join_title(tree: _Tree, name: Word) -> None:
    """Hangs on who does it the name behind the title, which a passive has no place for: "par son homologue Luis Paz"."""
    below = tree.below(tree.words[name.head])
    agent = next((word for word in below if word.dep == "obl:agent" and word.i < name.i), None)
    if agent is not None:
        tree.move(name, agent, "appos")


def _sort_complement(tree: _Tree, noun: Word, verb: Word) -> None:
    """Labels a noun that hangs on a verb as on a noun: its object, also behind "des", or an adverbial."""
    if noun.i and tree.words[noun.i - 1].text == "-":
        return
    marks = [word for word in tree.below(noun) if word.dep == "case"]
    own = any(word.dep in ("obj", "aux:pass", "nsubj:pass") for word in tree.below(verb))
    partitive_ = [mark.low for mark in marks] == ["des"] and noun.i - verb.i < 4
    if own and not marks:
        return
    noun.dep = "obj" if not own and (not marks or partitive_) else "obl:mod"
    if noun.dep == "obj":
        for mark in marks:
            mark.dep, mark.pos = "det", "DET"


def _free_participle(tree: _Tree, verb: Word) -> None:
    """ "Ont frappé des cibles, tuant ...": behind a comma a present participle says what the subject does."""
    noun = tree.words[verb.head]
    behind = verb.i > 0 and tree.words[verb.i - 1].text == ","
    if behind and noun.dep.startswith(("obj", "obl")) and tree.words[noun.head].pos == "VERB":
        tree.move(verb, tree.words[noun.head], "advcl")


def _sort_clause(tree: _Tree, mark: Word) -> None:
    """Tells "le Kenya, qu'elle accuse" from "a fait savoir à Ankara qu'il s'opposait"."""
    verb = tree.words[mark.head]
    below = tree.below(verb)
    before = tree.words[mark.i - 2] if mark.i > 1 and tree.words[mark.i - 1].text == "," else None
    if verb.dep == "advcl" and before is not None and before.entity in _NAMES:
        if not any(word.dep == "obj" for word in below):
            tree.move(verb, before, "acl:relcl")
            mark.dep, mark.pos = "obj", "PRON"
    elif verb.dep == "acl:relcl" and mark.pos == "SCONJ":
        noun = tree.words[verb.head]
        if noun.dep.startswith(("obl", "iobj")) and tree.words[noun.head].pos == "VERB":
            tree.move(verb, tree.words[noun.head], "ccomp")


def _is_reflexive(tree: _Tree, verb: Word) -> bool:
    """Whether "il" before a verb with "se" is somebody: "il s'opposait", not "il s'agit"."""
    return verb.lemma not in _IMPERSONAL and any(word.low in _REFLEXIVE for word in tree.below(verb))


def _is_finite(tree: _Tree, verb: Word) -> bool:
    return "Fin" in verb.verb or any("Fin" in word.verb for word in tree.below(verb) if word.dep.startswith("aux"))


def _give_subject(tree: _Tree, verb: Word) -> None:
    """Names the subject of a verb that was given none.

    A name before it that hangs as an adverb or is a second root; the name behind a verb with a pronoun before it ("comme l'en
    accuse le Congo"); who says it, behind a verb of speech ("a annoncé le ministre").
    """
    words, mine = tree.words, tree.below(verb)
    if any(word.dep.startswith("nsubj") and word.low not in ("en", "y") for word in mine):
        return
    start = min((word.i for word in mine if word.dep.startswith("aux")), default=verb.i)
    before = words[start - 1] if start else None
    if before is not None and before.entity in _NAMES and verb.dep == "root":
        top = before
        while top.dep in ("conj", "nmod", "flat:name", "flat:foreign") and top.head < top.i:
            top = words[top.head]
        loose = top.dep == "root" or (top.head == verb.i and top.dep.startswith(("advmod", "dep", "obl")))
        if loose and top.i < verb.i and not any(word.dep == "case" for word in tree.below(top)):
            tree.move(top, verb, "nsubj")
            _join_names(tree, top)
        return
    objects = [word for word in mine if word.dep == "obj"]
    if len(objects) != 1 or objects[0].i < verb.i:
        return
    pronoun = words[verb.i - 1].low in ("en", "l'", "les", "le")
    said = start > 0 and words[start - 1].text in (",", "»", '"') and verb.lemma in people("fr").speech
    if said or (pronoun and any(word.low in _AS for word in mine if word.dep == "mark")):
        objects[0].dep = "nsubj"


def _join_names(tree: _Tree, second: Word) -> None:
    """Makes one phrase of two names joined by "et" that the parse holds apart.

    The first may be a root of its own, or the last word of the phrase before ("les négociations entre Erevan et Bakou ont").
    """
    words, i = tree.words, second.i - 1
    while i > 0 and words[i].pos == "DET":
        i -= 1
    if i < 1 or words[i].low != "et":
        return
    first, verb = words[i - 1], words[second.head]
    if first.entity not in _NAMES:
        return
    while first.dep.startswith("flat") and first.head < first.i:
        first = words[first.head]
    others = [word for word in tree.below(verb) if word.dep.startswith("nsubj") and word.i < first.i]
    if first.dep == "root":
        tree.move(first, verb, "nsubj")
        tree.move(second, first, "conj")
    elif others and first.dep.startswith("nmod") and words[i].head != second.i:
        tree.move(second, first, "conj")


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    return frozenset(ontology.read_yaml("mend.yaml", package=PACKAGE)["days"])


@lru_cache(maxsize=1)
def partitive() -> frozenset[str]:
    return frozenset(ontology.read_yaml("mend.yaml", package=PACKAGE)["partitive"])
