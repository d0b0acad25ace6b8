"""The picture of a study: each event's incidents before and after, the ratios with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.analyze.needed import need
from warledger.analyze.words import HEADS, span

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from warledger.analyze.findings import Around, Pair, Ratio

BEFORE, AFTER, INK, FAINT = "#8a94a3", "#1f5a92", "#1c2430", "#c9ced6"
_WIDE, _ROW = 9.0, 0.42
_SHOWN = 24
"""Events drawn one by one; with more, the last ones are drawn and the title says so."""
_ENDS = (0.1, 10.0)


def drawn(found: Around) -> Figure:
    """The picture, as a matplotlib figure that no window shows by itself.

    Raises:
        Trouble: if matplotlib is not installed.
    """
    need("matplotlib")
    from matplotlib.figure import Figure

    pairs = found.main.pairs[-_SHOWN:]
    height = 1.9 + _ROW * max(len(pairs), 2)
    figure = Figure(figsize=(_WIDE, height), layout="constrained")
    figure.set_facecolor("white")
    ratios = any(part.reported is not None and part.events > 1 for part in found.spans)
    axes = figure.subplots(1, 2, width_ratios=(3, 2)) if ratios else [figure.subplots()]
    _bars(axes[0], pairs, found.asked.main)
    if ratios:
        _ratios(axes[1], found)
    figure.suptitle(_title(found), x=0.01, ha="left", fontsize=11, color=INK, fontweight="bold")
    figure.text(0.01, -0.01, _foot(found), ha="left", va="top", fontsize=7.5, color="#555e6b", wrap=True)
    return figure


def write(found: Around, to: Path) -> None:
    """Write the picture, as the file's ending says: svg, png or pdf.

    Raises:
        Trouble: if matplotlib is not installed.
        OSError: if the file can't be written.
    """
    figure = drawn(found)
    from matplotlib import rc_context

    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "warledger"}):
        metadata = {"Date": None} if to.suffix == ".svg" else None
        figure.savefig(to, dpi=150, bbox_inches="tight", metadata=metadata)


def _title(found: Around) -> str:
    """What is shown and what came of it."""
    of = {"dates": "given dates"}.get(found.asked.of, found.asked.of)
    head = HEADS[found.verdict].split(":")[0].rstrip(".")
    return f"Incidents around {of}: {head[0].lower()}{head[1:]}"


def _foot(found: Around) -> str:
    """What the marks mean, and what they can't tell."""
    period = f"; reports from {found.period[0]} to {found.period[1]}" if found.period else ""
    return (
        "Reported incidents, each counted once. Lines: what times and reports leave open; bars without color are"
        f" not compared{period}. This can't tell cause."
    )


def _bars(axes: Axes, pairs: tuple[Pair, ...], hours: int) -> None:
    """Incidents of each event, before above after."""
    from matplotlib.ticker import MaxNLocator

    for row, pair in enumerate(pairs):
        for shift, tally, color in ((-0.19, pair.before, BEFORE), (0.19, pair.after, AFTER)):
            fill = color if pair.left_out is None else "white"
            axes.barh(row + shift, tally.best, height=0.34, color=fill, edgecolor=color)
            high = tally.low + len(tally.edge)
            axes.plot([tally.low, high], [row + shift] * 2, color=INK, linewidth=0.8)
            axes.annotate(
                str(tally.best),
                (max(tally.best, high), row + shift),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=7.5,
                color=INK,
            )
    axes.set_yticks(range(len(pairs)), [pair.event.day for pair in pairs], fontsize=8)
    axes.set_ylim(max(len(pairs), 2) - 0.5, -0.5)
    axes.set_title(f"incidents in the {span(hours)} before (gray) and after (blue)", fontsize=9, loc="left")
    axes.set_xlim(0, None)
    axes.margins(x=0.1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _plain(axes)


def _ratios(axes: Axes, found: Around) -> None:
    """Ratios after over before, on a log axis, by window."""
    labels = []
    row = 0
    for part in found.spans:
        for what, ratio, color in (
            ("as reported", part.reported, BEFORE),
            ("reporting equal", part.even, AFTER),
        ):
            if ratio is None or ratio.ratio is None or part.events < 2:  # noqa: PLR2004 - no interval from one
                continue
            main = part.hours == found.asked.main
            _interval(axes, row, ratio, color, main=main)
            labels.append(f"{span(part.hours)}, {what}{' ◂' if main else ''}")
            row += 1
    axes.axvline(1, color=INK, linewidth=0.8)
    axes.set_xscale("log")
    axes.set_xlim(*_ENDS)
    ticks = (0.1, 0.2, 0.5, 1, 2, 5, 10)
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks], fontsize=8)
    axes.minorticks_off()
    axes.set_yticks(range(len(labels)), labels, fontsize=8)
    axes.set_ylim(max(row, 3) - 0.5, -0.5)
    axes.set_title("after : before, 95 % interval (◂ decides)", fontsize=9, loc="left")
    _plain(axes)


def _interval(axes: Axes, row: int, ratio: Ratio, color: str, *, main: bool) -> None:
    """One ratio with its interval, clipped to the axis."""
    low = max(ratio.low or 0, _ENDS[0])
    high = min(_ENDS[1] if ratio.high is None else ratio.high, _ENDS[1])
    axes.plot([low, high], [row, row], color=color, linewidth=2.4 if main else 1.2, solid_capstyle="butt")
    if ratio.ratio is not None and _ENDS[0] <= ratio.ratio <= _ENDS[1]:
        axes.plot([ratio.ratio], [row], "o", color=color, markersize=6 if main else 4)


def _plain(axes: Axes) -> None:
    """No frame but the axis below; faint lines to read along."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
    axes.tick_params(length=0, colors=INK, labelsize=8)
    axes.grid(axis="x", color=FAINT, linewidth=0.4)
    axes.set_axisbelow(True)
