"""What a stranger may send: nothing of it is a fault of the server, runs in a page, or reaches a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import checks

from warledger.model import Document
from warledger.record import Record
from warledger.web.api import OPERATIONS
from warledger.web.app import application
from warledger.web.serving import Serving

from .conftest import filled, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'-alert(1)-'",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{7*7}}",
    "</script><script>alert(1)</script>",
)
OUTSIDE = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/app.py",
    "....//....//etc/passwd",
    "/etc/passwd",
    "..%5c..%5cetc%5cpasswd",
    "%00",
    "..%2f",
)


def test_no_call_of_the_api_makes_the_server_fail(path: Path, gazetteer_file: Path):
    with served(application(path)) as address:
        schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
        operations = [result.ok() for result in schema.get_all_operations()]
        for operation in operations:

            @seed(1)
            @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy())
            def call(case: Any) -> None:
                case.call_and_validate(checks=HOLDS)

            call()
    assert len(operations) == len(OPERATIONS)


@pytest.fixture
def marked(tmp_path: Path, fake: dict[str, Any]) -> Iterator[tuple[httpx.Client, list[str]]]:
    """A record whose every printed thing is a script; the ids of its documents."""
    path = tmp_path / "marked.db"
    ids = [f"d{number}" for number in range(len(SCRIPTS))]
    with Record.open(path, reader=fake["Fake"]()) as record:
        record.add(
            [
                Document(
                    id=one,
                    name=script,
                    title=script,
                    publisher=script,
                    url=script,
                    text=f"{script} 7 injured {script}",
                    published="2025-07-24",
                )
                for one, script in zip(ids, SCRIPTS, strict=True)
            ]
        )
    with served(application(path)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client, ids


def test_what_stands_in_reports_is_text_in_every_page(marked: tuple[httpx.Client, list[str]]):
    client, ids = marked
    incident = client.get("/api/v1/incidents").json()["items"][0]["id"]
    pages = ["/", "/review", "/diplomacy", f"/incidents/{incident}", *(f"/documents/{one}" for one in ids)]
    pages += ["/search?text=injured", *(f"/search?text={httpx.QueryParams({'q': s})}" for s in SCRIPTS)]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        told = answer.text.lower()
        for sign in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript:', "49 7 injured"):
            assert sign not in told, (page, sign)
        assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_asked_for_is_text_in_the_answer(looking: httpx.Client, script: str):
    for name in ("text", "place", "actor", "publisher", "since", "type", "order", script):
        for page in ("/", "/search"):
            answer = looking.get(page, params={name: script})
            assert answer.status_code < 500
            for sign in ("<script>alert", "<img src=x", "<svg/onload"):
                assert sign not in answer.text.lower(), (page, name)


def test_json_is_never_taken_for_a_page(marked: tuple[httpx.Client, list[str]]):
    client, ids = marked
    for path in (f"/documents/{ids[0]}", "/incidents", "/search?text=injured", "/nothing<script>"):
        answer = client.get(f"/api/v1{path}")
        assert "json" in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("outside", OUTSIDE)
def test_no_path_leads_out(looking: httpx.Client, outside: str):
    for folder in (
        "/static/",
        "/geo/",
        "/api/v1/exports/",
        "/api/v1/documents/",
        "/documents/",
        "/incidents/",
    ):
        answer = looking.get(folder + outside)
        assert answer.status_code in (301, 303, 307, 400, 404), (folder, outside)
        assert "root:" not in answer.text
        assert "import annotations" not in answer.text


@pytest.mark.parametrize(
    "words",
    ["' OR 1=1 --", '"; DROP TABLE claims; --', "words MATCH", "NEAR(a b)", "* * *", "%", "\0", "🔥🔥🔥"],
)
def test_no_words_are_taken_for_a_query_of_the_database(looking: httpx.Client, words: str):
    for path in ("/api/v1/search", "/api/v1/incidents", "/api/v1/summary"):
        answer = looking.get(path, params={"text": words})
        assert answer.status_code == 200, answer.text
    assert looking.get("/api/v1/documents").json()["total"] == 3


def test_what_goes_wrong_inside_is_not_told(tmp_path: Path, fake: dict[str, Any]):
    path = filled(tmp_path, fake)
    app = application(path)
    with served(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        assert client.get("/api/v1/incidents").status_code == 200
        app.state.record._store._engine.dispose()
        for file in tmp_path.glob("record.db*"):
            file.unlink()
        path.write_bytes(b"no database at all" * 400)
        answer = client.get("/api/v1/documents")
        assert answer.status_code == 503
        for told in (str(tmp_path), "record.db", "SELECT", "sqlite"):
            assert told not in answer.text


def test_what_is_too_large_is_refused(tmp_path: Path, fake: dict[str, Any], gazetteer_file: Path):
    app = application(filled(tmp_path, fake), serving=Serving(largest_upload=2000))
    with served(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        form = "application/x-www-form-urlencoded"
        for path, kind in (("/api/v1/documents", "application/json"), ("/login", form)):
            headers = {"content-type": kind}
            assert client.post(path, content=b"[" * 3000, headers=headers).status_code == 413
            chunks = (b"[" * 500 for _ in range(8))
            assert client.post(path, content=chunks, headers=headers).status_code == 413
        assert client.post("/api/v1/documents", json={"text": "Quiet."}).status_code == 201
