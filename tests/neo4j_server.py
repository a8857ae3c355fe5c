"""A real Neo4j Community for the tests: jars from Maven Central, checked against tests/neo4j/jars.lock, under Java 17.

Run as a script, it writes the lock afresh from what maven brings: `python tests/neo4j_server.py`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

FOLDER = Path(__file__).parent / "neo4j"
CACHE = Path(__file__).parents[1] / ".cache" / "neo4j"
LOCK = FOLDER / "jars.lock"
PASSWORD = "only-for-tests"
START_SECONDS = 120


class Missing(Exception):
    """The machine lacks what a real Neo4j needs; the message says what to install."""


class Neo4jServer:
    """A Neo4j with an empty store in `home`, on a free port of loopback, for the user neo4j with PASSWORD."""

    def __init__(self, home: Path) -> None:
        jars = fetch()
        self.log = home / "launch.log"
        home.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                # Quick to start rather than quick in the long run: tests are short.
                [
                    "java",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx768m",
                    "-cp",
                    f"{jars}/*",
                    str(FOLDER / "Launch.java"),
                    str(home),
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        assert self.process.stdin is not None
        self.process.stdin.write(f"{PASSWORD}\n".encode())
        self.process.stdin.flush()
        self.uri = f"bolt://127.0.0.1:{self._port()}"

    def _port(self) -> int:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines():
                if line.startswith("READY "):
                    return int(line.removeprefix("READY "))
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.kill()
        raise RuntimeError(f"Neo4j did not start: {self.log.read_text(encoding='utf-8', errors='replace')[-2000:]}")

    def stop(self) -> None:
        """Close the store in order, which takes seconds, and wait until the process has ended."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(60)

    def kill(self) -> None:
        """End it at once; the store is as after a power cut."""
        self.process.kill()
        self.process.communicate()


def version() -> str:
    """The Neo4j to test with: GEOTIES_NEO4J_VERSION, else the one that pom.xml names."""
    return os.environ.get("GEOTIES_NEO4J_VERSION") or pinned()


def pinned() -> str:
    """The Neo4j that pom.xml names, whose jars are locked."""
    found = ElementTree.parse(FOLDER / "pom.xml").find(".//{*}neo4j.version")
    assert found is not None
    assert found.text is not None
    return found.text


def fetch() -> Path:
    """The folder of the jars, brought by maven the first time; those of the pinned version are checked against the lock."""
    if shutil.which("java") is None or _java() < 17:
        raise Missing("a real Neo4j needs Java 17 or later: apt-get install openjdk-17-jre-headless")
    jars = CACHE / version()
    if not jars.is_dir():
        _download(jars)
    if version() == pinned() and _lock(jars) != LOCK.read_text(encoding="utf-8"):
        raise RuntimeError(f"the jars in {jars} are not those of {LOCK}: delete that folder and try again")
    return jars


def _java() -> int:
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return int(said.split('"')[1].split(".")[0])


def _download(jars: Path) -> None:
    if shutil.which("mvn") is None:
        raise Missing("a real Neo4j is fetched by maven: apt-get install maven")
    jars.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jars.parent) as folder:
        command = ["mvn", "-q", "-B", "-f", str(FOLDER / "pom.xml"), f"-Dneo4j.version={version()}"]
        copy = ["dependency:copy-dependencies", "-DincludeScope=runtime", "-DincludeTypes=jar"]
        options = [*copy, f"-DoutputDirectory={folder}/jars"]
        done = subprocess.run(command + options, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Missing(f"maven could not bring Neo4j {version()}: {(done.stdout + done.stderr)[-500:]}")
        # At no moment a folder with half of the jars, even with two test runs at once.
        if not jars.is_dir():
            os.rename(f"{folder}/jars", jars)


def _lock(jars: Path) -> str:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(jars.iterdir())]
    return "".join(lines)


if __name__ == "__main__":
    shutil.rmtree(CACHE / version(), ignore_errors=True)
    _download(CACHE / version())
    LOCK.write_text(_lock(CACHE / version()), encoding="utf-8")
    sys.exit(0)
