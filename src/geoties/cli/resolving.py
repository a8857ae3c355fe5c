"""`resolve` and `history`: who is who, which events are one, which claims count; and who decided so."""

import sys
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, Any

import click

from geoties.cli import output
from geoties.cli.deciding import by_option, decider, why_option
from geoties.cli.opening import opened
from geoties.cli.parameters import examples, key_values, typed_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoties.model import Decided
    from geoties.store.bolt import Connection

_COLUMNS = ("left", "right", "score", "speaks_for", "against")

_LEAST = click.option(
    "--min-score",
    "least",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="The least score of a pair.",
)


@click.group(epilog=examples("geoties resolve candidates"))
def resolve() -> None:
    """Say who is who, which events are one, and which claims count; every decision can be taken back.

    What is decided is kept with who, when and why. It survives new loads and new readings, and `undo` brings the graph
    back to what it was.
    """


@resolve.command(
    epilog=examples("geoties resolve candidates --min-score 0.9 --format csv", "geoties resolve candidates --joined")
)
@_LEAST
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="The most pairs to print.")
@click.option(
    "--joined", is_flag=True, help="List instead the pairs that rules hold for one; a person's `different` parts them."
)
@output.format_option
def candidates(least: float, limit: int, joined: bool, style: str | None) -> None:
    """List pairs of actors that may be one, the likeliest first, with what speaks for it and against it.

    Names are compared across Latin, Arabic, Cyrillic, Hebrew and Greek letters. These pairs wait for a person; what is beyond
    doubt rules have joined by themselves (--joined).
    """
    from geoties.store.profiles import open_candidates
    from geoties.store.ruling import ruled_pairs

    with opened(read_only=True) as connection:
        if joined:
            rows = [
                {
                    "left": one.left,
                    "right": one.right,
                    "score": one.score,
                    "speaks_for": list(one.reasons),
                    "against": [] if followed else ["a person told them apart, or others that are one with them"],
                }
                for one, followed in ruled_pairs(connection)
                if one.score >= least
            ]
        else:
            rows = [
                {
                    "left": one.left.id,
                    "right": one.right.id,
                    "score": one.score,
                    "speaks_for": list(one.speaks_for),
                    "against": list(one.against),
                }
                for one in open_candidates(connection, least=least)
            ]
    output.print_rows(rows[:limit], style, columns=_COLUMNS)
    output.tell_cut(len(rows) > limit, limit)


@resolve.command(
    epilog=examples(
        "geoties resolve same 'doc/9f2c#person/benny-gantz' 'doc/4b1e#person/gantz' --why 'one minister'",
        "geoties resolve same event/51ab0c2d4e6f80911a2b claim/07d1aa2d4e6f80911a2b",
    )
)
@click.argument("a")
@click.argument("b")
@why_option
@by_option
def same(a: str, b: str, why: str | None, by: str | None) -> None:
    """Judge that two actors, or two events, are one.

    A and B are ids or names of actors, or ids of events or claims. What contradicts an earlier judgement is refused, with
    the chain that leads to it.
    """
    _on_two("same", a, b, why=why, by=by)


@resolve.command(
    epilog=examples("geoties resolve different 'doc/9f2c#person/gantz' 'doc/4b1e#person/gantz' --why 'father and son'")
)
@click.argument("a")
@click.argument("b")
@why_option
@by_option
def different(a: str, b: str, why: str | None, by: str | None) -> None:
    """Judge that two actors, or two events, are not one; no rule joins them then."""
    _on_two("different", a, b, why=why, by=by)


@resolve.command(epilog=examples("geoties resolve reject claim/51ab0c2d4e6f80911a2b --why 'satire'"))
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@why_option
@by_option
def reject(claims: tuple[str, ...], why: str | None, by: str | None) -> None:
    """Judge that claims do not count: they make no event, post or tie, also when they are loaded again."""
    _on_claims("rejected", claims, why=why, by=by)


@resolve.command(epilog=examples("geoties resolve accept claim/51ab0c2d4e6f80911a2b"))
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@why_option
@by_option
def accept(claims: tuple[str, ...], why: str | None, by: str | None) -> None:
    """Judge that claims are right, whatever was decided of them before."""
    _on_claims("accepted", claims, why=why, by=by)


@resolve.command(
    epilog=examples(
        "geoties resolve edit claim/51ab0c2d4e6f80911a2b -p date=2021-11-23 -p amount=48000000 -p currency=USD",
        "geoties resolve edit claim/51ab0c2d4e6f80911a2b -p place=null --why 'another Tangier'",
    )
)
@click.argument("claim")
@click.option("-p", "pairs", metavar="FIELD=VALUE", multiple=True, required=True, help="A field with what it says now.")
@why_option
@by_option
def edit(claim: str, pairs: tuple[str, ...], why: str | None, by: str | None) -> None:
    """Correct fields of a claim; the claim itself, its words and its source stay as they are.

    FIELD is as in `geoties schema`; null takes a field out, and lists such as roles are JSON.
    """
    from geoties.errors import InputError
    from geoties.model import Correction
    from geoties.records import check_record, to_dict
    from geoties.store.clock import moment

    now = _typed(key_values(pairs))
    decided = Correction(id="", claim=claim, now=now, by=decider(by), at=moment(), why=why)
    if issues := check_record(to_dict(decided)):
        raise InputError(f"{issues[0].field}: {issues[0].value} (expected {issues[0].expected})")
    with opened() as connection:
        _keep(connection, decided)


