"""The founding report, row by row: every claim of its annotation, no other violence, no date of its own making."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from warledger import Record

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

import reading
import scorer as scoring

TOLD_ONCE = {"attack", "harm", "damage", "talks", "exchange"}
"""Kinds of which nothing false may be told."""


@pytest.fixture(scope="module")
def seed(gold: Path, gazetteer_file: Path) -> Path:
    folder = gold / "seed"
    if scoring.beside(folder) is None:
        pytest.skip("no scorer beside the annotated reports")
    return folder


@pytest.fixture(scope="module")
def exports(seed: Path) -> reading.Exports:
    return reading.read_window(seed)


@pytest.fixture(scope="module")
def report(seed: Path, exports: reading.Exports) -> dict[str, Any]:
    path = scoring.beside(seed)
    assert path is not None
    return scoring.score(path, [seed], [exports])


def test_every_claim_is_found(report: dict[str, Any]):
    kinds = report["kinds"]
    assert {"attack", "harm", "damage", "talks", "exchange"} <= set(kinds)
    assert {kind: row["core"]["r"] for kind, row in kinds.items() if row["core"]["r"] < 1} == {}
    assert all(kinds[kind]["full"]["f1"] >= 0.95 for kind in ("attack", "harm"))


def test_nothing_false_is_told(report: dict[str, Any]):
    assert {kind: report["kinds"][kind]["core"]["p"] for kind in TOLD_ONCE} == dict.fromkeys(TOLD_ONCE, 1.0)
    right, asked = report["speaker_right"].split("/")
    assert right == asked != "0"


def test_the_repeated_half_adds_nothing(seed: Path, exports: reading.Exports):
    text = (seed / "seed_report.txt").read_text("utf-8")
    claims = [json.loads(line) for line in exports.claims.splitlines()]
    assert all(text[claim["start"] : claim["end"]] == claim["words"] for claim in claims)
    assert any(claim["repeats"] == 1 for claim in claims)
    told = [(claim["type"], claim["words"], claim.get("effect")) for claim in claims if claim["repeats"]]
    assert len(told) == len(set(told))
    assert max(claim["repeats"] for claim in claims) == 1


def test_without_a_publication_date_nothing_gets_one(seed: Path, tmp_path: Path):
    with Record.open(tmp_path / "a.db") as record:
        record.add([seed / "seed_report.txt"])
        claims = list(record.claims())
        incidents = record.incidents()
    assert len(claims) > 15
    whens = [claim.when for claim in claims] + [incident.when for incident in incidents]
    dated = [when for when in whens if when is not None and (when.start or when.end)]
    assert dated == []
