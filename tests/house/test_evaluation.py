"""The gate of the evaluation: what rises passes, what falls is named."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MEASURES = runpy.run_path(str(ROOT / "evaluation" / "measures.py"))
GOLD = runpy.run_path(str(ROOT / "evaluation" / "gold.py"))
QUALITY = runpy.run_path(str(ROOT / "docs" / "quality.py"))

REPORT = {
    "kinds": {
        "harm": {"gold": 4, "predicted": 4, "core": {"f1": 0.9}, "full": {"f1": 0.8}},
        "attack": {"gold": 0, "predicted": 1, "core": {"f1": 0.0}, "full": {"f1": 0.0}},
    },
    "speaker_right": "3/4",
    "modality_right": "0/0",
    "words_not_exact": 0,
    "noise": {"documents": 2, "false_claims": 1},
    "incidents": {
        "incidents": {"gold": 2, "predicted": 2, "f1": 1.0},
        "bcubed": {"f1": 0.95},
        "best_figure_exact": {"killed": "1/2"},
        "figures_out_of_order": 0,
    },
}


def test_measures_leave_out_what_a_set_does_not_hold():
    found = MEASURES["measures"](REPORT)
    assert found["harm_full"] == 0.8
    assert found["speaker"] == 0.75
    assert found["best_killed"] == 0.5
    assert "attack_core" not in found
    assert "modality" not in found


def test_rising_is_free_and_falling_is_named():
    fallen = MEASURES["fallen"]
    floors = {"war_en": {"harm_full": 0.8, "noise_false_claims": 1}}
    assert fallen(floors, {"war_en": {"harm_full": 0.9, "noise_false_claims": 0}}) == []
    worse = fallen(floors, {"war_en": {"harm_full": 0.79, "noise_false_claims": 2}})
    assert [line.split(":")[0] for line in worse] == ["war_en harm_full", "war_en noise_false_claims"]
    assert fallen(floors, {"war_en": {"harm_full": 0.8}}), "a measure that is gone fell"
    assert fallen(floors, {}), "so did a set that is gone"


def test_floors_stand_a_little_below_and_no_lower():
    found = {"harm_full": 0.8, "talks_core": 0.01, "noise_false_claims": 0, "words_not_exact": 0}
    pinned = MEASURES["floors"](found)
    assert pinned == {"harm_full": 0.77, "talks_core": 0.0, "noise_false_claims": 1, "words_not_exact": 0}
    assert MEASURES["fallen"]({"war_en": pinned}, {"war_en": found}) == []
    assert MEASURES["fallen"]({"war_en": pinned}, {"war_en": found | {"words_not_exact": 1}})


def annotated(folder: Path, name: str, **more: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    gold = {"id": name, "publisher": "P", "lang": "en", "published": "2025-04-04", "claims": []}
    (folder / f"{name}.json").write_text(json.dumps(gold | more), "utf-8")
    (folder / f"{name}.txt").write_text("Title\n\nText.", "utf-8")


def test_sets_are_top_folders_and_english_joins_its_parts(tmp_path: Path):
    annotated(tmp_path / "war_en" / "april", "a")
    annotated(tmp_path / "noise_en", "b")
    annotated(tmp_path / "war_uk" / "april", "c")
    (tmp_path / "war_en" / "april" / "incidents.json").write_text("[]", "utf-8")
    found = GOLD["sets"](tmp_path)
    assert set(found) == {"English", "Ukrainian", "noise_en", "war_en", "war_uk"}
    assert found["Ukrainian"] == found["war_uk"]
    assert found["English"] == [tmp_path / "noise_en", tmp_path / "war_en" / "april"]


def test_reports_go_in_with_their_time_of_day_and_without_their_gold(tmp_path: Path):
    annotated(tmp_path, "a", published_time="11:22")
    annotated(tmp_path, "b", published=None)
    rows = [json.loads(line) for line in GOLD["documents"](tmp_path).splitlines()]
    assert rows[0]["published"] == "2025-04-04T11:22"
    assert "published" not in rows[1]
    assert all(set(row) <= {"id", "text", "published", "publisher", "language"} for row in rows)


def test_the_table_of_languages_has_every_type_and_shows_empty_cells_empty():
    kinds: Any = REPORT["kinds"]
    other = REPORT | {"kinds": {"harm": kinds["harm"]}}
    rows = QUALITY["by_language"](
        {"English": REPORT, "Russian": other, "war_en": REPORT}, ["attack", "harm", "talks"]
    )
    assert rows[0] == "| full (core), claims | English | Russian |"
    assert rows[2:] == [
        "| attack |  |  |",
        "| harm | 0.80 (0.90), 4 | 0.80 (0.90), 4 |",
        "| talks |  |  |",
        "| *speaker right* | 3/4 | 3/4 |",
    ]


def test_languages_are_scored_as_wholes(tmp_path: Path):
    for name in ("war_en", "diplomacy_en", "war_uk", "war_uk2", "war_ru"):
        (tmp_path / name).mkdir()
        for ending in (".txt", ".json"):
            (tmp_path / name / f"a{ending}").write_text("{}", "utf-8")
    found = GOLD["sets"](tmp_path)
    whole = {
        name: sorted(window.name for window in found[name]) for name in ("English", "Ukrainian", "Russian")
    }
    assert whole == {
        "English": ["diplomacy_en", "war_en"],
        "Ukrainian": ["war_uk", "war_uk2"],
        "Russian": ["war_ru"],
    }
