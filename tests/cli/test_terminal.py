"""What a person sees on a terminal, and what must not be there."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from warledger.cli._screen import progress_bar

COMMAND = Path(__file__).parents[1] / "hostile" / "command.py"


def on_a_terminal(folder: Path, *words: str, delay: float = 0.0) -> str:
    """Run a command line on a terminal of 100 columns; all that it showed."""
    main, side = pty.openpty()
    environment = os.environ | {"COLUMNS": "100", "TERM": "xterm-256color", "DELAY": str(delay)}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, str(COMMAND), *words],
        cwd=folder,
        env=environment,
        stdout=side,
        stderr=side,
        stdin=side,
    )
    os.close(side)
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(main)
    assert process.wait(240) == 0
    return shown.decode()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    lines = [json.dumps({"id": f"r{n}", "text": f"In Odesa {n} injured."}) for n in range(1, 13)]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_a_bar_when_reading_takes_long(reports: Path):
    slow = on_a_terminal(reports, "read", "reports.jsonl", delay=0.35)
    assert "reading" in slow
    assert "12 documents read" in slow


def test_no_bar_before_two_seconds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    now = [0.0]
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    tell, end = progress_bar("reading")
    for now[0] in (1.0, 1.9):
        tell(1, "a")
    end()
    assert capsys.readouterr().err == ""


def test_a_table_in_color_on_a_terminal_alone(reports: Path):
    on_a_terminal(reports, "read", "reports.jsonl")
    assert "\x1b[1m" in on_a_terminal(reports, "incidents")
    done = subprocess.run(
        [sys.executable, str(COMMAND), "incidents"], cwd=reports, capture_output=True, text=True, check=True
    )
    assert "\x1b" not in done.stdout
    assert done.stderr == ""
