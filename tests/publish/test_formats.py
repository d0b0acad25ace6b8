"""GeoJSON, Parquet, PROV-JSON and the ZIP of tables: each by its own standard, on a record of every kind of incident."""

from __future__ import annotations

import csv
import io
import json
import runpy
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from warledger.model import Document, Judgement
from warledger.plugs import Trouble, load, names
from warledger.publish import _columns

ROWS = runpy.run_path(str(Path(__file__).with_name("test_schemes.py")))
CLAIMS, INCIDENTS = ROWS["CLAIMS"], ROWS["INCIDENTS"]
DOCUMENTS = [
    Document(
        id="d1", name="one", text="=x", publisher="Wire", published="2025-07-24T06:10+03:00", sha256="ab"
    )
]
READERS = [("d1", "v2", "2025-07-24T05:00:00+00:00")]
OLD = ROWS["harm"]("old", 1, 1)
JUDGEMENTS = [
    Judgement(
        id="j1", verdict="accept", subjects=("c1",), who="coder", at="2025-07-25T00:00:00+00:00", why="=seen"
    ),
    Judgement(id="j2", verdict="reject", subjects=("old",), who="coder", at="2025-07-25T00:01:00+00:00"),
    Judgement(id="j3", verdict="undo", subjects=("j2",), who="other", at="2025-07-25T00:02:00+00:00"),
]


def test_geojson_keeps_to_rfc_7946():
    told = json.loads(b"".join(load("publish", "geojson").export(CLAIMS, INCIDENTS)))
    assert told["type"] == "FeatureCollection"
    assert "GeoNames" in told["attribution"]
    assert not {"crs", "coordinates", "geometry", "properties"} & set(told)
    assert len(told["features"]) == len(INCIDENTS)
    for feature in told["features"]:
        assert (feature["type"], type(feature["id"])) == ("Feature", str)
        assert isinstance(feature["properties"], dict)
        assert not {"coordinates", "features"} & set(feature)
        geometry = feature["geometry"]
        if geometry is not None:
            assert set(geometry) == {"type", "coordinates"}
            longitude, latitude = geometry["coordinates"]
            assert geometry["type"] == "Point"
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


def parquet(name: str, folder: Path) -> tuple[Any, Path]:
    duckdb = pytest.importorskip("duckdb")
    path = folder / f"{name}.parquet"
    path.write_bytes(b"".join(load("publish", name).export(CLAIMS, INCIDENTS)))
    connection = duckdb.connect(config=_columns.SETTINGS)
    connection.read_parquet(str(path)).create_view("told")
    return connection, path


def test_parquet_has_typed_columns_and_keeps_what_is_nested(tmp_path: Path):
    connection, _ = parquet("parquet", tmp_path)
    types = {row[0]: row[1] for row in connection.sql("DESCRIBE told").fetchall()}
    assert set(types) == set(load("publish", "parquet").FIELDS)
    assert (types["first_day"], types["publishers"], types["judged"], types["means"]) == (
        "DATE",
        "BIGINT",
        "BOOLEAN",
        "VARCHAR[]",
    )
    assert types["figures"].startswith("MAP(VARCHAR, STRUCT(low BIGINT")
    assert types["history"].endswith("[]")
    found = connection.sql(
        "SELECT id, first_day, figures['killed'].high, place.latitude, \"when\".precision FROM told"
    ).fetchall()
    assert [row[0] for row in found] == [incident.id for incident in INCIDENTS]
    assert found[0][1:] == (date(2025, 7, 23), 5, 49.98, "night")
    assert found[1][2] is None


def test_parquet_claims_have_the_columns_of_every_type(tmp_path: Path):
    connection, _ = parquet("claims_parquet", tmp_path)
    types = {row[0]: row[1] for row in connection.sql("DESCRIBE told").fetchall()}
    assert {"effect", "means", "parties", "deadline", "object", "what"} <= set(types)
    assert (types["low"], types["vague"], types["parties"]) == ("BIGINT", "BOOLEAN", "VARCHAR[]")
    counted = connection.sql("SELECT sum(low) FROM told WHERE type = 'harm'").fetchall()
    assert counted == [(3 + 2 + 24 + 7,)]
    words = connection.sql("SELECT words FROM told WHERE id = 'a1'").fetchall()
    assert words == [("=accused",)], "a typed file needs no apostrophe"


def test_parquet_names_whose_the_places_are(tmp_path: Path):
    connection, path = parquet("parquet", tmp_path)
    told = connection.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    assert {key.decode() for key, _ in told} >= {"attribution", "loses"}
    assert any(b"GeoNames" in value for _, value in told)


def test_parquet_without_its_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Trouble, match=r"extra “scale” is not installed.*make full.*warledger\[scale\]"):
        b"".join(load("publish", "parquet").export(CLAIMS, INCIDENTS))


