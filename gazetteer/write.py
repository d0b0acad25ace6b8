"""Entries → one SQLite file, the same bytes for the same entries."""

from __future__ import annotations

import hashlib
import math
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING

from entry import OWN
from places import BESIDE_SEAT, FIRST_SEAT, SECOND_SEAT

if TYPE_CHECKING:
    from pathlib import Path

    from entry import Entry

FORMAT = "1"
ATTRIBUTION = (
    "Contains data from GeoNames (geonames.org), CC BY 4.0; the Ukrainian register of administrative units "
    "(KATOTTG, Ministry for Development of Communities and Territories of Ukraine); Unicode CLDR territory names."
)
WORST_RANK = 2_000_000_000
SETTLED = {"settlement", "point"}
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    country TEXT NOT NULL, precision TEXT NOT NULL, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL,
    site TEXT, settlement INTEGER, settlement_name TEXT, cell INTEGER
);
CREATE TABLE name (key TEXT, rank INTEGER, place INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
CREATE TABLE spelling (initial TEXT, length INTEGER, keys TEXT, PRIMARY KEY (initial, length)) WITHOUT ROWID;
"""


def write(path: Path, entries: list[Entry]) -> str:
    """Write the file and return the version: a hash of all it holds."""
    places = [_place_row(entry) for entry in sorted(entries, key=lambda entry: entry.id)]
    names = _names(entries)
    digest = hashlib.sha256()
    for rows in (places, names):
        digest.update(repr(rows).encode())
    version = digest.hexdigest()[:16]
    scratch = path.with_suffix(".part")
    scratch.unlink(missing_ok=True)
    database = sqlite3.connect(scratch, isolation_level=None)
    database.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    database.executescript(_SCHEMA)
    database.execute("BEGIN")
    meta = {"format": FORMAT, "version": version, "attribution": ATTRIBUTION, "license": "CC BY 4.0"}
    database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
    database.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    database.executemany("INSERT INTO spelling VALUES (?, ?, ?)", _spellings(entries))
    database.execute("COMMIT")
    database.executescript("CREATE INDEX place_cell ON place (cell) WHERE cell IS NOT NULL; ANALYZE;")
    database.close()
    scratch.replace(path)
    return version


def _place_row(entry: Entry) -> tuple[object, ...]:
    cell = (
        math.floor(entry.latitude) * 360 + math.floor(entry.longitude) if entry.precision in SETTLED else None
    )
    return (
        entry.id,
        entry.name,
        round(entry.latitude, 5),
        round(entry.longitude, 5),
        entry.country,
        entry.precision,
        entry.admin1,
        entry.admin2,
        entry.population,
        entry.site,
        entry.settlement,
        entry.settlement_name,
        cell,
    )


def _names(entries: list[Entry]) -> list[tuple[str, int, int]]:
    """(folded name, rank, place), sorted; the lowest rank is the best known."""
    by_key: dict[str, list[tuple[Entry, float]]] = defaultdict(list)
    for entry in entries:
        for key, degree in (entry.names | entry.inflected).items():
            by_key[key].append((entry, degree))
    rows: list[tuple[str, int, int]] = []
    for key, uses in by_key.items():
        rows.extend(
            (key, WORST_RANK - round(_weight(entry, degree, uses)), entry.id) for entry, degree in uses
        )
    return sorted(rows)


def _weight(entry: Entry, degree: float, uses: list[tuple[Entry, float]]) -> float:
    """How well known this use of the name is; a division named for its seat comes right behind it."""
    own = entry.weight * degree
    if entry.precision not in {"admin1", "admin2"} or degree > OWN:
        return own
    least = FIRST_SEAT if entry.precision == "admin1" else SECOND_SEAT
    seats = [
        other.weight * other_degree
        for other, other_degree in uses
        if other.precision == "settlement"
        and other.country == entry.country
        and other.admin1 == entry.admin1
        and (entry.admin2 is None or other.admin2 in {None, entry.admin2})
        and other.population >= least
    ]
    behind = BESIDE_SEAT if entry.precision == "admin1" else BESIDE_SEAT**2
    return max(seats) * behind if seats else own


def _spellings(entries: list[Entry]) -> list[tuple[str, int, str]]:
    """Distinct folded names by first letter and length, for the search of misspellings.

    Case forms are left out: a misspelt form is as near to the name itself.
    """
    groups: dict[tuple[str, int], set[str]] = defaultdict(set)
    for entry in entries:
        for key in entry.names:
            groups[key[0], len(key)].add(key)
    return [(*group, "\n".join(sorted(keys))) for group, keys in sorted(groups.items())]
