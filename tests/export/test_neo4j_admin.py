"""Import files for Neo4j: what the real importer makes of them is the store that was exported."""

import os
import subprocess
from pathlib import Path

import pytest

from claims import claim, party
from geoties.errors import InputError, StoreBusy
from geoties.export import neo4j_admin
from geoties.model import Document
from geoties.records import Reading
from geoties.store import Settings, open_store
from geoties.store.bolt import Connection
from geoties.store.content import content_hash
from geoties.store.loads import last_loads, start_load
from geoties.store.rebuild import Rebuilt, rebuild
from geoties.store.schema import VERSION, stored_version
from geoties.store.write import write_readings
from hostile import LONG, TEXTS, readings
from killed_load import readings as many
from neo4j_server import PASSWORD, Neo4jServer, fetch

ADMIN = """\
#!/bin/sh
exec java -Xmx512m -cp '{jars}/*' org.neo4j.cli.AdminTool "$@"
"""


def _import(folder: Path, home: Path) -> str:
    """Run the folder's own script with the real importer, into the database of a home that does not exist yet."""
    configuration = home / "conf"
    configuration.mkdir(parents=True)
    (configuration / "neo4j.conf").touch()
    admin = home / "neo4j-admin"
    admin.write_text(ADMIN.format(jars=fetch()), encoding="utf-8")
    admin.chmod(0o755)
    homes = {"NEO4J_ADMIN": str(admin), "NEO4J_HOME": str(home), "NEO4J_CONF": str(configuration)}
    done = subprocess.run([folder / "import.sh"], env=os.environ | homes, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.mark.neo4j
def test_the_real_importer_makes_the_same_store(store: Connection, neo4j_settings: Settings, tmp_path: Path) -> None:
    start_load(store, ["a.jsonl"])
    write_readings(store, readings())
    expected = content_hash(store)
    done = neo4j_admin.export(store, tmp_path / "import", part_bytes=500)
    assert (done.nodes["Document"], done.nodes["Load"], done.foreign) == (4, 1, 0)
    assert len(list((tmp_path / "import").glob("claim_0*.csv"))) > 3
    said = _import(tmp_path / "import", tmp_path / "home")
    assert f"{sum(done.nodes.values()) + 1} nodes\n  {sum(done.relationships.values())} relationships" in said
    server = Neo4jServer(tmp_path / "home")
    try:
        settings = Settings(home=tmp_path, uri=server.uri, password=PASSWORD, database="neo4j")
        heard: list[str] = []
        open_store(settings, read_only=True, note=heard.append).close()
        assert heard == [
            f"this store was imported and has no indexes yet: it is read as it is; `geoties up` brings it to version {VERSION}, "
            "and loses nothing"
        ]
        with open_store(settings) as imported:
            assert stored_version(imported) == VERSION
            assert content_hash(imported) == expected
            assert [load["files"] for load in last_loads(imported)] == [["a.jsonl"]]
            assert imported.read(
                "MATCH (d:Document {id: 'doc/long'}) RETURN d.text = $text AS same", {"text": LONG}
            ) == [{"same": True}]
            found = imported.read("MATCH (p:Person:Actor {id: 'doc/1#person/a,b;c'}) RETURN p.aliases AS aliases")
            assert sorted(found[0]["aliases"]) == sorted(TEXTS[1:])
            assert write_readings(imported, readings()).created == 0
            assert rebuild(imported) == Rebuilt()
            assert content_hash(imported) == expected
            more = claim("meeting", [party("MAR"), party("ISR")], "2024", document="doc/more")
            write_readings(imported, [Reading(document=Document(id="doc/more"), stated=(more,))])
            assert content_hash(imported) != expected
    finally:
        server.kill()


def test_parts_are_of_bounded_size_and_together_the_whole(store: Connection, tmp_path: Path) -> None:
    write_readings(store, many(40))
    neo4j_admin.export(store, tmp_path / "import", part_bytes=4000)
    parts = sorted((tmp_path / "import").glob("claim_0*.csv"))
    assert len(parts) > 5
    assert max(part.stat().st_size for part in parts) < 6000
    assert sum(len(part.read_text(encoding="utf-8").splitlines()) for part in parts) == 120
    header = (tmp_path / "import" / "source_of_header.csv").read_text(encoding="utf-8")
    assert header == ":START_ID(Actor),:END_ID(Event),claims:string[],named:string[],refs:string[]\n"
    assert (
        (tmp_path / "import" / "actor_header.csv")
        .read_text(encoding="utf-8")
        .startswith("id:ID(Actor),aliases:string[],")
    )


def test_a_store_without_anything_becomes_files_without_rows(store: Connection, tmp_path: Path) -> None:
    done = neo4j_admin.export(store, tmp_path / "import")
    assert (done.nodes, done.relationships) == ({}, {})
    assert sorted(path.name for path in (tmp_path / "import").iterdir()) == [
        "README.md",
        "import.sh",
        "store_0001.csv",
        "store_header.csv",
    ]


def test_a_folder_that_exists_is_not_touched(store: Connection, tmp_path: Path) -> None:
    (tmp_path / "import").mkdir()
    with pytest.raises(InputError, match="import exists: name a folder that does not, or remove this one first"):
        neo4j_admin.export(store, tmp_path / "import")
    assert list(tmp_path.iterdir()) == [tmp_path / "import"]


def test_a_load_meanwhile_is_noticed_and_nothing_is_left(store: Connection, tmp_path: Path) -> None:
    write_readings(store, many(400))
    more = many(401)[400:]

    def load(_: int) -> None:
        write_readings(store, more)

    with pytest.raises(StoreBusy, match="something was loaded while the store was exported"):
        neo4j_admin.export(store, tmp_path / "import", progress=load)
    assert list(tmp_path.iterdir()) == []


def test_what_geoties_did_not_make_is_left_out_and_counted(store: Connection, tmp_path: Path) -> None:
    write_readings(store, many(2))
    foreign = "MATCH (a:Actor {id: 'MAR'}) CREATE (a)-[:LIKES]->(:Film {name: 'Casablanca'})"
    store.write(lambda transaction: transaction.run(foreign))
    assert neo4j_admin.export(store, tmp_path / "import").foreign == 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("SET e.outlet_names = []", r"Event.outlet_names is the list \[\] somewhere, which import files cannot say"),
        ("SET e.`odd:name` = 1", "Event has a property 'odd:name', whose name does not fit into a header"),
        ("SET e.kind = CASE e.kind WHEN 'visit' THEN 1 ELSE e.kind END", "Event.kind is (string|long) somewhere and"),
    ],
)
def test_what_import_files_cannot_say_is_refused(store: Connection, tmp_path: Path, change: str, message: str) -> None:
    write_readings(store, many(2))
    store.write(lambda transaction: transaction.run(f"MATCH (e:Event) {change}"))
    with pytest.raises(InputError, match=message):
        neo4j_admin.export(store, tmp_path / "import")
    assert list(tmp_path.iterdir()) == []
