"""`diff` between days, times and loads."""

import json
from pathlib import Path

from geoties.store.bolt import Connection

from .conftest import Geoties
from .test_reading import CLAIM, DOCUMENT, TEXT, write

OTHER = {**DOCUMENT, "id": "doc/2"}
EARLIER = {**CLAIM, "document": "doc/2", "date": "2020"}


def rows(output: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(json.loads(line)[column] for column in columns) for line in output.splitlines()]


def test_diff_between_days(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM, OTHER, EARLIER))
    found = geoties("diff", "2019", "2020")
    assert rows(found.stdout, "change", "a", "b", "date", "quote") == [("new", "ISR", "MAR", "2020", TEXT)]
    assert rows(geoties("diff", "2020", "2021-11-24", "--actor", "Maroc").stdout, "change", "kind") == [
        ("more", "agreement")
    ]
    for nothing in (("2020", "2020"), ("2019", "2020", "--actor", "France"), ("2019", "2020", "--status", "denied")):
        assert (geoties("diff", *nothing).exit_code, geoties("diff", *nothing).stdout) == (0, "")
    assert geoties("diff", "2019", "2020", "--format", "csv").stdout.startswith(
        "change,a,a_name,b,b_name,events_before"
    )


def test_diff_between_times_and_loads(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    geoties("load", write("b.jsonl", OTHER, EARLIER))
    # Both loads may fall into one second: the first is set back an hour.
    store.write(
        lambda transaction: transaction.run(
            "MATCH (c:Claim {document: 'doc/1'}) SET c.recorded_at = '2026-01-01T10:00:00Z' RETURN c.id AS id"
        )
    )
    loads = json.loads(geoties("status", "--format", "json").stdout)["loads"]
    first, second = (next(one["id"] for one in loads if one["files"] == [name]) for name in ("a.jsonl", "b.jsonl"))
    store.write(
        lambda transaction: transaction.run(
            "MATCH (l:Load {id: $id}) SET l.ended = '2026-01-01T10:00:01Z' RETURN l.id AS id", id=first
        )
    )
    expected = [("more", "doc/2", "2020")]
    assert rows(geoties("diff", first, second).stdout, "change", "document", "date") == expected
    assert rows(geoties("diff", "2026-01-01T11:00:00Z", second).stdout, "change", "document", "date") == expected
    assert rows(geoties("diff", "2026-01-01", "2100", "--known").stdout, "change", "document", "date") == expected
    assert geoties("diff", second, second).stdout == ""


def test_two_that_do_not_go_together(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM))
    mixed = geoties("diff", "2020", "2026-01-01T11:00:00Z")
    assert mixed.exit_code == 2
    assert "2020 and 2026-01-01T11:00:00Z are a day on which things held, and a time" in mixed.stderr
    backwards = geoties("diff", "2021", "2020")
    assert (backwards.exit_code, "2020-12-31 is before 2021-12-31" in backwards.stderr) == (1, True)
    assert "there is no load 'load/0'" in geoties("diff", "load/0", "load/1").stderr
    assert "'soon' is no date" in geoties("diff", "soon", "2020").stderr


def test_a_page_of_what_changed(store: Connection, geoties: Geoties) -> None:
    geoties("load", write("a.jsonl", DOCUMENT, CLAIM, OTHER, EARLIER))
    viewed = geoties("view", "-o", "changes.html", "--diff", "2019", "2020")
    assert (viewed.exit_code, viewed.stderr) == (0, "changes.html: 2 actors, 1 ties, 1 sentences\n")
    page = Path("changes.html").read_text(encoding="utf-8")
    assert "<title>2019 → 2020</title>" in page
    assert '"change":[1]' in page
    for wrong, message in (
        (("--diff", "2019", "2020", "--dyad", "MAR", "ISR"), "--dyad and --diff are two pages"),
        (("--diff", "2019", "2020", "--as-of", "2020"), "--diff looks at two days, times or loads"),
    ):
        refused = geoties("view", "-o", "x.html", *wrong)
        assert (refused.exit_code, message in refused.stderr) == (2, True)
