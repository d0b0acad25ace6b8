"""The build-time packages, installed hash-checked into a folder of their own."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LOCK = HERE / "requirements.lock"


def fetch(folder: Path) -> Path:
    """The folder with the locked packages; installs them unless this very lock is there already."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = folder / ".lock"
    if stamp.is_file() and stamp.read_text() == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    asked = ["--no-deps", "--no-compile", "--require-hashes", "--target", str(folder), "-r", str(LOCK)]
    if subprocess.run(pip + asked, check=False).returncode:
        raise SystemExit(
            f"gazetteer: could not install {LOCK}; the network is needed once. Then run `make setup` again."
        )
    stamp.write_text(wanted)
    return folder
