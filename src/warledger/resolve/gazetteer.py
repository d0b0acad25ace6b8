"""The gazetteer: which places in the world a name can mean.

A read-only SQLite file made by `gazetteer/build.py` (what is in it, and why: gazetteer/README.md).
Nothing is loaded ahead: a look-up is one indexed query, and the last answers stay in memory.
"""

from __future__ import annotations

import math
import os
import sqlite3
import sys
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from warledger.language.fold import fold
from warledger.model import Toponym

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "1"
CANDIDATES = 60
REMEMBERED = 20_000
_ARTICLES = ("al-", "al ", "el-", "el ")
"""Arabic articles, which one transliteration prints and another leaves out."""
EARTH_KM = 6371.0088
_FIELDS = (
    "place.id, name, latitude, longitude, country, precision, admin1, admin2, population, "
    "site, settlement, settlement_name"
)
_SOUNDS_ALIKE = (
    "aeo",
    "iyje",
    "kcqgh",
    "gh",
    "hkx",
    "vwbf",
    "szc",
    "tdc",
    "оа",
    "иіїеє",
    "гґх",
    "уов",
    "сзц",
)


class GazetteerError(Exception):
    """The gazetteer's file is missing or not usable; the message says what to do."""


def default_path() -> Path:
    """Where the gazetteer is expected: $WARLEDGER_GAZETTEER, else beside the installation."""
    named = os.environ.get("WARLEDGER_GAZETTEER")
    return Path(named) if named else Path(sys.prefix) / "share" / "warledger" / "gazetteer.db"


