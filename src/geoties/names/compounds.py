"""Compound adjectives of nationality, one word for two states: franco-allemand, israélo-palestinien, Sino-Russian."""

from functools import cache

from geoties.names.keys import key
from geoties.names.tables import namings, read


@cache
def compound(word: str, language: str) -> tuple[str, ...]:
    """Ids of the actors in a compound adjective, in its order, or empty where it is none.

    The last part must be a demonym (allemand, Russian), the parts before it prefixes (franco-, Sino-), demonyms or acronyms
    (US-); case and accents aside. Two different actors at least: "franco-français" is none, nor "sud-coréen", a demonym itself.
    """
    parts = word.replace("‑", "-").replace("–", "-").split("-")
    first_halves, demonyms = _halves(language)
    if len(parts) < 2 or key(word) in demonyms:
        return ()
    found: list[str] = []
    while parts:
        # "américano-sud-coréen": a demonym may have a hyphen of its own
        length = next((n for n in range(len(parts), 0, -1) if key("".join(parts[:n])) in demonyms), 0)
        if length:
            found.append(demonyms[key("".join(parts[:length]))])
        elif len(parts) > 1 and (actor := first_halves.get(parts[0]) or first_halves.get(key(parts[0]))):
            length = 1
            found.append(actor)
        else:
            return ()
        parts = parts[length:]
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


@cache
def _halves(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """First halves and demonyms to ids, the likeliest where several fit. Keys, but acronyms as written (US, not us)."""
    likeliest = {(its_language, text): actors.split()[0] for its_language, text, actors, *_ in read("ambiguous.csv")}
    spoken = [naming for naming in namings() if naming.language == language]
    demonyms = {
        key(naming.text): likeliest.get((language, naming.text), naming.actor)
        for naming in spoken
        if naming.form == "demonym"
    }
    first_halves = {naming.text: naming.actor for naming in spoken if naming.form == "name" and naming.text.isupper()}
    first_halves |= {
        key(prefix): actor for actor, its_language, prefix in read("prefixes.csv") if its_language == language
    }
    return first_halves, demonyms
