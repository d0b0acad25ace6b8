"""Our own files over the sources: English names, places and regions of wars, sites.

Each row must find what it refers to (a settlement, a first-order division): a row that does not
is an error, so that the files cannot rot unseen when the sources change.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from rapidfuzz import fuzz

from entry import ALTERNATE, OWN, Entry, bounded_hash, fold
from post import rough_km
from world import article_variants

HERE = Path(__file__).parent
WIDE_WEIGHT, REGION_WEIGHT = 1_000_000.0, 350_000.0
PLACE_WEIGHT, SITE_WEIGHT, DISTRICT_WEIGHT = 3_000.0, 60_000.0, 5_000.0
SAME_KM, BOX_DEGREES, ALIKE = 12.0, 0.05, 80.0


class RowError(ValueError):
    """A curated row that refers to nothing in the sources."""


class Known:
    """The entries so far, found by country and folded name."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self.settlements: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for key in entry.names:
                self.by_name[entry.country, key].append(entry)
            if entry.precision == "settlement":
                self.settlements[entry.country].append(entry)
        self.firsts = {(e.country, e.admin1) for e in entries if e.precision == "admin1"}

    def add(self, entry: Entry) -> None:
        """One more entry, found by its names from now on."""
        self.entries.append(entry)
        self.index(entry)

    def index(self, entry: Entry) -> None:
        """Let an entry be found by all its names, new ones included."""
        for key in entry.names:
            if entry not in self.by_name[entry.country, key]:
                self.by_name[entry.country, key].append(entry)

    def settlement(self, country: str, name: str, admin1: str | None = None) -> Entry | None:
        """The best known settlement of that name."""
        found = [e for e in self.by_name.get((country, fold(name)), ()) if e.precision == "settlement"]
        inside = [e for e in found if admin1 and e.admin1 == admin1]
        return max(inside or found, key=lambda e: (e.weight * e.names[fold(name)], -e.id), default=None)

    def close(self, country: str, names: list[str], latitude: float, longitude: float) -> Entry | None:
        """A settlement of one of these names within 12 km."""
        found = [
            (rough_km(latitude, longitude, entry.latitude, entry.longitude), entry.id, entry)
            for name in names
            for entry in self.by_name.get((country, fold(name)), ())
            if entry.precision == "settlement"
        ]
        near = [pair for pair in found if pair[0] <= SAME_KM]
        return (
            min(near, key=lambda pair: pair[:2])[2]
            if near
            else self.alike(country, names, latitude, longitude)
        )

    def alike(self, country: str, names: list[str], latitude: float, longitude: float) -> Entry | None:
        """A settlement hard by whose name is spelled much like one of these."""
        keys = [fold(name).removeprefix("kibbutz ") for name in names]
        found = []
        for entry in self.settlements[country]:
            if abs(entry.latitude - latitude) > BOX_DEGREES or abs(entry.longitude - longitude) > BOX_DEGREES:
                continue
            likeness = max((fuzz.ratio(key, other) for key in keys for other in entry.names), default=0.0)
            if likeness >= ALIKE:
                found.append((likeness, entry.population, entry.id, entry))
        return max(found, key=lambda row: row[:3])[3] if found else None


def add_curated(entries: list[Entry]) -> list[Entry]:
    """The entries with the names, places, regions and sites of the curated files."""
    known = Known(entries)
    for row in _rows("names.csv"):
        _rename(known, row)
    for row in _rows("places.csv"):
        _add_place(known, row)
    for row in _rows("regions.csv"):
        known.add(_region(known, row))
    for row in _rows("sites.csv"):
        _add_site(known, row)
    return known.entries


def _rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return [{**row, "file": file} for row in csv.DictReader(lines, strict=True)]


def _aliases(row: dict[str, str]) -> list[str]:
    return [alias for alias in row["aliases"].split("|") if alias]


def _call_all(entry: Entry, names: list[str], degree: float = OWN) -> None:
    """All names, and for those with an Arabic article its variants."""
    for name in names:
        entry.call(name, degree)
        for variant in article_variants(fold(name)):
            entry.call(variant, min(degree, ALTERNATE))


def _rename(known: Known, row: dict[str, str]) -> None:
    entry = known.settlement(row["country"], row["known_as"])
    if entry is None:
        message = f"names.csv: no settlement {row['known_as']!r} in {row['country']}"
        raise RowError(message)
    entry.name = row["english"]
    _call_all(entry, [row["english"], *_aliases(row)])
    known.index(entry)


def _division(known: Known, row: dict[str, str]) -> str | None:
    """The row's first-order division; it must be one of the country's, or a region of our own."""
    named = row["admin1"] or None
    if named and row["file"] != "regions.csv" and (row["country"], named) not in known.firsts:
        message = f"{row['file']}: {row['name']}: no division {named!r} in {row['country']}"
        raise RowError(message)
    return named


def _entry(row: dict[str, str], kind: str, precision: str, admin1: str | None) -> Entry:
    return Entry(
        id=bounded_hash(kind, row["country"], admin1 or "", row["name"]),
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country=row["country"],
        precision=precision,
        admin1=admin1,
    )


def _add_place(known: Known, row: dict[str, str]) -> None:
    names = [row["name"], *_aliases(row)]
    admin1 = _division(known, row)
    entry = known.close(row["country"], names, float(row["latitude"]), float(row["longitude"]))
    if entry is None:
        entry = _entry(row, "place", "settlement", admin1)
        entry.weight = PLACE_WEIGHT
        _call_all(entry, names)
        known.add(entry)
    else:
        entry.name = row["name"]
        _call_all(entry, names)
        known.index(entry)


def _region(known: Known, row: dict[str, str]) -> Entry:
    entry = _entry(row, "region", row["precision"], _division(known, row))
    entry.admin2 = row["name"] if row["precision"] == "admin2" else None
    entry.weight = WIDE_WEIGHT if row["precision"] == "country" else REGION_WEIGHT
    _call_all(entry, [row["name"], *_aliases(row)])
    return entry


def _add_site(known: Known, row: dict[str, str]) -> None:
    names = [row["name"], *_aliases(row)]
    admin1 = _division(known, row)
    entry = known.close(row["country"], names, float(row["latitude"]), float(row["longitude"]))
    if row["kind"] == "camp" and entry is not None and not row["settlement"]:
        entry.name = row["name"]
        _call_all(entry, names)
        known.index(entry)
        return
    entry = _entry(
        row, "site", "settlement" if row["kind"] == "camp" and not row["settlement"] else "point", admin1
    )
    entry.site = row["kind"]
    entry.weight = DISTRICT_WEIGHT if row["kind"] == "district" else SITE_WEIGHT
    if row["settlement"]:
        stands_in = known.settlement(row["country"], row["settlement"], admin1)
        if stands_in is None:
            message = f"sites.csv: {row['name']}: no settlement {row['settlement']!r} in {row['country']}"
            raise RowError(message)
        entry.settlement, entry.settlement_name = stands_in.id, stands_in.name
    _call_all(entry, names)
    known.add(entry)
