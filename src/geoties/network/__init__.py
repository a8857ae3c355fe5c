"""From the store to fresh NetworkX graphs: who is tied to whom, who did what in which event, and which sentence says so.

A graph belongs to its caller: nothing is cached or shared. Ids of actors are node ids. Everything is read in a few
passes over the store, never tie by tie.
"""

from geoties.network.changed import changed_ties
from geoties.network.changes import diff
from geoties.network.evidence import with_evidence
from geoties.network.graphs import LEVELS, WEIGHTS, events, ties

__all__ = ["LEVELS", "WEIGHTS", "changed_ties", "diff", "events", "ties", "with_evidence"]
