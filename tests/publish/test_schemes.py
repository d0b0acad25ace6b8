"""Each scheme's export has its columns, its code values and its rules, on a record of every kind of incident."""

from __future__ import annotations

import csv
import io
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from warledger.codebook.accusation import Accusation
from warledger.codebook.attack import Attack
from warledger.codebook.harm import Harm
from warledger.codebook.territory import Territory
from warledger.model import DocumentReference, Figure, Incident, Interval, Place
from warledger.plugs import load

SCHEMES = runpy.run_path(str(Path(__file__).with_name("schemes.py")))
REPORT = DocumentReference(id="d1", name="one", publisher="Wire", published="2025-07-24T06:10+03:00")
KHARKIV = Place(
    words="Kharkiv",
    name="Kharkiv",
    admin1="Kharkiv Oblast",
    country="UA",
    geonames=706483,
    latitude=49.98,
    longitude=36.25,
    precision="settlement",
)
SOCHI = Place(
    name="Sochi",
    admin1="Krasnodar Krai",
    country="RU",
    latitude=43.6,
    longitude=39.73,
    precision="settlement",
)
FASHER = Place(
    name="El Fasher",
    admin1="North Darfur",
    country="SD",
    latitude=13.63,
    longitude=25.35,
    precision="settlement",
)
OBLAST = Place(
    name="Kharkiv Oblast",
    admin1="Kharkiv Oblast",
    country="UA",
    latitude=49.6,
    longitude=36.4,
    precision="admin1",
)
UKRAINE = Place(name="Ukraine", country="UA", latitude=49.0, longitude=32.0, precision="country")
ISTANBUL = Place(name="Istanbul", country="TR", latitude=41.0, longitude=28.9, precision="settlement")
NIGHT = Interval(start="2025-07-23", end="2025-07-24", precision="night")
DAY = Interval(start="2025-07-24", end="2025-07-24", precision="day")
MONTH = Interval(start="2025-07-01", end="2025-07-31", precision="month")
CENTURY = Interval(start="2020-01-01", end="2024-12-31")


def figure(low: int, best: int, high: int | None, *claims: str) -> Figure:
    return Figure(low=low, best=best, high=high, rule="latest-by-authority", claims=claims)


def harm(identity: str, low: int, high: int | None = None, **more: Any) -> Harm:
    given = {"effect": "killed", "low": low, "high": high} | more
    return Harm(id=identity, document=REPORT, words="x" * low, start=0, end=low, **given)


def attack(identity: str, **more: Any) -> Incident:
    given: dict[str, Any] = {"place": KHARKIV, "when": DAY, "actor": "Russia", "means": ("drone",)}
    return Incident(id=identity, type="attack", documents=("one",), independent_sources=1, **given | more)


def killed(identity: str, low: int, best: int, high: int | None, *claims: str, **more: Any) -> Incident:
    return attack(identity, figures={"killed": figure(low, best, high, *claims)}, claims=claims, **more)


