"""Whether an event is told as having happened: planned, conditional, threatened, denied, alleged, or only demanded.

The outer word decides: the verb or noun that the trigger hangs below ("menace d'attaquer", "agreed to sell"), its modal, its
tense, its negation, a purpose ("pour signer") or a condition ("si").
"""

from geoties.extract.grammar import Grammar
from geoties.extract.lexicon import people
from geoties.extract.parse import Sentence

_DEPTH = 5
_ORDINAL = frozenset(
    ["first", "second", "third", "last", "only", "latest", "premier", "première", "seul", "seule", "dernier"]
)


def status(
    sentence: Sentence, trigger: int, rules: Grammar, *, support: int | None = None, settled: bool = False
) -> str | None:
    """The status of the event of a trigger, or None where the text does not say that it is one.

    `support` is the verb that lends a noun its clause ("mener une attaque"); `settled` events are done by the decision
    ("decided to lift the ban").
    """
    words = sentence.words
    verb = trigger if words[trigger].pos in ("VERB", "AUX") else support
    found = "asserted"
    if words[trigger].pos not in ("VERB", "AUX"):
        said = _adjective(sentence, trigger, rules)
        if said is not None:
            found = said
    if verb is not None:
        own = own_status(sentence, verb, rules)
        if own == "demanded":
            return None
        above = words[words[verb].head]
        if own == "planned" and settled and above.lemma in rules.sets["deciding"]:
            own = None
        passive = any(words[c].dep == "aux:pass" for c in sentence.children[verb])
        ahead = own == "conditional" or (own == "alleged" and passive)
        if ahead and words[verb].dep == "ccomp" and above.lemma in people(sentence.language).speech:
            own = "planned"
        found = own or found
    outer = _outer(sentence, trigger, support, rules)
    if outer == "planned" and settled and words[words[trigger].head].lemma in rules.sets["deciding"]:
        outer = None
    if outer in ("demanded", "dropped"):
        return None
    if outer is not None and not (outer == "planned" and found in ("denied", "conditional")):
        return outer
    if found == "asserted" and _conditional(sentence, verb if verb is not None else trigger, rules):
        return "conditional"
    if found == "planned" and _in_vain(sentence, trigger, rules):
        return "denied"
    return None if found == "demanded" else found


def _in_vain(sentence: Sentence, verb: int, rules: Grammar) -> bool:
    """Whether an infinitive says what was not done: "never did anything to help"."""
    words = sentence.words
    if words[verb].dep not in ("acl", "advcl", "xcomp") or "Fin" in words[verb].verb:
        return False
    above = next((i for i in sentence.ancestors(verb) if words[i].pos in ("VERB", "AUX")), None)
    return above is not None and words[above].lemma in rules.sets["doing"] and negated(sentence, above, rules)


def negated(sentence: Sentence, verb: int, rules: Grammar) -> bool:
    """Whether a verb is negated."""
    words = sentence.words
    return any(
        words[child].low in rules.sets["negation"] and words[child].dep in ("advmod", "det", "aux", "cc")
        for child in sentence.children[verb]
    )


def ended(sentence: Sentence, trigger: int, rules: Grammar) -> bool:
    """Whether a verb says that the event of a trigger right below it stops."""
    word = sentence.words[trigger]
    above = sentence.words[word.head].lemma
    if word.dep not in ("xcomp", "obj") or word.head == trigger or rules.outer.get(above) != "held":
        return False
    return all(sentence.words[child].low != "up" for child in sentence.children[word.head])


def unwilling(sentence: Sentence, verb: int, rules: Grammar) -> bool:
    """Whether a verb is negated for the time to come: "will not", "would not", "ne ... pas" with a future or conditional."""
    words = sentence.words
    helped = [words[c] for c in sentence.children[verb] if words[c].dep.startswith("aux")]
    ahead = any(word.low in rules.sets["willing"] for word in helped)
    return negated(sentence, verb, rules) and (
        ahead or any("Fut" in w.verb or "Cnd" in w.verb for w in (words[verb], *helped))
    )


def _is_said(sentence: Sentence, verb: int) -> bool:
    """Whether a clause is what someone says: "X must leave, said Y"."""
    words, speech = sentence.words, people(sentence.language).speech
    after = any(words[c].dep == "parataxis" and words[c].lemma in speech for c in sentence.children[verb])
    return after or (words[verb].dep == "ccomp" and words[words[verb].head].lemma in speech)


def _before_subject(sentence: Sentence, auxiliary: int, verb: int) -> bool:
    """Whether an auxiliary stands before the subject, in no question: "should they attack, ..."."""
    words = sentence.words
    after = any(words[c].dep.startswith("nsubj") and c > auxiliary for c in sentence.children[verb])
    return after and words[auxiliary].dep.startswith("aux") and words[-1].text != "?"


