"""The gate: tells each request who sent it, and refuses changes that are too fast or forged."""

from __future__ import annotations

import getpass
import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse

from warledger.web.accounts.book import User
from warledger.web.accounts.pace import LOGIN, WRITING, Paces
from warledger.web.accounts.sessions import Session, Sessions
from warledger.web.answers import problem
from warledger.web.safety import CHANGES

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from warledger.web.accounts.book import Accounts
    from warledger.web.serving import Serving

PUBLIC = ("/static/", "/login", "/api/v1/session", "/api/v1/openapi.json", "/favicon.ico")
"""What is answered without a login: what it takes to log in."""
ENTRANCES = frozenset({"/login", "/api/v1/session"})


class Doors:
    """Accounts and sessions of one server; without accounts, everyone is this machine's user."""

    def __init__(self, accounts: Accounts | None, serving: Serving) -> None:
        """Take the accounts, None for none."""
        self.accounts, self.serving = accounts, serving
        self.sessions = Sessions()
        self._logins, self._writes = Paces(LOGIN), Paces(WRITING)
        self._local = Session(token="", csrf=secrets.token_urlsafe(32), name=_me())

    @property
    def cookie(self) -> str:
        """The session cookie's name; browsers take one with this prefix only by HTTPS, from this host."""
        return "__Host-warledger" if self.serving.secure else "warledger"

    def login(self, name: str, password: str) -> Session | None:
        """A new session if the password is the user's."""
        if self.accounts is None:
            return None
        user = self.accounts.checked(name, password)
        return None if user is None else self.sessions.begin(user.name)

    def entered(self, response: Response, session: Session) -> None:
        """Hand a session to a browser."""
        kept = {"httponly": True, "secure": self.serving.secure, "samesite": "lax", "path": "/"}
        response.set_cookie(self.cookie, session.token, max_age=7 * 24 * 3600, **kept)  # type: ignore[arg-type]

    def left(self, response: Response, request: Request) -> None:
        """End a browser's session."""
        self.sessions.end(request.cookies.get(self.cookie, ""))
        response.delete_cookie(
            self.cookie, path="/", secure=self.serving.secure, httponly=True, samesite="lax"
        )

    def recognized(self, request: Request) -> tuple[User | None, Session | None, bool]:
        """Who sent a request, by which session, and whether a browser sent it by itself (a cookie)."""
        if self.accounts is None:
            asked_by_page = "origin" in request.headers or "sec-fetch-site" in request.headers
            return User(name=self._local.name, role="admin"), self._local, asked_by_page
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        bearer = scheme.lower() == "bearer"
        session = self.sessions.find(token.strip() if bearer else request.cookies.get(self.cookie, ""))
        user = None if session is None else self.accounts.user(session.name)
        return user, session if user else None, not bearer

    def pace(self, request: Request, user: User | None) -> int:
        """Seconds that a change has to wait, 0 for none."""
        address = request.client.host if request.client else ""
        if request.url.path in ENTRANCES and request.method == "POST":
            return self._logins.wait(address)
        return self._writes.wait(user.name if user else address)


class Gated:
    """Lets through whom the doors let through; sets `request.state.user` and `request.state.csrf`."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self._app, self._doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Recognize the sender, then pass the request on or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        user, session, by_browser = await run_in_threadpool(self._doors.recognized, request)
        request.state.user, request.state.csrf = user, session.csrf if session else ""
        refused = self._refused(request, user)
        if refused is None and request.method in CHANGES and session is not None and by_browser:
            given, receive = await _token(request, receive)
            if not hmac.compare_digest(given.encode(), session.csrf.encode()):
                refused = problem(403, "the page is out of date: load it again, then repeat the change")
        await (refused or self._app)(scope, receive, send)

    def _refused(self, request: Request, user: User | None) -> Response | None:
        """The answer to whom the request is not open, None to let it pass."""
        path = request.url.path
        if request.method in CHANGES:
            wait = self._doors.pace(request, user)
            if wait:
                return problem(429, f"too fast; wait {wait} seconds", headers={"retry-after": str(wait)})
        if user is not None or path.startswith(PUBLIC):
            return None
        if path.startswith("/api/"):
            why = "log in first: POST name and password to /api/v1/session, send the token as Authorization: Bearer"
            return problem(401, why, headers={"www-authenticate": "Bearer"})
        asked = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(f"/login?next={quote(asked, safe='')}", 303)


async def _token(request: Request, receive: Receive) -> tuple[str, Receive]:
    """The token that came with a change, in a header or a form's field; and the body, to be read again."""
    given = request.headers.get("x-csrf-token", "")
    form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    if given or not form:
        return given, receive
    body = await request.body()
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=1000)

    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return fields.get("csrf", [""])[0], again


def _me() -> str:
    """The name of this machine's user, for judgements made without accounts."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
