"""The file that a backup is: a zip of JSON Lines that outlives the store, its engine and, if need be, geoties.

    records.jsonl    judgements, shared actors, then each document with its own actors, mentions and claims: a file that
                     `geoties load` reads too
    kept.jsonl       what records do not say: each load, and for each document in the same order the digest of its last reading
                     and when each of its claims was first recorded
    manifest.json    versions, counts, content hash, and size and SHA-256 of the two others

What is derived (events, roles, ties) is not in it: it follows from the records.
"""

import hashlib
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO, Self

import orjson

from geoties.errors import InputError

FORMAT = "geoties backup"
VERSION = 1
RECORDS, KEPT, MANIFEST = "records.jsonl", "kept.jsonl", "manifest.json"

_LARGEST_MANIFEST = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What an archive says of itself. counts: documents and claims. files: bytes and SHA-256 of each member of lines."""

    format: str = FORMAT
    version: int = VERSION
    geoties: str
    made: str
    content_hash: str
    counts: dict[str, int]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Archive:
    """An archive that is whole: what it holds is what was written."""

    name: str
    manifest: Manifest
    _zip: zipfile.ZipFile

    def lines(self, member: str) -> Iterator[bytes]:
        """The lines of RECORDS or KEPT."""
        with self._zip.open(member) as file:
            yield from file


class Writer:
    """Writes the members of an archive, one after the other: lines, then the manifest. Use it in a `with`."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._files: dict[str, dict[str, Any]] = {}

    def add(self, member: str, lines: Iterator[bytes]) -> None:
        """Adds lines, each with its line end."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(member, "w", force_zip64=True) as file:
            for line in lines:
                digest.update(line)
                size += file.write(line)
        self._files[member] = {"bytes": size, "sha256": digest.hexdigest()}

    def finish(self, manifest: Manifest) -> None:
        """Adds the manifest, without which the archive is none."""
        told = asdict(manifest) | {"files": self._files}
        self._zip.writestr(MANIFEST, orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()


@contextmanager
def opened(source: str | Path | BinaryIO) -> Iterator[Archive]:
    """An archive, read once from end to end to see that it is whole; a stream that cannot be wound back is copied first.

    Raises InputError for a file that is cut short, was changed, is none of geoties' or of a newer version's.
    """
    with _seekable(source) as file:
        name = str(source) if isinstance(source, str | Path) else "the archive"
        with _explained(name):
            archive = Archive(name, *_manifest(file, name))
            for member, told in archive.manifest.files.items():
                _check(archive, member, told)
        yield archive


@contextmanager
def _seekable(source: str | Path | BinaryIO) -> Iterator[IO[bytes]]:
    if isinstance(source, str | Path):
        with ExitStack() as stack:
            try:
                file = stack.enter_context(open(source, "rb"))
            except OSError as error:
                raise InputError(f"cannot read {source}: {error.strerror}; check the path") from error
            yield file
    elif source.seekable():
        yield source
    else:
        with tempfile.TemporaryFile(prefix="geoties-") as copy:
            shutil.copyfileobj(source, copy)
            yield copy


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except zipfile.BadZipFile as error:
        raise InputError(
            f"{name} is cut short, damaged or no backup of geoties ({error}): get the whole file, or another backup"
        ) from error
    except _BROKEN as error:
        raise InputError(f"{name} is damaged: {error}. Get the file again, or another backup") from error


def _manifest(file: IO[bytes], name: str) -> tuple[Manifest, zipfile.ZipFile]:
    archive = zipfile.ZipFile(file)
    found = {info.filename: info for info in archive.infolist()}
    if MANIFEST not in found or found[MANIFEST].file_size > _LARGEST_MANIFEST:
        raise InputError(f"{name} is a zip file, but no backup of geoties: it has no {MANIFEST} of a backup")
    told = orjson.loads(archive.read(MANIFEST))
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise InputError(f"{name} is a zip file, but no backup of geoties: its {MANIFEST} does not say so")
    if not isinstance(told.get("version"), int) or told["version"] > VERSION:
        raise InputError(
            f"{name} was made by a newer geoties ({told.get('geoties')}): its format is {told.get('version')}, and this "
            f"one reads formats up to {VERSION}. Update geoties (pip install --upgrade geoties)"
        )
    try:
        manifest = Manifest(**told)
        sizes = {member: manifest.files[member]["bytes"] for member in (RECORDS, KEPT)}
    except (TypeError, KeyError) as error:
        raise InputError(f"{name} is damaged: its {MANIFEST} lacks something ({error}). Take another backup") from error
    for member, size in sizes.items():
        if member not in found or found[member].file_size != size:
            raise InputError(
                f"{name} is damaged: {member} is not of {size} bytes. Get the file again, or another backup"
            )
    return manifest, archive


def _check(archive: Archive, member: str, told: dict[str, Any]) -> None:
    digest = hashlib.sha256()
    for line in archive.lines(member):
        digest.update(line)
    if digest.hexdigest() != told["sha256"]:
        raise InputError(
            f"{archive.name} is damaged: {member} has another SHA-256 than its manifest says. Get the file again, or "
            "another backup"
        )
