"""The files that pages use, under an address that changes when any of them does: kept for good, and packed."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    import os

    from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
KEPT = {"cache-control": "public, max-age=31536000, immutable"}
WORTHWHILE = 1024
"""Bytes from which on a file is packed."""


@cache
def mark() -> str:
    """A mark of all files together."""
    told = hashlib.sha256()
    for file in sorted(file for file in FOLDER.rglob("*") if file.is_file()):
        told.update(str(file.relative_to(FOLDER)).encode() + b"\0" + file.read_bytes())
    return told.hexdigest()[:12]


def static(name: str) -> str:
    """The address of a file; those that it names beside itself have the same mark."""
    return f"/static/{mark()}/{name}"


class Shelf(StaticFiles):
    """The files, to be served under `/static/` and the mark."""

    def __init__(self) -> None:
        """Serve the package's own files."""
        super().__init__(directory=FOLDER)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """A file: packed where the browser takes it so, and never to be asked for again."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        answer.headers.update({**KEPT, "vary": "accept-encoding"})
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
        if b"gzip" not in accepted or status_code != 200 or stat_result.st_size < WORTHWHILE:  # noqa: PLR2004 - whole files
            return answer
        headers = {name: answer.headers[name] for name in ("etag", "content-type", "cache-control", "vary")}
        return Response(_packed(str(full_path)), headers={**headers, "content-encoding": "gzip"})


@cache
def _packed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6, mtime=0)
