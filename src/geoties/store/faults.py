"""What an engine or the way to it can answer instead of rows, and which of our errors each answer is.

Engines answer with codes such as `Neo.ClientError.Statement.SyntaxError`; the two engines use some of them differently
(an undefined variable is a SyntaxError on one and a SemanticError on the other), so they are told apart only as far
as both agree. This module knows codes and messages, not the driver.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from geoties.errors import GeotiesError, QueryError, StoreBusy, StoreDenied, StoreError, StoreUnavailable

OLDEST = (5, 26)
_NEO4J = re.compile(r"Neo4j/((\d+)\.(\d+)(?:\.\d+)?(?:-\w+)?)")
FULL_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Place:
    """The store that was asked; its parts appear in messages, so no secret is among them.

    folder: of the embedded engine, None for a Neo4j. read_only: whether it was opened for reading only.
    """

    uri: str
    username: str
    database: str | None
    read_only: bool = False
    folder: Path | None = None

    def __str__(self) -> str:
        return f"{self.uri} (database {self.database})" if self.database else self.uri


def from_code(code: str | None, message: str | None, place: Place) -> GeotiesError:
    """Our error for an answer of the engine: its code and its message, which is repeated."""
    said = _one_line(message)
    code = code or ""
    title = code.rpartition(".")[2]
    if title in _TIMED_OUT:
        return QueryError(f"the statement ran longer than it was allowed to and was cut: {said}")
    if title == "Forbidden" and place.read_only:
        return StoreDenied(f"only reading the graph is allowed here, and this would write or read files: {said}")
    if title in _BY_TITLE:
        kind, hint = _BY_TITLE[title]
        return kind(hint.format(said=said, place=place, username=place.username, database=place.database))
    if ".Security." in code:
        return StoreDenied(f"{place} refused {place.username}: {said}")
    if code.startswith("Neo.ClientError.Statement") or ".Procedure." in code:
        return QueryError(f"the statement is wrong: {said}")
    if code.startswith("Neo.TransientError"):
        return StoreBusy(f"{place} was too busy and stayed so while it was tried again: {said}. Try again later")
    if place.folder is not None and is_full(place.folder):
        return StoreError(f"the disk of {place.folder} is full ({said}). Make room there, then do the same again")
    if any(words in said.lower() for words in _DISK):
        return StoreError(f"{place} cannot write to its disk: {said}. Make room there, then do the same again")
    return StoreError(f"{place} could not do it: {said} ({code or 'no code'})")


def unreachable(message: str, place: Place) -> StoreUnavailable:
    """Our error for a server that does not answer, no longer answers, or answers in another protocol."""
    said = _one_line(message)
    if place.folder is not None:
        return StoreUnavailable(
            f"the embedded engine at {place.uri} no longer answers: {said}. It was stopped or killed; what was "
            "acknowledged is kept: do the same again, which starts it again"
        )
    if any(word in said for word in ("CERTIFICATE", "certificate", "SSL", "encrypt", "TLS")):
        return StoreUnavailable(
            f"no trusted connection to {place.uri}: {said}. Use neo4j+s:// for a certificate that this machine "
            "trusts, neo4j+ssc:// for a self-signed one, and neo4j:// for a server without TLS"
        )
    return StoreUnavailable(
        f"no Neo4j answers at {place.uri}: {said}. Start it, or correct NEO4J_URI, or unset NEO4J_URI to use the "
        "embedded engine"
    )


def is_full(folder: Path) -> bool:
    """Whether the disk under a folder has no room for an engine to write; the embedded one does not say so itself."""
    try:
        return shutil.disk_usage(folder).free < FULL_BYTES
    except OSError:
        return False


def closed(place: Place) -> StoreUnavailable:
    """Our error for a connection that was closed before it was used."""
    return StoreUnavailable(f"the connection to {place} is closed: open the store again")


def known_version(agent: str) -> str | None:
    """The version of a Neo4j that geoties works with, from how the server calls itself; None for any other server.

    Other products call themselves "Neo4j/v5.11.0 compatible ...", so the whole text must fit.
    """
    known = _NEO4J.fullmatch(agent)
    if known is None or (int(known[2]), int(known[3])) < OLDEST:
        return None
    return known[1]


def old_server(agent: str, place: Place) -> StoreUnavailable:
    """Our error for a server that is too old, or of a product that nobody tried."""
    return StoreUnavailable(
        f"{agent!r} answers at {place.uri}, which geoties does not know: it needs a Neo4j 5.26 or later. "
        "Upgrade it, or unset NEO4J_URI to use the embedded engine"
    )


_TIMED_OUT = frozenset(
    {"TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockClientStopped", "TransactionTerminated"}
)
_DISK = ("no space left", "disk full", "read-only file system", "not enough space")
_BY_TITLE: dict[str, tuple[type[GeotiesError], str]] = {
    "Unauthorized": (
        StoreDenied,
        "{place} does not accept the password of {username}: correct NEO4J_USERNAME and NEO4J_PASSWORD",
    ),
    "AuthenticationRateLimit": (
        StoreDenied,
        "{place} had too many wrong passwords for {username}: wait a minute, correct NEO4J_PASSWORD, then try again",
    ),
    "CredentialsExpired": (
        StoreDenied,
        "the password of {username} at {place} has expired: change it there, then set NEO4J_PASSWORD",
    ),
    "Forbidden": (StoreDenied, "{place} does not allow this to {username}: {said}"),
    "AccessMode": (StoreDenied, "this would write, and only reading is allowed here: {said}"),
    "ForbiddenOnReadOnlyDatabase": (StoreDenied, "the database {database} may only be read: {said}"),
    "DatabaseNotFound": (
        StoreUnavailable,
        "there is no database {database} at {place}: correct NEO4J_DATABASE, or unset it for the home database",
    ),
    "DatabaseUnavailable": (StoreUnavailable, "{place} is there, but its database is not open: {said}"),
    "ParameterMissing": (QueryError, "the statement has a parameter without a value: {said}"),
    # What geoties creates it looked up before, in the same transaction: another writer came between.
    "ConstraintValidationFailed": (
        StoreBusy,
        "{place} refused what its constraints forbid, or what another command wrote in the same moment: {said}. Do it again",
    ),
}


def _one_line(message: str | None) -> str:
    """A message as it fits into ours: one line, without its own full stop."""
    return " ".join((message or "no reason given").split()).rstrip(".")
