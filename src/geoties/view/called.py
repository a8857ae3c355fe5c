"""What an actor that everybody knows is called in the page's language: Maroc, not Morocco."""

from geoties import names


def called(actor: str, name: str, lang: str) -> str:
    """The usual name in a language of an actor of the gazetteer, by its id; any other name, or one of its own, stays."""
    known = names.known(actor)
    return known.names.get(lang, name) if known and name == known.name else name
