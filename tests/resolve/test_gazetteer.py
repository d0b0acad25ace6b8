"""The gazetteer as `make setup` builds it: candidates, their order, misspellings, distances."""

from __future__ import annotations

import json
import math
import pickle
import re
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from warledger.resolve.gazetteer import Gazetteer, GazetteerError, default_path, distance

if TYPE_CHECKING:
    from pathlib import Path

NEAR_KM = 25.0
WANTED = 0.97


@pytest.fixture(scope="module")
def gazetteer(gazetteer_file: Path) -> Gazetteer:
    return Gazetteer.open(gazetteer_file)


@pytest.mark.parametrize(
    ("name", "geonames", "admin1"),
    [
        ("Sochi", 491422, "Krasnodar Krai"),
        ("Kharkiv", 706483, "Kharkiv Oblast"),
        ("Kharkov", 706483, "Kharkiv Oblast"),
        ("Харків", 706483, "Kharkiv Oblast"),
        ("Харькове", 706483, "Kharkiv Oblast"),
        ("Харкові", 706483, "Kharkiv Oblast"),
        ("Zaporizhzhia", 687700, "Zaporizhzhia Oblast"),
        ("Kyiv", 703448, "Kyiv City"),
        ("Odessa", 698740, "Odesa Oblast"),
        ("Krivoy Rog", 703845, "Dnipropetrovsk Oblast"),
        ("Кривому Розі", 703845, "Dnipropetrovsk Oblast"),
        ("Donetsk", 709717, "Donetsk Oblast"),
        ("Lyman", 704204, "Donetsk Oblast"),
        ("El Fasher", 379555, "North Darfur"),
        ("Al-Fashir", 379555, "North Darfur"),
        ("El-Fasher", 379555, "North Darfur"),
        ("Deir el-Balah", 281141, "Gaza Strip"),
        ("Khan Yunis", 281124, "Gaza Strip"),
        ("Khan Younis", 281124, "Gaza Strip"),
        ("Stepanakert", 146970, "Khankendi"),
        ("Majdal Shams", 167444, "Quneitra Governorate"),
        ("Simferopol", 693805, "Crimea"),
        ("Sevastopol", 694423, "Sevastopol"),
    ],
)
def test_the_best_known_place_comes_first(gazetteer: Gazetteer, name: str, geonames: int, admin1: str):
    first = gazetteer.lookup(name)[0]
    assert (first.geonames, first.admin1, first.precision) == (geonames, admin1, "settlement")


