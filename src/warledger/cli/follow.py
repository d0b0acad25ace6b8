"""`warledger follow`: what became of what was agreed, offered or threatened; what is open and overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warledger.cli._examples import Command
from warledger.cli._options import Day, json_option, opened, record_option

if TYPE_CHECKING:
    from warledger.analyze.lives import Life

COLUMNS = ("ID", "SINCE", "WHAT", "WHO", "STATUS", "DUE", "CARRIED OUT", "SIDES DIFFER")
_WORDS = 70


@click.command(
    "follow",
    cls=Command,
    examples=("warledger follow", "warledger follow --all --type exchange", "warledger follow 4f2a"),
    short_help="What became of what was agreed.",
)
@click.argument("identity", metavar="[ID]", required=False)
@click.option("--all", "everything", is_flag=True, help="What is closed, too.")
@click.option("--type", "kind", metavar="TYPE", help="exchange, agreement, ultimatum, proposal or talks.")
@click.option("--actor", metavar="NAME", help="Only those in which it takes part.")
@click.option(
    "--as-of", type=Day(), help="The day up to which time has passed; that of the last report unless said."
)
@record_option
@json_option
def command(
    identity: str | None,
    everything: bool,
    kind: str | None,
    actor: str | None,
    as_of: str | None,
    record: str | None,
    as_json: bool,
) -> None:
    """List exchanges, agreements, ultimatums and offers that are open; overdue ones are marked.

    With an ID (or the start of one) every stage is shown in its exact words. CARRIED OUT "690 of 1,000, on 2
    days" adds up the hand-overs that followed. Where sides contradict each other, both are shown.
    """
    from warledger.cli._screen import show, show_json

    with opened(record) as kept:
        found = kept.follow(as_of=as_of)
    if identity:
        found = [life for life in found if life.id.startswith(identity)]
        if not found:
            raise click.UsageError(f"nothing that can be followed has an id that starts with {identity!r}.")
    else:
        found = [life for life in found if everything or life.open]
    found = [life for life in found if kind in (None, life.type)]
    found = [life for life in found if actor is None or _takes_part(life, actor)]
    if as_json:
        import msgspec

        show_json(msgspec.to_builtins(life) for life in found)
    elif identity:
        for life in found:
            _print(life)
    else:
        show(
            COLUMNS,
            [_cells(life) for life in found],
            "Nothing open that is known; --all shows what is closed.",
        )


def _takes_part(life: Life, actor: str) -> bool:
    return any(actor.casefold() in name.casefold() for name in life.parties)


def _cells(life: Life) -> list[str]:
    title = " ".join(life.title.split())
    return [
        life.id[:10],
        life.since or "?",
        title if len(title) <= _WORDS else title[: _WORDS - 1] + "…",
        ", ".join(life.parties) or "·",
        f"{life.status}, OVERDUE" if life.overdue else life.status,
        life.due or "·",
        life.carried or "·",
        "; ".join(life.differ) or "·",
    ]


def _print(life: Life) -> None:
    """One life, stage by stage."""
    click.echo(f"{life.id}  {life.title}  ({', '.join(life.parties) or 'parties not told'})")
    due = f", due {life.due}" if life.due else ""
    click.echo(f"  now: {life.status}{', OVERDUE' if life.overdue else ''}{due}")
    if life.carried:
        click.echo(
            f"  carried out: {life.carried}{' in ' + ', '.join(p[:10] for p in life.parts) if life.parts else ''}"
        )
    for line in life.differ:
        click.echo(f"  the sides differ: {line}")
    for step in life.steps:
        side = f" ({step.side})" if step.side else ""
        click.echo(
            f"  {step.day or '?':10}  {step.stage.replace('_', ' '):12}  “{' '.join(step.words.split())}”"
        )
        click.echo(
            f"              said by {step.speaker or 'the publisher'}{side}, in {step.document} [{step.claim[:10]}]"
        )
