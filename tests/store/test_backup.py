"""A backup holds the record, and restored on either engine it makes the same graph; what is damaged is refused in time."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import wipe
from geoties.errors import InputError, StoreBusy, StoreError
from geoties.records import check_record
from geoties.store.archive import KEPT, MANIFEST, RECORDS
from geoties.store.backup import backup
from geoties.store.batch import Written
from geoties.store.bolt import Connection
from geoties.store.content import content_hash, counts
from geoties.store.loads import last_loads, start_load
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.restore import restore
from geoties.store.write import write_readings
from hostile import readings
from killed_load import readings as many

CLOCKS = "MATCH (c:Claim) RETURN c.id AS id, c.recorded_at AS at ORDER BY id"
HELD = "MATCH (d:Document) RETURN d.id AS id, d.digest AS digest, d.mentions AS mentions, d.text AS text ORDER BY id"
EARLIER = "MATCH (c:Claim {document: 'doc/1'}) SET c.recorded_at = '2020-02-02T00:00:00Z'"


def _other(store: Connection, request: pytest.FixtureRequest) -> Connection:
    """The empty store of the other engine."""
    name = "embedded_store" if store.engine == "neo4j" else "neo4j_store"
    found: Connection = request.getfixturevalue(name)
    wipe(found)
    return found


def _fill(store: Connection) -> None:
    start_load(store, ["a.jsonl"])
    write_readings(store, readings())
    store.write(lambda transaction: transaction.run(EARLIER))


def _changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with other members."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
    return path


@pytest.mark.neo4j
@pytest.mark.embedded
def test_it_is_restored_on_the_other_engine(store: Connection, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    _fill(store)
    expected = content_hash(store)
    manifest = backup(store, tmp_path / "graph.zip")
    assert manifest.content_hash == expected
    assert manifest.counts == {"documents": 4, "claims": 11, "judgements": 0}
    assert (tmp_path / "graph.zip").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["graph.zip"]
    other = _other(store, request)
    done = restore(other, tmp_path / "graph.zip")
    assert (done.same, done.content_hash, done.written) == (True, expected, Written(created=15))
    assert content_hash(other) == expected
    assert other.read(CLOCKS) == store.read(CLOCKS)
    assert other.read(HELD) == store.read(HELD)
    assert last_loads(other) == last_loads(store)
    assert rebuild(other) == Rebuilt()
    again = backup(other, tmp_path / "again.zip")
    assert (again.content_hash, again.counts) == (manifest.content_hash, manifest.counts)


def test_its_records_are_those_of_the_published_schema(store: Connection, tmp_path: Path) -> None:
    write_readings(store, many(3))
    backup(store, tmp_path / "graph.zip")
    with zipfile.ZipFile(tmp_path / "graph.zip") as archive:
        lines = [json.loads(line) for line in archive.read(RECORDS).splitlines()]
    assert [issue for line in lines for issue in check_record(line)] == []
    assert [line["record"] for line in lines].count("document") == 3


def test_streams_do_as_well_as_files(store: Connection) -> None:
    class Pipe(io.BytesIO):
        """Cannot be wound back."""

        def seekable(self) -> bool:
            return False

        def seek(self, *_: Any) -> int:
            raise io.UnsupportedOperation("seek")

        def tell(self) -> int:
            raise io.UnsupportedOperation("tell")

    write_readings(store, many(10))
    expected = content_hash(store)
    pipe = Pipe()
    backup(store, pipe)
    wipe(store)
    restore(store, Pipe(pipe.getvalue()))
    assert content_hash(store) == expected


def test_a_store_that_holds_something_is_refused_or_added_to(store: Connection, tmp_path: Path) -> None:
    _fill(store)
    backup(store, tmp_path / "graph.zip")
    wipe(store)
    write_readings(store, many(6))
    alone = content_hash(store)
    with pytest.raises(StoreError, match=r"is not empty \(it has a Document at least\), and nothing was restored"):
        restore(store, tmp_path / "graph.zip")
    assert content_hash(store) == alone
    done = restore(store, tmp_path / "graph.zip", into_existing=True)
    assert (done.same, done.written.replaced) == (None, 0)
    assert rebuild(store) == Rebuilt()
    both = content_hash(store)
    assert restore(store, tmp_path / "graph.zip", into_existing=True).written == Written(unchanged=15)
    wipe(store)
    write_readings(store, [*readings(), *many(6)])
    assert content_hash(store) == both


def test_of_two_times_of_recording_the_earlier_one_counts(store: Connection, tmp_path: Path) -> None:
    write_readings(store, readings())
    _fill(store)
    backup(store, tmp_path / "graph.zip")
    store.write(lambda t: t.run("MATCH (c:Claim) SET c.recorded_at = '2021-01-01T00:00:00Z'"))
    restore(store, tmp_path / "graph.zip", into_existing=True)
    found = {row["at"] for row in store.read(CLOCKS)}
    assert found == {"2020-02-02T00:00:00Z", "2021-01-01T00:00:00Z"}


def test_a_restore_that_was_stopped_is_finished(
    store: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_readings(store, many(30))
    expected = content_hash(store)
    backup(store, tmp_path / "graph.zip")
    wipe(store)
    monkeypatch.setattr("geoties.store.write.BATCH_DOCUMENTS", 10)

    def stop(_: Written) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(store, tmp_path / "graph.zip", progress=stop)
    assert counts(store)["documents"] == 10
    restore(store, tmp_path / "graph.zip", into_existing=True)
    assert content_hash(store) == expected


def test_a_load_meanwhile_is_noticed_and_the_old_backup_stays(store: Connection, tmp_path: Path) -> None:
    write_readings(store, many(3))
    (tmp_path / "graph.zip").write_bytes(b"the old one")

    def load(_: int) -> None:
        write_readings(store, many(4)[3:])

    with pytest.raises(StoreBusy, match="something was loaded during the backup"):
        backup(store, tmp_path / "graph.zip", progress=load)
    assert (tmp_path / "graph.zip").read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.zip"]


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(bytes(data))


def _set(name: str, value: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members[MANIFEST])
        manifest[name] = value
        members[MANIFEST] = json.dumps(manifest).encode()

    return change


def _same_size(members: dict[str, bytes]) -> None:
    members[RECORDS] = members[RECORDS].replace(b"visit", b"visil")


DAMAGES: list[tuple[str, Callable[[Path], Any], str]] = [
    ("cut", lambda path: path.write_bytes(path.read_bytes()[:-100]), "is cut short, damaged or no backup of geoties"),
    ("empty", lambda path: path.write_bytes(b""), "is cut short, damaged or no backup of geoties"),
    ("text", lambda path: path.write_text("an article"), "is cut short, damaged or no backup of geoties"),
    ("flipped", _flipped, "damaged"),
    ("missing", lambda path: path.unlink(), "cannot read .*graph.zip: No such file or directory; check the path"),
    (
        "foreign",
        lambda path: _changed(path, lambda m: m.pop(MANIFEST) and None),
        "no backup of geoties: it has no manifest",
    ),
    (
        "other",
        lambda path: _changed(path, _set("format", "x")),
        "no backup of geoties: its manifest.json does not say so",
    ),
    ("newer", lambda path: _changed(path, _set("version", 2)), "was made by a newer geoties .*: its format is 2"),
    ("added", lambda path: _changed(path, _set("files", {})), r"its manifest.json lacks something \('records.jsonl'\)"),
    ("size", lambda path: _changed(path, lambda m: m.update({KEPT: b""})), "kept.jsonl is not of [0-9]+ bytes"),
    ("content", lambda path: _changed(path, _same_size), "records.jsonl has another SHA-256 than its manifest says"),
]


@pytest.mark.parametrize(("damage", "message"), [pytest.param(*rest, id=name) for name, *rest in DAMAGES])
def test_a_damaged_archive_is_refused_before_anything_is_written(
    embedded_store: Connection, tmp_path: Path, damage: Callable[[Path], Any], message: str
) -> None:
    wipe(embedded_store)
    write_readings(embedded_store, many(3))
    backup(embedded_store, tmp_path / "graph.zip")
    wipe(embedded_store)
    damage(tmp_path / "graph.zip")
    with pytest.raises(InputError, match=message):
        restore(embedded_store, tmp_path / "graph.zip")
    assert embedded_store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_an_archive_whose_hash_does_not_come_out_is_told(embedded_store: Connection, tmp_path: Path) -> None:
    wipe(embedded_store)
    write_readings(embedded_store, many(3))
    backup(embedded_store, tmp_path / "graph.zip")
    wipe(embedded_store)
    _changed(tmp_path / "graph.zip", _set("content_hash", "0" * 64))
    with pytest.raises(
        StoreError, match=r"was restored, but the content hash came out as [0-9a-f]{64} and not as 0{64}"
    ):
        restore(embedded_store, tmp_path / "graph.zip")
    wipe(embedded_store)
    _changed(tmp_path / "graph.zip", _set("geoties", "0.0.1"))
    assert restore(embedded_store, tmp_path / "graph.zip").same is False