@pytest.mark.parametrize(
    ("name", "english", "precision"),
    [
        ("Kharkiv region", "Kharkiv Oblast", "admin1"),
        ("Kharkiv oblast", "Kharkiv Oblast", "admin1"),
        ("the Kharkiv region", "Kharkiv Oblast", "admin1"),
        ("Харківській області", "Kharkiv Oblast", "admin1"),
        ("Харьковской области", "Kharkiv Oblast", "admin1"),
        ("Харківщині", "Kharkiv Oblast", "admin1"),
        ("the Krasnodar territory", "Krasnodar Krai", "admin1"),
        ("Krasnodar region", "Krasnodar Krai", "admin1"),
        ("Краснодарском крае", "Krasnodar Krai", "admin1"),
        ("Moscow region", "Moscow Oblast", "admin1"),
        ("Kyiv region", "Kyiv Oblast", "admin1"),
        ("North Darfur state", "North Darfur", "admin1"),
        ("North Kivu province", "North Kivu", "admin1"),
        ("Idlib governorate", "Idlib Governorate", "admin1"),
        ("Idlib province", "Idlib Governorate", "admin1"),
        ("Rakhine State", "Rakhine State", "admin1"),
        ("Kramatorsk district", "Kramatorsk Raion", "admin2"),
        ("Kramatorsk raion", "Kramatorsk Raion", "admin2"),
        ("Rylsk district", "Rylsky District", "admin2"),
        ("Poonch district", "Poonch District", "admin2"),
        ("Gaza Strip", "Gaza Strip", "admin1"),
        ("Gaza", "Gaza Strip", "admin1"),
        ("секторе Газа", "Gaza Strip", "admin1"),
        ("Crimea", "Crimea", "admin1"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh", "admin1"),
        ("Darfur", "Darfur", "admin1"),
        ("Red Sea", "Red Sea", "country"),
        ("Syria", "Syria", "country"),
        ("Сирии", "Syria", "country"),
    ],
)
def test_regions_answer_to_the_words_of_the_press(
    gazetteer: Gazetteer, name: str, english: str, precision: str
):
    first = gazetteer.lookup(name)[0]
    assert (first.name, first.precision) == (english, precision)


def test_a_plain_name_gives_the_city_then_the_region(gazetteer: Gazetteer):
    assert [place.precision for place in gazetteer.lookup("Kharkiv")[:2]] == ["settlement", "admin1"]
    assert [place.precision for place in gazetteer.lookup("Idlib")[:2]] == ["settlement", "admin1"]


def test_namesakes_stay_candidates(gazetteer: Gazetteer):
    donetsk = gazetteer.lookup("Donetsk")
    assert {("UA", "Donetsk Oblast"), ("RU", "Rostov Oblast")} <= {(p.country, p.admin1) for p in donetsk}
    assert len({p.admin1 for p in gazetteer.lookup("Lyman") if p.country == "UA"}) >= 2
    assert any(0 < p.population < 2_000 for p in gazetteer.lookup("Zaporizhzhia"))
    assert gazetteer.lookup("March")[0].population > 0


def test_a_village_of_the_register_has_its_divisions_and_a_number_of_its_own(gazetteer: Gazetteer):
    robotyne = gazetteer.lookup("Роботине")[0]
    assert (robotyne.admin1, robotyne.country) == ("Zaporizhzhia Oblast", "UA")
    assert distance(robotyne.latitude, robotyne.longitude, 47.447, 35.838) < NEAR_KM
    assert robotyne.geonames < 0
    assert gazetteer.get(robotyne.geonames) == robotyne


def test_a_site_names_the_settlement_it_stands_in(gazetteer: Gazetteer):
    market = gazetteer.lookup("Pryvoz market")[0]
    assert (market.precision, market.site, market.settlement_name) == ("point", "market", "Odesa")
    assert market.settlement == 698740


def test_crimea_is_placed_in_ukraine(gazetteer: Gazetteer):
    around = [
        *gazetteer.near(44.95, 34.11, 40),
        *gazetteer.near(44.6, 33.52, 30),
        *gazetteer.near(45.3, 34.4, 50),
    ]
    assert len(around) > 100
    assert {place.country for place in around} == {"UA"}


def test_the_golan_is_placed_in_syria(gazetteer: Gazetteer):
    assert {place.country for place in gazetteer.lookup("Golan Heights")} == {"SY"}
    assert gazetteer.lookup("Majdal Shams")[0].country == "SY"


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("Kramatorks", "Kramatorsk"),
        ("Pokrovks", "Pokrovsk"),
        ("Gramatorsk", "Kramatorsk"),
        ("Khan Yunnis", "Khan Younis"),
        ("Vovchanks", "Vovchansk"),
        ("Бехмут", "Bakhmut"),
    ],
)
def test_misspellings_find_what_is_meant(gazetteer: Gazetteer, misspelt: str, meant: str):
    assert not [place for place in gazetteer.lookup(misspelt) if place.name == meant]
    assert gazetteer.fuzzy(misspelt)[0].name == meant


def test_a_misspelling_keeps_to_the_country_asked_for(gazetteer: Gazetteer):
    assert {place.country for place in gazetteer.fuzzy("Pokrovks", "RU")} == {"RU"}
    assert gazetteer.fuzzy("Pokrovks", "ZZ") == ()


@pytest.mark.parametrize("name", ["", "Sumi", "Xqzzwvkkj", "!!!", "a" * 5_000])
def test_short_and_senseless_names_have_no_misspellings(gazetteer: Gazetteer, name: str):
    assert gazetteer.fuzzy(name) == ()


