"""The ground of a map: which part of the world a sheet shows, and the outlines on it."""

from __future__ import annotations

from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.publish._geo import outlines
from warledger.publish._sitrep.scene import Point, Ring, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


WIDTH = 720.0
NARROW, TALL = 300.0, 500.0
"""The height of a map at least and at most, in pixels."""
LEAST = 5.0
"""Degrees of latitude that a map shows at least: less would promise an exactness that outlines don't have."""
MARGIN = 0.12
HALF = 180.0
"""Degrees half around the world."""
FINE = 0.6
"""Pixels between two points of an outline at least."""


class Sheet(msgspec.Struct, frozen=True):
    """A part of the world on paper: degrees of its upper left corner, pixels a degree across and up."""

    west: float
    north: float
    across: float
    up: float
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place lies on the sheet."""
        return round((longitude - self.west) * self.across, 1), round((self.north - latitude) * self.up, 1)

    def holds(self, point: Point) -> bool:
        """Whether a point lies on the sheet."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def kilometers(self, distance: float) -> float:
        """Kilometers in pixels."""
        return distance / 111.2 * self.up


def sheet(points: Sequence[Point]) -> Sheet:
    """The sheet that shows some places (longitude, latitude) with a margin."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle = (south + north) / 2
    shrink = max(0.2, cos(radians(middle)))
    high = max(LEAST, (north - south) * (1 + 2 * MARGIN))
    wide = max(LEAST / shrink, (east - west) * (1 + 2 * MARGIN))
    high = max(high, wide * shrink * NARROW / WIDTH)
    wide = max(wide, high / shrink * WIDTH / TALL)
    up = WIDTH / (wide * shrink)
    center = (west + east) / 2
    return Sheet(center - wide / 2, middle + high / 2, up * shrink, up, WIDTH, round(high * up, 1))


def ground(on: Sheet) -> list[Shape]:
    """Land, regions' and countries' borders."""
    shapes = [Shape("sea", (((0, 0), (on.width, 0), (on.width, on.height), (0, on.height)),))]
    lands = [rings for feature in _features("countries") if (rings := _drawn(feature, on))]
    shapes += [Shape("land", rings) for rings in lands]
    shapes += [Shape("region", rings) for feature in _features("regions") if (rings := _drawn(feature, on))]
    return shapes + [Shape("country", rings) for rings in lands]


def region(country: str | None, name: str | None, on: Sheet) -> tuple[Ring, ...]:
    """The outline of a region on the sheet; empty if there is none."""
    for feature in _features("regions"):
        if feature["properties"] == {"country": country, "name": name}:
            return _drawn(feature, on)
    return ()


def extent(country: str | None, name: str | None) -> tuple[Point, Point] | None:
    """The corners of a region in degrees; None if it has no outline, or one across the date line."""
    for feature in _features("regions"):
        if feature["properties"] == {"country": country, "name": name}:
            west, south, east, north = feature["box"]
            return None if east - west > HALF else ((west, south), (east, north))
    return None


def countries(on: Sheet) -> list[tuple[str, tuple[Ring, ...]]]:
    """Countries on the sheet by name."""
    found = ((f["properties"]["name"], _drawn(f, on)) for f in _features("countries"))
    return [(name, rings) for name, rings in found if rings]


@cache
def _features(kind: str) -> list[dict[str, Any]]:
    """The outlines, each with its box."""
    data = outlines.countries() if kind == "countries" else outlines.regions()
    found: list[dict[str, Any]] = msgspec.json.decode(data)["features"]
    for feature in found:
        points = [point for polygon in feature["geometry"]["coordinates"] for point in polygon[0]]
        across, up = [x for x, _ in points], [y for _, y in points]
        feature["box"] = min(across), min(up), max(across), max(up)
    return found


def _drawn(feature: dict[str, Any], on: Sheet) -> tuple[Ring, ...]:
    """An outline's rings on the sheet, cut at its edges."""
    west, south, east, north = feature["box"]
    right, bottom = on.west + on.width / on.across, on.north - on.height / on.up
    if east < on.west or west > right or south > on.north or north < bottom:
        return ()
    rings = []
    for polygon in feature["geometry"]["coordinates"]:
        for ring in polygon:
            cut = _thinned(_cut([on.at(x, y) for x, y in ring[:-1]], on))
            if len(cut) > 2:  # noqa: PLR2004 - a surface
                rings.append(tuple(cut))
    return tuple(rings)


def _cut(ring: list[Point], on: Sheet) -> list[Point]:
    """A ring within the sheet and a little around it (Sutherland and Hodgman, 1974)."""
    edge = 6.0
    for axis, limit, keeps_less in (
        (0, -edge, False),
        (0, on.width + edge, True),
        (1, -edge, False),
        (1, on.height + edge, True),
    ):
        if not ring:
            return []
        kept: list[Point] = []
        before = ring[-1]
        for point in ring:
            inside, was = _within(point, axis, limit, keeps_less), _within(before, axis, limit, keeps_less)
            if inside != was:
                kept.append(_crossing(before, point, axis, limit))
            if inside:
                kept.append(point)
            before = point
        ring = kept
    return ring


def _within(point: Point, axis: int, limit: float, keeps_less: bool) -> bool:  # noqa: FBT001 - one of two sides
    return point[axis] <= limit if keeps_less else point[axis] >= limit


def _crossing(one: Point, two: Point, axis: int, limit: float) -> Point:
    """Where a line crosses the edge."""
    share = (limit - one[axis]) / (two[axis] - one[axis])
    other = round(one[1 - axis] + share * (two[1 - axis] - one[1 - axis]), 1)
    return (limit, other) if axis == 0 else (other, limit)


def _thinned(ring: Iterable[Point]) -> list[Point]:
    """A ring without points that lie on one another."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINE:
            kept.append((x, y))
    return kept


def inside(rings: Iterable[Ring], x: float, y: float) -> bool:
    """Whether a point lies within rings: a line from it crosses them an odd number of times."""
    crossings = 0
    for ring in rings:
        before = ring[-1]
        for point in ring:
            (x1, y1), (x2, y2) = before, point
            crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
            before = point
    return crossings % 2 == 1
