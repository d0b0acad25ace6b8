"""What merging looks at in a claim: the spot, the window of hours, the figures.

Everything here is a pure reading of one claim; unknown stays `None`. Hours count from the
start of the calendar (`date.toordinal() * 24`), local time as printed, because reports name
days and nights, not instants.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from warledger.model import Claim, Interval, Place

# How coarse a place is; a higher number can mean more places.
POINT, SETTLEMENT, ADMIN2, ADMIN1, COUNTRY, UNKNOWN = range(6)
LEVELS = {"point": POINT, "settlement": SETTLEMENT, "admin2": ADMIN2, "admin1": ADMIN1, "country": COUNTRY}

NIGHT_FROM, NIGHT_TO = 18, 32  # codebook, Claims 9: 18:00 to 08:00 of the next day
LONG = 72  # a window longer than three days tells no single event's day
EARTH_KM = 12742.0
ANYBODY = frozenset(
    "militants rebels gunmen insurgents terrorists jihadists extremists fighters attackers soldiers troops army"
    " military forces armed men unidentified unknown suspected local city residents doctors police officials"
    " group groups rival islamist jihadist bandits forces attacker attackers gang gangs".split()
)
VIOLENT = frozenset({"attack", "harm", "damage"})

_GENERIC = re.compile(
    r"\b(oblast|region|krai|kray|province|state|governorate|raion|district|city|county|department"
    r"|republic|prefecture|municipality|urban|autonomous|of|the)\b"
)
_PART_OF_TOWN = re.compile(r"\b(?:district|quarter|suburb|neighbou?rhood)\b")
_NOT_WORD = re.compile(r"[^\w\s]|_")


class Window(msgspec.Struct, frozen=True, order=True, gc=False):
    """Hours `start` (counted) to `end` (not counted) within which something happened."""

    start: int
    end: int

    @property
    def hours(self) -> int:
        """How long the window is."""
        return self.end - self.start

    def meets(self, other: Window) -> int:
        """Hours shared with another window; 0 or less when they do not touch."""
        return min(self.end, other.end) - max(self.start, other.start)

    def within(self, other: Window) -> Window:
        """The shared hours of two windows that meet."""
        return Window(max(self.start, other.start), min(self.end, other.end))


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A place as merging sees it: `key` is equal for claims about the same named place."""

    key: str
    level: int
    country: str | None = None
    region: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None


NOWHERE = Spot("?", UNKNOWN)


@lru_cache(maxsize=65536)
def plain(text: str | None) -> str:
    """Case-folded words without punctuation."""
    return " ".join(_NOT_WORD.sub(" ", (text or "").casefold()).split())


@lru_cache(maxsize=65536)
def bare(text: str | None) -> str:
    """A division's name without its generic word ("Kharkiv Oblast" and "Kharkiv region" are one)."""
    words = plain(text)
    return " ".join(_GENERIC.sub(" ", words).split()) or words


def spot(place: Place | None) -> Spot:
    """The spot of a claim's place; `NOWHERE` when nothing is known of it."""
    if place is None or not (place.name or place.words or place.country or place.admin1):
        return NOWHERE
    level = LEVELS.get(place.precision or "", UNKNOWN)
    name = bare(place.name or place.words) or None
    country = place.country.upper() if place.country else None
    region = bare(place.admin1) or None
    if level in (ADMIN2, SETTLEMENT) and region is not None and place.name == place.admin1:
        level = ADMIN1
    if level == UNKNOWN and place.latitude is not None:
        level = SETTLEMENT
    if level == SETTLEMENT and place.words and _PART_OF_TOWN.search(place.words.casefold()):
        level = POINT  # codebook, Incidents 1: it belongs to its settlement, where one is near
    if level == UNKNOWN or (
        level == SETTLEMENT and place.latitude is None and region is None and place.geonames is None
    ):
        return Spot(f"5/{country}/{region}/{name}", UNKNOWN, country, region, name)
    if level == COUNTRY:
        key = f"4/{country or name}"
        return Spot(key, level, country, None, name, place.latitude, place.longitude)
    if level == ADMIN1:
        region = region or name
        key = f"3/{country}/{region}"
    elif place.geonames is not None:
        key = f"g/{place.geonames}"
    else:
        key = f"{'2' if level == ADMIN2 else '1'}/{country}/{region}/{name}"
    return Spot(key, level, country, region, name, place.latitude, place.longitude)


def km(one: Spot, two: Spot) -> float | None:
    """Great-circle distance in kilometers, None when a coordinate is unknown."""
    if one.latitude is None or two.latitude is None or one.longitude is None or two.longitude is None:
        return None
    here, there = math.radians(one.latitude), math.radians(two.latitude)
    half = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here) * math.cos(there) * math.sin(math.radians(two.longitude - one.longitude) / 2) ** 2
    )
    return EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


@lru_cache(maxsize=65536)
def hour(text: str | None) -> tuple[int, bool] | None:
    """Hours of an ISO date or date-time, and whether a time of day was given."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text[:10]).toordinal() * 24
        if len(text) <= len("2025-07-24"):
            return day, False
        return day + datetime.fromisoformat(text).hour, True
    except ValueError:
        return None


def window(when: Interval | None) -> Window | None:
    """The hours a claim's interval spans.

    A night is 18:00 to 08:00 (codebook, Claims 9); an hour is padded by two on each side,
    for clocks and accounts differ; a day is the day.
    """
    if when is None:
        return None
    start, end = hour(when.start or when.end), hour(when.end or when.start)
    if start is None or end is None:
        return None
    if start[1] and end[1]:
        if when.precision == "night":
            return Window(start[0], max(end[0], start[0] + 1))
        return Window(start[0] - 2, max(end[0], start[0]) + 3)
    first, last = start[0] // 24 * 24, end[0] // 24 * 24
    if when.precision == "night":
        return Window(first + NIGHT_FROM, (last if last > first else first + 24) + NIGHT_TO - 24)
    return Window(first, max(last, first) + 24)


def printed(published: str | None) -> int | None:
    """The hour by which a document was out; the day's end when only a day is known."""
    found = hour(published)
    return None if found is None else found[0] + (1 if found[1] else 24)


def figure(claim: Claim) -> tuple[str, int] | None:
    """(effect, number) of a harm claim that states a number; None for vague or modal ones."""
    if claim.type != "harm" or claim.modality != "asserted":
        return None
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    number = low if low is not None else high
    if number is None or getattr(claim, "vague", False):
        return None
    return str(getattr(claim, "effect", "")), int(number)


def actor(claim: Claim) -> str | None:
    """Who did it, in plain words; None when not said, or only in words that fit anybody."""
    words = plain(claim.actor)
    return None if not words or ANYBODY.issuperset(words.split()) else words


def means(claim: Claim) -> str | None:
    """The means of an attack, None when unspecified."""
    found = getattr(claim, "means", None)
    return None if found in (None, "unspecified") else str(found)


def sameactor(one: str | None, two: str | None) -> bool:
    """Whether two actors can be one: unknown, equal, or one name within the other."""
    return not one or not two or one == two or one in two or two in one
