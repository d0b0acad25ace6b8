"""`warledger export`: the record as files other programs read."""

from __future__ import annotations

from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, opened, record_option, wanted


@click.command(
    "export",
    cls=Command,
    examples=(
        "warledger export claims --to claims.jsonl",
        "warledger export geojson --to map.geojson --since 2025-07-01",
        "warledger export acled --to events.csv --place UA",
        "warledger export incidents --fields",
    ),
    short_help="Write the record as a file other programs read.",
)
@click.argument("name", required=False)
@click.option("--to", metavar="FILE", help="The file to write; it appears whole or not at all.")
@click.option("--fields", is_flag=True, help="Print the export's fields and what it loses instead.")
@record_option
@filters
def command(name: str | None, to: str | None, fields: bool, record: str | None, **given: Any) -> None:
    """Write claims and incidents as NAME; without NAME, list the exports there are."""
    from warledger.plugs import load, names

    if name is None:
        for one in names("publish"):
            click.echo(f"{one:15} {(load('publish', one).__doc__ or '').splitlines()[0]}")
        return
    exporter = load("publish", name)
    if fields:
        for field, meaning in exporter.FIELDS.items():
            click.echo(f"{field:22} {meaning}")
        click.echo(f"\nloses: {exporter.LOSES}")
        return
    if to is None:
        raise click.UsageError("Missing option '--to'.")
    if getattr(exporter, "WHOLE", False) and any(value is not None for value in given.values()):
        raise click.UsageError(f"{name} is exported whole: leave --since, --place and the like away.")
    with opened(record) as kept:
        size = kept.export(name, to, wanted(given))
    click.echo(f"{to}: {size:,} bytes. Not in it: {exporter.LOSES}.", err=True)