class Gazetteer:
    """Names → places. Safe to use from several threads and processes at once."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`; use `Gazetteer.open` for the usual place."""
        self.path = path
        self._local = threading.local()
        if not path.is_file():
            message = f"{path}: no gazetteer there. Run `make setup`, or set WARLEDGER_GAZETTEER to its file."
            raise GazetteerError(message)
        try:
            meta = dict(self._rows("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            message = f"{path}: not a gazetteer ({error}). Run `make setup` to build it again."
            raise GazetteerError(message) from error
        if meta.get("format") != FORMAT:
            message = (
                f"{path}: format {meta.get('format')}, needed {FORMAT}. Run `make setup` to build it again."
            )
            raise GazetteerError(message)
        self.version: str = meta["version"]
        self.attribution: str = meta["attribution"]
        self._remembered = lru_cache(REMEMBERED)(self._find)
        self._starts = lru_cache(REMEMBERED)(self._has_longer)
        self._get = lru_cache(REMEMBERED)(self._fetch)

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """The gazetteer at `path`, or where `default_path` says.

        Raises:
            GazetteerError: if it is missing, damaged or of another format.
        """
        return cls(path or default_path())

    def __reduce__(self) -> tuple[type[Self], tuple[Path]]:
        """Travel to another process as a path: each process opens the file itself."""
        return type(self), (self.path,)

    def lookup(self, name: str) -> tuple[Toponym, ...]:
        """Every place that a name can mean, the best known first; empty when none.

        The name is folded first; a leading "the", and an Arabic article no name is known with, is ignored. At most 60 places are given
        (there are that many San Joses). "Kharkiv" gives the city, then the oblast;
        "Kharkiv region" only the oblast.
        """
        return self._remembered(name)

    def starts(self, first_folded_word: str) -> bool:
        """Does any name of several words begin with this folded word? For scanning texts."""
        return self._starts(first_folded_word)

    def get(self, geonames: int) -> Toponym | None:
        """The place with this GeoNames number (or the gazetteer's own negative number)."""
        return self._get(geonames)

    def fuzzy(self, name: str, country: str | None = None) -> tuple[Toponym, ...]:
        """Places whose name is a likely misspelling away, the nearest first, then the best known.

        One change (insertion, deletion, substitution, swap of neighbors) is allowed in names
        of five to seven letters, two in longer ones, none in shorter. `country` is an ISO
        3166-1 code that the places must have.
        """
        key = fold(name)
        allowed = 0 if len(key) < 5 else 1 if len(key) < 8 else 2
        if not allowed:
            return ()
        alike = {letter for group in _SOUNDS_ALIKE if key[0] in group for letter in group} - {key[0]}
        for initials in ((key[0],), tuple(sorted(alike))):
            found = self._spelled_like(key, initials, allowed, country)
            if found:
                return found
        return ()

    def near(self, latitude: float, longitude: float, kilometers: float) -> tuple[Toponym, ...]:
        """Settlements and sites within a distance (great circle), the nearest first."""
        tall = math.degrees(kilometers / EARTH_KM)
        wide = tall / max(0.05, math.cos(math.radians(min(89.0, abs(latitude) + tall))))
        rows: list[tuple[float, Toponym]] = []
        for row in range(math.floor(latitude - tall), math.floor(latitude + tall) + 1):
            cells = [row * 360 + column for column in _columns(longitude, wide)]
            marks = ",".join("?" * len(cells))
            query = f"SELECT {_FIELDS} FROM place WHERE cell IN ({marks}) AND latitude BETWEEN ? AND ?"  # noqa: S608
            for place in self._places(query, (*cells, latitude - tall, latitude + tall)):
                away = distance(latitude, longitude, place.latitude, place.longitude)
                if away <= kilometers:
                    rows.append((away, place))
        rows.sort(key=lambda pair: (pair[0], pair[1].geonames))
        return tuple(place for _, place in rows)

    def _find(self, name: str) -> tuple[Toponym, ...]:
        key = fold(name)
        found = self._named(key)
        if key.startswith("the ") and not found:
            found = self._named(key[4:])
        if key.startswith(_ARTICLES) and not found:
            found = self._named(key[3:])
        return found

    def _named(self, key: str) -> tuple[Toponym, ...]:
        query = (
            f"SELECT {_FIELDS} FROM name JOIN place ON place.id = name.place "  # noqa: S608 - a constant
            "WHERE name.key = ? ORDER BY name.rank, name.place LIMIT ?"
        )
        return tuple(self._places(query, (key, CANDIDATES)))

    def _fetch(self, geonames: int) -> Toponym | None:
        query = f"SELECT {_FIELDS} FROM place WHERE id = ?"  # noqa: S608 - a constant
        return next(iter(self._places(query, (geonames,))), None)

    def _has_longer(self, word: str) -> bool:
        query = "SELECT 1 FROM name WHERE key > ? AND key < ? LIMIT 1"
        return bool(word) and next(iter(self._rows(query, (word + " ", word + "!"))), None) is not None

    def _spelled_like(
        self, key: str, initials: tuple[str, ...], allowed: int, country: str | None
    ) -> tuple[Toponym, ...]:
        """Places under names at most `allowed` changes away that begin with one of `initials`."""
        near: dict[str, int] = {}
        query = "SELECT keys FROM spelling WHERE initial = ? AND length BETWEEN ? AND ?"
        for initial in initials:
            for (keys,) in self._rows(query, (initial, len(key) - allowed, len(key) + allowed)):
                found = process.extract(
                    key,
                    keys.split("\n"),
                    scorer=OSA.distance,
                    processor=None,
                    score_cutoff=allowed,
                    limit=CANDIDATES,
                )
                near.update((spelling, int(away)) for spelling, away, _ in found)
        nearest = sorted(near, key=lambda spelling: (near[spelling], spelling))[:CANDIDATES]
        marks = ",".join("?" * len(nearest))
        ranked = self._rows(f"SELECT key, rank, place FROM name WHERE key IN ({marks})", nearest)  # noqa: S608
        order = sorted((near[spelling], rank, place) for spelling, rank, place in ranked)
        places = [self._get(place) for place in dict.fromkeys(place for _, _, place in order)]
        kept = [place for place in places if place and country in {None, place.country}]
        return tuple(kept[:CANDIDATES])

    def _places(self, query: str, values: Iterable[object]) -> list[Toponym]:
        return [
            Toponym(
                geonames=row[0],
                name=row[1],
                latitude=row[2],
                longitude=row[3],
                country=row[4],
                precision=row[5],
                admin1=row[6],
                admin2=row[7],
                population=row[8],
                site=row[9],
                settlement=row[10],
                settlement_name=row[11],
            )
            for row in self._rows(query, values)
        ]

    def _rows(self, query: str, values: Iterable[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        return self._connection().execute(query, tuple(values)).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; opened anew after a fork."""
        if getattr(self._local, "process", None) != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True)
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in kilometers (haversine, mean Earth radius)."""
    first, second = math.radians(latitude), math.radians(other_latitude)
    across = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * across
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _columns(longitude: float, wide: float) -> list[int]:
    """The one-degree columns that a stretch of longitude touches, across the date line too."""
    if wide >= 180:
        return list(range(-180, 180))
    first, last = math.floor(longitude - wide), math.floor(longitude + wide)
    return sorted({(column + 180) % 360 - 180 for column in range(first, last + 1)})
