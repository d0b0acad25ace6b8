"""Figures, times and places in the words that people read on pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from warledger.web.wording import say

if TYPE_CHECKING:
    from warledger.model import Interval, Place

COARSE = {"admin1": "place.region", "admin2": "place.district", "country": "place.country"}
"""Precisions that are told beside a place's name."""


class Ranged(Protocol):
    """Anything with a lowest, best and highest value; `high` null is open."""

    @property
    def low(self) -> int:
        """The lowest."""

    @property
    def best(self) -> int:
        """The best."""

    @property
    def high(self) -> int | None:
        """The highest."""


def number(value: int) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,}"


def range_words(figure: Ranged | None) -> str:
    """A figure as tables have it: "7", "3 (2–5)", "33+", "–" when there is none."""
    if figure is None:
        return "–"
    if figure.high is None:
        low = "" if figure.best == figure.low else f" ({figure.low:,}+)"
        return f"{figure.best:,}{low or '+'}"
    if figure.low == figure.high:
        return f"{figure.best:,}"
    return f"{figure.best:,} ({figure.low:,}–{figure.high:,})"


def span_words(figure: Ranged) -> str:
    """The range alone, in words: "between 33 and 42", "33 or more", "one figure only"."""
    if figure.high is None:
        return say("range.open", low=number(figure.low))
    if figure.low == figure.high:
        return say("range.one")
    return say("range.between", low=number(figure.low), high=number(figure.high))


def day_words(value: str | None) -> str:
    """An ISO date or moment as people write it: "24 July 2025", "24 July 2025, 06:10"."""
    if not value:
        return say("when.unknown")
    try:
        told = date.fromisoformat(value[:10])
    except ValueError:
        return value
    clock = value[11:16]
    return _day(told) + (f", {clock}" if clock else "")


def moment_words(value: str | None) -> str:
    """A moment, with its offset from UTC: "24 July 2025, 06:10 (+03:00)"."""
    zone = value[16:].lstrip(":0123456789.") if value and len(value) > len("2025-07-24T06:10") else ""
    offset = value[-6:] if value and zone and value[-6] in "+-" else ("UTC" if zone == "Z" else "")
    return day_words(value) + (f" ({offset})" if offset else "")


def when_words(when: Interval | None) -> str:
    """When something happened, as exactly as is known and no more."""
    if when is None or not (when.start or when.end):
        return say("when.unknown")
    start, end = when.start or when.end or "", when.end or when.start or ""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return start
    if when.precision == "night":
        return say("when.night", days=_days(first, last))
    if when.precision == "month":
        return f"{first:%B %Y}"
    if when.precision == "year":
        return f"{first:%Y}"
    if len(start) > len("2025-07-24") and when.precision in ("minute", "hour"):
        return _clocked(start, end)
    return _days(first, last)


def place_words(place: Place | None) -> str:
    """A place's own name; a coarse one says how coarse it is."""
    if place is None:
        return say("place.unknown")
    name = place.name or (f"“{place.words}”" if place.words else say("place.unknown"))
    coarse = COARSE.get(place.precision or "")
    return say(coarse, name=name) if coarse else name


def around_words(place: Place | None) -> str:
    """What a place lies in: "Kharkiv Oblast, UA"."""
    if place is None:
        return ""
    region = place.admin1 if place.admin1 and place.admin1 != place.name else None
    return ", ".join(part for part in (region, place.country) if part)


def _clocked(start: str, end: str) -> str:
    """A time of day: "24 July 2025, 02:00–03:00"."""
    if start[:16] == end[:16]:
        return day_words(start)
    if start[:10] == end[:10]:
        return f"{day_words(start)}–{end[11:16]}"
    return f"{day_words(start)} – {day_words(end)}"


def _days(first: date, last: date) -> str:
    """One day or several: "23–24 July 2025"."""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(told: date) -> str:
    return f"{told.day} {told:%B} {told.year}"
