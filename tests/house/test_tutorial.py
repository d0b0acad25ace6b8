"""The tutorial does what it says: its commands run, in order, on the reports in examples/."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)


def warledger(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"WARLEDGER_RECORD": str(folder / "warledger.db"), "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-m", "warledger", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, gazetteer_file: Path) -> Path:
    """A folder with the record that `make demo` makes, and the report of step 5."""
    place = tmp_path_factory.mktemp("tutorial")
    reports = [str(path) for path in sorted((ROOT / "examples").iterdir()) if path.name != "README.md"]
    done = warledger(place, "read", *reports)
    assert done.returncode == 0, done.stderr
    blocks = BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text("utf-8"))
    (place / "report.txt").write_text(next(block for block in blocks if block.startswith("---")), "utf-8")
    return place


def test_every_command_of_the_tutorial_runs(folder: Path):
    blocks = BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text("utf-8"))
    lines = [row for block in blocks for row in block.splitlines() if row.startswith("warledger ")]
    assert len(lines) > 8
    for line in lines:
        words = line.removeprefix("warledger ").split()
        if "ID" in words:
            listed = warledger(folder, "incidents").stdout.splitlines()
            words[words.index("ID")] = listed[1].split()[0]
        done = warledger(folder, *words)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        assert done.stdout or "--to" in line, line


def test_a_later_toll_joins_the_incident_it_tells_of(folder: Path):
    warledger(folder, "read", "report.txt")
    told = warledger(
        folder, "incidents", "--place", "Kharkiv", "--since", "2025-07-24", "--until", "2025-07-24"
    ).stdout
    rows = [row for row in told.splitlines() if "Kharkiv, Kharkiv Oblast" in row]
    assert len(rows) == 1, told
    assert "43" in rows[0]


def test_what_is_no_war_makes_no_incident(tmp_path: Path, gazetteer_file: Path):
    done = warledger(tmp_path, "read", str(ROOT / "examples" / "railway_strike.txt"))
    assert done.returncode == 0, done.stderr
    assert len(warledger(tmp_path, "incidents", "--json").stdout.splitlines()) == 0
