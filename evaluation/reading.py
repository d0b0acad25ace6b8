"""Windows read into records of their own, two at a time, through the public interface."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gold import documents
from warledger import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

PROCESSES = 2


class UnreadError(Exception):
    """A report could not be read: a score over the others would mislead."""


class Exports(NamedTuple):
    """What a record says about one window: two exports, as JSON Lines."""

    claims: bytes
    incidents: bytes


def read_window(window: Path) -> Exports:
    """Read one window's reports into a fresh record and export it.

    Raises:
        UnreadError: if a report could not be read.
    """
    with tempfile.TemporaryDirectory(prefix="warledger-") as name:
        folder = Path(name)
        (folder / "reports.jsonl").write_bytes(documents(window))
        with Record.open(folder / "warledger.db") as record:
            outcome = record.add([folder / "reports.jsonl"])
            if outcome.troubles:
                raise UnreadError(f"{window}: {outcome.troubles[0]}")
            for export in Exports._fields:
                record.export(export, folder / f"{export}.jsonl")
        return Exports(*((folder / f"{export}.jsonl").read_bytes() for export in Exports._fields))


def read_windows(windows: Sequence[Path]) -> dict[Path, Exports]:
    """Read each window once, in two processes, and tell how far it is when a terminal looks on."""
    found = {}
    with ProcessPoolExecutor(PROCESSES) as pool:
        for window, exports in zip(windows, pool.map(read_window, windows), strict=True):
            found[window] = exports
            if sys.stderr.isatty():
                print(f"\r{len(found)}/{len(windows)} windows", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return found
