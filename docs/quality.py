"""The page that says how good the reading is, from the pinned scores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = """# How good it is

Measured on reports that a coder annotated: real events, several outlets each, several wars. `make evaluate`
scores them, and a version that falls more than 0.03 below these does not pass. Sets whose name ends in `_uk`
and `_ru` are Ukrainian and Russian; `blind` was written apart from the reader, on other wars and years, and is
never tuned on; `opened` is of the same making and was blind once; `English` is all English sets of development reports taken together.

**Core** asks for the claim itself (for harm: the right effect and figure), **full** also for its place, date and
scope or means. The numbers are F1 scores: 1 is every claim found and none invented.
"""
BESIDE = """All development reports of a language taken together: full F1, core F1 in parentheses, and how many claims there are.
An empty cell: no report of that language has a claim of the type annotated, so nothing is known. 0.00: there are
some, and none was read right.
"""
LIMITS = """
## What to keep in mind

- One annotator, one pass: a few per cent of the annotation is itself disputable.
- Positions, proposals and damage are the least complete in the annotation and the hardest to read.
- A score on prepared reports is no promise for yours: look at `warledger why` before a number is used.
"""


LANGUAGES = ("English", "Ukrainian", "Russian")
"""The sets that take all development reports of a language together."""


def measured(value: object) -> str:
    """A measure as printed; a dash where nothing was asked."""
    return "–" if value is None else str(value)


def by_kind(reports: dict[str, Any]) -> list[str]:
    """One table: kinds down, sets across, full F1 with core F1 beside it."""
    kinds = list(dict.fromkeys(kind for report in reports.values() for kind in report["kinds"]))
    rows = ["| full (core) | " + " | ".join(reports) + " |", "|---|" + "---|" * len(reports)]
    for kind in kinds:
        cells = []
        for report in reports.values():
            row = report["kinds"].get(kind)
            asked = row and row["gold"]
            cells.append(f"{row['full']['f1']:.2f} ({row['core']['f1']:.2f})" if asked else "–")
        rows.append(f"| {kind} | " + " | ".join(cells) + " |")
    return rows


def by_language(reports: dict[str, Any], types: Sequence[str]) -> list[str]:
    """One table: every claim type down, languages across; empty where nothing of a type is annotated.

    A cell holds full F1, core F1 in parentheses, and how many claims there were to find.
    """
    spoken = [name for name in LANGUAGES if name in reports]
    rows = ["| full (core), claims | " + " | ".join(spoken) + " |", "|---|" + "---|" * len(spoken)]
    for kind in types:
        cells = []
        for name in spoken:
            row = reports[name]["kinds"].get(kind)
            asked = row and row["gold"]
            cells.append(f"{row['full']['f1']:.2f} ({row['core']['f1']:.2f}), {row['gold']}" if asked else "")
        rows.append(f"| {kind} | " + " | ".join(cells) + " |")
    cells = [reports[name]["speaker_right"] for name in spoken]
    return [*rows, "| *speaker right* | " + " | ".join(cells) + " |"]


def whole(reports: dict[str, Any]) -> list[str]:
    """One table: what goes for a set as a whole."""
    rows = [
        "| set | reports | speaker | modality | false claims in reports without any | incidents F1 | B-cubed | best killed | best injured |"
    ]
    rows.append("|---|" + "---|" * 8)
    for name, report in reports.items():
        noise, merged = report["noise"], report["incidents"]
        figures = merged.get("best_figure_exact", {})
        cells = [
            report["documents"],
            report["speaker_right"],
            report["modality_right"],
            f"{noise['false_claims']} in {noise['documents']}" if noise["documents"] else None,
            merged["incidents"]["f1"] if merged else None,
            merged["bcubed"]["f1"] if merged else None,
            figures.get("killed"),
            figures.get("injured"),
        ]
        rows.append(f"| {name} | " + " | ".join(measured(cell) for cell in cells) + " |")
    return rows


def by_structure(structures: dict[str, Any]) -> list[str]:
    """One table: recall by the phrase structure in which a claim is told."""
    rows = ["| set | kind | structure | claims | found | found in full |", "|---|---|---|---|---|---|"]
    for name, kinds in structures.items():
        for kind, found in kinds.items():
            for structure, (asked, core, full) in found.items():
                rows.append(
                    f"| {name} | {kind} | {structure} | {asked} | {core / asked:.2f} | {full / asked:.2f} |"
                )
    return rows


def by_window(windows: dict[str, Any]) -> list[str]:
    """One table: each window's full F1 of harm and attack, and its incidents."""
    shown = ["harm_full", "attack_full", "incidents", "bcubed"]
    rows = ["| window | harm | attack | incidents | B-cubed |", "|---|---|---|---|---|"]
    for name, found in windows.items():
        if any(measure in found for measure in shown):
            rows.append(f"| {name} | " + " | ".join(measured(found.get(measure)) for measure in shown) + " |")
    return rows


def page(scores: Path, types: Sequence[str]) -> str:
    """The quality page; without pinned scores, it says that there are none."""
    if not scores.exists():
        return HEAD + "\nNothing has been pinned in this version yet.\n" + LIMITS
    found = json.loads(scores.read_text("utf-8"))
    each = {name: report for name, report in found["sets"].items() if name not in LANGUAGES}
    parts = [HEAD, "## By claim type and language\n", BESIDE, *by_language(found["sets"], types)]
    parts += ["\n## By kind of claim\n", *by_kind(each), "\n## By set\n", *whole(found["sets"])]
    parts += ["\n## By phrase structure\n", *by_structure(found["structures"])]
    parts += ["\n## By window\n", *by_window(found["windows"]), LIMITS]
    return "\n".join(parts)
