"""Pages and feeds from web servers: polite, bounded, and clear about what went wrong."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from warledger.plugs import Trouble
from warledger.sources._coded import body

if TYPE_CHECKING:
    import httpx

PAUSE = 1.0
"""Seconds between two requests to one server."""
REDIRECTS = 5
TRIES = 3
"""How often a server that is busy is asked at once; `warledger watch` asks again later instead."""
BACK_OFF = 1.0
"""Seconds before the second try; each further wait is twice as long."""
PATIENCE = 20.0
"""Seconds up to which a server's wish to be asked later is waited for."""
SLOWEST = 6
"""A body may take so many times the time-out in all."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

_last: dict[str, float] = {}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a server said of what it sent last, to be asked whether it has changed since."""

    etag: str | None = None
    modified: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent: `url` after redirects, `kind` its media type, `charset` if declared.

    `unchanged` when it has nothing newer than what was `Known`; `fault` says why `content` is
    not all of it.
    """

    url: str
    content: bytes = b""
    kind: str = ""
    charset: str | None = None
    known: Known = Known()
    unchanged: bool = False
    fault: str | None = None


class Away(Trouble):
    """A server that does not answer now, but may later; `after` so many seconds, where it says."""

    def __init__(
        self, where: str, why: str, remedy: str, *, after: float | None = None, busy: bool = True
    ) -> None:
        """Keep what a message has; `busy` when asking again in a moment may help."""
        super().__init__(where, why, remedy)
        self.after, self.busy = after, busy


def page(
    url: str, *, largest: int, timeout: float, agent: str, known: Known | None = None, tries: int = TRIES
) -> Page:
    """Fetch a URL; a server that is busy is asked again a little later.

    Raises:
        Away: if there is no answer, or none now.
        Trouble: if the answer is no page.
    """
    wait = BACK_OFF
    while True:
        try:
            return _asked(url, largest, timeout, agent, known or Known())
        except Away as away:
            tries -= 1
            pause = max(away.after or 0.0, wait)
            if not away.busy or tries < 1 or pause > PATIENCE:
                raise
        time.sleep(pause)
        wait *= 2


def _asked(url: str, largest: int, timeout: float, agent: str, known: Known) -> Page:
    """One request."""
    import httpx

    _wait(urlsplit(url).netloc)
    headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate"}
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    headers.update({name: value for name, value in asked.items() if value})
    client = httpx.Client(follow_redirects=True, max_redirects=REDIRECTS, timeout=timeout, headers=headers)
    try:
        with client, client.stream("GET", url) as answer:
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return Page(url=url, known=known, unchanged=True)
            _refuse(url, answer)
            return _received(answer, largest, timeout)
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        why = str(wrong) or type(wrong).__name__
        raise Away(
            url,
            f"no answer ({why})",
            "Check the connection and the address; files are read without a network.",
            busy=isinstance(wrong, httpx.TimeoutException | httpx.RemoteProtocolError | httpx.ReadError),
        ) from None


def _refuse(url: str, answer: httpx.Response) -> None:
    """Say what an answer that is no page means."""
    status = answer.status_code
    if status < 400:  # noqa: PLR2004 - HTTP: from 400 on it is an error
        return
    why = f"the server answered {status} {answer.reason_phrase.lower()}"
    if status in _BUSY:
        after = _after(answer.headers.get("retry-after"))
        raise Away(url, why, "Try again later.", after=after)
    raise Trouble(url, why, "Check the address, or save the page and read the file.")


def _after(stated: str | None) -> float | None:
    """Seconds that a server asks to wait: stated as such, or as a date."""
    if stated is None:
        return None
    if stated.strip().isdecimal():
        return float(stated)
    try:
        until = parsedate_to_datetime(stated)
    except (TypeError, ValueError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _received(answer: httpx.Response, largest: int, timeout: float) -> Page:
    """The body, as far as it comes, never more than `largest` bytes of it."""
    import httpx

    chunks, size, fault = [], 0, None
    began = time.monotonic()
    try:
        for chunk in answer.iter_raw():
            size += len(chunk)
            if size > largest:
                raise Trouble(
                    str(answer.url), f"more than {largest / 1e6:g} MB", "Save the part you need as a file."
                )
            chunks.append(chunk)
            if time.monotonic() - began > SLOWEST * timeout:
                fault = f"it came too slowly and was left after {size:,} bytes"
                break
    except httpx.HTTPError as wrong:
        fault = f"it broke off after {size:,} bytes ({str(wrong) or type(wrong).__name__})"
    got = body(b"".join(chunks), answer.headers.get("content-encoding", ""), largest)
    kind = answer.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    known = Known(etag=_header(answer, "etag"), modified=_header(answer, "last-modified"))
    return Page(
        url=str(answer.url),
        content=got.content,
        kind=kind,
        charset=answer.charset_encoding,
        known=known,
        fault=fault or got.fault,
    )


def _header(answer: httpx.Response, name: str) -> str | None:
    """A header that can be sent back as it is."""
    value: str | None = answer.headers.get(name)
    return value if value and value.isascii() and not _CONTROL.search(value) else None


def _wait(server: str) -> None:
    """Let a second pass between two requests to one server."""
    since = time.monotonic() - _last.get(server, -PAUSE)
    if since < PAUSE:
        time.sleep(PAUSE - since)
    _last[server] = time.monotonic()
