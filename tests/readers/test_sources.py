"""Names, folders, patterns and standard input; what is missing is said before anything is read."""

import io
import os
import sys
from pathlib import Path

import pytest

from geoties.errors import InputError
from geoties.readers import Fault, Opened, Source, opened, sources


def test_a_folder_gives_its_readable_files_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "c.md", "d.pdf", "sub/e.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [source.name for source in sources([tmp_path])] == [
        str(tmp_path / name) for name in ("a.jsonl", "b.txt", "c.md", "sub/e.TXT")
    ]


def test_a_pattern_and_a_file_twice(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("x")
    found = sources([str(tmp_path / "b.txt"), str(tmp_path / "*.txt")])
    assert [source.name for source in found] == [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]


def test_a_file_with_brackets_in_its_name_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("x")
    assert [source.name for source in sources([tmp_path / "a[1].txt"])] == [str(tmp_path / "a[1].txt")]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("none.txt", "none.txt: no such file or folder; check the path, or use - for standard input"),
        ("*.none", "*.none: no file fits this pattern; check it with `ls`"),
        (
            "empty",
            "empty: no file to read in this folder; it should hold .txt, .md, .markdown, .html, .htm, .jsonl files",
        ),
    ],
)
def test_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as caught:
        sources([path])
    assert str(caught.value) == told


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    # A folder in the place of a file fails for every user, root included, as a lack of rights does for others.
    with opened(Source("given", tmp_path)) as found:
        assert isinstance(found, Fault)
        assert str(found.issues[0]) == "given: Is a directory (expected a file that you may read; see `ls -l`)"


def test_the_head_is_still_in_the_stream(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    (tmp_path / "a").write_bytes(data)
    with opened(Source("a", tmp_path / "a")) as found:
        assert isinstance(found, Opened)
        assert found.head == data[:65536]
        assert found.stream.read() == data


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo\n")))
    (source,) = sources(["-"])
    with opened(source) as found:
        assert isinstance(found, Opened)
        assert (source.name, found.head, found.stream.readlines()) == ("-", b"one\ntwo\n", [b"one\n", b"two\n"])


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_name_that_is_not_utf_8_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / "caf") + b"\xe9.txt"))
    path.write_text("x")
    (source,) = sources([tmp_path])
    assert (source.name, source.path) == (f"{tmp_path}/caf�.txt", path)
