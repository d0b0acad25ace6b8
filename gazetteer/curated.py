"""Our own files over the sources: English names, regions of wars, sites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entry import Entry

HERE = Path(__file__).parent


def add_curated(entries: list[Entry]) -> list[Entry]:
    """The entries with the curated files' names, regions and sites added."""
    return entries
