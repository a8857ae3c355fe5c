"""The English model's CLEAR labels as Universal Dependencies: prepositions become `case` marks of their nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoties.extract.parse import Word

_CLEAR = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "attr": "xcomp",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "npadvmod": "obl:mod",
    "nn": "compound",
    "prt": "compound:prt",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "predet": "det",
    "preconj": "cc",
    "quantmod": "advmod",
    "nmod": "compound",
    "case": "case",
    "ROOT": "root",
}


def to_ud(words: list[Word]) -> None:
    """Relabels the words of an English sentence in place."""
    clear = [word.dep for word in words]
    heads = [word.head for word in words]
    for word in words:
        word.dep = _CLEAR.get(clear[word.i], clear[word.i])
    for word in words:
        if clear[word.i] not in ("pobj", "pcomp"):
            continue
        mark = above = heads[word.i]
        while (
            clear[above] in ("prep", "agent", "dative", "pcomp")
            and words[above].pos in ("ADP", "SCONJ", "PART")
            and heads[above] != above
        ):
            above = heads[above]
        if above == word.i:
            continue
        if above == mark or words[above].pos in ("ADP", "SCONJ", "PART"):
            higher = heads[above]
            word.head, word.dep = (word.i, "root") if higher == above else (higher, words[above].dep)
            words[above].head, words[above].dep = word.i, "case"
            continue
        agent = clear[mark] == "agent"
        verbal = words[above].pos in ("VERB", "AUX", "ADJ", "ADV")
        word.head = above
        if clear[word.i] == "pcomp" and word.pos in ("VERB", "AUX"):
            word.dep = "advcl"
        elif clear[word.i] == "pobj" or word.pos in ("NOUN", "PROPN", "PRON"):
            word.dep = "obl:agent" if agent else "obl" if verbal else "nmod"
        outer = mark
        while True:
            words[outer].dep = "mark" if word.dep == "advcl" else "case"
            higher = heads[outer]
            words[outer].head = word.i
            if higher in (above, outer) or clear[higher] not in ("prep", "agent", "dative"):
                break
            outer = higher
    for word in words[2:]:
        if word.low == "led" and word.dep == "amod" and words[word.i - 1].text == "-":
            leader = words[word.i - 2]
            leader.head, leader.dep = word.head, "compound"
    _raise_participle(words)


def _raise_participle(words: list[Word]) -> None:
    """Makes the verb of a sentence without one: a past form with an object that was hung on its subject as a participle."""
    root = next((word for word in words if word.dep == "root"), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or any("Fin" in word.verb for word in words):
        return
    for verb in words[root.i + 1 :]:
        hung = verb.head == root.i and verb.dep == "acl" and verb.verb == "Part.Past"
        if hung and any(word.head == verb.i and word.dep == "obj" for word in words):
            root.head, root.dep = verb.i, "nsubj"
            verb.head, verb.dep, verb.verb = verb.i, "root", "Fin.Past"
            return
