"""`warledger read`: the main job."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from warledger.cli._examples import Command
from warledger.cli._options import json_option, opened, record_option

if TYPE_CHECKING:
    from warledger.record import Added, Record

FEW = 5


@click.command(
    "read",
    cls=Command,
    examples=(
        "warledger read reports/ more.jsonl",
        'warledger read report.txt --published 2025-07-24 --publisher "Example Wire"',
        "curl -s https://example.org/report.txt | warledger read -",
    ),
    short_help="Read reports into the record.",
)
@click.argument("inputs", metavar="PATH...", nargs=-1, required=True)
@record_option
@click.option(
    "--published", metavar="DATE", help="When they were published, where they don't say: 2025-07-24T06:10."
)
@click.option("--publisher", metavar="NAME", help="Who published them, where they don't say.")
@click.option(
    "--source", metavar="NAME", help="What they are (text, html, jsonl, …), whatever their endings."
)
@click.option(
    "--processes", type=click.IntRange(0), default=0, help="In how many processes; 0 is one for each core."
)
@json_option
def command(
    inputs: tuple[str, ...],
    record: str | None,
    published: str | None,
    publisher: str | None,
    source: str | None,
    processes: int,
    as_json: bool,
) -> int:
    """Read files, folders, URLs or standard input (-) into the record, and say what was learned.

    Reading the same report twice adds nothing. Each input that can't be read is named on
    standard error with the reason; the others are kept.
    """
    from warledger.cli._screen import progress_bar

    tell, end = progress_bar("reading")
    with opened(record, create=True, processes=processes) as kept:
        _check(source, published)
        try:
            added = kept.add(inputs, source=source, published=published, publisher=publisher, progress=tell)
        finally:
            end()
        for trouble in (*added.troubles, *added.notices):
            click.echo(f"warledger: {trouble}", err=True)
        _told(kept, added, as_json=as_json)
    return 1 if added.troubles else 0


def _check(source: str | None, published: str | None) -> None:
    """Refuse a source or date that is none before anything is read."""
    from warledger.plugs import load
    from warledger.sources._dates import published_time

    if source is not None:
        load("sources", source)
    if published is not None and published_time(published) is None:
        raise click.BadParameter(
            f"{published!r} is no date; write it as 2025-07-24 or 2025-07-24T06:10+03:00",
            param_hint="--published",
        )


def _told(kept: Record, added: Added, *, as_json: bool) -> None:
    """Print what was learned."""
    from warledger.cli._rows import CLAIM_COLUMNS, claim_cells
    from warledger.cli._screen import show, show_json

    new = set(added.new)
    claims = [claim for claim in kept.claims() if claim.document.id in new] if new else []
    types = Counter(claim.type for claim in claims)
    incidents = len(kept.incidents())
    if as_json:
        told = {"documents": added.seen, "new": len(new), "claims": added.claims, "types": dict(types)}
        show_json([told | {"incidents": incidents, "unread": len(added.troubles)}])
        return
    if 0 < len(new) <= FEW and claims:
        show(CLAIM_COLUMNS, claim_cells(claims), "")
    by_type = f" ({', '.join(f'{count} {name}' for name, count in types.most_common())})" if types else ""
    click.echo(
        f"{_count(added.seen, 'document')} read, {len(new):,} new: {_count(added.claims, 'claim')}{by_type}. "
        f"The record now has {_count(incidents, 'incident')}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
