"""What the files of one run hold: documents to read, records that others wrote, and what had to be left out.

The files are gone through once. Records wait in a spool until the last file was seen, so their order means nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from geoties import readers
from geoties.errors import InputError
from geoties.model import Decided, Document
from geoties.readers import About, Fault, Opened, Source, Spool, header, markdown, web
from geoties.readers.fault import fault
from geoties.readers.text import LONGEST, too_long
from geoties.records import Issue, Reading

T = TypeVar("T")


class Intake:
    """The files of one run. Use it in a `with`; take `documents` to the end before `readings`.

    issues: every located fault so far. skipped: how many records or files each reason left out. `note` hears what is
    worth knowing but is no fault, such as an encoding that was guessed. With `records` false, files of records are
    faults. Raises InputError when a path does not exist, the format has no such name, or a URL or title is given for
    more than one file.
    """

    def __init__(
        self,
        paths: Iterable[str | Path],
        *,
        format: str | None = None,
        about: About | None = None,
        records: bool = True,
        note: Callable[[str], None] | None = None,
    ) -> None:
        self.issues: list[Issue] = []
        self.skipped: Counter[str] = Counter()
        self._sources = readers.sources(paths)
        self._format = _checked(format)
        self._about = about or About()
        self._records = records
        self._note = note
        if len(self._sources) > 1 and (self._about.url or self._about.title):
            raise InputError(f"a URL and a title are for one text, and {len(self._sources)} files were given")
        self._spool = Spool()
        self._texts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spool.__exit__(kind, error, trace)

    @property
    def names(self) -> list[str]:
        """The names of the files as they were found; - is standard input."""
        return [source.name for source in self._sources]

    @property
    def expected(self) -> int | None:
        """How many documents and claims there are to write; None where texts must be read to know it."""
        return None if self._texts else self._spool.documents_and_claims

    def documents(self) -> Iterator[Document]:
        """The documents to read, in the order of the files; records are put aside."""
        for source in self._sources:
            with readers.opened(source) as file:
                for document in self._sound(self._in_file(file, source)):
                    self._texts += 1
                    yield document

    def readings(
        self, *, known: Callable[[str], bool], find_document: Callable[[str], Document | None] = lambda _: None
    ) -> Iterator[Reading]:
        """The records that were put aside, a reading for each document by id (see `Spool.readings`)."""
        yield from self._sound(self._spool.readings(known=known, find_document=find_document))

    def decisions(self) -> Iterator[tuple[Decided, str, int]]:
        """The judgements and corrections among the records, each with its file and line."""
        return self._spool.decisions()

    def leave_out(self, reason: str, issues: Sequence[Issue]) -> None:
        """Count what an extractor said and what does not hold."""
        if issues:
            self.issues.extend(issues)
            self.skipped[reason] += len(issues)

    def _in_file(self, file: Opened | Fault, source: Source) -> Iterator[Document | Fault]:
        if isinstance(file, Fault):
            yield file
            return
        format = self._format or readers.sniff(file.head, file=source.name)
        if isinstance(format, Fault):
            yield format
        elif format in ("text", "markdown", "html"):
            yield self._text(file, source, format)
        elif format == "documents":
            yield from readers.documents(
                readers.json_lines(file.stream, file=source.name), self._about, file=source.name
            )
        elif self._records:
            yield from self._put_aside(file, source)
        else:
            expected = "texts, or JSON Lines of documents; records are read already: `geoties load` takes them"
            yield fault("file", source.name, 0, "", "JSON Lines of records", expected)

    def _text(self, file: Opened, source: Source, format: str) -> Document | Fault:
        data = file.stream.read(LONGEST + 1)
        if len(data) > LONGEST:
            return too_long(source.name, 0)
        if format == "html":
            page = web.article(data, self._about, file=source.name)
            return page if isinstance(page, Fault) else self._told(*page, source)
        text = readers.decoded(data, file=source.name, note=self._note)
        if isinstance(text, Fault):
            return text
        if format == "markdown":
            return self._told(*markdown.article(text, self._about), source)
        return self._told(text, header.article(text, self._about), source)

    def _told(self, text: str, told: About, source: Source) -> Document | Fault:
        """The document of a text that was taken out of a file, saying what else was found there."""
        found = [
            name for name in ("title", "published", "publisher", "url", "language") if _adds(told, self._about, name)
        ]
        if found and self._note is not None:
            said = "; ".join(f"{name} {getattr(told, name)}" for name in found)
            self._note(f"{source.name}: it says of itself: {said}")
        return readers.document(text, told, file=source.name)

    def _put_aside(self, file: Opened, source: Source) -> Iterator[Fault]:
        for line in readers.json_lines(file.stream, file=source.name):
            found = line if isinstance(line, Fault) else self._spool.add(line, file=source.name)
            if found is not None:
                yield found

    def _sound(self, found: Iterable[T | Fault]) -> Iterator[T]:
        for one in found:
            if isinstance(one, Fault):
                self.issues.extend(one.issues)
                self.skipped[one.reason] += one.count
            else:
                yield one


def _adds(told: About, given: About, name: str) -> bool:
    return getattr(told, name) is not None and getattr(given, name) is None


def _checked(format: str | None) -> str | None:
    if format is not None and format not in readers.FORMATS:
        raise InputError(f"format {format!r} is not known; use one of: {', '.join(readers.FORMATS)}")
    return format
