"""Villages of Russia that GeoNames' list lacks, from the postal table."""

from __future__ import annotations

import re

import romanize
from divisions import Division, upper
from entry import DERIVED, Entry, bounded_hash, fold
from post import PostPlace, rough_km

SAME_KM = 12.0
VILLAGE_WEIGHT = 20.0
_VILLAGE = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё][а-яё]*)*")
_OFFICE = re.compile(r"\b(Уфпс|Почтамт|Дти|Ммп|Упс|Рупс|Сц|Опс)\b", re.IGNORECASE)


def merge_russia(known: dict[int, Entry], divisions: list[Division], post: list[PostPlace]) -> list[Entry]:
    """Fresh entries; a postal place near a GeoNames entry of its name is that entry."""
    regions = _regions(divisions)
    districts = _districts(divisions)
    by_name: dict[str, list[Entry]] = {}
    for old in known.values():
        if old.country == "RU":
            for key in old.names:
                by_name.setdefault(key, []).append(old)
    fresh: dict[int, Entry] = {}
    for place in post:
        region = regions.get(_region_key(place.region))
        if region is None or not _VILLAGE.fullmatch(place.name) or _OFFICE.search(place.name):
            continue
        district = districts.get((region, fold(place.district)))
        latin = romanize.russian(place.name)
        entry = _same(place, by_name.get(fold(place.name), []) + by_name.get(fold(latin), []))
        if entry is None:
            entry = _village(place, latin, region, district)
            fresh.setdefault(entry.id, entry)
        entry.admin2 = entry.admin2 or district
        entry.call(place.name)
        entry.call(latin.replace("Ye", "E"), DERIVED)
    return list(fresh.values())


def _same(place: PostPlace, candidates: list[Entry]) -> Entry | None:
    near = [(rough_km(place.latitude, place.longitude, e.latitude, e.longitude), e.id, e) for e in candidates]
    return min((pair for pair in near if pair[0] <= SAME_KM), default=(0.0, 0, None), key=lambda p: p[:2])[2]


def _village(place: PostPlace, latin: str, region: str, district: str | None) -> Entry:
    entry = Entry(
        id=bounded_hash("post", "RU", place.region, place.district, place.name),
        name=latin,
        latitude=place.latitude,
        longitude=place.longitude,
        country="RU",
        precision="settlement",
        admin1=region,
        admin2=district,
        weight=VILLAGE_WEIGHT,
    )
    entry.call(latin)
    return entry


def _region_key(name: str) -> str:
    """The words of a region's name in any order ("Татарстан Республика")."""
    return " ".join(sorted(fold(name).split()))


def _regions(divisions: list[Division]) -> dict[str, str]:
    firsts = [d for d in divisions if d.country == "RU" and d.level == 1]
    return {_region_key(name): d.english for d in firsts for name in d.names}


def _districts(divisions: list[Division]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for division in divisions:
        if division.country == "RU" and division.level == 2 and division.parent is not None:  # noqa: PLR2004
            region = upper(division, divisions).english
            for name in division.names:
                found.setdefault((region, fold(name)), division.english)
    return found
