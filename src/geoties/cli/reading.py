"""`load`, `extract` and `check`: files in."""

import sys
from typing import TYPE_CHECKING, Any

import click

from geoties.cli import output
from geoties.cli.parameters import about_options, examples, formats_option, split_formats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoties.load import Intake
    from geoties.records import Issue

_INPUTS = ("text", "markdown", "html", "documents", "records")
_OUTPUTS = ("table", "json")
_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_NO_TEXT = click.option("--no-text", is_flag=True, help="Leave out the texts; quotes stay.")
_WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many processes read texts; each takes about a gigabyte.",
)
_EXTRACTOR = click.option("--extractor", default="rules", show_default=True, help="Which extractor reads the texts.")


@click.command(
    epilog=examples(
        "geoties load article.txt --language fr --published 2021-12-24", "geoties extract news.jsonl | geoties load -"
    )
)
@_PATHS
@about_options
@_NO_TEXT
@_EXTRACTOR
@_WORKERS
@formats_option(_OUTPUTS, _INPUTS)
def load(
    paths: tuple[str, ...],
    no_text: bool,
    extractor: str,
    workers: int,
    formats: tuple[str, ...],
    **about: str | None,
) -> None:
    """Read files into the graph.

    PATH is a text, Markdown, a saved web page, JSON Lines of documents (id, text, language, published, title, url,
    publisher), JSON Lines of records that any extractor wrote, a folder, a pattern, or - for standard input. What a page
    or front matter says of title, date, publisher and address is taken where you say nothing. Loading the same again
    changes nothing. What cannot be read, or was retracted, is left out and told, the rest is loaded, and the exit code is 1.
    """
    from geoties import load as loading
    from geoties.cli.opening import opened

    answer, files = split_formats(formats, _INPUTS)
    given = loading.about(**about)
    with (
        loading.Intake(paths, format=files, about=given, note=output.note) as intake,
        opened() as connection,
        output.progress("documents and claims") as show,
    ):
        report = loading.load(
            intake,
            connection,
            keep_text=not no_text,
            extractor=extractor,
            workers=workers,
            content_hash=answer == "json",
            progress=show and (lambda done: show(done.created + done.unchanged + done.replaced, intake.expected)),
        )
    if answer == "json":
        output.print_object(report.to_dict(), "json")
    else:
        _tell(report.issues)
        click.echo(f"{report.created} created, {report.unchanged} unchanged, {report.replaced} replaced")
    for name in report.retracted:
        output.note(
            f"{name} is retracted and was left out: `geoties retract {name} --undo` lets it in, `history` says why"
        )
    _leave_if(report.skipped)


@click.command(
    epilog=examples(
        "geoties extract article.txt --language fr > records.jsonl",
        "geoties extract news.jsonl | geoties load -",
        "geoties extract article.txt --explain",
    )
)
@_PATHS
@about_options
@_NO_TEXT
@_EXTRACTOR
@_WORKERS
@click.option(
    "--explain",
    is_flag=True,
    help="Tell how each sentence was read instead: whom it names, what it tells by which rule, what was left out and why.",
)
@formats_option(_OUTPUTS, _INPUTS[:-1])
def extract(
    paths: tuple[str, ...],
    no_text: bool,
    extractor: str,
    workers: int,
    explain: bool,
    formats: tuple[str, ...],
    **about: str | None,
) -> None:
    """Read texts and write their records as JSON Lines, without touching a graph.

    With --explain, --format json writes an object a sentence.
    """
    from geoties import load as loading
    from geoties.records import to_line

    answer, files = split_formats(formats, _INPUTS)
    if answer and not explain:
        raise click.UsageError(f"--format {answer} is for --explain; records are always JSON Lines")
    if explain and extractor != "rules":
        raise click.UsageError("--explain tells how the extractor rules read, and no other one")
    given = loading.about(**about)
    with loading.Intake(paths, format=files, about=given, records=False, note=output.note) as intake:
        if explain:
            _explain(intake, answer)
            _tell(intake.issues)
            _leave_if(intake.skipped)
            return
        for record in loading.extract(intake, keep_text=not no_text, extractor=extractor, workers=workers):
            output.write(to_line(record))
    _tell(intake.issues)
    _leave_if(intake.skipped)


@click.command(epilog=examples("geoties check records.jsonl", "geoties extract article.txt | geoties check -"))
@_PATHS
@about_options
@formats_option(_OUTPUTS, _INPUTS)
def check(paths: tuple[str, ...], formats: tuple[str, ...], **about: str | None) -> None:
    """Read files and list what is wrong in them, without touching a graph.

    Records are held against the published schema (`geoties schema`), their quotes against the texts.
    """
    from geoties import load as loading

    answer, files = split_formats(formats, _INPUTS)
    given = loading.about(**about)
    with loading.Intake(paths, format=files, about=given, note=output.note) as intake:
        report = loading.check(intake)
    if answer == "json":
        output.print_object(report.to_dict(), "json")
    else:
        _tell(report.issues)
        click.echo(f"{report.texts} texts, {report.documents} documents with {report.claims} claims, ", nl=False)
        click.echo(f"{len(report.issues)} issues")
    _leave_if(report.skipped)


def _explain(intake: "Intake", answer: str | None) -> None:
    from geoties import extract
    from geoties.cli.explaining import print_sentence

    for document in intake.documents():
        for sentence in extract.explain(document):
            if answer == "json":
                output.print_rows([{"document": document.id, **sentence.to_dict()}], "jsonl")
            else:
                print_sentence(sentence)


def _tell(issues: "Iterable[Issue]") -> None:
    for issue in issues:
        output.note(str(issue))


def _leave_if(skipped: Any) -> None:
    """Exit code 1 when something was left out, though the rest is done."""
    if skipped:
        told = ", ".join(f"{count} by {reason}" for reason, count in sorted(skipped.items()))
        output.note(f"left out: {told}")
        sys.exit(1)


COMMANDS = (load, extract, check)
