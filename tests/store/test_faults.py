"""Each answer of an engine has its error, and its message says what to do next."""

from pathlib import Path

import pytest

from geoties.errors import GeotiesError, QueryError, StoreBusy, StoreDenied, StoreError, StoreUnavailable
from geoties.store.faults import Place, closed, from_code, known_version, old_server, unreachable

PLACE = Place("bolt://h:1", "amina", "ties")


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("Neo.ClientError.Security.Unauthorized", StoreDenied, "NEO4J_PASSWORD"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", StoreDenied, "wait a minute"),
        ("Neo.ClientError.Security.CredentialsExpired", StoreDenied, "has expired"),
        ("Neo.ClientError.Security.Forbidden", StoreDenied, "does not allow this to amina"),
        ("Neo.ClientError.Security.TokenExpired", StoreDenied, "refused amina"),
        ("Neo.ClientError.Statement.AccessMode", StoreDenied, "only reading is allowed"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", StoreDenied, "may only be read"),
        ("Neo.ClientError.Database.DatabaseNotFound", StoreUnavailable, "correct NEO4J_DATABASE"),
        ("Neo.TransientError.General.DatabaseUnavailable", StoreUnavailable, "not open"),
        ("Neo.ClientError.Statement.SyntaxError", QueryError, "the statement is wrong: said"),
        ("Neo.ClientError.Statement.SemanticError", QueryError, "the statement is wrong: said"),
        ("Neo.ClientError.Statement.ArithmeticError", QueryError, "the statement is wrong: said"),
        ("Neo.ClientError.Procedure.ProcedureNotFound", QueryError, "the statement is wrong: said"),
        ("Neo.ClientError.Statement.ParameterMissing", QueryError, "a parameter without a value"),
        ("Neo.ClientError.Transaction.TransactionTimedOut", QueryError, "longer than it was allowed"),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", QueryError, "longer than"),
        ("Neo.TransientError.Transaction.DeadlockDetected", StoreBusy, "Try again later"),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", StoreBusy, "another command wrote in the same moment"),
        ("Neo.DatabaseError.General.UnknownError", StoreError, "Neo.DatabaseError.General.UnknownError"),
        (None, StoreError, "no code"),
    ],
)
def test_code(code: str | None, kind: type[GeotiesError], words: str) -> None:
    error = from_code(code, "said {x}\n  more.", PLACE)
    assert type(error) is kind
    assert words in str(error)
    assert "\n" not in str(error)


def test_reader_is_told_that_only_reading_is_allowed() -> None:
    place = Place("bolt://h:1", "reader", "ties", read_only=True)
    error = from_code("Neo.ClientError.Security.Forbidden", "no", place)
    assert str(error) == "only reading the graph is allowed here, and this would write or read files: no"


def test_full_disk_is_recognised_by_words() -> None:
    error = from_code("Neo.DatabaseError.Transaction.TransactionCommitFailed", "No space left on device", PLACE)
    assert str(error) == (
        "bolt://h:1 (database ties) cannot write to its disk: No space left on device. "
        "Make room there, then do the same again"
    )


def test_disk_with_room_is_not_called_full(tmp_path: Path) -> None:
    error = from_code(None, "said", Place("bolt://h:1", "root", "ties", folder=tmp_path))
    assert "full" not in str(error)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Connection refused", "Start it, or correct NEO4J_URI"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate", "neo4j+ssc://"),
        ("Failed to establish encrypted connection", "neo4j:// for a server without TLS"),
    ],
)
def test_unreachable(message: str, words: str) -> None:
    error = unreachable(message, PLACE)
    assert type(error) is StoreUnavailable
    assert words in str(error)
    assert "bolt://h:1" in str(error)


def test_embedded_engine_that_went_away_is_not_called_a_neo4j(tmp_path: Path) -> None:
    error = unreachable("gone", Place("bolt://127.0.0.1:1", "root", "ties", folder=tmp_path))
    assert "do the same again" in str(error)
    assert "NEO4J_URI" not in str(error)


def test_closed() -> None:
    assert str(closed(PLACE)) == "the connection to bolt://h:1 (database ties) is closed: open the store again"


@pytest.mark.parametrize(
    ("agent", "version"),
    [
        ("Neo4j/5.26.0", "5.26.0"),
        ("Neo4j/5.27-aura", "5.27-aura"),
        ("Neo4j/2025.10.1", "2025.10.1"),
        ("Neo4j/5.25.1", None),
        ("Neo4j/4.4.40", None),
        ("Neo4j/v5.11.0 compatible graph database server - Memgraph", None),
        ("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", None),
        ("FalkorDB", None),
        ("", None),
    ],
)
def test_version(agent: str, version: str | None) -> None:
    assert known_version(agent) == version


def test_old_server_is_named() -> None:
    assert "'Neo4j/4.4.40' answers at bolt://h:1" in str(old_server("Neo4j/4.4.40", PLACE))
