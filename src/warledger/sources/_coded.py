"""Bodies as servers send them → bytes: chunked, gzip, deflate and Brotli, never more than a limit."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEP = 1 << 16
_CODINGS = frozenset({"gzip", "x-gzip", "deflate", "br"})


class Body(msgspec.Struct, frozen=True):
    """A body as far as it could be had; `fault` says why that is not all of it."""

    content: bytes
    fault: str | None = None


def body(raw: bytes, codings: str, largest: int, *, chunked: bool = False) -> Body:
    """A body freed of its codings.

    Args:
        raw: the body as sent.
        codings: the value of `Content-Encoding`, "" for none.
        largest: the most bytes that may come of it; no more is ever unpacked.
        chunked: whether it was sent in chunks whose marks are still in it.
    """
    found = Body(_unchunked(raw) if chunked else raw)
    for coding in reversed([one.strip().lower() for one in codings.split(",")]):
        if coding in _CODINGS:
            unpacked = (
                _brotli(found.content, largest) if coding == "br" else _zlib(found.content, coding, largest)
            )
            found = Body(unpacked.content, found.fault or unpacked.fault)
        elif coding not in ("", "identity"):
            return Body(b"", f"packed as {coding!r}, which is not read")
    return found


def _joined(pieces: Iterable[bytes], largest: int) -> Body:
    whole, size = [], 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > largest:
                return Body(b"", f"more than {largest / 1e6:g} MB when unpacked")
            whole.append(piece)
    except (zlib.error, OSError, EOFError):
        return Body(b"".join(whole), "its compression is damaged")
    return Body(b"".join(whole))


def _zlib(raw: bytes, coding: str, largest: int) -> Body:
    """What gzip or deflate holds; some servers send deflate without its head."""
    bits = 31 if "gzip" in coding else 15 if raw[:1] == b"x" else -15

    def pieces() -> Iterable[bytes]:
        unpacker, rest = zlib.decompressobj(bits), raw
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
        if not unpacker.eof:
            raise EOFError

    return _joined(pieces(), largest)


def _brotli(raw: bytes, largest: int) -> Body:
    from fastwarc.stream_io import BrotliReader

    def pieces() -> Iterable[bytes]:
        reader = BrotliReader(BytesIO(raw))
        while piece := reader.read(_STEP):
            yield piece

    return _joined(pieces(), largest)


def _unchunked(raw: bytes) -> bytes:
    """A chunked body without the marks of its chunks; as it is when it has none."""
    found: list[bytes] = []
    at = 0
    while (end := raw.find(b"\r\n", at, at + 40)) >= 0:
        try:
            size = int(raw[at:end].split(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(found)
        found.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(found) if found else raw
