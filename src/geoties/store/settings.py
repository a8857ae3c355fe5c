"""Where the graph lives: read from the environment, by the names that the Neo4j world uses.

NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name a Neo4j; without NEO4J_URI the embedded engine is
used, whose folder is GEOTIES_HOME. GEOTIES_HEAP is the embedded engine's largest heap ("1g", "512m"). GEOTIES_SOURCES is the
user's table of sources, by default sources.csv in GEOTIES_HOME.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geoties.errors import StoreDenied, StoreError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
DEFAULT_HEAP = "1g"
_HEAP = re.compile(r"[1-9][0-9]*[mMgG]")
_SECRET_IN_URI = re.compile(r"(?<=//)[^/@]*@")


@dataclass(frozen=True)
class Settings:
    """How to reach the graph store.

    uri: address of a Neo4j, or None for the embedded engine. username, password, database: as the server knows them;
    database None means the user's home database. home: folder of the embedded engine. heap: its largest heap. sources_file:
    the user's table of sources, where it is not in `home`.
    """

    home: Path
    uri: str | None = None
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    heap: str = DEFAULT_HEAP
    sources_file: Path | None = None

    @property
    def sources(self) -> Path:
        """Where the user keeps how far each source may be relied on."""
        return self.sources_file or self.home / "sources.csv"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings that the environment names; an empty variable counts as absent.

        Raises StoreError for an address or a heap size that cannot be meant.
        """
        given = os.environ if environment is None else environment

        def value(name: str) -> str | None:
            return given.get(name, "").strip() or None

        # A password may begin or end with a space, so it is the one value that is taken as it is.
        return cls(
            home=_home(value("GEOTIES_HOME")),
            uri=_checked_uri(value("NEO4J_URI")),
            username=value("NEO4J_USERNAME") or "neo4j",
            password=given.get("NEO4J_PASSWORD") or None,
            database=value("NEO4J_DATABASE"),
            heap=_checked_heap(value("GEOTIES_HEAP") or DEFAULT_HEAP),
            sources_file=Path(given_file).expanduser().absolute() if (given_file := value("GEOTIES_SOURCES")) else None,
        )

    def required_password(self) -> str:
        """The password for `uri`, or StoreDenied that names the variable to set."""
        if self.password is None:
            raise StoreDenied(
                f"no password for {self.username} at {self.uri}: set the environment variable NEO4J_PASSWORD "
                "(or unset NEO4J_URI to use the embedded engine)"
            )
        return self.password


def _home(given: str | None) -> Path:
    if given is not None:
        return Path(given).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("geoties", appauthor=False))


def _checked_uri(uri: str | None) -> str | None:
    if uri is None:
        return None
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme not in SCHEMES or not rest:
        shown = _SECRET_IN_URI.sub("***@", uri)
        raise StoreError(
            f"NEO4J_URI is {shown!r}, which is not an address of a Neo4j: "
            f"write it as in neo4j://localhost:7687 (schemes: {', '.join(SCHEMES)})"
        )
    if "@" in rest:
        raise StoreError(
            "NEO4J_URI holds a user name or a password: put them into NEO4J_USERNAME and NEO4J_PASSWORD, "
            "and leave only the host and the port in the address"
        )
    return uri


def _checked_heap(heap: str) -> str:
    if not _HEAP.fullmatch(heap):
        raise StoreError(f"GEOTIES_HEAP is {heap!r}, which is not a size: write it as in 1g or 512m")
    return heap
