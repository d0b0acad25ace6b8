"""Outlines of countries and regions, for display only: no place is told from them.

`gazetteer/outlines.py` makes the two files and says where they come from. Each outline lies in the country and
region that the gazetteer puts its settlements in, so that a map says what the record says: Crimea and Sevastopol
are drawn in Ukraine (UN General Assembly 68/262).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def countries() -> bytes:
    """A GeoJSON FeatureCollection of countries: properties `iso` (two letters) and `name`, in English."""
    return _read("countries.json")


@cache
def regions() -> bytes:
    """A GeoJSON FeatureCollection of regions: properties `country` (two letters) and `name`, the gazetteer's.

    Only countries whose wars the actor files know, and most of their neighbors, have regions.
    """
    return _read("regions.json")


def _read(name: str) -> bytes:
    """A file of this folder."""
    return (files(__package__) / name).read_bytes()
