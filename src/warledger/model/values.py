"""What stands in the words of a claim: places, times, figures, actors, each with its precision."""

from __future__ import annotations

from typing import Literal

import msgspec

PlacePrecision = Literal["point", "settlement", "admin2", "admin1", "country"]
TimePrecision = Literal["minute", "hour", "night", "day", "week", "month", "year"]


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the gazetteer: a place in the world that a name can mean.

    `name` is the English name people are shown; `admin1` and `admin2` are English names of
    the first- and second-order division ("Kharkiv Oblast"); coordinates are WGS 84 degrees;
    `population` is 0 when unknown; `site` tells a named object (a market, a plant) and then
    `settlement` is the GeoNames number of the settlement it stands in.
    """

    geonames: int
    name: str
    latitude: float
    longitude: float
    country: str
    precision: PlacePrecision
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    site: str | None = None
    settlement: int | None = None
    settlement_name: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where something happened, as printed (`words`) and as understood.

    A place that could not be told keeps its words and has null for the rest; `candidates`
    are the GeoNames numbers of other places that the name could mean.
    """

    words: str | None = None
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    candidates: tuple[int, ...] = ()


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """When something happened: ISO dates or date-times, both null when unknown.

    `relation` keeps an order told in words ("just hours after the third round of talks").
    """

    words: str | None = None
    start: str | None = None
    end: str | None = None
    precision: TimePrecision | None = None
    relation: str | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as a range: `low` or `high` null is an open end (codebook, Claims 1)."""

    low: int | None = None
    high: int | None = None
    vague: bool = False

    def __post_init__(self) -> None:
        """Refuse a range upside down."""
        if self.low is not None and self.high is not None and self.low > self.high:
            message = f"low {self.low} above high {self.high}"
            raise ValueError(message)


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A state, army, armed group, office or person as the conflict files know it.

    `name` is canonical English, `side` the party it belongs to (a state's or group's name),
    `kind` one of state, force, group, office, person, body, alliance.
    """

    name: str
    side: str | None = None
    kind: str = "state"
    authority: int = 0
