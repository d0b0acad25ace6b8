from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warledger.model import Document
from warledger.plugs import Trouble
from warledger.sources import jsonl
from warledger.sources._input import Given

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, lines: list[Any], **given: Any) -> list[Any]:
    told = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(told), encoding="utf-8")
    return list(jsonl.documents(Given(path=path, **given)))


def test_fields_are_taken_and_the_id_is_the_name(tmp_path: Path):
    line = {
        "id": 17,
        "text": "Двоє загиблих.",
        "title": "T",
        "published": "Thu, 24 Jul 2025 06:10:00 +0300",
        "publisher": "Wire",
        "url": "https://example.org/1",
        "language": "uk",
        "likes": 4,
    }
    (document,) = read(tmp_path / "a.jsonl", [line])
    assert (document.name, document.text, document.language) == ("17", "Двоє загиблих.", "uk")
    assert document.published == "2025-07-24T06:10+03:00"
    assert (document.title, document.publisher, document.url) == ("T", "Wire", "https://example.org/1")


def test_a_document_without_an_id_is_named_by_its_line(tmp_path: Path):
    found = read(tmp_path / "a.jsonl", ["", {"text": "One."}, {"text": "Two."}])
    assert [document.name for document in found] == ["a:2", "a:3"]


def test_a_broken_line_is_named_and_the_others_are_kept(tmp_path: Path):
    lines: list[Any] = [{"text": f"Report {number}."} for number in range(10)]
    lines[2] = '{"text": "cut off'
    lines[5] = {"title": "no text"}
    lines[7] = {"text": "x", "published": "soon"}
    found = read(tmp_path / "a.jsonl", lines)
    assert [isinstance(one, Trouble) for one in found] == [number in (2, 5, 7) for number in range(10)]
    assert "a.jsonl, line 3: " in str(found[2])
    assert "text" in str(found[5])
    assert "'soon' is no date" in str(found[7])


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path):
    found = read(tmp_path / "a.jsonl", [{"text": "x" * 5000}, {"text": "fine"}], largest=1000)
    assert isinstance(found[0], Trouble)
    assert "line 1" in str(found[0])
    assert found[1].text == "fine"


def test_a_nul_character_in_the_text_is_told(tmp_path: Path):
    found = read(tmp_path / "a.jsonl", ['{"text": "a\\u0000b"}'])
    assert "NUL" in str(found[0])


def test_equal_texts_with_their_own_ids_are_two_documents(tmp_path: Path):
    found = read(
        tmp_path / "a.jsonl", [{"id": "a", "text": "Same."}, {"id": "b", "text": "Same."}, {"text": "Same."}]
    )
    assert len({document.id for document in found}) == 3


def test_deep_nesting_is_no_crash(tmp_path: Path):
    found = read(
        tmp_path / "a.jsonl", ['{"text": "a", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", {"text": "b"}]
    )
    assert [type(one) for one in found][1] is Document
    assert len(found) == 2
