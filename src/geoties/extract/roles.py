"""Who did it to whom: the slots of a frame filled from what hangs on its trigger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from geoties import ontology
from geoties.extract.arguments import Argument
from geoties.extract.cast import Cast, is_country
from geoties.extract.grammar import Frame, Grammar, grammar
from geoties.extract.lexicon import PACKAGE
from geoties.extract.parse import Word
from geoties.extract.spots import Marked, Spot

_INDIRECT = 0.75
_NESTED = 0.9
"""An argument less sure hangs inside another, and adds nothing to one that hangs on the word itself."""

PLACING = frozenset(["in", "at", "en", "dans", "à", "au", "aux", "throughout", "across"])
"""Prepositions that say where."""

_SEATS = frozenset(["embassy", "consulate", "mission", "ambassade", "consulat"])
"""What stands in another state than its own: "its embassy in Tehran was stormed"."""

_UNIONS = frozenset(["alliance", "union", "bloc", "organisation", "organization", "cartel", "pacte", "pact"])
"""What is named by a union's own name before the nationality of who leads it."""

_BORDERS = frozenset(["border", "frontier", "frontière"])
"""What is at a border is not that state's."""

_LIKE = frozenset(["comme", "like", "following", "à la suite de"])
"""What joins somebody only where an actor itself stands behind it: "following the United States", not "following the raid"."""

_OF = ("de", "du", "des", "d'", "of")


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor in a role: the words that name it, and how sure that is; `slot` is where it was found."""

    actor: str
    spot: Spot
    sure: float
    slot: str


@dataclass(slots=True)
class Roles:
    """Fillers by role letter (frames.*.yaml), and the arguments that filled none."""

    filled: dict[str, list[Filler]] = field(default_factory=dict)
    joined: list[Filler] = field(default_factory=list)
    mediated: list[Filler] = field(default_factory=list)
    signed: list[Filler] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def fill(marked: Marked, frame: Frame, arguments: list[Argument], rules: Grammar) -> Roles:
    """The roles of a frame. A phrase fills one role; mediators and joiners are taken out first."""
    roles = Roles()
    asked = {slot for slots in frame.slots.values() for slot in slots}
    mediation = [argument for argument in arguments if _is_mediation(marked, argument, rules)]
    for argument in mediation:
        _take_inside(roles.mediated, roles.used, marked, argument)
    arguments = [argument for argument in arguments if argument not in mediation]
    has_subject = any(argument.slot == "subj" for argument in arguments)
    for argument in arguments:
        slot = argument.slot.rpartition(".")[2]
        if (
            slot in rules.sets["mediating"]
            or slot == "mediated"
            or (slot in rules.sets["aiding"] and marked.sentence.words[argument.head].lemma in rules.sets["mediators"])
        ):
            _take(roles.mediated, roles.used, marked, argument)
        elif slot not in asked and slot in rules.sets["joining"] and _joins(marked, slot, argument.head):
            _take(roles.joined, roles.used, marked, argument)
    for role, slots in frame.slots.items():
        if role in ("H", "I"):
            continue
        found: list[Filler] = roles.filled.setdefault(role, [])
        for slot in slots:
            wanted, direct = slot.rstrip("!"), slot.endswith("!")
            if role == "S" and wanted == "obj" and has_subject:
                continue
            for argument in arguments:
                if found and role != "P" and argument.sure < _NESTED:
                    continue
                if argument.slot == wanted and (not direct or _is_named(marked, argument.head)):
                    hit = (role == "T" and hits_places(frame.type)) or (role == "S" and wanted in PLACING)
                    _take(found, roles.used, marked, argument, places=hit)
            if found and role != "P":
                break
    if "H" in frame.slots:
        roles.filled["H"] = [filler for filler in roles.filled.get("P", []) if filler.slot in frame.slots["H"]]
    return roles


@lru_cache(maxsize=1)
def _at_places() -> frozenset[str]:
    return frozenset(ontology.read_yaml("sides.yaml", package=PACKAGE)["at_places"])


def hits_places(type_: str) -> bool:
    """Whether an act of a PLOVER type may hit a place, and so the state that it lies in."""
    return type_ in _at_places()


def fillers(marked: Marked, argument: Argument) -> list[Filler]:
    """The actors at an argument's head and those coordinated with it; else those inside its phrase, less surely."""
    spot = marked.at(argument.head)
    if spot is not None and spot.form == "demonym":
        spot = _around(marked, argument.head) or spot
    if spot is None:
        inner = _inside(marked, argument)
        if inner is None:
            return []
        return _of(_coordinated(marked, inner), argument, _INDIRECT)
    return _of([*_before(marked, spot, argument), *_coordinated(marked, spot)], argument, 1.0)


