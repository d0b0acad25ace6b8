"""The error analysis names the right stage: one field is made to differ at a time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

import misses
import scorer as scoring
import structures

TEXT = "Title\n\nAt least 7 people were killed in Odesa on Friday."
GOLD = {
    "kind": "harm",
    "effect": "killed",
    "low": 7,
    "high": None,
    "place": "Odesa",
    "country": "UA",
    "lat": 46.48,
    "lon": 30.73,
    "date_from": "2025-04-04",
    "date_to": "2025-04-04",
    "scope": "incident",
    "quote": "At least 7 people were killed in Odesa",
}
GOT = {
    "id": "c1",
    "type": "harm",
    "effect": "killed",
    "low": 7,
    "high": None,
    "place": {"name": "Odesa", "country": "UA", "latitude": 46.48, "longitude": 30.73},
    "when": {"start": "2025-04-04", "end": "2025-04-04"},
    "scope": "incident",
    "words": "At least 7 people were killed",
    "start": 7,
    "end": 36,
}
FAR = {"name": "Kharkiv", "country": "UA", "latitude": 49.99, "longitude": 36.23}


@pytest.fixture(scope="module")
def scorer(gold: Path) -> Any:
    path = scoring.beside(gold / "seed")
    if path is None:
        pytest.skip("no scorer beside the annotated reports")
    return scoring.load(path)


@pytest.mark.parametrize(
    ("change", "verdict", "stage"),
    [
        ({"effect": "injured"}, "MISS", "effect"),
        ({"low": 8}, "PART", "figure"),
        ({"low": 3}, "MISS", "figure"),
        ({"place": FAR}, "PART", "place"),
        ({"when": None}, "PART", "time"),
        ({"scope": "total"}, "PART", "scope"),
        ({"type": "attack"}, "MISS", "pattern"),
    ],
)
def test_the_field_that_differs_is_the_stage(scorer: Any, change: dict[str, Any], verdict: str, stage: str):
    doc = {"id": "a", "lang": "en", "claims": [GOLD]}
    found = [
        loss for loss in misses.losses(scorer, "harm", doc, TEXT, [GOT | change]) if loss.verdict != "EXTRA"
    ]
    if stage == "figure" and verdict == "PART":
        assert found == [], "one above an open figure is the scorer's to forgive"
        return
    assert [(loss.verdict, loss.stage) for loss in found] == [(verdict, stage)]
    assert found[0].sentence.startswith("At least 7")


def test_nothing_is_lost_when_all_agrees(scorer: Any):
    doc = {"id": "a", "lang": "en", "claims": [GOLD]}
    assert list(misses.losses(scorer, "harm", doc, TEXT, [GOT])) == []


def test_an_invented_claim_is_shown_with_its_sentence(scorer: Any):
    doc = {"id": "a", "lang": "en", "claims": []}
    (loss,) = misses.losses(scorer, "harm", doc, TEXT, [GOT])
    assert (loss.verdict, loss.stage, loss.gold) == ("EXTRA", "pattern", None)
    assert "Odesa" in misses.show(loss)


def test_a_sentence_that_is_not_looked_at_is_the_gate():
    assert misses.unseen("Zinnias bloom.", "en") == "gate"
    assert misses.unseen("Seven people were killed.", "en") == "pattern"
    assert misses.unseen("Seven people were killed.", "xx") == "gate"


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Two people were killed", "passive"),
        ("the strike killed two people", "active"),
        ("the death of two people", "nominal"),
        ("12 dead in Odesa", "verbless"),
    ],
)
def test_structures_are_told_from_function_words(quote: str, told: str):
    assert structures.structure(quote, title=False) == told
    assert structures.structure(quote, title=True) == "headline"
