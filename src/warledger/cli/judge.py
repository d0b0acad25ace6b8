"""`warledger judge`: a person's decisions, which outrank every rule and can be undone."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

import click

from warledger.cli._examples import Group
from warledger.cli._options import opened, record_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model.judgement import Verdict


@click.group(
    "judge",
    cls=Group,
    examples=(
        'warledger judge reject 4f2a --why "about another war"',
        "warledger judge correct 4f2a low 3",
        'warledger judge merge 4f2a 77c0 --who "desk editor"',
        "warledger judge undo 1b9d",
        "warledger judge --queue",
    ),
    short_help="Accept, reject, correct; merge, split; undo.",
    invoke_without_command=True,
    no_args_is_help=True,
)
@click.option("--queue", "asked", is_flag=True, help="List what is least certain, as `judge queue` does.")
@record_option
@click.pass_context
def command(context: click.Context, record: str | None, *, asked: bool) -> None:
    """Decide what the rules got wrong. Decisions are logged, survive every re-read, and can be undone.

    --record goes with --queue here; each verdict has its own.
    """
    if context.invoked_subcommand is not None:
        return
    if not asked:
        raise click.UsageError("Name a verdict, or ask for --queue.", context)
    context.invoke(queue, record=record, limit=20)


def _decides(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --record, --who and --why to a verdict."""
    function = click.option("--why", default="", help="The reason, in words.")(function)
    function = click.option("--who", default=None, help="Who decides; your user name unless said.")(function)
    return record_option(function)


def _judge(
    verdict: Verdict, subjects: tuple[str, ...], record: str | None, who: str | None, why: str, **what: Any
) -> None:
    with opened(record) as kept:
        told = kept.judge(verdict, subjects, who=who or getpass.getuser(), why=why, **what)
    click.echo(f"{told.id[:10]}  {told.verdict} {' '.join(one[:10] for one in told.subjects)}, by {told.who}")


@command.command("accept")
@click.argument("subjects", metavar="ID...", nargs=-1, required=True)
@_decides
def accept(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Say that claims, or an incident, are right as they stand."""
    _judge("accept", subjects, record, who, why)


@command.command("reject")
@click.argument("subjects", metavar="ID...", nargs=-1, required=True)
@_decides
def reject(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Say that claims are wrong: they no longer count in any incident."""
    _judge("reject", subjects, record, who, why)


@command.command("correct")
@click.argument("subject", metavar="ID")
@click.argument("field")
@click.argument("value")
@_decides
def correct(subject: str, field: str, value: str, record: str | None, who: str | None, why: str) -> None:
    """Set a FIELD of a claim to VALUE (JSON, or plain words), as in: correct 4f2a low 3."""
    import msgspec

    try:
        meant = msgspec.json.decode(value.encode())
    except msgspec.DecodeError:
        meant = value
    _judge("correct", (subject,), record, who, why, field=field, value=meant)


@command.command("merge")
@click.argument("subjects", metavar="ID ID...", nargs=-1, required=True)
@_decides
def merge(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Say that incidents, or claims, are about one event."""
    _judge("merge", subjects, record, who, why)


@command.command("same")
@click.argument("subjects", metavar="ID ID...", nargs=-1, required=True)
@_decides
def same(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Say that two claims are about one event."""
    _judge("same", subjects, record, who, why)


@command.command("different")
@click.argument("subjects", metavar="ID ID...", nargs=-1, required=True)
@_decides
def different(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Say that two claims are about different events."""
    _judge("different", subjects, record, who, why)


@command.command("split")
@click.argument("subjects", metavar="CLAIM...", nargs=-1, required=True)
@_decides
def split(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Take claims out of their incident, to be one of their own."""
    _judge("split", subjects, record, who, why)


@command.command("unsure")
@click.argument("subjects", metavar="ID...", nargs=-1, required=True)
@_decides
def unsure(subjects: tuple[str, ...], record: str | None, who: str | None, why: str) -> None:
    """Note that someone looked and could not tell; the rules decide."""
    _judge("unsure", subjects, record, who, why)


@command.command("undo")
@click.argument("subjects", metavar="JUDGEMENT", nargs=1)
@_decides
def undo(subjects: str, record: str | None, who: str | None, why: str) -> None:
    """Take a judgement back; both stay in the log."""
    _judge("undo", (subjects,), record, who, why)


@command.command("queue")
@record_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many questions.")
def queue(record: str | None, limit: int) -> None:
    """List what is least certain: pairs that may be one event, figures that rest on little."""
    from warledger.cli._screen import show

    with opened(record) as kept:
        rows = [
            [f"{one.uncertainty:.2f}", one.kind, " ".join(s[:10] for s in one.subjects), one.text]
            for one in kept.questions(limit)
        ]
    show(("DOUBT", "KIND", "ABOUT", "QUESTION"), rows, "Nothing is in doubt.")


@command.command("log")
@record_option
def log(record: str | None) -> None:
    """List all judgements, oldest first."""
    from warledger.cli._screen import show

    with opened(record) as kept:
        rows = [
            [
                j.id[:10],
                j.at[:19],
                j.verdict,
                " ".join(s[:10] for s in j.subjects),
                _set(j.field, j.value),
                j.who,
                j.why,
            ]
            for j in kept.judgements()
        ]
    show(("ID", "AT", "VERDICT", "ABOUT", "SETS", "BY", "WHY"), rows, "No judgements yet.")


def _set(field: str | None, value: str | None) -> str:
    return f"{field} = {value}" if field else ""
