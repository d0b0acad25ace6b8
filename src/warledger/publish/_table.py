"""Rows → CSV (RFC 4180, UTF-8), with cells that a spreadsheet can't take for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[bytes]:
    """Yield the header, then each row; columns a row lacks stay empty."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        yield _taken(file)
        writer.writerow({key: _safe(value) for key, value in row.items()})
    yield _taken(file)


def _taken(file: io.StringIO) -> bytes:
    """What has been written since the last call."""
    written = file.getvalue().encode()
    file.seek(0)
    file.truncate()
    return written


def _safe(value: Any) -> Any:
    """Text that starts like a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
