from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import msgspec
import pytest
from openapi_spec_validator import validate
from tests.web.conftest import served

from warledger.model import Incident
from warledger.plugs import load
from warledger.record import Query, Record
from warledger.record.rules import rules
from warledger.web.api import OPERATIONS
from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API = "/api/v1"


def got(client: httpx.Client, path: str, **parameters: Any) -> Any:
    answer = client.get(API + path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_incidents_are_what_the_record_finds(client: httpx.Client, path: Path):
    page = got(client, "/incidents")
    with Record.open(path) as record:
        found = record.find(Query())
    assert page["total"] == found.total == len(page["items"])
    assert page["items"] == msgspec.json.decode(msgspec.json.encode(found.incidents))
    first = page["items"][0]
    assert got(client, f"/incidents/{first['id']}") == first
    why = got(client, f"/incidents/{first['id']}/why")
    assert why["kind"] == "incident"
    assert {one["claim"]["id"] for one in why["evidence"]} == set(first["claims"])


def test_pages_follow_one_another(client: httpx.Client):
    whole = got(client, "/documents")
    seen, address = [], f"{API}/documents?limit=1"
    while address:
        page = client.get(address).json()
        assert page["total"] == whole["total"] == 3
        seen += page["items"]
        address = page["next"]
    assert seen == whole["items"]


def test_claims_documents_and_words(client: httpx.Client, fake: dict[str, Any]):
    (head,) = [one for one in got(client, "/documents")["items"] if one["name"] == "late"]
    document = got(client, f"/documents/{head['id']}")
    assert document["text"] == fake["REPORTS"][1]["text"]
    (claim,) = got(client, "/claims", document=head["id"])
    assert document["text"][claim["start"] : claim["end"]] == claim["words"] == "5"
    assert got(client, f"/claims/{claim['id']}") == claim
    assert got(client, f"/claims/{claim['id']}/why")["kind"] == "claim"
    assert [hit["document"]["name"] for hit in got(client, "/search", text="toll")["documents"]] == ["late"]


def test_points_and_summary_answer_one_query(client: httpx.Client):
    asked = {"since": "2025-07-23", "until": "2025-07-24", "place": "Odesa"}
    points, summary = got(client, "/points", **asked), got(client, "/summary", **asked)
    assert len(points["id"]) == summary["incidents"] == got(client, "/incidents", **asked)["total"]
    spots = got(client, "/spots", **asked)
    assert spots["total"] == sum(spots["incidents"]) + spots["unplaced"] == summary["incidents"]


@pytest.fixture
def prefixed(tmp_path: Path) -> Iterator[httpx.Client]:
    """A record with three incidents, two of which have ids that start alike."""
    store = load("stores", "sqlite").open(str(tmp_path / "prefixed.db"))
    made = [Incident(id=name, type="attack") for name in ("aa11", "aa22", "b<i>3")]
    store.rebuild(made, store.state(rules()))
    store.close()
    with (
        served(application(tmp_path / "prefixed.db")) as address,
        httpx.Client(base_url=address) as own,
    ):
        yield own


def test_the_start_of_an_id_will_do(prefixed: httpx.Client):
    assert got(prefixed, "/incidents/aa1")["id"] == got(prefixed, "/incidents/aa11")["id"] == "aa11"
    page = prefixed.get("/incidents/aa2")
    assert (page.status_code, page.headers["location"]) == (307, "/incidents/aa22")
    assert prefixed.get("/incidents/aa2", follow_redirects=True).status_code == 200
    assert got(prefixed, "/claims", incident="aa2") == []


def test_a_start_that_several_ids_have_is_told_with_them(prefixed: httpx.Client):
    told = prefixed.get(f"{API}/incidents/aa")
    assert told.status_code == 404
    assert "aa11, aa22" in told.json()["detail"]
    page = prefixed.get("/incidents/aa")
    assert page.status_code == 404
    assert 'href="/incidents/aa11"' in page.text
    assert 'href="/incidents/aa22"' in page.text


@pytest.mark.parametrize("start", ["c", "%25", "aa%25", "'", "aa11 "])
def test_a_start_that_no_id_has_is_not_found(prefixed: httpx.Client, start: str):
    for path in (f"/incidents/{start}", f"{API}/incidents/{start}", f"{API}/claims/{start}"):
        assert prefixed.get(path).status_code == 404, path


def test_the_start_of_a_claims_id_will_do(client: httpx.Client):
    one = got(client, "/incidents")["items"][0]["claims"][0]
    assert got(client, f"/claims/{one[:10]}")["id"] == one


def test_an_answer_that_is_known_is_not_sent_again(client: httpx.Client):
    first = client.get(f"{API}/incidents")
    mark = first.headers["etag"]
    known = client.get(f"{API}/incidents", headers={"if-none-match": f'"other", {mark}'})
    assert (known.status_code, known.content) == (304, b"")
    claim = first.json()["items"][0]["claims"][0]
    sent = {"verdict": "accept", "subjects": [claim], "who": "desk"}
    assert client.post(f"{API}/judgements", json=sent).status_code == 201
    assert client.get(f"{API}/incidents", headers={"if-none-match": mark}).status_code == 200


def test_a_report_is_read_once(client: httpx.Client, gazetteer_file: Path):
    sent = {
        "text": "A drone strike on Kharkiv killed two people and injured seven, the governor said.",
        "published": "2025-07-24T09:00+03:00",
        "publisher": "Example Wire",
    }
    first = client.post(f"{API}/documents", json=sent)
    assert first.status_code == 201
    read = first.json()
    assert read["new"] is True
    assert {"killed", "injured"} <= {claim.get("effect") for claim in read["claims"]}
    assert read["incidents"][0]["place"]["name"] == "Kharkiv"
    assert client.post(f"{API}/documents", json=sent).json() == {**read, "new": False}
    assert got(client, "/search", text="Kharkiv")["total"] == 1


def test_a_decision_is_weighed_logged_and_undone(client: httpx.Client):
    before = got(client, "/incidents", since="2025-07-23")["items"]
    incident = next(one for one in before if one["figures"]["injured"]["best"] == 9)
    (claim,) = [one for one in got(client, "/claims", incident=incident["id"]) if one["words"] == "9"]
    sent = {"verdict": "reject", "subjects": [claim["id"]], "why": "another town", "who": "desk"}
    weighed = client.post(f"{API}/judgements/impact", json=sent).json()
    assert weighed["figures"] == 1
    assert "1 figure" in weighed["text"]
    assert got(client, "/judgements")["total"] == 0
    logged = client.post(f"{API}/judgements", json=sent).json()
    assert (logged["who"], logged["why"]) == ("desk", "another town")
    assert [one["figures"]["injured"]["best"] for one in got(client, "/incidents")["items"]].count(9) == 0
    undone = client.post(f"{API}/judgements", json={"verdict": "undo", "subjects": [logged["id"]]})
    assert undone.status_code == 201
    assert got(client, "/incidents", since="2025-07-23")["items"] == before
    assert [one["verdict"] for one in got(client, "/judgements")["items"]] == ["undo", "reject"]


def test_exports_are_files(client: httpx.Client):
    names = [one["name"] for one in got(client, "/exports")]
    assert {"claims", "incidents", "geojson"} <= set(names)
    answer = client.get(f"{API}/exports/claims")
    assert len(answer.text.splitlines()) == 3
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("/incidents?limit=0", 400, "limit"),
        ("/incidents?limit=x", 400, "limit"),
        ("/incidents?offset=-1", 400, "offset"),
        ("/incidents?order=size", 400, "order"),
        ("/incidents?colour=red", 400, "colour"),
        ("/incidents?type=a&type=b", 400, "twice"),
        ("/documents?since=2025-01-01", 400, "since"),
        ("/documents/none", 404, "document"),
        ("/incidents/none/why", 404, "none"),
        ("/claims", 400, "document=ID"),
        ("/search", 400, "text"),
        ("/exports/none", 404, "geojson"),
        ("/exports/claims?since=x", 400, "2025-07-24"),
        ("/exports/documents?since=2025-07-24", 400, "whole"),
        ("/nothing", 404, ""),
    ],
)
def test_what_is_asked_wrongly_is_told(looking: httpx.Client, address: str, status: int, word: str):
    answer = looking.get(API + address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert word in answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"verdict": "accept", "subjects": ["nothing"]}, 422),
        ({"verdict": "accept", "subjects": []}, 422),
        ({"verdict": "applaud", "subjects": ["x"]}, 422),
        ({"verdict": "correct", "subjects": ["x"]}, 422),
        ({"verdict": "accept", "subjects": ["x"], "colour": 1}, 422),
        ([], 422),
    ],
)
def test_a_decision_that_can_be_none_is_refused(looking: httpx.Client, sent: Any, status: int):
    answer = looking.post(f"{API}/judgements", json=sent)
    assert answer.status_code == status, answer.text
    assert looking.get(f"{API}/judgements").json()["total"] == 0


def test_only_json_is_taken(client: httpx.Client):
    assert client.post(f"{API}/judgements", data={"verdict": "accept"}).status_code == 415
    broken = client.post(f"{API}/judgements", content=b"{", headers={"content-type": "application/json"})
    assert broken.status_code == 400


def test_the_description_is_valid_and_whole(client: httpx.Client):
    told = got(client, "/openapi.json")
    validate(told)
    described = {(path, method.upper()) for path, item in told["paths"].items() for method in item}
    assert described == {(one.path, one.method) for one in OPERATIONS}
    fields = {one["name"] for one in told["paths"]["/summary"]["get"]["parameters"]}
    assert fields == set(Query.__struct_fields__)
