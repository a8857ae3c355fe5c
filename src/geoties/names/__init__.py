"""Who is meant by a name: known actors, their written forms, alias keys, and look-up.

`known` and `known_actors` give the actors with global ids; `surfaces` and `masks` what to look for in a text, `compound` the
states in one adjective; `key` and `same_person` compare names; `find` and `resolve` tell which actor a person means. The
facts are CSV files under `data/`.
"""

from geoties.names.actors import KnownActor, known, known_actors
from geoties.names.compounds import compound
from geoties.names.keys import key
from geoties.names.lookup import Match, Other, bearers, find, resolve
from geoties.names.persons import same_person
from geoties.names.surfaces import Surface, masks, surfaces

__all__ = [
    "KnownActor",
    "Match",
    "Other",
    "Surface",
    "bearers",
    "compound",
    "find",
    "key",
    "known",
    "known_actors",
    "masks",
    "resolve",
    "same_person",
    "surfaces",
]
