"""Outlines that maps are drawn with: whole, small, named as the gazetteer names, and where the policy says."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from warledger.publish._geo.outlines import countries, regions

CRIMEA = {"Simferopol": (34.1108, 44.9572), "Sevastopol": (33.5213, 44.6080), "Kerch": (36.4689, 45.3607)}


def inside(geometry: dict[str, Any], x: float, y: float) -> bool:
    """Whether a point lies in a MultiPolygon: a ray from it crosses the rings an odd number of times."""
    crossings = 0
    for polygon in geometry["coordinates"]:
        for ring in polygon:
            for (x1, y1), (x2, y2) in pairwise(ring):
                crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossings % 2 == 1


def found(of: bytes, x: float, y: float) -> list[dict[str, str]]:
    return [
        feature["properties"]
        for feature in json.loads(of)["features"]
        if feature["geometry"] and inside(feature["geometry"], x, y)
    ]


@pytest.mark.parametrize("town", CRIMEA)
def test_crimea_and_sevastopol_are_drawn_in_ukraine(town: str):
    assert found(countries(), *CRIMEA[town]) == [{"iso": "UA", "name": "Ukraine"}]
    region = "Sevastopol" if town == "Sevastopol" else "Crimea"
    assert found(regions(), *CRIMEA[town]) == [{"country": "UA", "name": region}]


@pytest.mark.parametrize(
    ("where", "iso", "region"),
    [
        ((37.80, 48.00), "UA", "Donetsk Oblast"),
        ((32.61, 46.64), "UA", "Kherson Oblast"),
        ((39.73, 43.60), "RU", "Krasnodar Krai"),
        ((35.77, 33.27), "SY", "Quneitra Governorate"),
        ((35.24, 31.78), "PS", "West Bank"),
        ((34.46, 31.50), "PS", "Gaza Strip"),
        ((46.75, 39.82), "AZ", None),
        ((41.02, 43.00), "GE", "Abkhazia"),
        ((29.63, 46.84), "MD", None),
        ((33.36, 35.22), "CY", None),
        ((-13.20, 27.10), "EH", None),
        ((25.35, 13.63), "SD", "North Darfur"),
    ],
)
def test_contested_and_other_places_are_drawn_as_the_gazetteer_has_them(
    where: tuple[float, float], iso: str, region: str | None
):
    assert [land["iso"] for land in found(countries(), *where)] == [iso]
    if region:
        assert found(regions(), *where) == [{"country": iso, "name": region}]


def test_the_files_are_small_and_well_made():
    assert len(countries()) + len(regions()) < 2_600_000
    for data, key in ((countries(), ("iso",)), (regions(), ("country", "name"))):
        collection = json.loads(data)
        assert collection["type"] == "FeatureCollection"
        keys = [tuple(f["properties"][k] for k in key) for f in collection["features"]]
        assert len(set(keys)) == len(keys)
        for feature in collection["features"]:
            for polygon in feature["geometry"]["coordinates"]:
                for ring in polygon:
                    assert ring[0] == ring[-1]
                    assert len(ring) > 3
                    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)


def test_ukraines_regions_are_all_there_by_the_gazetteers_names():
    names = {
        f["properties"]["name"]
        for f in json.loads(regions())["features"]
        if f["properties"]["country"] == "UA"
    }
    assert len(names) == 27
    assert {"Kharkiv Oblast", "Kyiv City", "Zaporizhzhia Oblast", "Crimea", "Sevastopol"} <= names
