"""Divisions become entries: their place is where their settlements are."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from divisions import Division, forms, read_rules, upper
from entry import OWN, Entry, shared_start

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_WEIGHT, SECOND_WEIGHT = 300_000.0, 3_000.0
FIRST_SEAT, SECOND_SEAT = 20_000, 500
BESIDE_SEAT = 0.95


def place_countries(countries: list[Entry], settlements: Iterable[Entry]) -> list[Entry]:
    """Countries with their middle, as their settlements lie (weighted by nothing but their number)."""
    by_country = defaultdict(list)
    for entry in settlements:
        by_country[entry.country].append(entry)
    placed: dict[str, Entry] = {}
    for country in sorted(countries, key=lambda entry: entry.id < 0):
        inside = by_country.get(country.country)
        if inside and country.country not in placed:
            country.latitude, country.longitude = middle(inside)
            placed[country.country] = country
    return list(placed.values())


def middle(entries: list[Entry]) -> tuple[float, float]:
    """The median latitude and longitude, to four places."""
    return round(median(e.latitude for e in entries), 4), round(median(e.longitude for e in entries), 4)


def place_divisions(divisions: list[Division], settlements: Iterable[Entry]) -> list[Entry]:
    """Entries of all divisions that hold a settlement, with their names and forms."""
    rules = read_rules()
    first, second = defaultdict(list), defaultdict(list)
    for settlement in settlements:
        first[settlement.country, settlement.admin1].append(settlement)
        second[settlement.country, settlement.admin1, settlement.admin2].append(settlement)
    entries: dict[int, Entry] = {}
    named: set[tuple[str, str | None, str | None, str]] = set()
    for division in divisions:
        if (
            division.country == "PS"
            and division.level == 1
            and division.english not in {"Gaza Strip", "West Bank"}
        ):
            continue
        entry = _entry(division, divisions, first, second)
        if entry is None or entry.id in entries:
            continue
        known_as = (entry.country, entry.admin1, entry.admin2, entry.precision)
        if known_as in named:
            continue
        named.add(known_as)
        for name, degree in forms(division, rules).items():
            entry.call(name, degree)
        if division.country == "RU" and division.level == 2:  # noqa: PLR2004
            _name_for_seat(
                entry, division, second.get((division.country, entry.admin1, division.english), [])
            )
        entries[entry.id] = entry
    return list(entries.values())


def _entry(
    division: Division,
    divisions: list[Division],
    first: dict[tuple[str, str | None], list[Entry]],
    second: dict[tuple[str, str | None, str | None], list[Entry]],
) -> Entry | None:
    first_order = _upper(division, divisions)
    if division.level == 1:
        inside = first.get((division.country, division.english))
    else:
        inside = second.get((division.country, first_order, division.english)) or _seat(
            division, first.get((division.country, first_order))
        )
    if not inside:
        return None
    latitude, longitude = middle(inside)
    return Entry(
        id=division.id,
        name=division.english,
        latitude=latitude,
        longitude=longitude,
        country=division.country,
        precision="admin1" if division.level == 1 else "admin2",
        admin1=first_order,
        admin2=None if division.level == 1 else division.english,
        weight=FIRST_WEIGHT if division.level == 1 else SECOND_WEIGHT,
    )


def _name_for_seat(entry: Entry, division: Division, inside: list[Entry]) -> None:
    """Russian districts go by an adjective ("Rylsky"); the press also says "Rylsk district"."""
    alike = [
        settlement
        for settlement in inside
        if shared_start(settlement.name, division.bare) >= max(4, len(settlement.name) - 2)
    ]
    seat = max(alike, key=lambda settlement: (settlement.population, -settlement.id), default=None)
    if seat:
        for word in ("district", "raion", "municipal district"):
            entry.call(f"{seat.name} {word}", OWN)
    for name in list(division.names):
        if name.endswith(("ский Район", "ский район")):
            for word in ("муниципальный округ", "муниципальный район", "округ", "р-н"):
                entry.call(f"{name.split()[0]} {word}", OWN)


def _upper(division: Division, divisions: list[Division]) -> str:
    """The English name of the first-order division it is or lies in."""
    if division.level == 1:
        return division.english
    if division.country == "PS":
        return "Gaza Strip" if division.code.startswith("PS.GZ") else "West Bank"
    return upper(division, divisions).english


def _seat(division: Division, inside: list[Entry] | None) -> list[Entry]:
    """The settlement a division without settlements of its own is named for."""
    named = [entry for entry in inside or () if entry.name == division.bare]
    return sorted(named, key=lambda entry: (-entry.population, entry.id))[:1]