CLAIMS = [
    harm("c1", 3, 3, population="civilian"),
    harm("c2", 2, 2, population="military"),
    harm("c3", 24, None, vague=True),
    harm("c4", 7, 7),
    Territory(id="t1", document=REPORT, words="took", start=0, end=4, what="captured", actor="Russia"),
    Territory(id="t2", document=REPORT, words="left", start=0, end=4, what="withdrew", actor="Russia"),
    Accusation(
        id="a1", document=REPORT, words="=accused", start=0, end=8, actor="Ukraine", recipient="Russia"
    ),
    Attack(id="th", document=REPORT, words="will hit", start=0, end=8, actor="Russia", modality="threatened"),
]
INCIDENTS = [
    killed("both", 3, 5, 5, "c1", "c2", when=NIGHT),
    killed("dozens", 24, 24, None, "c3", means=("missile",), place=OBLAST),
    killed("seven", 5, 7, 9, "c4", actor="Rapid Support Forces", place=FASHER, means=("artillery",)),
    killed("shot", 3, 3, 3, "c1", actor="Rapid Support Forces", place=FASHER, means=("small_arms",)),
    killed("soldiers", 2, 2, 2, "c2", actor="Ukraine", place=SOCHI, means=("ground",)),
    killed("nobody", 7, 7, 7, "c4", actor=None),
    killed("somewhere", 7, 7, 7, "c4", place=None),
    killed("nationwide", 7, 7, 7, "c4", place=UKRAINE),
    killed("monthly", 7, 7, 7, "c4", when=MONTH),
    killed("longer", 7, 7, 7, "c4", when=CENTURY),
    killed("undated", 7, 7, 7, "c4", when=None),
    killed("sum", 70, 70, 70, "c4", scope="total"),
    killed("denied", 7, 7, 7, "c4", status="denied"),
    attack("unhurt", damage=("residential",), means=("mine",)),
    attack("nothing", means=(), figures={"killed": figure(0, 0, 0)}),
    Incident(
        id="shotdown", type="interception", actor="Ukraine", recipient="Russia", place=KHARKIV, when=NIGHT
    ),
    Incident(id="taken", type="territory", actor="Russia", place=KHARKIV, when=DAY, claims=("t1",)),
    Incident(id="left", type="territory", actor="Russia", place=KHARKIV, when=DAY, claims=("t2",)),
    Incident(
        id="met",
        type="talks",
        parties=("Russia", "Ukraine"),
        place=ISTANBUL,
        when=DAY,
        fulfilment="planned → held",
    ),
    Incident(id="will", type="talks", parties=("Russia", "Ukraine"), place=ISTANBUL, fulfilment="planned"),
    Incident(
        id="swap",
        type="exchange",
        parties=("Russia", "Ukraine"),
        place=KHARKIV,
        when=DAY,
        figures={"bodies": figure(9, 9, 9)},
        fulfilment="agreed → carried_out",
    ),
    Incident(
        id="tariffs", type="sanction", actor="United States", recipient="Russia", fulfilment="threatened"
    ),
    Incident(id="or_else", type="ultimatum", actor="United States", recipient="Russia", parties=("Russia",)),
    Incident(id="offer", type="proposal", actor="Ukraine"),
]


def rows(name: str) -> list[dict[str, str]]:
    text = b"".join(load("publish", name).export(CLAIMS, INCIDENTS)).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def acled() -> dict[str, dict[str, str]]:
    return {row["event_id_cnty"][3:]: row for row in rows("acled")}


@pytest.fixture(scope="module")
def ucdp() -> dict[str, dict[str, str]]:
    return {row["relid"]: row for row in rows("ucdp")}


@pytest.fixture(scope="module")
def plover() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows("plover")}


def test_acled_has_its_columns_in_their_order(acled: dict[str, dict[str, str]]):
    assert list(acled["both"]) == SCHEMES["ACLED"] == list(load("publish", "acled").FIELDS)


def test_acled_writes_its_own_code_values_only(acled: dict[str, dict[str, str]]):
    for row in acled.values():
        assert row["sub_event_type"] in SCHEMES["ACLED_TYPES"][row["event_type"]]
        assert row["disorder_type"] in SCHEMES["ACLED_DISORDER"]
        assert {row["inter1"], row["inter2"]} <= SCHEMES["ACLED_INTER"]
        assert row["time_precision"] in "123"
        assert row["geo_precision"] in "123"
        assert int(row["fatalities"]) >= 0
        assert row["civilian_targeting"] in ("", "Civilian targeting")
        assert date.fromisoformat(row["event_date"]).year == int(row["year"])
        assert int(row["iso"]) in (804, 643, 729, 792)
        assert row["actor1"]


def test_acled_counts_the_most_conservative_figure_and_one_of_a_vague_plural(
    acled: dict[str, dict[str, str]],
):
    counted = {name: int(row["fatalities"]) for name, row in acled.items()}
    assert counted["both"] == 3
    assert counted["dozens"] == 12
    assert counted["seven"] == 5
    assert counted["unhurt"] == 0


def test_acled_leaves_out_what_is_no_event_to_it(acled: dict[str, dict[str, str]]):
    out = {
        "somewhere",
        "nationwide",
        "longer",
        "undated",
        "sum",
        "denied",
        "will",
        "tariffs",
        "or_else",
        "offer",
    }
    assert {incident.id for incident in INCIDENTS} - set(acled) == out


