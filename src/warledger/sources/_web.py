"""One page from a web server: polite, bounded, and clear about what went wrong."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import msgspec

from warledger.plugs import Trouble

PAUSE = 1.0
"""Seconds between two requests to one server."""
REDIRECTS = 5

_last: dict[str, float] = {}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent: `url` after redirects, `kind` its media type, `charset` if declared."""

    url: str
    content: bytes
    kind: str
    charset: str | None


def page(url: str, *, largest: int, timeout: float, agent: str) -> Page:
    """Fetch a URL.

    Raises:
        Trouble: if there is no answer, the answer is no page, or it is larger than `largest` bytes.
    """
    import httpx

    _wait(urlsplit(url).netloc)
    client = httpx.Client(
        follow_redirects=True, max_redirects=REDIRECTS, timeout=timeout, headers={"User-Agent": agent}
    )
    try:
        with client, client.stream("GET", url) as answer:
            if answer.status_code >= httpx.codes.BAD_REQUEST:
                raise Trouble(
                    url,
                    f"the server answered {answer.status_code} {answer.reason_phrase.lower()}",
                    "Check the address, or save the page and read the file.",
                )
            chunks, size = [], 0
            for chunk in answer.iter_bytes():
                size += len(chunk)
                if size > largest:
                    raise Trouble(url, f"more than {largest / 1e6:g} MB", "Save the part you need as a file.")
                chunks.append(chunk)
            kind = answer.headers.get("content-type", "text/html").split(";")[0].strip().lower()
            return Page(
                url=str(answer.url), content=b"".join(chunks), kind=kind, charset=answer.charset_encoding
            )
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        why = str(wrong) or type(wrong).__name__
        raise Trouble(
            url,
            f"no answer ({why})",
            "Check the connection and the address; files are read without a network.",
        ) from None


def _wait(server: str) -> None:
    """Let a second pass between two requests to one server."""
    since = time.monotonic() - _last.get(server, -PAUSE)
    if since < PAUSE:
        time.sleep(PAUSE - since)
    _last[server] = time.monotonic()
