"""A scorer's report as flat measures: names with numbers that can be compared and pinned."""

from __future__ import annotations

from typing import Any

LESS_IS_BETTER = {"words_not_exact", "noise_false_claims", "figures_out_of_order"}
"""Measures that may fall freely and may not rise."""

STRICT = {"words_not_exact", "figures_out_of_order"}
"""Measures that have no margin: what they count must not be."""
MARGIN = 0.03
"""How far below what was reached a floor stands: a claim or two of a kind may be lost for others."""

Measures = dict[str, float]


def share(fraction: str) -> float | None:
    """Turn "3/4" into 0.75; null when nothing was asked."""
    right, total = (int(part) for part in fraction.split("/"))
    return round(right / total, 3) if total else None


def measures(report: dict[str, Any]) -> Measures:
    """The measures of one set, by name: `harm_core` and `harm_full` are F1 scores of a kind.

    A kind of which the set holds nothing has no measure: it can neither rise nor fall.
    """
    found: dict[str, float | None] = {}
    for kind, row in report["kinds"].items():
        if row["gold"]:
            found[f"{kind}_core"] = row["core"]["f1"]
            found[f"{kind}_full"] = row["full"]["f1"]
    found["speaker"] = share(report["speaker_right"])
    found["modality"] = share(report["modality_right"])
    found["words_not_exact"] = report["words_not_exact"]
    if report["noise"]["documents"]:
        found["noise_false_claims"] = report["noise"]["false_claims"]
    incidents = report["incidents"]
    if incidents and incidents["incidents"]["gold"]:
        found["incidents"] = incidents["incidents"]["f1"]
        found["bcubed"] = incidents["bcubed"]["f1"]
        for effect, fraction in incidents["best_figure_exact"].items():
            found[f"best_{effect}"] = share(fraction)
        found["figures_out_of_order"] = incidents["figures_out_of_order"]
    return {name: value for name, value in found.items() if value is not None}


def floors(reached: Measures) -> Measures:
    """The floors to pin under what was reached: a margin below, or one above where less is better."""
    return {
        name: value
        if name in STRICT
        else value + 1
        if name in LESS_IS_BETTER
        else round(max(0.0, value - MARGIN), 3)
        for name, value in reached.items()
    }


def fallen(floors: dict[str, Measures], reached: dict[str, Measures]) -> list[str]:
    """One line for each measure that is worse than its floor, and for each set that is gone."""
    lines = []
    for name, pinned in floors.items():
        if name not in reached:
            lines.append(f"{name}: pinned, but not scored now")
            continue
        for measure, floor in pinned.items():
            now = reached[name].get(measure)
            sign = -1 if measure in LESS_IS_BETTER else 1
            if now is None or sign * (now - floor) < 0:
                lines.append(f"{name} {measure}: {now} is worse than the floor {floor}")
    return lines
