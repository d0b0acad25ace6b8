"""An impact is what the whole record would really change by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger.model import Document
from warledger.record import Record
from warledger.record.book import JudgementError
from warledger.record.changes import compared
from warledger.record.trace import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def record(tmp_path: Path, fake: dict[str, Any]) -> Iterator[Record]:
    with Record.open(tmp_path / "a.db", reader=fake["Fake"]()) as kept:
        kept.add(
            [
                Document(
                    id=f"r{n}", name=f"r{n}", text=f"Then {n + 3} were hurt.", publisher=f"P{n}", published=at
                )
                for n, at in enumerate(("2025-07-24T06:00", "2025-07-24T08:00", "2025-07-24T12:00"))
            ]
        )
        yield kept


@pytest.mark.parametrize(
    ("verdict", "claims", "field", "value", "words"),
    [
        ("reject", [2], None, None, "this changes 1 figure"),
        ("correct", [2], "effect", "killed", "this changes 2 figures"),
        ("split", [2], None, None, "splits an incident"),
        ("reject", [0, 1, 2], None, None, "removes 1 incident"),
        ("accept", [2], None, None, "this changes"),
        ("unsure", [0, 1], None, None, "this changes nothing"),
    ],
)
def test_what_is_foreseen_comes_true(
    record: Record, verdict: Any, claims: list[int], field: str | None, value: Any, words: str
):
    ids = [claim.id for claim in record.claims()]
    subjects = [ids[number] for number in claims]
    before = record.incidents()
    foreseen = record.impact(verdict, subjects, field=field, value=value)
    assert words in foreseen.text
    assert record.incidents() == before
    assert record.judgements() == []
    made = record.judge(verdict, subjects, who="desk", field=field, value=value)
    assert list(foreseen.changes) == compared(before, record.incidents())
    back = record.impact("undo", [made.id])
    record.judge("undo", [made.id], who="desk")
    assert record.incidents() == before
    assert back.best == {effect: pair[::-1] for effect, pair in foreseen.best.items()}


def test_sums_are_shown_before_and_after(record: Record):
    ids = [claim.id for claim in record.claims()]
    assert record.impact("reject", [ids[2]]).best == {"injured": (5, 4)}
    assert record.impact("correct", [ids[2]], field="low", value=5).best == {}


def test_what_can_not_be_decided_is_refused(record: Record):
    claim = next(record.claims()).id
    with pytest.raises(JudgementError):
        record.impact("correct", [claim], field="low", value="many")
    with pytest.raises(NotFoundError):
        record.impact("accept", ["nothing"])
