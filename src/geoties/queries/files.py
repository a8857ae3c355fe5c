"""The files of `cypher/questions`, each read into a Question.

A file begins with a header of comment lines:

    // title: What it answers (en)
    // titre: The same in French (fr)
    // params: NAME TYPE DEFAULT EXAMPLE -- what it means
    // answers: COLUMN -- what it means
    // example: geoties query NAME -p key=value

`params` and `answers` are repeated, one line each, in the order of the statement's columns. DEFAULT is `required`, `any`
(no filter: null, or an empty list) or a value; values of a list are separated by commas. The types are those of
`geoties.queries.values`.

Every question takes the clocks and the sources (`SIGHT`) and applies them itself, null meaning off. Two parameters are
never given by who asks: `$states`, kinds of events that hold until they end, and `$ties`, which a question about ties
reads in the place of the TIED_TO of the store: those that events make under a clock, another status or chosen sources.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from geoties.errors import QueryError

_LINE = re.compile(r"// (title|titre|params|answers|example): (.+)")
_TITLE = re.compile(r"(.+) \((en|fr)\)")
_PARAMETER = re.compile(r"(\w+) (\w+) (\S+) (\S+) -- (.+)")
_ANSWER = re.compile(r"(\w+) -- (.+)")


SIGHT = ("status", "as_of", "known_by", "outlets", "min_outlets")
"""The parameters that every question takes: see `geoties.store.sight`."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes; `default` is the header's text: `required`, `any` or a value."""

    name: str
    type: str
    default: str
    example: str
    description: str

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default == "required"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its title by language (en, fr), its parameters, the meaning of each column, and the statement."""

    name: str
    title: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    answers: Mapping[str, str]
    example: str
    statement: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(self.answers)

    @property
    def about_ties(self) -> bool:
        """Whether it reads ties, which are counted from events where the store's own are not what is looked at."""
        return "$ties" in self.statement


@lru_cache(maxsize=1)
def questions() -> Mapping[str, Question]:
    """All questions by name, in alphabetical order. Raises QueryError when a header is not as it should be."""
    found = {question.name: question for question in _read_all(_folder())}
    return MappingProxyType(dict(sorted(found.items())))


def question(name: str) -> Question:
    """One question. Raises QueryError, with the nearest names, when there is none of that name."""
    try:
        return questions()[name]
    except KeyError:
        near = difflib.get_close_matches(name, questions(), n=3) or list(questions())
        raise QueryError(
            f"there is no question {name!r}: {' or '.join(near) if len(near) <= 3 else 'choose one of ' + ', '.join(near)}"
            " (geoties queries lists them)"
        ) from None


def _folder() -> Traversable:
    """The packaged files, or those of the checkout, which an editable install points at."""
    packaged = resources.files("geoties").joinpath("cypher", "questions")
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).parents[3] / "cypher" / "questions"
    if checkout.is_dir():
        return checkout
    raise QueryError(f"the questions are neither in the package nor in {checkout}: install geoties again")


def _read_all(folder: Traversable) -> Iterator[Question]:
    for file in folder.iterdir():
        if file.name.endswith(".cypher"):
            yield _read(file.name.removesuffix(".cypher"), file.read_text(encoding="utf-8"))


def _read(name: str, text: str) -> Question:
    title: dict[str, str] = {}
    parameters: list[Parameter] = []
    answers: dict[str, str] = {}
    example = ""
    for key, value in _header(name, text):
        if key in ("title", "titre"):
            words, language = _parts(_TITLE, name, value)
            title[language] = words
        elif key == "params":
            parameters.append(Parameter(*_parts(_PARAMETER, name, value)))
        elif key == "answers":
            column, meaning = _parts(_ANSWER, name, value)
            answers[column] = meaning
        else:
            example = value
    return Question(name, MappingProxyType(title), tuple(parameters), MappingProxyType(answers), example, text)


def _header(name: str, text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("//"):
            return
        match = _LINE.fullmatch(line)
        if match is None:
            raise QueryError(f"{name}.cypher: {line!r} is no header line (title, titre, params, answers, example)")
        yield match[1], match[2]


def _parts(pattern: re.Pattern[str], name: str, value: str) -> tuple[str, ...]:
    match = pattern.fullmatch(value)
    if match is None:
        raise QueryError(f"{name}.cypher: {value!r} in the header is not of the form {pattern.pattern}")
    return match.groups()
