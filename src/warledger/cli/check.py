"""`warledger check`: a sentence, checked on the record."""

from __future__ import annotations

import click

from warledger.cli._examples import Command
from warledger.cli._options import json_option, opened, record_option

_SHOWN = 12


@click.command(
    "check",
    cls=Command,
    examples=(
        'warledger check "Drone strikes escalate following ceasefire talks"',
        'warledger check "At least 40 people were injured in Kharkiv on 24 July 2025"',
        'warledger check "More people were killed in Kharkiv than in Odesa in July 2025"',
        'warledger check "No strikes on Sochi since 25 July 2025"',
    ),
    short_help="Check a sentence on the record.",
)
@click.argument("sentence")
@record_option
@json_option
def command(sentence: str, record: str | None, as_json: bool) -> None:
    """Say whether the record bears a SENTENCE out, contradicts it, or can't tell, with the range behind it.

    Forms that can be read: a count; more or fewer here than there, by one than by another; a rise or fall after
    talks, agreements, exchanges or ultimatums; any of them since a day. Any word that is not understood refuses
    the sentence, with the reason.
    """
    from warledger.cli._screen import show_json

    with opened(record) as kept:
        found = kept.check(sentence)
        labels = {one.id: one for one in kept.incidents()}
    if as_json:
        import msgspec

        show_json([msgspec.to_builtins(found)])
        return
    from warledger.analyze.words import label

    click.echo(found.answer)
    for name, amount in (("Counted", found.amount), ("Against", found.other)):
        if amount is None or not amount.ids:
            continue
        click.echo(f"\n{name} (ask `warledger why ID`):")
        for identity in amount.ids[:_SHOWN]:
            click.echo(f"  {identity[:10]}  {label(labels[identity])}")
        if len(amount.ids) > _SHOWN:
            click.echo(f"  and {len(amount.ids) - _SHOWN} more; --json lists all")
    click.echo("\nWhat this can't tell:")
    for line in found.limits:
        click.echo(f"  {line}")
