"""The command line in a process of its own, and many reports to read."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest


class Command:
    """`warledger` in a process of its own, with the tests' reader."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Start a command line; `command.py` says what the environment may hold."""
        return subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "command.py"), *words],
            cwd=self.folder,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words: str, timeout: float = 300, **environment: str) -> SimpleNamespace:
        """Run a command line to its end."""
        process = self.start(*words, **environment)
        out, err = process.communicate(timeout=timeout)
        return SimpleNamespace(code=process.returncode, out=out, err=err)

    def committed(self) -> int:
        """How many documents are in the record by now."""
        path = self.folder / "warledger.db"
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
                return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    def wait(self, count: int) -> None:
        """Wait until some documents are committed."""
        for _ in range(2400):
            if self.committed() >= count:
                return
            time.sleep(0.05)
        pytest.fail("nothing was committed in two minutes")

    def claims(self, record: str = "warledger.db") -> list[dict[str, Any]]:
        """The record's claims; the file must be whole for that."""
        with sqlite3.connect(self.folder / record) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        done = self("claims", "--json", "--record", record)
        assert done.code == 0, done.err
        return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """The command line, in a folder of its own."""
    return Command(tmp_path)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Four hundred small reports, one number in each."""
    path = tmp_path / "many.jsonl"
    lines = [
        json.dumps({"id": f"r{n}", "text": f"In Odesa {n} were injured. {'x' * 500}"}) for n in range(400)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
