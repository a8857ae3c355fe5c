"""Who is who: candidates and rules over 100,000 actors, and likeness on labelled pairs with nomenklatura beside it.

    python benchmarks/identity.py                             # our own figures
    python benchmarks/identity.py --peer PYTHON               # and those of a Python that has nomenklatura installed

The peer runs in an environment of its own, since its dependencies are not ours. Each of its matchers is given the threshold
that suits it best on these very pairs; ours is the one that the code has.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import time
from pathlib import Path

from geoties.model import Actor
from geoties.resolve.candidates import Profile, candidates
from geoties.resolve.likeness import likeness
from geoties.resolve.rules import ruled

PAIRS = Path(__file__).parents[1] / "tests" / "resolve" / "name_pairs.csv"
ACTORS = 100_000
THRESHOLD = 0.8

_PEER = """
import csv, sys
from followthemoney import model
from nomenklatura.matching import ALGORITHMS, ScoringConfig
rows = list(csv.reader(line for line in open(sys.argv[1], encoding="utf-8") if not line.startswith("#")))[1:]
def entity(name, number):
    # An id of its own for each: matchers remember what they made of an id.
    return model.get_proxy({"id": f"pair-{number}", "schema": "Person", "properties": {"name": [name]}})
for matcher in ALGORITHMS:
    config = ScoringConfig.defaults()
    said = [
        (matcher.compare(entity(row[0], 2 * n), entity(row[1], 2 * n + 1), config).score, row[2] == "same", row[4])
        for n, row in enumerate(rows)
    ]
    for part in ("tuned", "held out"):
        best = (0.0, 0.0, 0.0, 0.0)
        for least in sorted({score for score, _, its in said if its == part}):
            found = [(score >= least, same) for score, same, its in said if its == part]
            right = sum(a and b for a, b in found)
            precision, recall = right / sum(a for a, _ in found), right / sum(b for _, b in found)
            f1 = 2 * precision * recall / ((precision + recall) or 1)
            best = max(best, (f1, precision, recall, least))
        print(matcher.NAME, part.replace(" ", "-"), *(f"{value:.3f}" for value in best))
"""


def actors(number: int, *, seed: int = 1) -> list[Profile]:
    """Persons of invented names, each of a document of its own: 2,000 given names, 20,000 surnames."""
    chance = random.Random(seed)
    starts, vowels = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "z", "sh", "kh"], "aeiou"

    def name() -> str:
        return "".join(chance.choice(starts) + chance.choice(vowels) for _ in range(chance.randint(2, 4))).title()

    given, surnames = [name() for _ in range(2_000)], [name() for _ in range(20_000)]
    return [
        Profile(
            id=f"doc/{index}#person/1",
            kind="Person",
            names=(f"{chance.choice(given)} {chance.choice(surnames)}",),
            country=chance.choice(["MAR", "ISR", "USA", None]),
            document=f"doc/{index}",
        )
        for index in range(number)
    ]


def _actor(one: Profile) -> Actor:
    return Actor(id=one.id, kind=one.kind, name=one.names[0], document=one.document, country=one.country)


def main() -> None:
    """Print both tables."""
    people = actors(ACTORS)
    start = time.perf_counter()
    found = candidates(people)
    print(f"candidates: {ACTORS} actors, {len(found)} pairs, {time.perf_counter() - start:.1f} s (budget 120 s)")
    start = time.perf_counter()
    joined = ruled(map(_actor, people))
    print(f"rules: {ACTORS} actors, {len(joined)} pairs, {time.perf_counter() - start:.1f} s")
    print("matcher part F1 precision recall threshold")
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    for part in ("tuned", "held out"):
        said = [
            (likeness(row["left"], row["right"]) >= THRESHOLD, row["verdict"] == "same")
            for row in rows
            if row["part"] == part
        ]
        right = sum(a and b for a, b in said)
        precision, recall = right / sum(a for a, _ in said), right / sum(b for _, b in said)
        f1 = 2 * precision * recall / (precision + recall)
        print("geoties", part.replace(" ", "-"), f"{f1:.3f} {precision:.3f} {recall:.3f} {THRESHOLD:.3f}")
    if "--peer" in sys.argv:
        python = sys.argv[sys.argv.index("--peer") + 1]
        subprocess.run([python, "-c", _PEER, str(PAIRS)], check=True)
    else:
        print("nomenklatura was not measured: name a Python that has it by --peer")


if __name__ == "__main__":
    main()
