"""`export`."""

from pathlib import Path

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, ROW, TEXT, write


def test_export_writes_a_folder_for_the_importer_of_neo4j(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    done = geoties("export", "--format", "neo4j-admin", "-o", "import")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "import: 6 nodes, 5 relationships in 10 files; see its README.md\n"
    script = Path("import/import.sh").read_text(encoding="utf-8")
    assert "'--nodes=Actor=actor_header.csv,actor_[0-9]+.csv'" in script
    assert "| Claim | 1 |" in Path("import/README.md").read_text(encoding="utf-8")
    again = geoties("export", "--format", "neo4j-admin", "-o", "import")
    assert again.exit_code == 1
    assert again.stderr == "geoties: import exists: name a folder that does not, or remove this one first\n"


def test_export_says_what_it_leaves_out(store: Connection, geoties: Geoties) -> None:
    store.write(lambda transaction: transaction.run("CREATE (:Film {name: 'Casablanca'})"))
    done = geoties("export", "--format", "neo4j-admin", "-o", "import")
    assert done.stderr.splitlines()[1:] == ["left out: 1 nodes and relationships that geoties did not make"]


def test_export_of_what_was_known_and_held(store: Connection, geoties: Geoties) -> None:
    said = {"record": "document", "id": "doc/2", "publisher": "Weekly", "text": TEXT}
    later = CLAIM | {"document": "doc/2", "kind": "defence_agreement", "date": "2022"}
    undated = {name: value for name, value in later.items() if name != "date"} | {"kind": "trade_agreement"}
    geoties(
        "load",
        write(
            "a.jsonl",
            DOCUMENT,
            CLAIM,
            said,
            later,
            undated,
            {"record": "document", "id": "doc/3"},
            ROW | {"document": "doc/3"},
        ),
    )
    done = geoties("export", "--format", "neo4j-admin", "-o", "then", "--as-of", "2021-12-31")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1].startswith("then: ")
    assert done.stderr.splitlines()[0] == ("left out: 2 of which nobody says when they began (--as-of needs a day)")
    assert "| Event | 1 |" in Path("then/README.md").read_text(encoding="utf-8")
    assert "This is a part of a graph" in Path("then/README.md").read_text(encoding="utf-8")
    assert "doc/2" not in "".join(path.read_text(encoding="utf-8") for path in Path("then").iterdir())
    none = geoties("export", "--format", "neo4j-admin", "-o", "none", "--status", "denied")
    assert none.stderr.splitlines()[-1] == "none: 1 nodes, 0 relationships in 2 files; see its README.md"
    wrong = geoties("export", "--format", "neo4j-admin", "-o", "x", "--status", "sure")
    assert wrong.exit_code == 1
    assert "there is no status 'sure'" in wrong.stderr
    assert not Path("x").exists()