@resolve.command(epilog=examples("geoties resolve undo judgement/51ab0c2d4e6f80911a2b"))
@click.argument("decision", metavar="ID")
@by_option
def undo(decision: str, by: str | None) -> None:
    """Take a judgement or a correction back: the graph is as if it had never been made.

    ID is what `same`, `different`, `reject`, `accept` and `edit` printed; `geoties history` shows it again.
    """
    from geoties.store.judging import withdraw

    with opened() as connection:
        withdrawn = withdraw(connection, decision, by=decider(by))
    click.echo(f"withdrawn {withdrawn.id}")


@resolve.command(epilog=examples("geoties resolve export pairs.csv", "geoties resolve export --claims claims.csv"))
@click.argument("file")
@click.option("--claims", is_flag=True, help="A sheet of all claims, not of pairs of actors.")
@_LEAST
def export(file: str, claims: bool, least: float) -> None:
    """Write a CSV for people to fill in: pairs of actors with their sentences side by side, or claims; - is stdout.

    In the column verdict, pairs take same or different; claims take reject, accept, or edit after other cells were changed.
    """
    from geoties.store import review
    from geoties.store.profiles import open_candidates

    with opened(read_only=True) as connection, _open(file, "w") as stream:
        if claims:
            count = review.write_sheet(stream, review.claim_rows(connection), review.CLAIM)
        else:
            rows = review.pair_rows(connection, open_candidates(connection, least=least))
            count = review.write_sheet(stream, rows, review.PAIR)
    output.note(f"{file}: {count} {'claims' if claims else 'pairs'}")


@resolve.command("import", epilog=examples("geoties resolve import pairs.csv --by amina"))
@click.argument("file")
@by_option
def import_(file: str, by: str | None) -> None:
    """Read a CSV that `export` wrote and people filled in; - is standard input.

    Rows without a verdict are passed over. What contradicts an earlier judgement, or an earlier row, is left out and told
    with its line; the rest is kept, and the exit code is then 1.
    """
    from geoties.store import review

    with opened() as connection, _open(file, "r") as stream:
        done = review.read_sheet(connection, stream, by=decider(by), name=file)
    for issue in done.issues:
        output.note(str(issue))
    click.echo(f"{len(done.judging.kept)} kept, {len(done.judging.unchanged)} unchanged, {len(done.issues)} left out")
    if done.issues:
        sys.exit(1)


@click.command(epilog=examples("geoties history MAR", "geoties history claim/51ab0c2d4e6f80911a2b"))
@click.argument("name", metavar="ID")
@output.format_option
def history(name: str, style: str | None) -> None:
    """Tell all that was ever said and decided about an actor, an event, a claim or a document, in order.

    ID may also be an actor's name or code.
    """
    from geoties.queries.asking import find_subject
    from geoties.store import history as told

    with opened(read_only=True) as connection:
        rows = told.history(connection, find_subject(connection, name))
    output.print_rows(rows, style, columns=told.COLUMNS)


def _on_two(verdict: str, a: str, b: str, *, why: str | None, by: str | None) -> None:
    from geoties.errors import InputError
    from geoties.model import Judgement
    from geoties.queries.asking import find_subject
    from geoties.store.clock import moment

    with opened() as connection:
        left, right = find_subject(connection, a), find_subject(connection, b)
        if left == right:
            raise InputError(f"{a!r} and {b!r} are both {left}: give the ids of two")
        _keep(
            connection, Judgement(id="", verdict=verdict, left=left, right=right, by=decider(by), at=moment(), why=why)
        )


def _on_claims(verdict: str, claims: tuple[str, ...], *, why: str | None, by: str | None) -> None:
    from geoties.model import Judgement
    from geoties.store.clock import moment

    with opened() as connection:
        for claim in claims:
            _keep(connection, Judgement(id="", verdict=verdict, left=claim, by=decider(by), at=moment(), why=why))


def _keep(connection: "Connection", decided: "Decided") -> None:
    from geoties.store.judging import judge

    kept = judge(connection, decided)
    click.echo(f"{kept.id} ({'as decided before' if kept.at != decided.at else 'undo with `geoties resolve undo`'})")


def _typed(values: "Mapping[str, str]") -> dict[str, Any]:
    """Values as JSON where that is what the field holds: a year stays a text."""
    typed = typed_values(values)
    texts = {name: text for name, text in values.items() if name in ("date", "since", "until")}
    return typed | {name: text for name, text in texts.items() if typed[name] is not None}


def _open(file: str, mode: str) -> Any:
    """The file, or a standard stream; with the mark by which spreadsheets know UTF-8."""
    if file == "-":
        stream: IO[str] = sys.stdout if mode == "w" else sys.stdin
        return nullcontext(stream)
    return open(file, mode, encoding="utf-8-sig", newline="")


COMMANDS = (resolve, history)
