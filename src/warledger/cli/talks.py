"""`warledger talks`: talks, agreements, exchanges, ultimatums, and what became of them."""

from __future__ import annotations

from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, json_option, names_option, opened, record_option, wanted

DIPLOMATIC = frozenset(
    "talks agreement exchange ultimatum sanction proposal rejection precondition accusation position offer".split()
)


@click.command(
    "talks",
    cls=Command,
    examples=("warledger talks --since 2025-05-01", "warledger talks --type exchange --actor Ukraine"),
    short_help="Talks, agreements, exchanges, and what became of them.",
)
@record_option
@filters
@names_option
@json_option
def command(record: str | None, names: str, as_json: bool, **given: Any) -> None:
    """List talks, agreements, exchanges, proposals, ultimatums and sanctions.

    BECAME tells what became of what was agreed: carried out, postponed, violated.
    """
    from warledger.cli._rows import TALKS_COLUMNS, as_printed, in_time, talks_cells
    from warledger.cli._screen import show, show_json
    from warledger.publish._rows import incident_row

    with opened(record) as kept:
        found = [incident for incident in kept.incidents(wanted(given)) if incident.type in DIPLOMATIC]
        if as_json:
            show_json(map(incident_row, found))
        else:
            shown = [as_printed(one) if names == "original" else one for one in in_time(found)]
            show(TALKS_COLUMNS, talks_cells(shown), "No talks that match.")