def own_status(sentence: Sentence, verb: int, rules: Grammar) -> str | None:
    """What a verb's own tense, modal, negation and mark say; None for a plain assertion."""
    words = sentence.words
    if negated(sentence, verb, rules):
        return "denied"
    for child in sentence.children[verb]:
        if words[child].low in rules.sets["inverted"] and _before_subject(sentence, child, verb):
            return "conditional"
        if words[child].dep == "advmod" and words[child].low in rules.adjectives:
            return rules.adjectives[words[child].low]
        if words[child].dep.startswith("aux") and words[child].low in rules.modals:
            return rules.modals[words[child].low]
        if words[child].dep.startswith("aux") and words[child].lemma in rules.modals:
            return rules.modals[words[child].lemma]
        if words[child].dep.startswith("aux") and words[child].low in ("va", "vont"):
            return "planned"
    if words[verb].dep.startswith("advcl") and (_is_aim(sentence, verb) or _is_left_out(sentence, verb)):
        return "demanded"
    forms = [words[verb].verb] + [
        words[c].verb for c in sentence.children[verb] if words[c].dep.startswith(("aux", "cop"))
    ]
    if any("Fut" in form for form in forms):
        return "planned"
    if "Part" in words[verb].verb and any("Cnd" in form for form in forms[1:]):
        return "alleged"
    if any("Cnd" in form for form in forms):
        return "conditional"
    above = words[words[verb].head]
    if words[verb].dep == "xcomp" and (
        above.lemma in rules.sets["actual"]
        or (above.lemma in rules.sets["forced"] | rules.sets["compelling"] and _is_past(above.verb))
    ):
        return None
    if words[verb].dep == "xcomp" and above.lemma in rules.modals and above.pos == "VERB" and "Fin" in above.verb:
        return (
            "demanded"
            if _is_said(sentence, above.i) and above.lemma in rules.sets["must"]
            else rules.modals[above.lemma]
        )
    if (
        "Inf" in words[verb].verb
        and above.lemma in rules.sets["joining_in"]
        and words[verb].dep.startswith(("advcl", "xcomp"))
    ):
        return None
    infinitive = "Inf" in words[verb].verb and not _is_of_one(sentence, verb)
    if infinitive and words[verb].dep.startswith(("advcl", "acl", "xcomp", "obl")):
        marks = [words[c].low for c in sentence.children[verb] if words[c].dep in ("mark", "case", "aux")]
        before = words[verb - 1].low if verb else ""
        if (
            set(marks) & rules.sets["purpose"]
            or before in rules.sets["purpose"]
            or "afin" in [w.low for w in words[max(0, verb - 3) : verb]]
        ):
            return "planned"
    return None


def _is_left_out(sentence: Sentence, verb: int) -> bool:
    """Whether a clause says what was not done: "without asking", "sans consulter"."""
    before = {word.low for word in sentence.words[max(0, verb - 3) : verb]}
    marks = {sentence.words[c].low for c in sentence.children[verb] if sentence.words[c].dep in ("mark", "case")}
    return bool({"without", "sans"} & (marks | (before if "Inf" in sentence.words[verb].verb else set())))


def _is_past(form: str) -> bool:
    return "Fin.Past" in form or form == "Part.Past"


def _is_aim(sentence: Sentence, verb: int) -> bool:
    """Whether a finite clause says what for: "afin qu'il libère", "pour que cesse"."""
    words = sentence.words
    marks = [c for c in sentence.children[verb] if words[c].low in ("que", "qu'") and words[c].dep == "mark"]
    return "Fin" in words[verb].verb and any(words[c - 1].low in ("afin", "pour") for c in marks if c)


def _is_of_one(sentence: Sentence, verb: int) -> bool:
    """Whether an infinitive says what somebody did: "the first country to recognize"."""
    words = sentence.words
    noun = words[verb].head
    return words[verb].dep.startswith("acl") and any(words[c].low in _ORDINAL for c in sentence.children[noun])


