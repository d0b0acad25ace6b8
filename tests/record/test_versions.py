"""Posts that were edited or forwarded: all versions are kept, the latest counts, whose words they are stays."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from warledger.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = {"id": 7, "type": "message", "date_unixtime": "1753326600", "text": "Drones hit Odesa: 5 injured."}
LOWER = FIRST | {
    "edited_unixtime": "1753330200",
    "text": "Drones hit Odesa: 3 injured, we had counted some twice.",
}
HIGHER = FIRST | {"edited_unixtime": "1753333800", "text": "Drones hit Odesa: 8 injured."}


@pytest.fixture
def record(tmp_path: Path, fake: dict[str, Any]) -> Iterator[Record]:
    with Record.open(tmp_path / "a.db", reader=fake["Fake"]()) as opened:
        yield opened


def export(folder: Path, name: str, *messages: dict[str, Any], channel: str = "Rescue") -> Path:
    path = folder / name / "result.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"name": channel, "id": len(channel), "messages": messages}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "order", list(permutations([FIRST, LOWER, HIGHER])), ids=lambda o: "-".join(m["text"][17] for m in o)
)
def test_the_latest_version_counts_in_whatever_order_they_are_read(
    record: Record, tmp_path: Path, order: tuple[dict[str, Any], ...]
):
    for number, message in enumerate(order):
        record.add([export(tmp_path, str(number), message)])
        record.incidents()
    (incident,) = record.incidents()
    figure = incident.figures["injured"]
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)
    assert [(m.at, m.low) for m in incident.history] == [
        ("2025-07-24T03:10+00:00", 5),
        ("2025-07-24T04:10+00:00", 3),
        ("2025-07-24T05:10+00:00", 8),
    ]
    assert len(list(record.documents())) == len(list(record.claims())) == 3
    assert incident.documents == ("Rescue/7",)


def test_a_toll_corrected_downwards_falls(record: Record, tmp_path: Path):
    record.add([export(tmp_path, "a", FIRST), export(tmp_path, "b", LOWER)])
    (incident,) = record.incidents()
    assert (incident.figures["injured"].best, incident.figures["injured"].high) == (3, 3)
    why = record.why(incident.id)
    assert [evidence.edited for evidence in why.evidence] == ["2025-07-24T04:10+00:00"]


def test_a_version_without_figures_leaves_no_incident(record: Record, tmp_path: Path):
    record.add([export(tmp_path, "a", FIRST)])
    assert len(record.incidents()) == 1
    withdrawn = FIRST | {
        "edited_unixtime": "1753330200",
        "text": "Drones over Odesa. Figures are being checked.",
    }
    record.add([export(tmp_path, "b", withdrawn)])
    assert record.incidents() == []
    assert len(list(record.claims())) == 1


def test_the_same_version_again_is_no_news(record: Record, tmp_path: Path):
    assert len(record.add([export(tmp_path, "a", FIRST, LOWER | {"id": 8})]).new) == 2
    assert record.add([export(tmp_path, "b", FIRST, LOWER | {"id": 8})]).new == ()


def test_a_forwarded_post_is_its_first_channels_word(record: Record, tmp_path: Path):
    other = {"id": 90, "type": "message", "date_unixtime": "1753330200", "forwarded_from": "Rescue"}
    record.add(
        [
            export(tmp_path, "a", FIRST),
            export(
                tmp_path, "b", other | {"text": "From the scene in Odesa we report 5 injured"}, channel="City"
            ),
        ]
    )
    (incident,) = record.incidents()
    assert (incident.independent_sources, incident.publishers) == (1, 2)
    told = [evidence.forwarded_from for evidence in record.why(incident.id).evidence]
    assert sorted(told, key=str) == [None, "Rescue"]


def test_figures_of_a_post_forwarded_alone_name_its_first_channel(record: Record, tmp_path: Path):
    post = {"id": 91, "type": "message", "date_unixtime": "1753330200", "forwarded_from": "Rescue"}
    record.add([export(tmp_path, "b", post | {"text": "Drones hit Odesa: 5 injured."}, channel="City")])
    (incident,) = record.incidents()
    reasons = str(record.why(incident.id))
    assert "Rescue: " in reasons
    assert "City: " not in reasons


def test_without_the_note_they_are_two_sources(record: Record, tmp_path: Path):
    other = {"id": 90, "type": "message", "date_unixtime": "1753330200"}
    record.add(
        [
            export(tmp_path, "a", FIRST),
            export(
                tmp_path, "b", other | {"text": "From the scene in Odesa we report 5 injured"}, channel="City"
            ),
        ]
    )
    (incident,) = record.incidents()
    assert (incident.independent_sources, incident.publishers) == (2, 2)
