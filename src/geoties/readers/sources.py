"""From what a user typed to open files: names, folders, patterns, and `-` for standard input."""

import glob
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from geoties.errors import InputError
from geoties.readers.fault import Fault, fault

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".jsonl")
"""What is read in a folder; a file that is named itself may be called anything."""

_HEAD = 1 << 16
_BUFFER = 1 << 18


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, by the name that messages show; `path` is None for standard input."""

    name: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file: the first bytes, which are still in the stream too."""

    head: bytes
    stream: BinaryIO


def sources(paths: Iterable[str | Path]) -> list[Source]:
    """The files that the paths mean, in their order, each once; those of a folder or a pattern sorted by name.

    Raises InputError when a path is missing, a pattern fits nothing or a folder holds nothing to read: that is said
    before anything is loaded.
    """
    found: dict[Path | None, Source] = {}
    for path in paths:
        for source in _meant(str(path)):
            found.setdefault(source.path, source)
    return list(found.values())


@contextmanager
def opened(source: Source) -> Iterator[Opened | Fault]:
    """The open file, or a fault when the system does not let us read it."""
    try:
        raw = sys.stdin.buffer if source.path is None else source.path.open("rb")
        head = raw.read(_HEAD)
    except OSError as error:
        value = error.strerror or str(error)
        yield fault("file", source.name, 0, "", value, "a file that you may read; see `ls -l`")
        return
    try:
        yield Opened(head, io.BufferedReader(_Rejoined(head, raw), _BUFFER))
    finally:
        if source.path is not None:
            raw.close()


def _meant(path: str) -> Iterator[Source]:
    if path == "-":
        yield Source("-")
        return
    here = Path(path)
    if here.is_dir():
        files = sorted(file for file in here.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not files:
            raise InputError(f"{path}: no file to read in this folder; it should hold {', '.join(SUFFIXES)} files")
        yield from map(_source, files)
    elif here.exists():
        yield _source(here)
    elif glob.has_magic(path):
        matches = sorted(match for match in glob.glob(path, recursive=True) if Path(match).is_file())
        if not matches:
            raise InputError(f"{path}: no file fits this pattern; check it with `ls`")
        yield from (_source(Path(match)) for match in matches)
    else:
        raise InputError(f"{path}: no such file or folder; check the path, or use - for standard input")


def _source(path: Path) -> Source:
    # A name that is not UTF-8 on the disk must still go into messages, JSON and the spool.
    return Source(os.fsencode(path).decode("utf-8", "replace"), path)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already (standard input cannot be wound back)."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # a writable buffer, as io calls it
        if len(self._head):
            count = min(len(view), len(self._head))
            view[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        piece = self._rest.read(len(view))
        view[: len(piece)] = piece
        return len(piece)
