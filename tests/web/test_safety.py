from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.web.serving import local

if TYPE_CHECKING:
    import httpx


def test_every_answer_carries_the_safety_headers(looking: httpx.Client):
    for path in ("/api/v1/incidents", "/api/v1/nothing", "/nothing"):
        headers = looking.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "", "127.0.0.1.evil.example", "a@b", "["]
)
def test_another_name_is_not_answered(looking: httpx.Client, host: str):
    assert looking.get("/api/v1/incidents", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_the_machines_own_names_are_answered(looking: httpx.Client, host: str):
    assert looking.get("/api/v1/incidents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.8.8.8", True),
        ("0.0.0.0", False),  # noqa: S104 - that is the point
        ("192.168.1.4", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_what_only_this_machine_reaches(host: str, expected: bool):
    assert local(host) is expected


def test_an_error_says_what_was_wrong(looking: httpx.Client):
    answer = looking.get("/api/v1/incidents?since=yesterday")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "2025-07-24" in answer.json()["detail"]
    assert looking.get("/api/v1/incidents/nothing").status_code == 404
