"""A study as a piece of HTML: for notebooks and pages. Needs no script and asks no other host."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from warledger.analyze.words import span
from warledger.plugs import Trouble

if TYPE_CHECKING:
    from warledger.analyze.findings import Around, Pair, Tally

_STYLE = "border-collapse:collapse;font-variant-numeric:tabular-nums"
_CELL = "text-align:left;padding:.15em .6em;border-bottom:1px solid #ddd;vertical-align:top"


def html(found: Around) -> str:
    """Sentences, table and picture (left out where matplotlib is not installed)."""
    told = "".join(f"<p>{escape(line)}</p>" for line in found.answer)
    limits = "".join(f"<li>{escape(line)}</li>" for line in found.limits)
    return (
        f'<section class="around">{told}{picture(found)}{table(found)}'
        f"<p>What this can't tell</p><ul>{limits}</ul></section>"
    )


def picture(found: Around) -> str:
    """The picture as SVG, "" where there is nothing to draw or nothing to draw with."""
    if not found.events:
        return ""
    try:
        figure = found.plot()
    except Trouble:
        return ""
    from matplotlib import rc_context

    out = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "warledger"}):
        figure.savefig(out, format="svg", bbox_inches="tight", metadata={"Date": None})
    drawn = out.getvalue()
    return drawn[drawn.index("<svg") :]


def table(found: Around) -> str:
    """Each event with its windows; every count opens into its incidents."""
    head = "".join(
        f'<th scope="col" style="{_CELL}">{name}</th>' for name in ("Event", "Window", "Before", "After", "")
    )
    rows = "".join(_row(found, pair, part.hours) for part in found.spans for pair in part.pairs)
    return f'<table style="{_STYLE}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(found: Around, pair: Pair, hours: int) -> str:
    """One event and window."""
    event = pair.event
    cells = (
        f"{escape(event.day)}<br>{escape(event.name)}",
        escape(span(hours)),
        _side(found, pair.before),
        _side(found, pair.after),
        escape(f"not compared: {pair.left_out}" if pair.left_out else ""),
    )
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _side(found: Around, tally: Tally) -> str:
    """A count that opens into its incidents."""
    told = str(tally.best) if tally.low == tally.high else f"{tally.best} ({tally.low}–{tally.high})"
    for effect in ("killed", "injured"):
        people = getattr(tally, effect)
        told += f", {people.best}{'+' if people.high is None else ''} {effect}" if people.best else ""
    if not tally.ids:
        return told
    inside = "".join(f"<li>{escape(one)} {escape(found.labels[one])}</li>" for one in tally.ids)
    return f"<details><summary>{told}</summary><ul>{inside}</ul></details>"
