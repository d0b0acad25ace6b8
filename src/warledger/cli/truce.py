"""`warledger truce`: what each side alleges while a truce is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warledger.cli._examples import Command
from warledger.cli._options import Day, json_option, opened, record_option

if TYPE_CHECKING:
    from warledger.analyze.truces import Truce

COLUMNS = ("ACCUSED", "ALLEGED BY", "AREA", "DAY", "ACTS", "IDS")
_SHOWN = 4


@click.command(
    "truce",
    cls=Command,
    examples=("warledger truce", "warledger truce 4f2a --json"),
    short_help="Violations alleged while a truce holds, each side's apart.",
)
@click.argument("identity", metavar="[ID]", required=False)
@click.option(
    "--as-of", type=Day(), help="The day up to which time has passed; that of the last report unless said."
)
@record_option
@json_option
def command(identity: str | None, as_of: str | None, record: str | None, as_json: bool) -> None:
    """List truces and what is alleged while each holds, by accused side, who says so, area and day.

    An attack that reports tell of in that time is listed under whoever tells it: it is an allegation, not a
    finding that the truce was broken. One act that both sides tell stands under each.
    """
    from warledger.cli._screen import show_json

    with opened(record) as kept:
        found = [one for one in kept.truces(as_of=as_of) if not identity or one.life.id.startswith(identity)]
    if as_json:
        import msgspec

        show_json(msgspec.to_builtins(one) for one in found)
        return
    if not found:
        click.echo("No truce with a known day.", err=True)
    for one in found:
        _print(one)


def _print(one: Truce) -> None:
    """One truce with its allegations."""
    from warledger.cli._screen import show

    click.echo(
        f"{one.life.id[:10]}  {one.life.title}  ({', '.join(one.life.parties)}), watched from {one.start} to {one.end}"
    )
    rows = [
        [
            row.accused,
            row.by,
            row.area,
            row.day or "?",
            str(row.count),
            ", ".join(i[:10] for i in row.ids[:_SHOWN]) + (", …" if len(row.ids) > _SHOWN else ""),
        ]
        for row in one.allegations
    ]
    if rows:
        show(COLUMNS, rows, "")
        for (accused, by), count in sorted(one.totals().items()):
            click.echo(f"  {accused}: {count} alleged by {by}")
    else:
        click.echo("  nothing alleged in this record")
    click.echo()
