from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from warledger import merge, pipeline
from warledger.plugs import fingerprint
from warledger.record.rules import rules

SOURCE = Path(str(merge.__file__)).parents[2]
TELL = """
from warledger.pipeline import READING
from warledger.plugs import fingerprint
from warledger.record.rules import rules
print(rules(), fingerprint(*READING))
"""


def told(folder: Path) -> list[str]:
    """The rules' hash and the reader's, as a copy of the package in that folder tells them."""
    words = [sys.executable, "-c", TELL]
    done = subprocess.run(words, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(SOURCE / "warledger", folder / "warledger", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_they_are_the_same_each_time_and_in_another_place(copy: Path):
    assert told(copy) == [rules(), fingerprint(*pipeline.READING)]


@pytest.mark.parametrize(
    ("changed", "which"),
    [
        ("merge/score.py", [True, False]),
        ("language/en.toml", [False, True]),
        ("codebook/harm.py", [False, True]),
        ("extract/shape.py", [False, True]),
        ("actors/states.toml", [False, True]),
        ("resolve/place.py", [False, True]),
        ("pipeline.py", [False, True]),
        ("cli/read.py", [False, False]),
    ],
)
def test_they_change_with_the_files_they_stand_for(copy: Path, changed: str, which: list[bool]):
    path = copy / "warledger" / changed
    before, content = told(copy), path.read_bytes()
    path.write_bytes(content + b"\n# changed\n")
    after = told(copy)
    path.write_bytes(content)
    assert [a != b for a, b in zip(before, after, strict=True)] == which
    assert told(copy) == before


def test_telling_takes_next_to_no_time():
    fingerprint.cache_clear()
    started = time.process_time()
    fingerprint(*pipeline.READING)
    assert time.process_time() - started < 0.1
