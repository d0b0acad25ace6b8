"""Inputs that want to break the reading of the others."""

from __future__ import annotations

import json
import os
import resource
import tempfile
from pathlib import Path
from typing import Any

import pytest

NOBODY = 65534


def spent() -> float:
    """Seconds of the processor that commands have taken so far: other programs may be running."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


GOOD = "In Odesa 4 were injured."


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report that must be kept whatever stands beside it."""
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


BAD = {
    "empty.txt": (b"", "empty.txt: no text in it"),
    "spaces.txt": (b" \n\t\n", "no text in it"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + os.urandom(3000), "NUL byte at byte 8"),
    "noise.txt": (bytes(range(1, 256)) * 30, "binary data at byte"),
    "nul.txt": (b"In Odesa 5\x00 injured.", "NUL byte at byte 10"),
    "wide.txt": ("In Odesa 5 injured.".encode("utf-16-le"), "perhaps UTF-16"),
    "empty.jsonl": (b"\n[]\n", "line 2: no document"),
    "nothing.html": (b"<html></html>", "no main text"),
    "bomb.html": (b"<div>" * 100_000 + b"5" + b"</div>" * 100_000, "nested more than"),
    "attributes.html": (b"<p " + b'a="1" ' * 300_000 + b">", "no main text"),
    "unclosed.html": (b"<" * 300_000, "no main text"),
    "comment.html": (b"<!--" * 100_000, "no main text"),
    "entities.html": (b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>" + b"&b;" * 10, ""),
}


def test_bad_inputs_are_named_and_the_good_one_kept(command: Any, good: Path):
    for name, (raw, _) in BAD.items():
        (good.parent / name).write_bytes(raw)
    before = spent()
    done = command("read", "in")
    assert spent() - before < 30
    assert "Traceback" not in done.err
    lines = {line.split(": ")[1].split(",")[0]: line for line in done.err.splitlines()}
    assert done.code == 1
    for name, (_, told) in BAD.items():
        assert told in lines.pop(f"in/{name}", ""), name
    assert lines == {}
    assert [row["words"] for row in command.claims() if row["document"]["name"] == "good"] == ["4"]


def test_line_three_of_ten_is_broken(command: Any, tmp_path: Path):
    lines = [json.dumps({"id": f"r{n}", "text": f"In Odesa {n} injured."}) for n in range(1, 11)]
    lines[2] = lines[2][:-4]
    (tmp_path / "ten.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = command("read", "ten.jsonl")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "ten.jsonl, line 3: " in done.err
    assert [row["words"] for row in command.claims()] == ["1", "10", "2", "4", "5", "6", "7", "8", "9"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_other_encodings_are_read(command: Any, tmp_path: Path, encoding: str):
    text = "Ночью беспилотники атаковали Одессу, 4 человека ранены, пожар потушили к утру. " * 3
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert command("read", "a.txt").code == 0
    (row, *_) = command.claims()
    assert (row["words"], row["document"]["language"]) == ("4", "ru")


def test_a_folder_and_a_file_without_rights_are_named(command: Any, good: Path, tmp_path: Path):
    if os.geteuid() == 0:
        for folder in tmp_path.parents:
            if Path(tempfile.gettempdir()) in folder.parents:
                folder.chmod(0o755)
        os.chown(tmp_path, NOBODY, NOBODY)
    closed = good.parent / "closed"
    closed.mkdir(mode=0o000)
    (good.parent / "locked.txt").write_text("In Odesa 5 injured.", encoding="utf-8")
    (good.parent / "locked.txt").chmod(0o000)
    for folder in (tmp_path, good.parent):
        folder.chmod(0o755)
    try:
        done = command("read", "in", AS=str(NOBODY))
    finally:
        closed.chmod(0o755)
    assert done.code == 1, done.err
    assert "in/closed: permission denied. Ask for the right to read it" in done.err
    assert "in/locked.txt: permission denied" in done.err
    assert [row["words"] for row in command.claims()] == ["4"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["txt", "line", "jsonl"])
def test_fifty_megabytes_take_bounded_memory_and_time(command: Any, tmp_path: Path, kind: str):
    size = 50_000_000
    path = tmp_path / f"big.{'jsonl' if kind == 'jsonl' else 'txt'}"
    with path.open("w", encoding="utf-8") as file:
        if kind == "jsonl":
            for number in range(2500):
                file.write(json.dumps({"id": f"r{number}", "text": f"{number} " + "x" * 20_000}) + "\n")
        else:
            piece = "Drones were heard over the city that night. " if kind == "txt" else "x"
            file.write(piece * (size // len(piece)))
    before = spent()
    refused = command("read", path.name, timeout=400)
    if kind == "jsonl":
        assert (refused.code, refused.err) == (0, "")
        assert "2,500 documents read, 2,500 new" in refused.out
    else:
        assert refused.code == 1
        assert "more than 10 MB, the most that one document may have" in refused.err
        with path.open("r+") as file:
            file.truncate(9_000_000)
        accepted = command("read", path.name, timeout=400)
        assert (accepted.code, accepted.err) == (0, "")
    assert spent() - before < 60
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_500_000


def test_the_output_pipe_may_close(command: Any, many: Path):
    assert command("read", many.name).code == 0
    process = command.start("claims", "--json")
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(240) == 0
    assert process.stderr.read() == ""
    process.stderr.close()
