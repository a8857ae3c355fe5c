"""Every way in which a store cannot be opened, or is lost, is a clear error that names the place and the next step."""

import dataclasses
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import neo4j
import pytest

from geoties.errors import StoreDenied, StoreError, StoreUnavailable
from geoties.store import Settings, bolt, open_store
from geoties.store.bolt import Connection, Transaction
from missing import absent
from neo4j_server import PASSWORD
from proxy import Proxy, pump


def at(uri: str, **changes: str) -> Settings:
    return Settings(home=Path("unused"), uri=uri, **({"password": PASSWORD} | changes))


def test_importing_the_store_loads_no_driver() -> None:
    script = (
        "import sys, geoties.store; print([m for m in ('neo4j', 'jpype', 'psutil', 'filelock') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    with pytest.raises(StoreDenied, match="NEO4J_PASSWORD"):
        open_store()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_unreachable(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    with pytest.raises(StoreUnavailable) as caught:
        open_store(at(f"{scheme}://127.0.0.1:1"))
    assert str(caught.value).startswith(f"no Neo4j answers at {scheme}://127.0.0.1:1: ")
    assert str(caught.value).endswith("or correct NEO4J_URI, or unset NEO4J_URI to use the embedded engine")
    assert PASSWORD not in str(caught.value)
    assert caught.value.__cause__ is not None


def test_host_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    with pytest.raises(StoreUnavailable, match=r"no Neo4j answers at bolt://no-such-host\.invalid"):
        open_store(at("bolt://no-such-host.invalid"))


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:99999", "bolt://127.0.0.1:x", "bolt://127.0.0.1?a=b"])
def test_address_that_the_driver_refuses(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    with pytest.raises(StoreError, match="NEO4J_URI"):
        open_store(at(uri))


def test_something_else_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    unavailable = pytest.raises(StoreUnavailable, match=r"no Neo4j answers at bolt://127\.0\.0\.1:")
    with serving(as_a_web_server) as port, unavailable:
        open_store(at(f"bolt://127.0.0.1:{port}"))


@pytest.mark.embedded
def test_other_product_is_refused_with_its_name(embedded_store: Connection, embedded_settings: Settings) -> None:
    secret = (embedded_settings.home / "secrets.json").read_text(encoding="utf-8").split('"')[3]
    settings = at(embedded_store.uri, username="root", password=secret, database="geoties")
    with pytest.raises(StoreUnavailable, match=r"ArcadeDB .* which geoties does not know: it needs a Neo4j 5\.26"):
        open_store(settings)


@pytest.mark.embedded
def test_embedded_engine_lets_nobody_in_without_its_password(embedded_store: Connection) -> None:
    with pytest.raises(StoreDenied, match="does not accept the password of root"):
        open_store(at(embedded_store.uri, username="root", password="guess", database="geoties"))


@pytest.mark.neo4j
def test_wrong_password_and_then_too_many(neo4j_settings: Settings) -> None:
    # A user of its own, so that the one of the other tests is not locked out.
    assert neo4j_settings.uri is not None
    with neo4j.GraphDatabase.driver(neo4j_settings.uri, auth=("neo4j", PASSWORD)) as driver:
        driver.execute_query("CREATE USER mallory SET PASSWORD 'another-one'", database_="system")
    wrong = dataclasses.replace(neo4j_settings, username="mallory", password="s3cret-guess")
    messages = []
    for _ in range(5):
        with pytest.raises(StoreDenied) as caught:
            open_store(wrong)
        messages.append(str(caught.value))
    assert "does not accept the password of mallory: correct NEO4J_USERNAME and NEO4J_PASSWORD" in messages[0]
    assert "had too many wrong passwords for mallory: wait a minute" in messages[-1]
    assert not [message for message in messages if "s3cret-guess" in message]


@pytest.mark.neo4j
def test_wrong_database(neo4j_settings: Settings) -> None:
    with pytest.raises(StoreUnavailable, match=r"there is no database nowhere at bolt://.*: correct NEO4J_DATABASE"):
        open_store(dataclasses.replace(neo4j_settings, database="nowhere"))


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_home_database_is_found_and_named(neo4j_settings: Settings, scheme: str) -> None:
    assert neo4j_settings.uri is not None
    uri = neo4j_settings.uri.replace("bolt", scheme)
    with open_store(dataclasses.replace(neo4j_settings, uri=uri, database=None)) as store:
        assert store.database == "neo4j"
        assert store.version == "5.26.20"
        assert store.write(lambda tx: tx.run("RETURN 1 AS one")) == [{"one": 1}]
        assert store.read("RETURN 1 AS one", limit=5, timeout=30) == [{"one": 1}]


@pytest.mark.neo4j
def test_server_without_tls(neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    assert neo4j_settings.uri is not None
    uri = neo4j_settings.uri.replace("bolt", "bolt+s")
    with pytest.raises(
        StoreUnavailable, match=r"no trusted connection to bolt\+s://.* neo4j:// for a server without TLS"
    ):
        open_store(dataclasses.replace(neo4j_settings, uri=uri))


@pytest.mark.neo4j
def test_self_signed_certificate(neo4j_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    assert neo4j_settings.uri is not None
    port = int(neo4j_settings.uri.rpartition(":")[2])
    with tls_in_front_of(port, tmp_path) as front:
        trusting = dataclasses.replace(neo4j_settings, uri=f"bolt+ssc://127.0.0.1:{front}")
        with open_store(trusting) as store:
            assert store.read("RETURN 1 AS one") == [{"one": 1}]
        strict = dataclasses.replace(neo4j_settings, uri=f"bolt+s://127.0.0.1:{front}")
        with pytest.raises(
            StoreUnavailable, match=r"no trusted connection to bolt\+s://.* neo4j\+ssc:// for a self-signed"
        ):
            open_store(strict)


@pytest.mark.neo4j
def test_write_survives_a_cut_connection(neo4j_store: Connection, neo4j_settings: Settings) -> None:
    proxy, settings = through_a_proxy(neo4j_settings)
    tries: list[int] = []

    def work(tx: Transaction) -> None:
        tx.run("CREATE (:Probe {of: 'cut'})")
        tries.append(1)
        if len(tries) == 1:
            proxy.cut()
        tx.run("CREATE (:Probe {of: 'cut'})")

    with open_store(settings) as store:
        store.write(work)
    assert len(tries) == 2
    assert neo4j_store.read("MATCH (p:Probe {of: 'cut'}) RETURN count(p) AS n") == [{"n": 2}]
    neo4j_store.write(lambda tx: tx.run("MATCH (p:Probe) DETACH DELETE p"))
    proxy.refuse()


@pytest.mark.neo4j
def test_server_that_goes_away_for_good(neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.RETRY_SECONDS, "neo4j", 0.2)
    proxy, settings = through_a_proxy(neo4j_settings)
    with open_store(settings) as store:
        rows = store.stream("UNWIND range(1, 1000000) AS i RETURN i")
        assert next(rows) == {"i": 1}
        proxy.refuse()
        with pytest.raises(StoreUnavailable, match=f"no Neo4j answers at bolt://127.0.0.1:{proxy.port}"):
            list(rows)
        with pytest.raises(StoreUnavailable, match="no Neo4j answers"):
            store.read("RETURN 1 AS one")
        with pytest.raises(StoreUnavailable, match="no Neo4j answers"):
            store.read("RETURN 1 AS one", timeout=10)
        with pytest.raises(StoreUnavailable, match="no Neo4j answers"):
            store.write(lambda tx: tx.run("CREATE (:Probe)"))


def through_a_proxy(settings: Settings) -> tuple[Proxy, Settings]:
    assert settings.uri is not None
    proxy = Proxy(int(settings.uri.rpartition(":")[2]))
    return proxy, dataclasses.replace(settings, uri=f"bolt://127.0.0.1:{proxy.port}")


def as_a_web_server(connection: socket.socket) -> None:
    connection.recv(100)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server on a free port of loopback that answers each connection and closes it."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                answer(connection)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


@contextmanager
def tls_in_front_of(port: int, folder: Path) -> Iterator[int]:
    """A port that speaks TLS with a fresh self-signed certificate, before a server that does not."""
    openssl = shutil.which("openssl")
    if openssl is None:
        absent("a certificate for this test is made by openssl: apt-get install openssl")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def forward(connection: socket.socket) -> None:
        with (
            context.wrap_socket(connection, server_side=True) as near,
            socket.create_connection(("127.0.0.1", port)) as far,
        ):
            threading.Thread(target=pump, args=(far, near), daemon=True).start()
            pump(near, far)

    with serving(forward) as front:
        yield front