def _outer(sentence: Sentence, trigger: int, support: int | None, rules: Grammar) -> str | None:
    words = sentence.words
    i = trigger
    for depth, above in enumerate(sentence.ancestors(trigger)):
        if depth >= _DEPTH:
            return None
        if above == support:
            if (effect := _effect(sentence, above, rules)) is not None:
                return effect
            i = above
            continue
        dep = words[i].dep
        if dep.startswith(("acl:relcl", "parataxis")) or _is_beside(sentence, i):
            return None
        effect = _effect(sentence, above, rules)
        if dep == "ccomp" and words[above].lemma in rules.sets["wanting"]:
            effect = "demanded"
        if dep == "ccomp" and i < above and _has_object(sentence, above):
            return None
        if effect == "demanded" and dep == "ccomp" and _is_told(sentence, i, above, rules):
            effect = None
        inside = (
            not (dep.startswith("advcl") and _is_finite(sentence, i))
            and dep.startswith(("xcomp", "ccomp", "obj", "obl:arg", "acl", "nmod", "advcl", "obl", "iobj"))
            and not dep.startswith("acl:relcl")
        )
        if dep == "nsubj:pass" and effect in ("planned", "threatened", "denied", "alleged", "dropped"):
            return effect
        subject = dep.startswith(("nsubj", "csubj"))
        if effect == "held" and inside:
            return None
        if dep.startswith("advcl") and "Fin" in words[i].verb and _is_time(sentence, i):
            return None
        if effect is not None and inside and not (dep.startswith("advcl") and _is_time(sentence, i)):
            if (
                dep.startswith("obl")
                and words[trigger].pos not in ("VERB", "AUX")
                and words[above].pos == "VERB"
                and effect != "demanded"
            ):
                return None
            if negated(sentence, above, rules) and effect in ("planned", "dropped"):
                return "denied" if effect == "planned" else None
            return effect
        if words[above].pos in ("VERB", "AUX"):
            if subject or dep.startswith(("acl:relcl", "parataxis")) or _judges(sentence, trigger, above, rules):
                return None
            if dep.startswith("xcomp"):
                own = own_status(sentence, above, rules)
                if own is not None:
                    return own
        i = above
    return None


def _is_finite(sentence: Sentence, verb: int) -> bool:
    """Whether a verb, or its auxiliary, has a tense of its own."""
    helped = (c for c in sentence.children[verb] if sentence.words[c].dep.startswith("aux"))
    return any("Fin" in sentence.words[i].verb for i in (verb, *helped))


def _is_beside(sentence: Sentence, i: int) -> bool:
    """Whether a participle tells what is so beside its clause: "Invaded by Germany, Belgium called on France"."""
    word = sentence.words[i]
    marks = (sentence.words[c].dep for c in sentence.children[i])
    return word.dep == "advcl" and "Part" in word.verb and not {"mark", "case"} & set(marks)


def _is_told(sentence: Sentence, verb: int, above: int, rules: Grammar) -> bool:
    """Whether "insist" only says what is so: "insisted that it will never", not "insisted that they leave"."""
    helped = [sentence.words[c].low for c in sentence.children[verb] if sentence.words[c].dep.startswith("aux")]
    told = "Fin" in sentence.words[verb].verb or any(rules.modals.get(word) != "demanded" for word in helped)
    return told and sentence.words[above].lemma in rules.sets["insisting"]


def _has_object(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has an object of its own: in "X accused Y, a charge Z denies" the clause before is none."""
    return any(sentence.words[child].dep == "obj" for child in sentence.children[verb])


def _judges(sentence: Sentence, trigger: int, verb: int, rules: Grammar) -> bool:
    """Whether a verb judges what a noun tells, which then happened: "refused to condemn the invasion of"."""
    frames = rules.verbs.get(sentence.words[verb].lemma, ())
    return sentence.words[trigger].pos == "NOUN" and any(frame.type == "DISAPPROVE" for frame in frames)


def _effect(sentence: Sentence, above: int, rules: Grammar) -> str | None:
    """What a word does to the event below it; talks that are over and led to something are no plan ("negotiated a truce")."""
    word = sentence.words[above]
    if word.lemma in rules.sets["settling"] and "Past" in word.verb:
        return None
    if word.lemma in rules.sets["compelling"] and "Past" in word.verb:
        return None
    return rules.outer.get(word.lemma)


def _is_time(sentence: Sentence, i: int) -> bool:
    marks = {sentence.words[c].low for c in sentence.children[i] if sentence.words[c].dep in ("mark", "case", "advmod")}
    return bool(
        marks
        & {
            "after",
            "before",
            "when",
            "while",
            "as",
            "après",
            "avant",
            "lorsque",
            "quand",
            "alors",
            "comme",
            "since",
            "by",
        }
    )


def _adjective(sentence: Sentence, noun: int, rules: Grammar) -> str | None:
    for child in sentence.children[noun]:
        if sentence.words[child].dep == "det" and sentence.words[child].low in rules.sets["any"]:
            return "conditional"
        if sentence.words[child].dep in ("amod", "acl") and sentence.words[child].lemma in rules.adjectives:
            return rules.adjectives[sentence.words[child].lemma]
    return None


def _conditional(sentence: Sentence, i: int, rules: Grammar) -> bool:
    """Whether the clause of a word, or one around it, begins with "si" or "if"."""
    for above in [i, *sentence.ancestors(i)]:
        for child in sentence.children[above]:
            word = sentence.words[child]
            if word.dep == "mark" and word.low in rules.sets["conditional"]:
                return True
    return False
