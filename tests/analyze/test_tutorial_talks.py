"""The tutorial on talks does what it says: each command runs, and what the page quotes is what it prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "tutorial-talks.md").read_text("utf-8")
STEP = re.compile(r"^```\n(warledger .*?)\n```\n(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)
NOTEBOOK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def run(folder: Path, *words: str) -> str:
    environment = os.environ | {"WARLEDGER_RECORD": str(folder / "warledger.db"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "warledger", *words]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, gazetteer_file: Path) -> Path:
    place = tmp_path_factory.mktemp("talks")
    run(place, "read", *(str(p) for p in sorted((ROOT / "examples").iterdir()) if p.name != "README.md"))
    return place


def test_each_command_prints_what_the_page_quotes(folder: Path):
    steps = STEP.findall(PAGE)
    assert len(steps) == 4
    for line, quoted in steps:
        told = run(folder, *shlex.split(line)[1:])
        assert [row for row in quoted.splitlines() if row and row not in told] == [], line
    assert (folder / "talks.svg").read_text("utf-8").startswith("<?xml")


def test_the_notebook_shows_it(folder: Path):
    code = NOTEBOOK.findall(PAGE)[0].replace("build/demo/warledger.db", str(folder / "warledger.db"))
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - the page's own lines
    found = names["found"]
    assert found.verdict == "too few"
    assert "One event, too few for any claim" in found._repr_html_()
