"""The same inputs and ends as in the other files here, with the reader that users have."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REAL = {"REAL": "1"}
COUNT = 1500


def report(number: int) -> str:
    """A small report of a strike with one figure."""
    return f"Drones attacked Odesa overnight. {number} people were injured, the governor said."


def injured(command: Any) -> dict[str, list[int]]:
    """The figures of injured in the record, by document."""
    found: dict[str, list[int]] = {}
    for row in command.claims():
        if row["type"] == "harm":
            found.setdefault(row["document"]["name"], []).append(row["low"])
    return found


@pytest.fixture
def many(tmp_path: Path) -> dict[str, list[int]]:
    """Many reports in `many.jsonl`; gives what reading them must find."""
    lines = [json.dumps({"id": f"r{n}", "text": report(n)}) for n in range(2, COUNT)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return {f"r{n}": [n] for n in range(2, COUNT)}


def test_bad_inputs_cost_nothing_of_the_good_one(command: Any, tmp_path: Path):
    (tmp_path / "in").mkdir()
    bad = {
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "nul.txt": b"Drones attacked Odesa. 5\x00 injured.",
        "bomb.html": b"<div>" * 100_000 + b"5" + b"</div>" * 100_000,
        "three.jsonl": b'{"id": "a", "text": "Shells hit Goma."}\n{"id": "b",\n',
    }
    for name, raw in bad.items():
        (tmp_path / "in" / name).write_bytes(raw)
    (tmp_path / "in" / "good.txt").write_text(report(4), encoding="utf-8")
    done = command("read", "in", **REAL)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert {name for name in bad if f"in/{name}" in done.err} == set(bad)
    assert injured(command) == {"good": [4]}


def test_a_long_line_a_long_word_and_marks_alone_are_read(command: Any, tmp_path: Path):
    line = " ".join(report(4) for _ in range(8_000)).replace(".", ",")
    for name, text in {"line": line, "word": "x" * 3_000_000, "marks": "«(—,;" * 100_000}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = command("read", "line.txt", "word.txt", "marks.txt", timeout=400, **REAL)
    assert (done.code, done.err) == (0, "")
    assert "3 documents read, 3 new" in done.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_other_encodings_are_read(command: Any, tmp_path: Path, encoding: str):
    text = "Ночью беспилотники атаковали Одессу. Четыре человека ранены, сообщил губернатор. Пожар потушили."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert command("read", "a.txt", **REAL).code == 0
    assert injured(command) == {"a": [4]}


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_an_end_in_the_middle_loses_nothing(command: Any, many: dict[str, list[int]], sent: signal.Signals):
    process = command.start("read", "many.jsonl", "--processes", "1", **REAL)
    command.wait(10)
    process.send_signal(sent)
    _, err = process.communicate(timeout=240)
    assert "Traceback" not in err
    kept = injured(command)
    assert 10 <= len(kept) < len(many)
    assert all(many[name] == figures for name, figures in kept.items())
    assert command("read", "many.jsonl", **REAL).code == 0
    assert injured(command) == many


def test_two_writers_at_once_both_succeed(command: Any, tmp_path: Path, many: dict[str, list[int]]):
    (tmp_path / "other.jsonl").write_text(
        "\n".join(json.dumps({"id": f"o{n}", "text": report(n)}) for n in range(2, 300)), encoding="utf-8"
    )
    running = [command.start("read", name, **REAL) for name in ("many.jsonl", "other.jsonl")]
    for process in running:
        _, err = process.communicate(timeout=240)
        assert (process.returncode, err) == (0, "")
    assert injured(command) == many | {f"o{n}": [n] for n in range(2, 300)}


def test_a_full_disk_leaves_the_record_whole(command: Any, many: dict[str, list[int]]):
    full = command("read", "many.jsonl", LARGEST="400000", **REAL)
    assert full.code == 3
    assert "Traceback" not in full.err
    kept = injured(command)
    assert all(many[name] == figures for name, figures in kept.items())
    assert command("read", "many.jsonl", **REAL).code == 0
    assert injured(command) == many
