"""`warledger claims`: what was said, in which words, by whom."""

from __future__ import annotations

from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, json_option, names_option, opened, record_option, wanted


@click.command(
    "claims",
    cls=Command,
    examples=("warledger claims --type harm --place Kharkiv", "warledger claims --actor Peskov --json"),
    short_help="What was said, in which words, by whom.",
)
@record_option
@filters
@names_option
@json_option
def command(record: str | None, names: str, as_json: bool, **given: Any) -> None:
    """List the record's claims: what each document says, in exact words, and who says it."""
    from warledger.cli._rows import CLAIM_COLUMNS, as_printed, claim_cells
    from warledger.cli._screen import show, show_json
    from warledger.publish._rows import claim_row

    with opened(record) as kept:
        found = kept.claims(wanted(given))
        if as_json:
            show_json(map(claim_row, found))
        else:
            shown = map(as_printed, found) if names == "original" else found
            show(CLAIM_COLUMNS, claim_cells(shown), "No claims that match.")