def _around(marked: Marked, i: int) -> Spot | None:
    """The body or force of whose name a nationality is a part: "les Forces Armées Boliviennes"."""
    around = (phrase for phrase in marked.phrases.values() if phrase.first < i < phrase.stop)
    return next((phrase for phrase in around if phrase.kind in ("GovernmentBody", "ArmedForce")), None)


def sides(fillers_: Iterable[Filler], cast: Cast) -> set[str]:
    """What two sides must differ in: the states of the actors, or the actors where these have none."""
    return {cast.country_of(filler.actor) or filler.actor for filler in fillers_}


def _joins(marked: Marked, slot: str, head: int) -> bool:
    """Whether "like" is said of somebody: "like Peru", "comme le ministre"; not of a post ("nommé comme ministre")."""
    if slot not in _LIKE:
        return True
    spot = marked.at(head)
    return spot is not None and (spot.form == "name" or marked.sentence.words[spot.first].pos == "DET")


def _is_named(marked: Marked, head: int) -> bool:
    """Whether a word is an actor's itself, or the "M." before its name."""
    flat = (c for c in marked.sentence.children[head] if marked.sentence.words[c].dep.startswith("flat"))
    return any(marked.at(i) is not None for i in (head, *flat))


def _before(marked: Marked, spot: Spot, argument: Argument) -> list[Spot]:
    """The first of "l'Inde et l'Australie ont ..." where the parse left it outside of the subject."""
    words = marked.sentence.words
    title = next((phrase for phrase in marked.phrases.values() if phrase.stop == spot.first), spot)
    i = title.first - 1
    while i > 0 and words[i].pos == "DET":
        i -= 1
    if argument.slot != "subj" or i < 1 or words[i].low not in ("et", "and"):
        return []
    other = next((phrase for phrase in marked.phrases.values() if phrase.stop == i), None) or marked.names.get(i - 1)
    if other is None or other.stop != i or words[other.head].dep not in ("root", "nsubj", "dep", "obl:mod", "advmod"):
        return []
    return [] if any(words[c].dep == "case" for c in marked.sentence.children[other.head]) else [other]


def _of(spots: list[Spot], argument: Argument, factor: float) -> list[Filler]:
    return [
        Filler(actor, spot, round(spot.sure * argument.sure * factor, 3), argument.slot)
        for spot in spots
        for actor in spot.acting
    ]


def _take(into: list[Filler], used: set[int], marked: Marked, argument: Argument, *, places: bool = False) -> None:
    """Adds the actors of an argument; what only names a place in a state stands for it where `places` are hit or acted in."""
    for filler in fillers(marked, argument):
        if filler.spot.form == "place" and not places:
            continue
        if filler.spot.head in used and not any(other.spot is filler.spot for other in into):
            continue
        if not any(other.actor == filler.actor for other in into):
            into.append(filler)
        used.add(filler.spot.head)


def _take_inside(into: list[Filler], used: set[int], marked: Marked, argument: Argument) -> None:
    """The actors of "sous médiation américaine", "with the mediation of Egypt"."""
    sentence = marked.sentence
    for i in sentence.subtree(argument.head):
        spot = marked.at(i) or marked.names.get(i)
        if spot is not None and spot.head == i and i not in used:
            for actor in spot.acting:
                if not any(other.actor == actor for other in into):
                    into.append(Filler(actor, spot, spot.sure * 0.9, argument.slot))
            used.add(i)
            used.update(range(spot.first, spot.stop))


def _is_mediation(marked: Marked, argument: Argument, rules: Grammar) -> bool:
    word = marked.sentence.words[argument.head]
    return word.lemma in rules.sets["mediation_nouns"] and argument.slot not in ("subj", "obj")


def _coordinated(marked: Marked, spot: Spot) -> list[Spot]:
    """The spot and those listed after it: "A, B et C"; a comma goes on only until the "et"."""
    words = marked.sentence.words
    found = [spot]
    ended = False
    while not ended:
        i = found[-1].stop
        if i + 1 >= len(words) or words[i].low not in (
            ",",
            "et",
            "and",
            "&",
            "-",
            "–",
            "/",
            "ou",
            "or",
            "puis",
            "then",
        ):
            break
        ended = words[i].low in ("et", "and", "ou", "or", "&")
        comma = words[i].text == ","
        i += 1
        if comma and words[i].low in ("et", "and"):
            ended, i = True, i + 1
        following = _starting(marked, i, found[-1].first)
        if following is None or following in found or _opens_clause(marked, found[0], following):
            break
        if comma and not ended and not _closed(marked, following):
            break
        if words[found[-1].stop].low in ("-", "–", "/") and not is_country_spot(following):
            break
        found.append(following)
    return found