def test_acled_types_follow_means_parties_and_who_was_harmed(acled: dict[str, dict[str, str]]):
    told = {name: (row["sub_event_type"], row["actor2"]) for name, row in acled.items()}
    assert told["both"] == ("Air/drone strike", "Civilians (Ukraine)")
    assert told["dozens"][0] == "Shelling/artillery/missile attack"
    assert told["shot"] == ("Attack", "Civilians (Sudan)")
    assert told["soldiers"] == ("Armed clash", "Military Forces of Russia")
    assert told["unhurt"][0] == "Remote explosive/landmine/IED"
    assert told["shotdown"] == ("Disrupted weapons use", "Military Forces of Russia")
    assert told["taken"][0] == "Non-state actor overtakes territory"
    assert told["left"][0] == "Non-violent transfer of territory"
    assert told["met"] == ("Agreement", "Government of Ukraine")


def test_acled_names_kinds_of_actors_and_days(acled: dict[str, dict[str, str]]):
    night, month = acled["both"], acled["monthly"]
    assert (night["event_date"], night["time_precision"]) == ("2025-07-24", "1")
    assert (month["event_date"], month["time_precision"]) == ("2025-07-16", "3")
    assert (night["actor1"], night["inter1"]) == ("Military Forces of Russia", "External/Other forces")
    assert (acled["nobody"]["actor1"], acled["nobody"]["inter1"]) == (
        "Unidentified Armed Group (Ukraine)",
        "Political militia",
    )
    assert acled["seven"]["interaction"] == "Rebel group-Civilians"
    assert (acled["dozens"]["geo_precision"], night["geo_precision"]) == ("3", "1")
    assert acled["dozens"]["timestamp"] == "1753326600"


def test_ucdp_has_its_columns_in_their_order(ucdp: dict[str, dict[str, str]]):
    assert list(ucdp["both"]) == SCHEMES["UCDP"] == list(load("publish", "ucdp").FIELDS)
    assert len(SCHEMES["UCDP"]) == 49


def test_ucdp_keeps_its_own_rules_in_every_row(ucdp: dict[str, dict[str, str]]):
    for row in ucdp.values():
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[part]) for part in parts) == int(row["best"])
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert int(row["high"]) >= 1
        assert row["type_of_violence"] in "123"
        assert row["where_prec"] in "1234567"
        assert row["date_prec"] in "12345"
        assert row["event_clarity"] in "12"
        assert row["code_status"] in ("Clear", "Check")
        assert row["region"] in SCHEMES["UCDP_REGIONS"]
        assert date.fromisoformat(row["date_start"]) <= date.fromisoformat(row["date_end"])
        assert 1 <= int(row["priogrid_gid"]) <= 259200
    assert [int(row["id"]) for row in ucdp.values()] == list(range(1, len(ucdp) + 1))


def test_ucdp_takes_only_deaths_by_an_organized_actor_at_a_place_and_time(ucdp: dict[str, dict[str, str]]):
    assert set(ucdp) == {"both", "dozens", "seven", "shot", "soldiers", "nationwide", "monthly"}


def test_ucdp_tells_sides_and_whose_the_dead_were(ucdp: dict[str, dict[str, str]]):
    both, shot, seven = ucdp["both"], ucdp["shot"], ucdp["seven"]
    assert (both["type_of_violence"], both["dyad_name"]) == (
        "1",
        "Government of Russia (Soviet Union) - Government of Ukraine",
    )
    assert (both["deaths_a"], both["deaths_b"], both["deaths_civilians"], both["deaths_unknown"]) == (
        "0",
        "2",
        "3",
        "0",
    )
    assert (shot["type_of_violence"], shot["side_a"], shot["side_b"]) == (
        "3",
        "Rapid Support Forces",
        "Civilians",
    )
    assert (seven["type_of_violence"], seven["side_a"], seven["side_b"]) == (
        "1",
        "Government of Sudan",
        "Rapid Support Forces",
    )
    assert (ucdp["soldiers"]["deaths_a"], ucdp["soldiers"]["country"]) == ("2", "Russia (Soviet Union)")


def test_ucdp_precisions(ucdp: dict[str, dict[str, str]]):
    assert [(row["where_prec"], row["date_prec"]) for row in ucdp.values()] == [
        ("1", "2"),
        ("4", "1"),
        ("1", "1"),
        ("1", "1"),
        ("1", "1"),
        ("6", "1"),
        ("1", "4"),
    ]
    assert ucdp["dozens"]["high"] == ucdp["dozens"]["best"] == "24"


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90, -180, 1), (-89.75, -179.75, 1), (0.25, 0.25, 129961), (90, 180, 259200)],
)
def test_a_point_lies_in_its_cell(latitude: float, longitude: float, cell: int):
    assert load("publish", "ucdp").cell(latitude, longitude) == cell