@pytest.mark.parametrize("name", ["", " ", "'", "the", "\x00", "x" * 100_000, "Of the and"])
def test_senseless_names_mean_nothing(gazetteer: Gazetteer, name: str):
    assert gazetteer.lookup(name) == ()


def test_starts_tells_words_that_begin_longer_names(gazetteer: Gazetteer):
    assert gazetteer.starts("khan")
    assert gazetteer.starts("кривий")
    assert not gazetteer.starts("yunisx")
    assert not gazetteer.starts("")


def test_near_gives_the_nearest_first_and_nothing_beyond(gazetteer: Gazetteer):
    found = gazetteer.near(49.98, 36.25, 20)
    away = [distance(49.98, 36.25, place.latitude, place.longitude) for place in found]
    assert "Kharkiv" in {place.name for place in found}
    assert away == sorted(away)
    assert away[-1] <= 20
    assert {place.precision for place in found} <= {"settlement", "point"}


def test_near_reaches_across_the_date_line(gazetteer: Gazetteer):
    west, east = gazetteer.near(-16.5, -179.99, 100), gazetteer.near(-16.5, 179.99, 100)
    assert {p.geonames for p in east} & {p.geonames for p in west}


def test_distance_is_that_of_the_globe():
    assert distance(50.45, 30.52, 49.99, 36.23) == pytest.approx(409, abs=3)
    assert distance(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)
    assert distance(10, 20, 10, 20) == 0
    assert distance(90, 0, -90, 0) == pytest.approx(math.pi * 6371.0088)


def test_an_unknown_number_is_no_place(gazetteer: Gazetteer):
    assert gazetteer.get(1) is None


def test_it_names_its_source_and_version(gazetteer: Gazetteer):
    assert "GeoNames" in gazetteer.attribution
    assert re.fullmatch(r"[0-9a-f]{16}", gazetteer.version)


def test_a_missing_file_says_what_to_do(tmp_path: Path):
    with pytest.raises(GazetteerError, match="make setup"):
        Gazetteer.open(tmp_path / "none.db")


def test_a_file_of_another_kind_says_what_to_do(tmp_path: Path):
    wrong = tmp_path / "wrong.db"
    wrong.write_text("not a database, " * 200)
    with pytest.raises(GazetteerError, match="make setup"):
        Gazetteer.open(wrong)
    wrong.write_bytes(b"")
    with pytest.raises(GazetteerError, match="make setup"):
        Gazetteer.open(wrong)


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("WARLEDGER_GAZETTEER", str(tmp_path / "own.db"))
    assert default_path() == tmp_path / "own.db"
    monkeypatch.delenv("WARLEDGER_GAZETTEER")
    assert default_path().parts[-3:] == ("share", "warledger", "gazetteer.db")


def _first(given: tuple[Gazetteer, str]) -> str:
    gazetteer, name = given
    return gazetteer.lookup(name)[0].name


def test_other_processes_and_threads_may_use_it(gazetteer: Gazetteer):
    names = ["Kyiv", "Sumy", "Goma", "Sochi"]
    again = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes
    assert again.version == gazetteer.version
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(_first, [(gazetteer, name) for name in names])) == names
    found: list[str] = []
    threads = [threading.Thread(target=lambda n=name: found.append(_first((gazetteer, n)))) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(names)


def test_gold_places_have_a_right_candidate(gazetteer: Gazetteer, gold: Path):
    asked = {
        (claim["place"], claim["lat"], claim["lon"])
        for path in sorted(gold.rglob("*.json"))
        if path.stem != "incidents"
        for claim in json.loads(path.read_text("utf-8")).get("claims", [])
        if claim.get("place") and claim.get("geo_precision") == "settlement" and claim.get("lat") is not None
    }
    right = [
        any(
            distance(lat, lon, place.latitude, place.longitude) <= NEAR_KM for place in gazetteer.lookup(name)
        )
        for name, lat, lon in asked
    ]
    assert len(asked) > 100
    assert sum(right) / len(right) >= WANTED
