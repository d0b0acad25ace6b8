"""Annotated reports: which sets there are, their windows, and each report as a line of input.

A set is a top folder of gold (`war_en`), a window a folder of reports on the same events. A
report is NAME.txt with its annotation NAME.json beside it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = "English"
"""The sets of English reports taken together, scored as one."""
OTHERS = {"Ukrainian": "_uk", "Russian": "_ru"}
"""The same for other languages: what the names of their sets hold."""


def annotated(folder: Path) -> Iterator[Path]:
    """The NAME.json files of the reports in a folder and below, sorted."""
    return (path for path in sorted(folder.rglob("*.json")) if path.with_suffix(".txt").exists())


def windows(folder: Path) -> list[Path]:
    """The folders that hold reports directly, in a set or in a folder of sets, sorted."""
    return sorted({path.parent for path in annotated(folder)})


def sets(folder: Path) -> dict[str, list[Path]]:
    """Windows by set name, one set for each top folder, and each language's as one where its parts are there."""
    found = {top.name: windows(top) for top in sorted(folder.iterdir()) if top.is_dir()}
    found = {name: inside for name, inside in found.items() if inside}
    english = [name for name in found if is_english(name)]
    if len(english) > 1:
        found[ENGLISH] = [window for name in english for window in found[name]]
    for name, part in OTHERS.items():
        own = [one for one in found if part in one]
        if own:
            found[name] = [window for one in own for window in found[one]]
    return found


def is_english(name: str) -> bool:
    """True for the sets that make up `English`."""
    return name.startswith("war_en") or name in {"diplomacy_en", "noise_en"}


def documents(window: Path) -> bytes:
    """A window's reports as JSON Lines, as a user would hand them in.

    `published` carries the time of day where the annotation states one (`published_time`).
    """
    rows = []
    for path in sorted(window.glob("*.json")):
        if not path.with_suffix(".txt").exists():
            continue
        gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
        published = gold["published"]
        if published and gold.get("published_time"):
            published = f"{published}T{gold['published_time']}"
        row = {
            "id": gold["id"],
            "text": path.with_suffix(".txt").read_text("utf-8"),
            "published": published,
            "publisher": gold["publisher"],
            "language": gold["lang"],
        }
        rows.append(json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False))
    return ("\n".join(rows) + "\n").encode()
