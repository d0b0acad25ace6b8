"""The founding report alone gets the honest answer: one event, too few; what was reported is listed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from warledger import Record

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

from gold import documents

HEADLINE = "Drone strikes escalate following ceasefire talks between Russia and Ukraine"


@pytest.fixture(scope="module")
def record(gold: Path, gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("founding")
    (folder / "seed.jsonl").write_bytes(documents(gold / "seed"))
    kept = Record.open(folder / "seed.db")
    kept.add([folder / "seed.jsonl"])
    return kept


def test_one_event_is_too_few_and_what_was_reported_is_listed(record: Record):
    found = record.around("talks")
    assert found.verdict == "too few"
    assert len(found.events) == 1
    assert found.answer[0].startswith("One event, too few for any claim.")
    listed = {
        one for pair in found.main.pairs for one in (*pair.before.ids, *pair.after.ids, *pair.after.edge)
    }
    told = " ".join(found.labels[one] for one in listed | set(found.same_day))
    assert [place for place in ("Kharkiv", "Sochi", "Odesa") if place not in told] == []


def test_its_headline_can_not_be_told(record: Record):
    assert record.check(HEADLINE).finding == "can't tell"
