"""A page written whole or not at all, beside its place and then moved there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from geoties.errors import ViewError


def write(target: Path, content: bytes) -> None:
    """Write beside the target and move it there, so that a reader never sees half a page. Raises ViewError."""
    try:
        _replace(target, content)
    except FileNotFoundError:
        raise ViewError(f"cannot write {target}: the folder {target.parent} does not exist; make it first") from None
    except IsADirectoryError:
        raise ViewError(f"cannot write {target}: it is a folder; name a file in it, such as ties.html") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ViewError(f"cannot write {target}: {reason}; choose another place") from error


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError
    if target.exists() and not target.is_file():  # a device or a pipe, such as /dev/stdout: to be written, not replaced
        target.write_bytes(content)
        return
    target = target.resolve()
    handle, written = tempfile.mkstemp(prefix=".geoties-", suffix=".html", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner reads; a page is to be sent and served like any file made here.
        os.chmod(written, 0o666 & ~_umask())
        os.replace(written, target)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
