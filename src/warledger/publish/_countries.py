"""Countries as event data sets call them: codes, names, the world regions of each scheme."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

import msgspec


class Country(msgspec.Struct, frozen=True):
    """One country: ISO 3166-1 codes (`number` null where there is none), name, regions.

    Codes and names are those of GeoNames. `acled_region` and `ucdp_region` are the regions that
    the two schemes place it in, `ucdp_name` its name in UCDP where that is another.
    """

    code: str
    code3: str
    number: int | None
    name: str
    acled_region: str
    ucdp_region: str
    ucdp_name: str


@cache
def countries() -> dict[str, Country]:
    """Every country by its two-letter code, from `countries.csv`."""
    text = resources.files("warledger.publish").joinpath("countries.csv").read_text("utf-8")
    rows = [row | {"number": row["number"] or None} for row in csv.DictReader(text.splitlines())]
    return {row.code: row for row in msgspec.convert(rows, list[Country], strict=False)}


def country(code: str | None) -> Country | None:
    """The country of a two-letter code, None when unknown."""
    return countries().get(code.upper()) if code else None