RELATIONS = {
    "wasGeneratedBy": (("prov:entity", "entity"), ("prov:activity", "activity")),
    "used": (("prov:activity", "activity"), ("prov:entity", "entity")),
    "wasAttributedTo": (("prov:entity", "entity"), ("prov:agent", "agent")),
    "wasAssociatedWith": (("prov:activity", "activity"), ("prov:agent", "agent")),
    "wasInformedBy": (("prov:informed", "activity"), ("prov:informant", "activity")),
    "wasDerivedFrom": (("prov:generatedEntity", "entity"), ("prov:usedEntity", "entity")),
}
"""Relations of PROV-JSON, with the sections that their ends are declared in."""


@pytest.fixture(scope="module")
def prov() -> dict[str, Any]:
    known = {claim.id for claim in CLAIMS}
    incidents = [incident for incident in INCIDENTS if known.issuperset(incident.claims)]
    content = load("publish", "prov").export(CLAIMS, incidents, DOCUMENTS, READERS, [OLD, OLD], JUDGEMENTS)
    told: dict[str, Any] = json.loads(b"".join(content), object_pairs_hook=without_doubles)
    return told


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len({key for key, _ in pairs}) == len(pairs), "a name is declared twice"
    return dict(pairs)


def test_prov_has_the_sections_of_prov_json_and_every_end_is_declared(prov: dict[str, Any]):
    assert (
        set(prov)
        == {"prefix", "agent", "entity", "activity", *RELATIONS}
        == set(load("publish", "prov").FIELDS)
    )
    for section, ends in RELATIONS.items():
        assert prov[section]
        for key, relation in prov[section].items():
            assert key.startswith("_:")
            for field, declared in ends:
                assert relation[field] in prov[declared], (section, field)
    for section in ("agent", "entity", "activity"):
        assert all(key.startswith("warledger:") for key in prov[section])


def test_prov_leads_from_a_figure_to_the_words_and_their_speaker(prov: dict[str, Any]):
    origins = {(r["prov:generatedEntity"], r["prov:usedEntity"]) for r in prov["wasDerivedFrom"].values()}
    assert ("warledger:incident.both", "warledger:claim.c1") in origins
    assert ("warledger:claim.c1", "warledger:document.d1") in origins
    assert prov["entity"]["warledger:incident.both"]["warledger:killed"] == 5
    assert prov["entity"]["warledger:claim.a1"]["prov:value"] == "=accused"


def test_prov_tells_who_decided_what_and_what_was_taken_back(prov: dict[str, Any]):
    people = {one["prov:label"] for one in prov["agent"].values() if "Person" in str(one.get("prov:type"))}
    assert people == {"coder", "other"}
    assert prov["entity"]["warledger:claim.old"]["warledger:superseded"] is True
    informed = {(r["prov:informed"], r["prov:informant"]) for r in prov["wasInformedBy"].values()}
    assert ("warledger:judgement.j3", "warledger:judgement.j2") in informed
    assert prov["activity"]["warledger:reading.d1"]["prov:endTime"] == "2025-07-24T05:00:00+00:00"


@pytest.fixture(scope="module")
def archive() -> zipfile.ZipFile:
    content = b"".join(load("publish", "csv").export(CLAIMS, INCIDENTS, DOCUMENTS))
    return zipfile.ZipFile(io.BytesIO(content))


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def test_the_tables_are_whole_and_every_column_is_explained(archive: zipfile.ZipFile):
    assert archive.testzip() is None
    assert set(archive.namelist()) == set(load("publish", "csv").FIELDS)
    explained = {(row["file"], row["column"]) for row in table(archive, "fields.csv")}
    for name in archive.namelist():
        if name not in ("fields.csv", "ATTRIBUTION.txt", "claims.csv"):
            header = next(csv.reader(io.StringIO(archive.read(name).decode())))
            assert {(name, column) for column in header} <= explained, name
    assert b"GeoNames" in archive.read("ATTRIBUTION.txt")


def test_the_tables_join(archive: zipfile.ZipFile):
    incidents = {row["id"] for row in table(archive, "incidents.csv")}
    claims = {row["id"] for row in table(archive, "claims.csv")}
    assert incidents == {incident.id for incident in INCIDENTS}
    links = table(archive, "links.csv")
    assert {row["incident"] for row in links} <= incidents
    assert {row["claim"] for row in links} <= claims
    figures = {row["incident"]: row for row in table(archive, "figures.csv") if row["effect"] == "killed"}
    assert (figures["dozens"]["best"], figures["dozens"]["high"], figures["dozens"]["side"]) == ("24", "", "")
    assert table(archive, "documents.csv")[0]["characters"] == "2"


def test_the_exports_that_people_ask_for_are_there():
    asked = {"claims", "incidents", "acled", "ucdp", "plover", "geojson", "parquet", "hxl", "prov", "csv"}
    assert asked <= set(names("publish"))
