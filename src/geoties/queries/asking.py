"""Ask a question: parameters checked and filled, actors found by name, the statement run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoties import names
from geoties.errors import QueryError
from geoties.queries import values
from geoties.queries.files import Question, question
from geoties.store import sight
from geoties.store.seen import by_actor, seen

if TYPE_CHECKING:
    from geoties.store.bolt import Connection

_KNOWN = "MATCH (a:Actor {id: $id}) RETURN coalesce(a.canonical, a.id) AS id"
_ANYTHING = """
MATCH (a:Actor {id: $id}) RETURN a.id AS id
UNION
MATCH (d:Document {id: $id}) RETURN d.id AS id
UNION
UNWIND [$id, 'dataset/' + $id] AS retracted
MATCH (j:Judgement {left: retracted}) WHERE j.verdict = 'retracted' RETURN $id AS id
"""
_OTHERS = """
MATCH (a:Actor) WHERE a.canonical IS NULL
RETURN a.id AS id, a.name AS name, coalesce(a.aliases, []) AS aliases ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the columns, one dictionary a row with their values, and whether `limit` cut rows off.

    `undated` counts the events (or posts, or memberships) that `as_of` left out because nobody says when they began.
    Values are None, texts, numbers, truth values, or lists of texts or of flat dictionaries (their keys sorted).
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    truncated: bool = False
    undated: int = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def ask(
    connection: "Connection",
    name: str,
    parameters: Mapping[str, object] | None = None,
    *,
    limit: int | None = None,
    timeout: float | None = None,
) -> Rows:
    """The answer to a question, at most `limit` rows of it, within `timeout` seconds.

    An actor is given by its id, a code or a name in any language; lists as lists or as text with commas; what is left out
    or None has its default. Raises QueryError for an unknown question, an unknown, missing or ill-typed parameter and
    when the time is over, and UnknownName for a name that fits no actor, or several.
    """
    asked = question(name)
    filled = checked(asked, parameters or {})
    filled |= _actors(connection, asked, filled)
    known_by = filled["known_by"]
    if isinstance(known_by, str) and known_by.startswith("load/"):
        filled["known_by"] = sight.load_end(connection, known_by)
    undated = 0
    if asked.about_ties and not (chosen := _sight(filled)).cached:
        actor = filled.get("actor")
        found = seen(connection, chosen, actors=None if actor is None else [actor], steps=filled.get("steps", 1))
        filled["ties"], undated = by_actor(found.ties), found.undated
    elif filled["as_of"] is not None:
        undated = _undated(connection.read(asked.statement, filled | {"as_of": sight.UNDATED}, timeout=timeout))
    rows = connection.read(asked.statement, filled, limit=None if limit is None else limit + 1, timeout=timeout)
    shown = rows if limit is None else rows[:limit]
    return Rows(asked.columns, [_in_order(row) for row in shown], truncated=len(shown) < len(rows), undated=undated)


def checked(asked: Question, given: Mapping[str, object]) -> dict[str, Any]:
    """All parameters of a question with the values of `given` or their defaults; actors and loads stay as they were named.

    Raises QueryError as `ask` does.
    """
    takes = ", ".join(parameter.name for parameter in asked.parameters) or "none"
    for key in given:
        if key not in [parameter.name for parameter in asked.parameters]:
            raise QueryError(f"{asked.name} has no parameter {key!r}: it takes {takes}")
    filled: dict[str, Any] = {"states": sight.states(), "ties": None}
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if value is not None:
            filled[parameter.name] = values.read(parameter, value)
        elif parameter.required:
            raise QueryError(
                f"{asked.name} needs {parameter.name} ({parameter.description}), such as "
                f"-p {parameter.name}={parameter.example}"
            )
        else:
            filled[parameter.name] = values.default(parameter)
    return filled


def find_actor(connection: "Connection", name: str) -> str:
    """The id of the actor that an id, a code or a name means, among the known ones and those of the store.

    The id of an actor that was joined with others leads to the one that all of them go by.

    Raises UnknownName, which says who may be meant, for a name that fits none or several.
    """
    if names.known(name):
        return name
    if found := connection.read(_KNOWN, {"id": name}):
        return str(found[0]["id"])
    others = ((row["id"], row["name"] or row["id"], row["aliases"]) for row in connection.stream(_OTHERS))
    return names.resolve(name, others=others)


def find_subject(connection: "Connection", name: str) -> str:
    """The id of what a name means: ids of actors, events, claims and documents, also of retracted ones and names of
    retracted data sets, as they are, else as `find_actor`.

    Other than there, the id of an actor that was joined with others stays. Raises UnknownName.
    """
    if name.startswith(("event/", "claim/")) or connection.read(_ANYTHING, {"id": name}):
        return name
    return find_actor(connection, name)


def _sight(filled: Mapping[str, Any]) -> sight.Sight:
    return sight.Sight(
        as_of=filled["as_of"],
        known_by=filled["known_by"],
        statuses=tuple(filled["status"]),
        outlets=None if filled["outlets"] is None else tuple(filled["outlets"]),
        min_outlets=filled["min_outlets"],
    )


def _undated(rows: list[dict[str, Any]]) -> int:
    """How many events the answer about the undated has: by their ids, by their counts, or, of posts, by rows."""
    if rows and "event" in rows[0]:
        return len({row["event"] or row.get("claim") for row in rows} - {None})
    if rows and "events" in rows[0]:
        return sum(row["events"] for row in rows)
    return len(rows)


def _actors(connection: "Connection", asked: Question, filled: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for parameter in asked.parameters:
        value = filled[parameter.name]
        if parameter.type == "actor" and isinstance(value, str):
            actor = find_actor(connection, value)
            for other, same in found.items():
                if same == actor:
                    raise QueryError(f"{other} and {parameter.name} are both {actor}: {asked.name} needs two actors")
            found[parameter.name] = actor
    return found


def _in_order(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the keys of inner maps sorted: each engine has an order of its own."""
    return {
        name: [_sorted(item) for item in value] if isinstance(value, list) else value for name, value in row.items()
    }


def _sorted(item: Any) -> Any:
    return dict(sorted(item.items())) if isinstance(item, dict) else item
