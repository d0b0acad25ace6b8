"""`warledger report`: a cited situation report of a period and area."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import Day, opened, record_option


@click.command(
    "report",
    cls=Command,
    examples=(
        "warledger report --since 2025-07-23 --until 2025-07-24 --to sitrep.html",
        "warledger report --since 2025-07-23 --until 2025-07-24 --place UA --to sitrep.pdf",
        "warledger report --since 2025-07-24 --last 2025-07-24 --to sitrep.docx",
        "warledger report --since 2025-07-25 --last yesterday.html --to sitrep.md",
    ),
    short_help="A situation report: figures, map, incidents, diplomacy, each number cited.",
)
@record_option
@click.option("--since", type=Day(), help="From this day on; what has no known date is left out.")
@click.option("--until", type=Day(), help="To this day, included.")
@click.option("--place", metavar="NAME", help="Part of a place's or region's name, or a country's code: UA.")
@click.option("--actor", metavar="NAME", help="Name of who did it or takes part.")
@click.option("--title", metavar="WORDS", help="The report's title.")
@click.option(
    "--last",
    metavar="DATE|FILE",
    help="What changed since: a day, or the last report as HTML, Markdown or DOCX.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 500),
    default=60,
    show_default=True,
    help="Incidents to list; the others are in the sums and counted.",
)
@click.option("--to", required=True, metavar="FILE", help="The file: .html, .pdf, .docx or .md.")
def command(record: str | None, to: str, last: str | None, **given: Any) -> None:
    """Write a situation report of a period and area, for people.

    Key figures with their ranges, what changed, a map, the incidents, diplomacy, where accounts differ, damage, the
    method; every number leads to the exact words it comes from. HTML and Markdown need nothing more than Warledger; PDF
    (PDF/UA) and DOCX need the extra: `make full`, or pip install 'warledger[pdf]'.

    With --last DATE, a change is what reports that came out on that day or later changed. With --last FILE, it is what
    was read or judged after that report was made.
    """
    from warledger.publish._sitrep.content import Asked
    from warledger.publish._sitrep.write import KINDS, kind_of, state_of, written

    kind = kind_of(to)
    if kind is None:
        raise click.UsageError(f"--to {to}: a report is one of {', '.join(KINDS)}; end the file's name so.")
    if given["since"] and given["until"] and given["since"] > given["until"]:
        raise click.UsageError(f"--since {given['since']} is after --until {given['until']}; exchange them.")
    clock: Any = "published"
    if last is not None and Path(last).is_file():
        last, clock = state_of(Path(last)), "read"
    elif last is not None:
        last = Day().convert(last, None, None)
    asked = Asked(last=last, clock=clock, **given)
    with opened(record) as kept:
        files = written(kept, asked, Path(to))
    for path, size in files:
        click.echo(f"{path}: {size:,} bytes", err=True)
