"""One event told in three languages: a Ukrainian post, its Russian rewrite, the English wire on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from warledger import Record

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = (
    (
        "uk",
        "2025-04-03T07:10",
        (
            "Удар по Ізюму\n\nУ ніч на 3 квітня російські дрони атакували Ізюм на Харківщині. Загинули двоє людей, ще "
            "сімох поранено, повідомив начальник Харківської ОВА Олег Синєгубов. Пошкоджено школу та дев'ять приватних "
            "будинків."
        ),
    ),
    (
        "ru",
        "2025-04-03T08:20",
        (
            "Дроны атаковали Изюм, двое погибших\n\nВ ночь на 3 апреля российские беспилотники ударили по Изюму в "
            "Харьковской области. Погибли два человека, ещё семеро ранены, сообщил глава Харьковской областной "
            "администрации Олег Синегубов. Повреждены школа и девять частных домов."
        ),
    ),
    (
        "en",
        "2025-04-03T10:00",
        (
            "Russian drones kill two in Izium\n\nRussian drones struck the city of Izium in Ukraine's Kharkiv region "
            "overnight on April 3, killing two people and wounding seven, Kharkiv Governor Oleh Syniehubov said. A "
            "school and nine houses were damaged."
        ),
    ),
)
LATER = (
    "ru",
    "2025-04-04T09:00",
    (
        "Изюм: число погибших выросло\n\nЧисло погибших при ударе российских беспилотников по Изюму в ночь на 3 апреля "
        "выросло до трёх, сообщил Олег Синегубов."
    ),
)


def incidents(folder: Path, reports: tuple[tuple[str, str, str], ...]) -> list[dict[str, Any]]:
    """What a record of these reports holds as attacks."""
    rows = [
        {
            "id": f"{code}{at[8:10]}",
            "text": text,
            "language": code,
            "published": at,
            "publisher": f"Channel {code}",
        }
        for code, at, text in reports
    ]
    path = folder / "reports.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    with Record.open(folder / "record.db") as record:
        assert not record.add([path]).troubles
        record.export("incidents", folder / "incidents.jsonl")
    lines = (folder / "incidents.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["type"] == "attack"]


@pytest.mark.usefixtures("gazetteer_file")
def test_three_languages_tell_one_incident_of_one_origin(tmp_path: Path):
    (incident,) = incidents(tmp_path, REPORTS)
    assert (incident["actor"], incident["place"]["name"], incident["status"]) == (
        "Russia",
        "Izium",
        "reported",
    )
    assert (incident["publishers"], incident["independent_sources"]) == (3, 1)
    assert sorted(incident["documents"]) == ["en03", "ru03", "uk03"]
    figures = {effect: (f["low"], f["best"], f["high"]) for effect, f in incident["figures"].items()}
    assert figures == {"killed": (2, 2, 2), "injured": (7, 7, 7)}
    assert incident["damage"] == ["education", "residential"]


@pytest.mark.usefixtures("gazetteer_file")
def test_a_later_toll_in_another_language_replaces_the_first(tmp_path: Path):
    (incident,) = incidents(tmp_path, (*REPORTS, LATER))
    assert incident["figures"]["killed"]["best"] == 3
    assert incident["figures"]["injured"]["best"] == 7
    assert incident["independent_sources"] == 1
