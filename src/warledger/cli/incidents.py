"""`warledger incidents`: what happened, with figures, sources and status."""

from __future__ import annotations

from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, json_option, names_option, opened, record_option, wanted


@click.command(
    "incidents",
    cls=Command,
    examples=(
        "warledger incidents --since 2025-07-23 --until 2025-07-24",
        "warledger incidents --place UA --actor Russia",
        "warledger incidents --type interception --json",
    ),
    short_help="What happened: figures, sources, status.",
)
@record_option
@filters
@names_option
@json_option
def command(record: str | None, names: str, as_json: bool, **given: Any) -> None:
    """List the record's violent incidents, each counted once however many reports tell it.

    KILLED and INJURED are the best figure and its range; "·" is unknown, which is not zero.
    SOURCES "2 in 5" says two independent origins in five reports: copies of one report, and
    one official's statement wherever it is printed, are one origin. COURSE is how the toll
    grew from one report to the next. `--type` shows incidents of any other type.
    """
    from warledger.cli._rows import INCIDENT_COLUMNS, as_printed, in_time, incident_cells
    from warledger.cli._screen import show, show_json
    from warledger.cli.talks import DIPLOMATIC
    from warledger.publish._rows import incident_row

    with opened(record) as kept:
        found = kept.incidents(wanted(given))
        if as_json:
            show_json(map(incident_row, found))
            return
        asked = given["kind"]
        violent = [incident for incident in found if asked or incident.type not in DIPLOMATIC]
        shown = [as_printed(one) if names == "original" else one for one in in_time(violent)]
        show(INCIDENT_COLUMNS, incident_cells(shown), "No incidents that match.")
