"""Which place lies in which, and how far apart two are."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from warledger.resolve.gazetteer import distance

if TYPE_CHECKING:
    from warledger.model import Place

_STEM = 5
STRETCH = 250.0
_DISTRICT = 20.0
"""Kilometers from the middle of a stretch of land, or of a district, to what lies in it."""


def lies_in(inner: Place, outer: Place) -> bool:
    """True for a place in a region or country, but not for a region's namesake city.

    A stretch of land that is no division of a state ("the north of X") holds what lies near its
    middle; a name that no gazetteer has lies where the words around it put it.
    """
    if inner.country != outer.country or inner.precision == "country" or inner is outer:
        return False
    if outer.precision == "country":
        return True
    if inner.precision == "admin1" or (inner.name or "").casefold().startswith(
        (outer.name or "").casefold()[:_STEM]
    ):
        return False
    if inner.admin1 is not None and inner.admin1 == outer.admin1:
        return outer.precision == "admin1" or outer.geonames is None or apart(inner, outer) < _DISTRICT
    if outer.geonames is None or outer.geonames > 0 or outer.precision != "admin1":
        return False
    within = outer.name is not None and inner.admin1 is not None and outer.name in inner.admin1
    return within or apart(inner, outer) < STRETCH


def apart(one: Place, other: Place) -> float:
    """Kilometers between two places, endless where one of them is unknown."""
    points = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in points:
        return inf
    return distance(*points)  # type: ignore[arg-type]
