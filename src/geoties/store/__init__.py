"""The graph store: one way in, whatever the engine.

`open_store()` gives a Connection to the Neo4j that the environment names, or to the embedded engine, which it starts
where none runs. Importing this package loads no driver and starts nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from geoties.store.settings import Settings

if TYPE_CHECKING:
    from geoties.store.bolt import Connection


def open_store(
    settings: Settings | None = None, *, read_only: bool = False, note: Callable[[str], None] | None = None
) -> "Connection":
    """An open Connection to the store that `settings` (by default the environment) names.

    With `read_only`, no statement can write: on a Neo4j every one runs in READ access mode, on the embedded engine as a
    user without write rights. Without it, a store of an older schema version is brought up to this one; with it, `note`
    hears that it was not. Raises StoreUnavailable, StoreDenied or StoreBusy where it cannot be opened, and StoreError where
    a newer geoties wrote it.
    """
    settings = settings or Settings.from_environment()
    connection = _open(settings, read_only=read_only)
    try:
        from geoties.store.schema import settle

        settle(connection, note=note)
    except BaseException:
        connection.close()
        raise
    return connection


def _open(settings: Settings, *, read_only: bool) -> "Connection":
    from geoties.store.bolt import Connection

    if settings.uri is not None:
        return Connection(
            settings.uri,
            settings.username,
            settings.required_password(),
            database=settings.database,
            read_only=read_only,
        )
    return _open_embedded(settings, read_only=read_only)


def _open_embedded(settings: Settings, *, read_only: bool) -> "Connection":
    from geoties.store import embedded
    from geoties.store.bolt import Connection

    lease = embedded.join(settings)
    user, password = (embedded.READER, lease.secrets.reader) if read_only else ("root", lease.secrets.root)
    try:
        return Connection(
            f"bolt://127.0.0.1:{lease.running.port}",
            user,
            password,
            database=embedded.DATABASE,
            folder=settings.home,
            read_only=read_only,
            on_close=lease.release,
            turn=lease.home.turn,
        )
    except BaseException:
        lease.release()
        raise


__all__ = ["Settings", "open_store"]
