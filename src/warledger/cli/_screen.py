"""What people see: tables that fit a terminal, plain and uncut ones for a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console

    from warledger.model import Figure, Interval, Place

WIDE = 400
_BARS = "▁▂▃▄▅▆▇█"
_MINUTES = 16


def console() -> Console:
    """Standard output: in color on a terminal, wide enough for every cell elsewhere."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else WIDE
    return Console(width=width, highlight=False, soft_wrap=not sys.stdout.isatty())


def show(columns: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> None:
    """Print a table, or on standard error that there is nothing to print."""
    if not rows:
        click.echo(empty, err=True)
        return
    if not sys.stdout.isatty():
        _plain(columns, rows)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        numeric = column in ("KILLED", "INJURED", "ROUND")
        table.add_column(column, justify="right" if numeric else "left", no_wrap=column in ("ID", "WHEN"))
    for row in rows:
        table.add_row(*(Text(cell, style=_style(cell)) for cell in row))
    console().print(table)


def _plain(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The same table in columns of spaces, nothing cut, one row a line."""
    lines = [list(columns), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(columns))]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _style(cell: str) -> str:
    return {"disputed": "yellow", "denied": "yellow", "confirmed": "green", "corroborated": "green"}.get(
        cell, ""
    )


def show_json(rows: Iterable[dict[str, Any]]) -> None:
    """Print JSON Lines."""
    for row in rows:
        click.echo(msgspec.json.encode(row).decode())


def range_words(figure: Figure | None) -> str:
    """A figure as people read it: "7", "3 (2–5)", "33+", "·" when there is none."""
    if figure is None:
        return "·"
    if figure.high is None:
        return f"{figure.best}+" if figure.best == figure.low else f"{figure.best} ({figure.low}+)"
    if figure.low == figure.high:
        return str(figure.best)
    return f"{figure.best} ({figure.low}–{figure.high})"


def spark(values: Sequence[int]) -> str:
    """A toll's course as bars with its first and last value: "1 ▁▆█ 42"; "" for no course."""
    if len(set(values)) < 2:  # noqa: PLR2004 - one value is no course
        return ""
    low, high = min(values), max(values)
    bars = "".join(_BARS[(value - low) * (len(_BARS) - 1) // (high - low)] for value in values)
    return f"{values[0]} {bars} {values[-1]}"


def when_words(when: Interval | None) -> str:
    """When, as short as it can be said; "?" when unknown."""
    if when is None or not (when.start or when.end):
        return "?"
    start, end = (when.start or "?")[:_MINUTES], (when.end or "?")[:_MINUTES]
    if when.precision == "night":
        return f"night {start[:10]}" if end == "?" else f"{start[:10]}/{end[8:10]} night"
    size = {"month": 7, "year": 4}.get(when.precision or "", _MINUTES)
    start, end = start[:size], end[:size]
    return start if end in (start, "?") else f"{start} – {end}"


def place_words(place: Place | None) -> str:
    """Where, with its region and country; a coarse place says how coarse it is."""
    if place is None:
        return "?"
    name = place.name or (f"“{place.words}”" if place.words else "?")
    admin1 = place.admin1 if place.admin1 and place.admin1 != place.name else None
    told = ", ".join(part for part in (name, admin1, place.country) if part and part != "?") or "?"
    coarse = {"admin1": " (region)", "admin2": " (district)", "country": " (country)"}.get(
        place.precision or "", ""
    )
    return told + coarse


def progress_bar(what: str) -> tuple[Callable[[int, str], None], Callable[[], None]]:
    """A function to tell progress to and one to end with: a bar on a terminal, after two seconds."""
    import time

    if not sys.stderr.isatty():
        return (lambda _done, _name: None), (lambda: None)
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description} {task.completed:,}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(what, total=None, name="")
    begun = time.monotonic()
    live: list[bool] = []

    def tell(done: int, name: str) -> None:
        if not live and time.monotonic() - begun > 2:  # noqa: PLR2004 - seconds, as the contract says
            bar.start()
            live.append(True)
        bar.update(task, completed=done, name=name[:40])

    return tell, lambda: bar.stop() if live else None
