"""The import contracts hold, and they would notice: each is broken once, in a copy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = {
    "a step imports another": ("merge/breach.py", "from warledger.sources import text", "steps never"),
    "a word imports a step": ("extract/breach.py", "from warledger.resolve import gazetteer", "steps never"),
    "a word imports a database": ("language/breach.py", "import sqlalchemy", "heavy"),
    "a noun imports a finder": ("model/breach.py", "from warledger import extract", "nouns"),
    "a folder without a place": ("breach/__init__.py", "", "steps never"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT), "--config", str(folder / "pyproject.toml"), "--no-cache"]
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": ""}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path):
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_noticed(copy: Path, breach: str):
    name, line, contract = BREACHES[breach]
    path = copy / "src" / "warledger" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n", "utf-8")
    done = lint(copy)
    assert done.returncode == 1
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert any(contract in row for row in broken), done.stdout
