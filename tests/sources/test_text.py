from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from warledger.sources import text
from warledger.sources._input import Given

if TYPE_CHECKING:
    from pathlib import Path


FRONT = """---
published: 2025-07-24T06:10+03:00
publisher: "Example Wire"
language: en
mood: sober
---
"""


def one(path: Path, **given: str) -> Any:
    (found,) = text.documents(Given(path=path, **given))
    return found


def test_text_as_it_is_without_an_invented_date(tmp_path: Path):
    body = "Title\r\n\r\nTwo died.\n"
    (tmp_path / "a.txt").write_bytes(body.encode())
    document = one(tmp_path / "a.txt")
    assert (document.name, document.text, document.published, document.publisher) == ("a", body, None, None)
    assert document.sha256 == hashlib.sha256(body.encode()).hexdigest()
    assert document.retrieved.endswith("+00:00")


def test_front_matter_is_no_part_of_the_text(tmp_path: Path):
    (tmp_path / "a.md").write_text(FRONT + "Two died.\n", encoding="utf-8")
    document = one(tmp_path / "a.md", publisher="Another")
    assert document.text == "Two died.\n"
    assert document.published == "2025-07-24T06:10+03:00"
    assert (document.publisher, document.language) == ("Example Wire", "en")


def test_a_rule_of_dashes_is_text(tmp_path: Path):
    for body in ("---\nTwo died. Three: more\n---\nEnd.", "---\n\nTwo died.", "---\npublished: 2025-01-01\n"):
        (tmp_path / "a.txt").write_text(body, encoding="utf-8")
        assert one(tmp_path / "a.txt").text == body


def test_what_the_user_says_fills_in(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Two died.", encoding="utf-8")
    document = one(tmp_path / "a.txt", published="2025-07-24", publisher="Wire")
    assert (document.published, document.publisher) == ("2025-07-24", "Wire")


def test_the_same_report_is_the_same_document(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Two died.", encoding="utf-8")
    same = one(tmp_path / "a.txt", published="2025-07-24")
    assert same.id == one(tmp_path / "b.txt", published="2025-07-24").id
    assert same.id != one(tmp_path / "a.txt", published="2025-07-25").id
    assert same.id != one(tmp_path / "a.txt", published="2025-07-24", publisher="W").id


def test_a_date_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "a.txt").write_text("---\npublished: last week\n---\nTwo died.", encoding="utf-8")
    assert "'last week' is no date" in str(one(tmp_path / "a.txt"))


def test_empty_and_missing_files_are_told(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b" \n")
    assert "no text" in str(one(tmp_path / "a.txt"))
    assert "no such file" in str(one(tmp_path / "b.txt"))