def _opens_clause(marked: Marked, first: Spot, following: Spot) -> bool:
    """Whether a name is the subject of what comes next: "sous la médiation du Qatar, la Zambie et ...", "and Latvia did so"."""
    words = marked.sentence.words
    name, before = words[following.head], words[first.head]
    if not name.dep.startswith("nsubj"):
        return False
    return before.dep.startswith(("nmod", "obl", "amod")) or (
        before.i < words[name.head].i and _is_behind(marked, first, name)
    )


def _is_behind(marked: Marked, first: Spot, name: Word) -> bool:
    """Whether a verb of its own stands before a phrase, of which a subject behind it is none."""
    sentence = marked.sentence
    verb = next((i for i in sentence.ancestors(first.head) if sentence.words[i].pos in ("VERB", "AUX")), None)
    return verb is not None and verb < first.head and verb != name.head


def is_country_spot(spot: Spot) -> bool:
    """Whether a spot stands for states only."""
    return all(is_country(actor) for actor in spot.actors)


def _starting(marked: Marked, i: int, like: int) -> Spot | None:
    """The spot that begins at a word or after its determiner and preposition: that of the spot which begins at `like`."""
    words = marked.sentence.words
    linked = {*_OF, *(word.low for word in words[max(0, like - 2) : like + 1] if word.pos == "ADP")}
    for j in range(i, min(i + 4, len(words))):
        spot = marked.at(j)
        if spot is not None and spot.first <= j:
            return spot
        title = next((phrase for phrase in marked.phrases.values() if phrase.first == j), None)
        if title is not None:
            return title
        if words[j].pos not in ("DET", "ADP", "ADJ", "NUM") or (words[j].pos == "ADP" and words[j].low not in linked):
            return None
    return None


def _closed(marked: Marked, spot: Spot) -> bool:
    """Whether a list goes on to an "et" or "and" after a spot, with nothing but names and commas between."""
    words = marked.sentence.words
    i = spot.stop
    while i < len(words):
        if words[i].low in ("et", "and"):
            return True
        if words[i].text != ",":
            return False
        following = _starting(marked, i + 1, spot.first)
        if following is None:
            return words[i + 1].low in ("et", "and") if i + 1 < len(words) else False
        i = following.stop
    return False


def _inside(marked: Marked, argument: Argument) -> Spot | None:
    """The nearest actor that a phrase belongs to: "le siège de la CIA", "targets in Jericho"."""
    sentence = marked.sentence
    words = sentence.words
    found = None
    for i in sentence.subtree(argument.head):
        spot = marked.at(i) or marked.names.get(i)
        if spot is None or spot.head != i:
            continue
        path = [above for above in sentence.ancestors(i) if above >= 0]
        between = path[: path.index(argument.head)] if argument.head in path else []
        if len(between) > 2 or any(
            words[above].pos in ("VERB", "AUX") and not _leads(marked, above, i) for above in between
        ):
            continue
        if words[words[i].head].lemma in _BORDERS and argument.head != words[i].head:
            continue
        cases = {words[c].low for c in sentence.children[i] if words[c].dep == "case"}
        if words[argument.head].lemma in _SEATS and cases & PLACING:
            continue
        led = words[i].dep == "obj" and any(words[above].pos == "VERB" for above in between)
        if led or words[i].dep.startswith(("nmod", "amod", "compound", "appos", "flat", "conj", "obl:agent")):
            if spot.kind == "Intergovernmental" or words[argument.head].lemma not in _UNIONS:
                return spot
            found = found or spot
    return found


def _leads(marked: Marked, i: int, actor: int) -> bool:
    """Whether a participle says who leads a thing or did it: "une coalition menée par les Etats-Unis", "tariffs imposed by"."""
    word = marked.sentence.words[i]
    sets = grammar(marked.sentence.language).sets
    done = "Part.Past" in word.verb and word.lemma in sets["imposing"]
    by = marked.sentence.words[actor].dep.startswith(("obl:agent", "amod", "conj", "compound"))
    return word.dep == "acl" and (word.lemma in sets["leading"] or (done and by))
