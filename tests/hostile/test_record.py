"""What may befall a record while it is written: it stays whole, and says what happened."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from warledger.record.reading import FEW

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
@pytest.mark.parametrize(
    ("processes", "first", "count", "delay"), [("1", 10, 400, "0.1"), ("2", FEW + 5, 1600, "0.02")]
)
def test_an_end_in_the_middle_loses_nothing_committed(
    command: Any, tmp_path: Path, sent: signal.Signals, processes: str, first: int, count: int, delay: str
):
    lines = [json.dumps({"id": f"r{n}", "text": f"In Odesa {n} were injured."}) for n in range(count)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    process = command.start("read", "many.jsonl", "--processes", processes, DELAY=delay)
    command.wait(first)
    process.send_signal(sent)
    out, err = process.communicate(timeout=240)
    assert out == ""
    if sent == signal.SIGINT:
        assert process.returncode == 130
        assert "interrupted; what was committed before is in the record" in err
        assert "Traceback" not in err
    kept = command.committed()
    assert first <= kept < count
    assert len(command.claims()) >= kept
    done = command("read", "many.jsonl")
    assert done.code == 0
    assert f"{count:,} documents read, {count - kept:,} new" in done.out
    assert len({row["document"]["name"] for row in command.claims()}) == count


def test_two_writers_at_once_both_succeed(command: Any, many: Path, tmp_path: Path):
    other = tmp_path / "other.jsonl"
    lines = [json.dumps({"id": f"o{n}", "text": f"In Kherson {n} were injured."}) for n in range(200)]
    other.write_text("\n".join(lines + many.read_text("utf-8").splitlines()[:50]), encoding="utf-8")
    running = [command.start("read", name, DELAY="0.002") for name in (many.name, other.name)]
    for process in running:
        out, err = process.communicate(timeout=240)
        assert (process.returncode, err) == (0, "")
        assert "documents read" in out
    names = [row["document"]["name"] for row in command.claims()]
    assert len(names) == len(set(names)) == 600


def test_a_reader_is_not_kept_out_by_a_writer(command: Any, many: Path, tmp_path: Path):
    process = command.start("read", many.name, DELAY="0.02")
    command.wait(5)
    assert len(command.claims()) >= 5
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=240)


def test_a_writer_that_never_ends_is_told(command: Any, many: Path, tmp_path: Path):
    assert command("read", many.name).code == 0
    (tmp_path / "a.txt").write_text("In Odesa 4 injured.", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "warledger.db")) as holder:
        holder.execute("BEGIN IMMEDIATE")
        done = command("read", "a.txt", WARLEDGER_PATIENCE="0.3")
        holder.rollback()
    assert (done.code, done.out) == (3, "")
    assert "another program kept it locked" in done.err


def test_a_full_disk_by_limit(command: Any, many: Path, tmp_path: Path):
    assert command("read", many.name).code == 0
    before = len(command.claims())
    lines = [json.dumps({"id": f"n{n}", "text": f"In Odesa {n} injured. {'y' * 20_000}"}) for n in range(200)]
    (tmp_path / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = command("read", "more.jsonl", LARGEST="1200000")
    assert (done.code, done.out) == (3, "")
    assert "warledger.db: the disk " in done.err
    assert "Traceback" not in done.err
    assert len(command.claims()) >= before
    done = command("read", "more.jsonl")
    assert done.code == 0
    assert len({row["document"]["name"] for row in command.claims()}) == 600


def test_a_full_disk_for_real(command: Any, tmp_path: Path):
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("mounting a small disk takes root")
    small = tmp_path / "small"
    small.mkdir()
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], check=False)
    if done.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        lines = [
            json.dumps({"id": f"n{n}", "text": f"In Odesa {n} injured. {'y' * 20_000}"}) for n in range(300)
        ]
        (tmp_path / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
        told = command("read", "more.jsonl", "--record", "small/a.db")
        assert (told.code, told.out) == (3, "")
        assert "small/a.db: the disk is full. Make room" in told.err
        shutil.copy(small / "a.db", tmp_path / "copy.db")
        if (small / "a.db-wal").exists():
            shutil.copy(small / "a.db-wal", tmp_path / "copy.db-wal")
        kept = command.claims("copy.db")
        assert 0 < len({row["document"]["name"] for row in kept}) < 300
        target = command("export", "claims", "--to", "small/claims.jsonl", "--record", "copy.db")
        assert target.code == 1
        assert "no space left" in target.err
        assert not (small / "claims.jsonl").exists()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_newer_record_is_refused(command: Any, many: Path, tmp_path: Path):
    assert command("read", many.name).code == 0
    with closing(sqlite3.connect(tmp_path / "warledger.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    for words in (["claims"], ["read", many.name]):
        done = command(*words)
        assert (done.code, done.out) == (3, "")
        assert "written by a newer Warledger (its shape is 9999" in done.err


@pytest.mark.parametrize("content", [b"x" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_another_file_is_refused_and_left_alone(command: Any, tmp_path: Path, content: bytes):
    (tmp_path / "warledger.db").write_bytes(content)
    done = command("claims")
    assert (done.code, done.out) == (3, "")
    assert "Traceback" not in done.err
    assert (tmp_path / "warledger.db").read_bytes() == content


def test_another_programs_database_is_refused(command: Any, tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "warledger.db")) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.commit()
    done = command("claims")
    assert done.code == 3
    assert "another program's database" in done.err


def test_a_folder_that_is_not_there_is_told(command: Any, many: Path):
    done = command("read", many.name, "--record", "no/such/folder/a.db")
    assert done.code == 3
    assert "can't be opened" in done.err


def test_two_that_make_the_record_at_once(command: Any, tmp_path: Path):
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"In Odesa {number} injured.", encoding="utf-8")
    running = [command.start("read", f"{number}.txt") for number in range(6)]
    for process in running:
        _, err = process.communicate(timeout=240)
        assert (process.returncode, err) == (0, "")
    assert len(command.claims()) == 6
