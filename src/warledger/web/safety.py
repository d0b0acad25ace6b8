"""What every request has to pass, and what every answer carries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders

from warledger.web.answers import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from warledger.web.serving import Serving

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Headed:
    """Adds the safety headers to every answer."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        year = {"strict-transport-security": "max-age=31536000"}
        self._headers = HEADERS | (year if serving.secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, headed)


class Guarded:
    """Refuses what is addressed to another name, sent from another site, or too large."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._serving.answered:
            why = "this name is not served here; start with --allow-host NAME to be reached under another"
            await problem(421, why)(scope, receive, send)
            return
        if scope["method"] in CHANGES and _elsewhere(headers):
            await problem(403, "a change has to come from these pages, not from another site")(
                scope, receive, send
            )
            return
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._serving.largest_upload:
            await problem(413, f"a request may have {self._serving.largest_upload} bytes")(
                scope, receive, send
            )
            return
        try:
            await self._app(scope, _limited(receive, self._serving.largest_upload), send)
        except TooLargeError as wrong:  # read before any application could answer
            await problem(413, str(wrong))(scope, receive, send)


class TooLargeError(ValueError):
    """A request's body is longer than allowed."""


def _limited(receive: Receive, limit: int) -> Receive:
    """Receive, but not more than a limit, whatever the sender said its length was."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooLargeError(f"a request may have {limit} bytes")
        return message

    return limited


def _name(host: str) -> str:
    """A Host header's name, without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _elsewhere(headers: Headers) -> bool:
    """True when a browser says that a page of another site sent this."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return True
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
