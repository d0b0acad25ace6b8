"""The outlines that the map draws, of countries and regions."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warledger.publish._geo import outlines

if TYPE_CHECKING:
    from starlette.requests import Request

FILES = {"countries.json": outlines.countries, "regions.json": outlines.regions}
DAY = 24 * 3600


@cache
def _packed(name: str) -> tuple[bytes, str]:
    """A file, compressed, and its mark."""
    content = FILES[name]()
    return gzip.compress(content, 6, mtime=0), f'"{hashlib.sha256(content).hexdigest()[:16]}"'


def outline(request: Request) -> Response:
    """One of the files; it changes with the program only."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    content, mark = _packed(name)
    headers = {"etag": mark, "cache-control": f"public, max-age={DAY}", "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            content, headers={**headers, "content-encoding": "gzip"}, media_type="application/geo+json"
        )
    return Response(gzip.decompress(content), headers=headers, media_type="application/geo+json")
