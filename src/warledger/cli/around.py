"""`warledger around`: did violence rise or fall around talks, agreements, exchanges, ultimatums?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import Day, json_option, opened, record_option

if TYPE_CHECKING:
    from warledger.analyze.findings import Around

_LENGTH = re.compile(r"(\d+)\s*([hd])")
PICTURES = (".svg", ".png", ".pdf")


class Lengths(click.ParamType[tuple[int, ...]]):
    """Lengths of time: 24h, 3d, or several with commas; as hours."""

    name = "lengths"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The lengths in hours; wrong usage if one is none."""
        found = []
        for part in str(value).split(","):
            match = _LENGTH.fullmatch(part.strip())
            if match is None or not int(match[1]):
                self.fail(f"{part!r} is no length of time; write it as 24h or 3d", param, ctx)
            found.append(int(match[1]) * (24 if match[2] == "d" else 1))
        return tuple(found)


@click.command(
    "around",
    cls=Command,
    examples=(
        "warledger around talks",
        "warledger around talks --party Russia --windows 24h,3d --to talks.svg",
        "warledger around 2025-05-16 2025-06-02 2025-07-23 --json",
    ),
    short_help="Did violence rise or fall around talks?",
)
@click.argument("of", nargs=-1, required=True, metavar="TYPE|DATE...")
@click.option(
    "--windows", type=Lengths(), default="1d,3d,7d", help="Lengths before and after; 1d,3d,7d unless said."
)
@click.option(
    "--main", type=Lengths(), help="The window that the answer goes by; the middle one unless said."
)
@click.option("--party", metavar="NAME", help="Only events in which it takes part.")
@click.option("--actor", metavar="NAME", help="Only violence by this actor.")
@click.option("--means", metavar="MEANS", help="Only violence by drone, missile, artillery, …")
@click.option("--place", metavar="NAME", help="Only violence in a place, region or country (its code).")
@click.option("--since", type=Day(), help="Events from this day on.")
@click.option("--until", type=Day(), help="Events to this day, included.")
@click.option("--everywhere", is_flag=True, help="Count violence outside the parties' countries, too.")
@click.option("--seed", type=int, default=0, help="Of the random dates; the same seed gives the same answer.")
@click.option("--to", type=click.Path(path_type=Path), help="A picture (.svg, .png, .pdf) or a page (.html).")
@record_option
@json_option
def command(of: tuple[str, ...], record: str | None, as_json: bool, to: Path | None, **given: Any) -> None:
    """Compare violence before and after diplomatic events.

    TYPE is talks, agreement, exchange or ultimatum; or give one or more dates. Plain words come first, then
    each event's windows. Statistics and pictures come with the extra `stats`.
    """
    from warledger.cli._screen import show_json

    main = given.pop("main")
    if to is not None and to.suffix.lower() not in (*PICTURES, ".html"):
        raise click.BadParameter(
            f"{to}: write a picture (.svg, .png, .pdf) or a page (.html)", param_hint="--to"
        )
    with opened(record) as kept:
        found = kept.around(of[0] if len(of) == 1 else of, main=main[0] if main else 0, **given)
    if to is not None:
        _write(found, to)
    if as_json:
        import msgspec

        show_json([msgspec.to_builtins(found)])
    else:
        _print(found)


def _write(found: Around, to: Path) -> None:
    """The picture or page."""
    if to.suffix.lower() == ".html":
        from warledger.analyze.page import html

        page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Around</title>{html(found)}</html>\n'
        to.write_text(page, "utf-8")
        return
    from warledger.analyze.picture import write

    write(found, to)


def _print(found: Around) -> None:
    """The words, the table, what it is made of, what it can't tell."""
    from warledger.cli._around import group_cells, listed, window_cells
    from warledger.cli._screen import show

    for line in found.answer:
        click.echo(line)
    if found.events:
        click.echo()
        show(("EVENT", "WINDOW", "BEFORE", "AFTER", "", "KILLED", "INJURED", "NOTE"), window_cells(found), "")
    if any(len(group.ids) for group in found.groups):
        click.echo()
        show(("BY", "", "BEFORE", "AFTER", "AFTER : BEFORE"), group_cells(found), "")
    for heading, lines in listed(found):
        click.echo(f"\n{heading}")
        for line in lines:
            click.echo(f"  {line}")
