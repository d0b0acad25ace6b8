"""Merging alone, on annotated claims: what was reached stays reached."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from warledger.merge import incidents

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
from gold import sets
from gold_claims import dropped, measured, summed, window
from misses import load_scorer

if TYPE_CHECKING:
    from collections import Counter

# Floors under what merging reaches: incident F1, B-cubed F1, shares of exact best figures.
FLOORS = {
    "seed": (1.0, 1.0, 1.0, 1.0),
    "war_en": (0.98, 0.98, 0.93, 0.93),
    "diplomacy_en": (0.93, 0.87, 1.0, 1.0),
    "war_uk": (0.80, 0.97, 0.95, 0.95),
    "war_ru": (0.85, 0.94, 0.95, 0.85),
    "English": (0.91, 0.945, 0.87, 0.90),
}


@cache
def reached(gold: Path, name: str, share: float = 0.0) -> Counter[str]:
    scorer: Any = load_scorer((gold.parent / "evaluation" / "score.py").resolve())

    def report(folder: Path) -> Any:
        given = window(folder)
        claims = dropped(given.claims, share, 0) if share else given.claims
        return measured(scorer, given, incidents(given.documents, list(claims.values())))

    return summed(report(folder) for folder in sets(gold)[name] if (folder / "incidents.json").exists())


def f1(total: Counter[str], right: str, found: str, true: str) -> float:
    precision, recall = total[right] / total[found], total[right] / total[true]
    return 2 * precision * recall / (precision + recall)


def cubed(total: Counter[str]) -> float:
    precision, recall = total["bcubed_p"] / total["items"], total["bcubed_r"] / total["items"]
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("name", FLOORS)
def test_gold_claims_merge_into_gold_incidents(gold: Path, name: str):
    total = reached(gold, name)
    incident, cluster, *figures = FLOORS[name]
    assert f1(total, "hits", "predicted", "gold") >= incident
    assert cubed(total) >= cluster
    for effect, floor in zip(("killed", "injured"), figures, strict=True):
        assert total[effect] >= floor * total[f"{effect}_asked"]
    assert total["disorder"] == 0


def test_claims_that_lost_a_field_still_find_their_incident(gold: Path):
    total = reached(gold, "English", 0.25)
    assert cubed(total) >= 0.89
    assert total["disorder"] == 0
