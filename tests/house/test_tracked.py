"""What may not stand in a tracked file: other machines' addresses, this one's paths, open ends."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written in pieces, so that this file does not hold what it forbids.
HOME, OPEN = "ho{}e".format("m"), "TO{}O".format("D")
HOSTS = r"files{0}pythonhosted|pypi{0}org|registry{0}npmjs|deb{0}debian".format(r"\.")
FOLDERS = f"{HOME}|{'wo'}rk|{'ro'}ot|{'fa'}rm"
OPEN_ENDS = f"{OPEN}|{'FIX'}ME|{'XX'}X|{'NotImplemented'}Error"
FORBIDDEN = {
    "the address of a package registry": re.compile(HOSTS),
    "a path of one machine": re.compile(rf"(?<![\w.])/(?:{FOLDERS})/"),
    "an open end": re.compile(rf"\b(?:{OPEN_ENDS})\b"),
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_tracked_files_are_free_of(what: str):
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        for match in FORBIDDEN[what].finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path.relative_to(ROOT)}:{line}: {match[0]}")
    assert not found, f"{what}: take it out"


def test_what_is_forbidden_is_recognized():
    assert FORBIDDEN["a path of one machine"].search(f"see /{HOME}/someone/file")
    assert FORBIDDEN["an open end"].search(f"# {OPEN}: later")
    assert not FORBIDDEN["a path of one machine"].search(f"docs/{HOME}/page and ./{HOME}/")


def test_locks_pin_every_package_with_hashes():
    for name in ("requirements.lock", "requirements-full.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        blocks = re.split(r"\n(?=[a-z])", "\n".join(row for row in text.splitlines() if row[:1] != "#"))
        assert len(blocks) > 10
        loose = [
            block.splitlines()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block
        ]
        assert not loose, f"{name}: run `make lock`"
