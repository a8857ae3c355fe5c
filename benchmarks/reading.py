"""How long a text takes to be read, against what the spaCy pipeline alone takes on it, in pairs, one process.

    python benchmarks/reading.py ../shared/passages_dev        # its fr/ and en/, files of {"text": ...}

`alone` is the same model with the same batches and nothing done with its parses; models are loaded and both are warmed
before the clock starts. Five pairs by turns; the ratio is that of each pair, its median and its range are printed.
"""

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from geoties import extract
from geoties.extract.parse import MODELS
from geoties.model import Document

PAIRS = 5
TIMES = 6
"""How often the texts are read in one go: a document of each, so that batches are full."""


def main(folder: Path) -> None:
    """Prints seconds, words a second and the ratio for each language."""
    print(f"{'':<10}{'words':>8}{'alone s':>9}{'geoties s':>11}{'words/s':>9}{'ratio':>7}  range")
    for language, model in MODELS.items():
        texts = [
            json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted((folder / language).glob("*.json"))
        ]
        texts = texts * TIMES
        nlp = importlib.import_module(model).load()
        reader = extract.get()
        documents = [Document(id=f"doc/{n}", text=text, language=language) for n, text in enumerate(texts)]

        def alone(nlp: Callable = nlp, texts: list[str] = texts) -> None:
            with nlp.memory_zone():
                for _ in nlp.pipe(texts, batch_size=48):
                    pass

        def ours(reader: extract.Extractor = reader, documents: list[Document] = documents) -> None:
            for _ in reader.read(documents):
                pass

        alone(), ours()
        pairs = [(_seconds(alone), _seconds(ours)) for _ in range(PAIRS)]
        ratios = sorted(mine / theirs for theirs, mine in pairs)
        words = sum(len(text.split()) for text in texts)
        theirs, mine = (statistics.median(side) for side in zip(*pairs, strict=True))
        print(
            f"{language:<10}{words:>8}{theirs:>9.2f}{mine:>11.2f}{words / mine:>9.0f}{statistics.median(ratios):>7.2f}"
            f"  {ratios[0]:.2f} to {ratios[-1]:.2f}"
        )


def _seconds(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
