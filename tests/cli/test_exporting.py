"""`export`."""

from pathlib import Path

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, write


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
