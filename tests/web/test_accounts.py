from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from warledger.web.accounts import pace, sessions
from warledger.web.accounts.book import RANKS, AccountError, Accounts
from warledger.web.accounts.doorstep import within
from warledger.web.app import application
from warledger.web.serving import Serving

from .conftest import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API = "/api/v1"
WORDS = "correct horse battery"


@pytest.fixture(scope="module")
def hashed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with one account of each role: hashing is slow by design, so it is done once."""
    made = Accounts(tmp_path_factory.mktemp("accounts") / "users.json")
    for role in RANKS:
        made.add(role, role, WORDS)
    return made.path.read_bytes()


@pytest.fixture
def accounts(path: Path, hashed: bytes) -> Accounts:
    made = Accounts(Accounts.beside(path))
    made.path.write_bytes(hashed)
    return made


@pytest.fixture
def client(path: Path, accounts: Accounts) -> Iterator[httpx.Client]:
    with (
        served(application(path, accounts=accounts)) as address,
        httpx.Client(base_url=address, timeout=30) as made,
    ):
        yield made


def bearer(client: httpx.Client, name: str) -> dict[str, str]:
    opened = client.post(f"{API}/session", json={"name": name, "password": WORDS})
    assert opened.status_code == 201, opened.text
    assert opened.json()["user"] == {"name": name, "role": name}
    return {"authorization": f"Bearer {opened.json()['token']}"}


def by_form(client: httpx.Client, name: str, onward: str = "/") -> httpx.Response:
    return client.post("/login", data={"name": name, "password": WORDS, "next": onward})


def test_nothing_is_told_without_a_login(client: httpx.Client):
    for path in ("/incidents", "/documents", "/openapi", "/exports/claims", "/users", "/nothing"):
        answer = client.get(API + path)
        assert answer.status_code == 401, path
        assert "log in" in answer.json()["detail"]
    turned = client.get("/review?type=attack")
    assert turned.status_code == 303
    assert turned.headers["location"] == "/login?next=%2Freview%3Ftype%3Dattack"


@pytest.mark.parametrize("given", [("reader", "wrong password"), ("nobody", WORDS), ("reader", ""), ("", "")])
def test_a_wrong_name_or_password_opens_nothing(client: httpx.Client, given: tuple[str, str]):
    answer = client.post(f"{API}/session", json={"name": given[0] or " ", "password": given[1]})
    assert answer.status_code == 401
    assert answer.json()["detail"] == "no such name and password here"
    turned = client.post("/login", data={"name": given[0], "password": given[1], "next": "/review"})
    assert turned.headers["location"] == "/login?failed=1&next=%2Freview"
    assert not turned.cookies


def test_roles_hold(client: httpx.Client):
    claim = {"verdict": "accept", "subjects": ["x"]}
    expected = {
        ("reader", "GET", "/incidents"): 200,
        ("reader", "POST", "/judgements"): 403,
        ("reader", "POST", "/documents"): 403,
        ("reader", "GET", "/users"): 403,
        ("reviewer", "POST", "/judgements"): 422,
        ("reviewer", "GET", "/users"): 403,
        ("reviewer", "DELETE", "/users/reader"): 403,
        ("admin", "GET", "/users"): 200,
        ("admin", "DELETE", "/users/nobody"): 404,
        ("admin", "DELETE", "/users/admin"): 422,
        ("admin", "DELETE", "/users/reader"): 204,
    }
    keys = {name: bearer(client, name) for name in ("reader", "reviewer", "admin")}
    for (name, method, path), status in expected.items():
        body = {"json": claim} if method == "POST" else {}
        answer: Any = client.request(method, API + path, headers=keys[name], **body)
        assert answer.status_code == status, (name, method, path, answer.text)
    assert client.get(f"{API}/incidents", headers=keys["reader"]).status_code == 401  # removed: out at once


def test_nobody_judges_in_anothers_name(client: httpx.Client):
    key = bearer(client, "reviewer")
    claim = client.get(f"{API}/incidents", headers=key).json()["items"][0]["claims"][0]
    sent = {"verdict": "accept", "subjects": [claim]}
    assert client.post(f"{API}/judgements", headers=key, json=sent | {"who": "admin"}).status_code == 403
    assert client.post(f"{API}/judgements", headers=key, json=sent).json()["who"] == "reviewer"


def test_a_logout_ends_the_session(client: httpx.Client):
    key = bearer(client, "reader")
    assert client.get(f"{API}/session", headers=key).json()["user"]["name"] == "reader"
    assert client.delete(f"{API}/session", headers=key).status_code == 204
    assert client.get(f"{API}/incidents", headers=key).status_code == 401


def test_a_browsers_session_cannot_be_read_by_scripts_or_sent_from_elsewhere(client: httpx.Client):
    entered = by_form(client, "reviewer", "/review?a=b")
    assert (entered.status_code, entered.headers["location"]) == (303, "/review?a=b")
    cookie = entered.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=lax", "path=/"))
    assert client.get(f"{API}/incidents").status_code == 200


def test_a_change_by_cookie_needs_the_pages_token(client: httpx.Client):
    by_form(client, "reviewer")
    token = client.get(f"{API}/session").json()["csrf"]
    sent = {"verdict": "accept", "subjects": ["x"]}
    url = f"{API}/judgements"
    assert client.post(url, json=sent).status_code == 403
    assert client.post(url, json=sent, headers={"x-csrf-token": "forged"}).status_code == 403
    assert client.post(url, json=sent, headers={"x-csrf-token": token}).status_code == 422
    elsewhere = {"x-csrf-token": token, "origin": "https://evil.example"}
    assert client.post(url, json=sent, headers=elsewhere).status_code == 403
    assert client.post("/logout", data={"csrf": "forged"}).status_code == 403
    assert client.post("/logout", data={"csrf": token}).status_code == 303
    assert client.get(f"{API}/incidents").status_code == 401


def test_guessing_passwords_is_slowed_down(client: httpx.Client):
    sent = {"name": "reader", "password": "guess"}
    statuses = [
        client.post(f"{API}/session", json=sent).status_code for _ in range(int(pace.LOGIN.burst) + 2)
    ]
    assert statuses[0] == 401
    assert statuses[-1] == 429
    assert int(client.post(f"{API}/session", json=sent).headers["retry-after"]) > 0


def test_over_https_the_cookie_stays_on_https(path: Path, accounts: Accounts):
    app = application(path, serving=Serving(secure=True), accounts=accounts)
    with served(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        entered = by_form(client, "reader")
    assert re.match(r"__Host-warledger=.*; Secure", entered.headers["set-cookie"])
    assert "max-age" in entered.headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("onward", "expected"),
    [
        ("/review?x=1", "/review?x=1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: b", "/"),
        ("", "/"),
    ],
)
def test_a_login_leads_into_these_pages_only(onward: str, expected: str):
    assert within(onward) == expected


def test_a_change_from_a_page_needs_the_token_on_this_machine_too(path: Path):
    with served(application(path)) as address, httpx.Client(base_url=address, timeout=30) as client:
        page = {"sec-fetch-site": "same-origin", "origin": address}
        sent = {"verdict": "accept", "subjects": ["x"]}
        url = f"{API}/judgements"
        assert client.post(url, json=sent, headers=page).status_code == 403
        token = client.get(f"{API}/session").json()["csrf"]
        assert client.post(url, json=sent, headers=page | {"x-csrf-token": token}).status_code == 422
        for headers in (
            {"origin": "https://evil.example"},
            {"sec-fetch-site": "cross-site"},
            {"origin": "null"},
        ):
            assert client.post(url, json=sent, headers=headers).status_code == 403


def test_the_file_is_for_its_owner_and_holds_no_password(accounts: Accounts):
    accounts.give("reader", "reader")
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    text = accounts.path.read_text("utf-8")
    assert WORDS not in text
    assert text.count("$argon2id$") == 3


@pytest.mark.parametrize(("name", "password"), [("a", "short"), ("", WORDS), ("a/b", WORDS), ("a\nb", WORDS)])
def test_an_account_that_can_be_none_is_refused(accounts: Accounts, name: str, password: str):
    with pytest.raises(AccountError):
        accounts.add(name, "reader", password)
    assert len(accounts.users()) == 3


def test_a_session_ends_when_nothing_is_asked(monkeypatch: pytest.MonkeyPatch):
    now = 1000.0
    monkeypatch.setattr(sessions, "monotonic", lambda: now)
    kept = sessions.Sessions()
    token = kept.begin("desk").token
    now += sessions.IDLE - 1
    assert kept.find(token) is not None
    now += sessions.IDLE - 1
    assert kept.find(token) is not None
    now += sessions.IDLE + 1
    assert kept.find(token) is None
