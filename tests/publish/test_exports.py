from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from warledger.codebook.talks import Talks
from warledger.model import Attribution, Claim, Document, DocumentReference, Figure, Incident, Moment, Place
from warledger.plugs import load, names

COMMON = [
    "id", "type", "document", "words", "start", "end", "speaker", "modality", "background", "scope",
    "place", "when", "actor", "recipient",
]  # fmt: skip
HARM = ["effect", "low", "high", "vague", "population", "children", "increment", "cumulative", "retracts"]
TAIL = ["repeats", "reader", "confidence"]
REGION = Place(
    words="Kharkiv region",
    name="Kharkiv Oblast",
    admin1="Kharkiv Oblast",
    country="UA",
    latitude=49.6,
    longitude=36.4,
    precision="admin1",
)


@pytest.fixture
def claims(fake: dict[str, Any]) -> list[Claim]:
    document = Document(
        id="d1", name="=report", text="Said 3, then 5.", publisher="Wire", published="2025-07-24"
    )
    reference = DocumentReference(id="d1", name="=report")
    talks = Talks(
        id="t1",
        document=reference,
        words="+ talks",
        start=0,
        end=7,
        speaker=Attribution(words="TASS", name="TASS", chain=("the governor",)),
        parties=("Russia", "Ukraine"),
        round=3,
    )
    return [*fake["Fake"]().read(document), talks]


@pytest.fixture
def incidents(fake: dict[str, Any]) -> list[Incident]:
    side = Figure(low=2, best=2, high=2, rule="latest-by-authority", claims=("c1",))
    figure = Figure(
        low=2, best=3, high=None, rule="latest-by-authority", claims=("c1", "c2"), by_side={"Russia": side}
    )
    moment = Moment(at="2025-07-24T06:10", effect="killed", low=2, high=2, claim="c1")
    return [
        Incident(
            id="i1",
            type="attack",
            place=fake["ODESA"],
            when=fake["NIGHT"],
            figures={"killed": figure},
            history=(moment,),
            claims=("c1", "c2"),
            documents=("a", "b"),
        ),
        Incident(id="i2", type="attack", place=REGION),
        Incident(id="i3", type="talks", parties=("Russia", "Ukraine"), round=3),
    ]


def made(name: str, claims: list[Claim], incidents: list[Incident]) -> str:
    return b"".join(load("publish", name).export(claims, incidents)).decode()


def test_claims_have_every_field_in_the_contract_order(claims: list[Claim]):
    harm, _, talks = [json.loads(line) for line in made("claims", claims, []).splitlines()]
    assert list(harm) == [*COMMON, *HARM, *TAIL]
    assert list(talks) == [*COMMON, "parties", "venue", "round", "heads", "format", "status", *TAIL]
    assert list(harm["document"]) == ["id", "name", "publisher", "published", "language", "url"]
    assert list(harm["place"])[:8] == [
        "words", "name", "admin1", "country", "geonames", "latitude", "longitude", "precision",
    ]  # fmt: skip
    assert list(harm["when"])[:4] == ["words", "start", "end", "precision"]
    assert list(talks["speaker"])[:3] == ["words", "name", "side"]
    assert (harm["speaker"], talks["place"], talks["document"]["published"]) == (None, None, None)


def test_incidents_have_every_field_and_open_ends_are_null(incidents: list[Incident]):
    first, _, talks = [json.loads(line) for line in made("incidents", [], incidents).splitlines()]
    assert list(first)[:9] == [
        "id",
        "type",
        "actor",
        "recipient",
        "means",
        "scope",
        "place",
        "when",
        "figures",
    ]
    assert first["figures"]["killed"] == {
        "low": 2,
        "best": 3,
        "high": None,
        "rule": "latest-by-authority",
        "claims": ["c1", "c2"],
        "by_side": {
            "Russia": {
                "low": 2, "best": 2, "high": 2, "rule": "latest-by-authority", "claims": ["c1"], "by_side": None,
            }
        },
    }  # fmt: skip
    assert first["history"] == [
        {"at": "2025-07-24T06:10", "effect": "killed", "low": 2, "high": 2, "claim": "c1"}
    ]
    assert (talks["round"], talks["figures"], talks["place"]) == (3, {}, None)


@pytest.mark.parametrize("name", ["claims_csv", "incidents_csv"])
def test_tables_have_one_width_and_no_formulas(name: str, claims: list[Claim], incidents: list[Incident]):
    text = made(name, claims, incidents)
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 4
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert made(name, [], []).rstrip("\r\n").count("\n") == 0


def test_tables_have_the_same_columns_whatever_is_in_them(claims: list[Claim], incidents: list[Incident]):
    for name in ("claims_csv", "incidents_csv"):
        assert made(name, claims, incidents).splitlines()[0] == made(name, [], []).splitlines()[0]


def test_a_table_row_tells_what_the_incident_tells(incidents: list[Incident]):
    first, *_ = csv.DictReader(io.StringIO(made("incidents_csv", [], incidents)))
    assert (first["killed_low"], first["killed_best"], first["killed_high"]) == ("2", "3", "")
    assert (first["place_name"], first["documents"], first["injured_best"]) == ("Odesa", "a; b", "")


def test_a_map_puts_longitude_first_and_marks_what_is_not_exact(incidents: list[Incident]):
    told = json.loads(made("geojson", [], incidents))
    odesa, region, talks = told["features"]
    assert told["type"] == "FeatureCollection"
    assert "crs" not in told
    assert "CC BY" in told["attribution"]
    assert odesa["geometry"] == {"type": "Point", "coordinates": [30.73, 46.48]}
    assert (odesa["properties"]["exact"], region["properties"]["exact"]) == (True, False)
    assert (region["properties"]["precision"], talks["geometry"]) == ("admin1", None)
    assert {feature["type"] for feature in told["features"]} == {"Feature"}


@pytest.mark.parametrize("name", ["claims", "incidents", "incidents_csv", "claims_csv", "geojson"])
def test_every_field_is_in_the_data_dictionary(name: str, claims: list[Claim], incidents: list[Incident]):
    fields = load("publish", name).FIELDS
    text = made(name, claims[:0] if name == "claims" else claims, incidents)
    told = {
        "incidents": lambda: json.loads(text.splitlines()[0]),
        "geojson": lambda: json.loads(text)["features"][0]["properties"],
        "incidents_csv": lambda: [
            c for c in text.splitlines()[0].split(",") if not c.startswith(("place_", "when_"))
        ],
        "claims": lambda: COMMON + TAIL,
        "claims_csv": lambda: COMMON[:2],
    }[name]()
    assert set(told) <= set(fields)


def test_the_exports_the_contract_names_first_are_there():
    assert {"claims", "incidents", "geojson"} <= set(names("publish"))
