"""What is known of an incident, each thing once for all incidents that are alike in it, and what is asked of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from warledger.model import Interval, Place
    from warledger.stores._outline import Bounds

Names = tuple[str | None, ...]
Spot = tuple[str | None, str | None, str | None, str | None, float | None, float | None, str | None]
"""Name, printed words, admin1, country, latitude, longitude, precision."""
UNDATED = "9"
"""Stands after every date."""


class Days(NamedTuple):
    """The first and the last day that something may have happened, and its order in time."""

    first: str | None
    last: str | None
    order: str


class Figures(NamedTuple):
    """What is known of the people harmed in an incident; many incidents are alike in it."""

    bounds: tuple[tuple[str, Bounds], ...]
    harmed: Names
    killed: int | None
    injured: int | None


class Profile(NamedTuple):
    """What an incident is, without where and when: many incidents are alike in it."""

    type: Names
    status: Names
    scope: Names
    actor: Names
    recipient: Names
    means: Names
    parties: Names
    effect: Names


def words(asked: str) -> set[str]:
    """The words of a filter that takes several, of which one has to hold."""
    return {word.strip() for word in asked.split(",")}


def whole_or_part(asked: str | None, known: Iterable[Names]) -> Callable[[Names], bool]:
    """Whether one of some names is the one asked for; where nobody has it, whether it is part of one."""
    if asked is None:
        return lambda _: True
    part = asked.casefold()
    if any(part == name.casefold() for names in known for name in names if name):
        return lambda names: any(part == name.casefold() for name in names if name)
    return lambda names: any(part in name.casefold() for name in names if name)


def area(admin1: str | None, country: str | None) -> str | None:
    """An area as counts and filters name it: "Kharkiv Oblast, UA"; the country alone: "UA"."""
    return f"{admin1}, {country}" if admin1 and country else admin1 or country


def spot_of(place: Place | None) -> Spot:
    """What a query may ask of a place."""
    if place is None:
        return (None,) * 7
    named = (place.name, place.words, place.admin1, place.country)
    return (*named, place.latitude, place.longitude, place.precision)


def days_of(when: Interval | None) -> Days:
    """The days of an interval."""
    if when is None or not (when.start or when.end):
        return Days(None, None, UNDATED)
    start, end = when.start or when.end or "", when.end or when.start or ""
    return Days(start[:10], end[:10], start)


def figures_of(bounds: tuple[tuple[str, Bounds], ...]) -> Figures:
    """The figures of an incident, by effect."""
    best = {effect: one.best for effect, one in bounds}
    harmed = tuple(effect for effect, one in bounds if one.high != 0)
    return Figures(bounds, harmed, best.get("killed"), best.get("injured"))


def meets(days: Days, since: str | None, until: str | None) -> bool:
    """Whether something may have happened within a period; what has no known date is in none."""
    first, last, _ = days
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def lies(asked: str, spot: Spot) -> bool:
    """Whether a place is meant by a query's `place`."""
    name, words, admin1, country, *_ = spot
    if len(asked) == 2 and asked.isupper():  # noqa: PLR2004 - an ISO 3166-1 code
        return country == asked
    if asked == area(admin1, country):
        return True
    return asked.casefold() in _lower(name, words, admin1)


@lru_cache(maxsize=200_000)
def _lower(*names: str | None) -> str:
    """Names in lower case, each on a line: no part of a name goes over a line's end."""
    return "\n".join(name.casefold() for name in names if name)


def inside(box: tuple[float, float, float, float], spot: Spot) -> bool:
    """Whether a place lies in a section of the map, which may go over the date line."""
    west, south, east, north = box
    latitude, longitude = spot[4], spot[5]
    if latitude is None or longitude is None or not south <= latitude <= north:
        return False
    return west <= longitude <= east if west <= east else (longitude >= west or longitude <= east)
