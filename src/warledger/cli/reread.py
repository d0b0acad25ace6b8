"""`warledger reread`: let the present reader read again what an older one read."""

from __future__ import annotations

import click

from warledger.cli._examples import Command
from warledger.cli._options import opened, record_option


@click.command(
    "reread",
    cls=Command,
    examples=("warledger reread --record war.db",),
    short_help="Read kept documents again with the present reader.",
)
@record_option
@click.option(
    "--processes", type=click.IntRange(0), default=0, help="In how many processes; 0 is one for each core."
)
def command(record: str | None, processes: int) -> int:
    """Read again every document that an older version of the reader read.

    Nothing is fetched: the texts are in the record. Older claims stay, superseded; human
    judgements hold as before.
    """
    from warledger.cli._screen import progress_bar

    tell, end = progress_bar("reading again")
    with opened(record, processes=processes) as kept:
        try:
            added = kept.reread(tell)
        finally:
            end()
        version = kept.reader.version
    for trouble in added.troubles:
        click.echo(f"warledger: {trouble}", err=True)
    click.echo(f"{len(added.new):,} documents read again by reader {version}: {added.claims:,} claims.")
    return 1 if added.troubles else 0
