"""Exchanges in Ukrainian and Russian: prisoners and bodies handed over, and how far it has come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import cost, time_of
from warledger.extract.figures import Figure
from warledger.extract.slavic.reading import actor_of, has
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_LIMIT = 7.0
_EACH = re.compile(r"\bпо \d|\d+ на \d+|з кожного боку|с каждой стороны|з кожної сторони|на \d+")
_HELD = ("bodies", "children", "civilians", "prisoners")


def _what(reading: Reading, figure: int | None, trigger: int) -> str | None:
    """What is handed over: by the words nearest to the figure."""
    at = figure if figure is not None else trigger
    found = [
        (cost(reading, at, i), kind)
        for i in range(len(reading.shape))
        for kind in _HELD
        if has(reading, i, f"x.{kind}")
    ]
    return min(found)[1] if found else None


def _status(reading: Reading) -> str:
    """How far the exchange has come."""
    for kind in ("postponed", "rejected", "proposed", "agreed"):
        if any(has(reading, i, f"x.{kind}") for i in range(len(reading.shape))):
            return kind
    return "carried_out"


def find(reading: Reading) -> Iterator[Draft]:
    """The exchanges of a passage, one for each thing handed over."""
    triggers = [i for i in range(len(reading.shape)) if has(reading, i, "x.exchange")]
    if not triggers:
        return
    figures = [
        i
        for i, letter in enumerate(reading.shape)
        if letter in "nNqu" and isinstance(reading.chunks[i].value, Figure)
    ]
    told: set[tuple[str, object]] = set()
    for trigger in triggers:
        near = [i for i in figures if cost(reading, trigger, i) <= _LIMIT]
        figure = min(near, key=lambda i: cost(reading, trigger, i), default=None)
        what = _what(reading, figure, trigger)
        value = reading.chunks[figure].value if figure is not None else None
        low = value.quantity.low if isinstance(value, Figure) else None
        high = value.quantity.high if isinstance(value, Figure) else None
        if what is None or (what, low) in told or (low is None and told):
            continue
        told.add((what, low))
        first, last = (
            (min(trigger, figure), max(trigger, figure)) if figure is not None else (trigger, trigger)
        )
        sides = tuple(
            i
            for i in range(len(reading.shape))
            if (m := actor_of(reading, i)) and (m.actor.side or m.actor.kind == "state")
        )
        fields = {
            "what": what,
            "low": low,
            "high": high,
            "per_side": bool(_EACH.search(folded(reading.passage.text))),
            "status": _status(reading),
        }
        yield Draft("exchange", first, last, trigger, fields, when=time_of(reading, trigger), parties=sides)
