from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger import Document, Record
from warledger.record.changes import changed, compared

if TYPE_CHECKING:
    from pathlib import Path


def report(name: str, text: str, published: str, retrieved: str) -> Document:
    return Document(id=name, name=name, text=text, published=published, retrieved=retrieved, language="en")


@pytest.fixture
def record(tmp_path: Path, fake: dict[str, Any]) -> Any:
    with Record.open(tmp_path / "war.db", reader=fake["Fake"]()) as opened:
        opened.add(
            [
                report("early", "3 people were hurt.", "2025-07-24T06:00", "2025-08-01T10:00:00+00:00"),
                report("late", "The toll is 5 now.", "2025-07-24T12:00", "2025-08-02T10:00:00+00:00"),
            ]
        )
        yield opened


def told(record: Record, since: str, clock: Any = "read") -> list[tuple[str, str]]:
    return [(change.kind, change.text) for change in changed(record, since, clock=clock)]


def test_a_figure_that_a_later_report_moved_is_a_change_since_then(record: Record):
    assert ("figure", "injured: 3 → 5 (3 to 5)") in told(record, "2025-08-02")
    assert not told(record, "2025-08-03")


def test_everything_is_new_since_before_the_first_report(record: Record):
    assert told(record, "2025-08-01") == [("new", "first told, in 2 reports")]


def test_publication_is_another_clock(record: Record):
    assert not told(record, "2025-07-25", "published")
    assert told(record, "2025-07-24", "published") == [("new", "first told, in 2 reports")]
    moved = told(record, "2025-07-24T10:00", "published")
    assert ("figure", "injured: 3 → 5 (3 to 5)") in moved


def test_what_a_person_parted_or_rejected_is_a_change(record: Record):
    one, two = record.claims()
    record.judge("different", [one.id, two.id], who="ann")
    assert {"split"} == {
        kind for kind, _ in told(record, "2025-08-03") if kind in {"split", "merged", "gone"}
    }
    assert "merged" not in {kind for kind, _ in told(record, "2025-08-03")}
    record.judge("reject", [one.id, two.id], who="ann")
    assert [kind for kind, _ in told(record, "2025-08-03")] == ["gone"]


def test_what_was_two_and_is_one_is_merged(record: Record):
    one, two = record.claims()
    joined = record.incidents()
    record.judge("different", [one.id, two.id], who="ann")
    parted = record.incidents()
    merged = [change for change in compared(parted, joined) if change.kind == "merged"]
    assert [change.before for change in merged] == [tuple(sorted(incident.id for incident in parted))]