def test_plover_writes_its_events_modes_and_contexts_only(plover: dict[str, dict[str, str]]):
    exporter = load("publish", "plover")
    assert set(exporter.EVENTS) == set(SCHEMES["PLOVER_MODES"])
    assert list(plover["both"]) == list(exporter.FIELDS)
    for row in plover.values():
        assert row["mode"] in {"", *SCHEMES["PLOVER_MODES"][row["event"]]}
        assert set(row["context"].split("; ")) <= SCHEMES["PLOVER_CONTEXTS"]


@pytest.mark.parametrize(
    ("identity", "event", "mode"),
    [
        ("both", "ASSAULT", "heavy-weapons"),
        ("shot", "ASSAULT", "firearms"),
        ("unhurt", "ASSAULT", "explosives"),
        ("left", "RETREAT", "withdraw"),
        ("met", "CONSULT", "third-party"),
        ("will", "AGREE", ""),
        ("swap", "RETREAT", "return"),
        ("tariffs", "THREATEN", "restrict"),
        ("or_else", "THREATEN", ""),
        ("offer", "AGREE", ""),
        ("a1", "ACCUSE", ""),
        ("th", "THREATEN", "violence"),
    ],
)
def test_plover_events(plover: dict[str, dict[str, str]], identity: str, event: str, mode: str):
    assert (plover[identity]["event"], plover[identity]["mode"]) == (event, mode)


def test_plover_leaves_out_sums_and_weapons_shot_down(plover: dict[str, dict[str, str]]):
    assert not {"sum", "denied", "shotdown"} & set(plover)
    assert (plover["both"]["recipient"], plover["shot"]["recipient"]) == ("", "Civilians (Sudan)")
    assert (plover["met"]["actor"], plover["met"]["actor_country"]) == ("Russia; Ukraine", "RUS; UKR")
    assert plover["a1"]["text"] == "'=accused"


def test_hxl_has_hashtags_of_the_core_schema_under_its_headings():
    text = b"".join(load("publish", "hxl").export(CLAIMS, INCIDENTS)).decode()
    headings, tags, *body = list(csv.reader(io.StringIO(text)))
    assert len(headings) == len(tags) == len(set(headings)) == len(set(tags))
    assert all(heading and not heading.startswith("#") for heading in headings)
    for tag in tags:
        name, *attributes = tag.split("+")
        assert name in SCHEMES["HXL_TAGS"]
        assert set(attributes) <= SCHEMES["HXL_ATTRIBUTES"]
    assert set(SCHEMES["HXL_NAMED"]) <= set(tags)
    table = [dict(zip(tags, row, strict=True)) for row in body]
    for row in table:
        assert row["#date"] == "" or date.fromisoformat(row["#date"])
        assert all(cell == "" or float(cell) >= 0 for tag, cell in row.items() if tag.startswith("#affected"))
        assert all(cell == cell.strip() for cell in row.values())
    told = {row["#event+id"]: row for row in table}
    assert not {"sum", "met", "tariffs"} & set(told)
    assert (told["dozens"]["#affected+killed"], told["dozens"]["#affected+killed+max"]) == ("24", "")
    assert told["unhurt"]["#affected+killed"] == ""
    assert told["nothing"]["#affected+killed"] == "0"
    assert (told["dozens"]["#loc"], told["dozens"]["#adm1+name"]) == ("", "Kharkiv Oblast")


@pytest.mark.parametrize("name", ["acled", "ucdp", "plover", "hxl"])
def test_no_cell_of_any_table_is_a_formula(name: str):
    wicked = DocumentReference(id="d2", name="@b", publisher='=HYPERLINK("x")', published="2025-07-24")
    claims = [Harm(id="w", document=wicked, words="+1+1", start=0, end=4, effect="killed", low=1, high=1)]
    place = Place(
        name="-2+3", admin1="@x", country="UA", latitude=-1.5, longitude=2.0, precision="settlement"
    )
    incident = killed("w", 1, 1, 1, "w", place=place)
    text = b"".join(load("publish", name).export(claims, [incident])).decode()
    cells = [cell for row in list(csv.reader(io.StringIO(text)))[1:] for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    wrong = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [cell for cell in wrong if cell != "-1.5"] == []
