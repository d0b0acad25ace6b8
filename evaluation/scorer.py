"""The scorer that stands beside the gold: as a program over exports, and as a module whose hits are the hits."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading import Exports


def beside(gold: Path) -> Path | None:
    """The scorer of a folder of gold, or of a set or window in it; None when there is none."""
    found = (folder / "evaluation" / "score.py" for folder in gold.resolve().parents)
    return next((path for path in found if path.is_file()), None)


def load(path: Path) -> Any:
    """The scorer as a module.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def score(scorer: Path, folders: Sequence[Path], exports: Sequence[Exports]) -> dict[str, Any]:
    """The scorer's report on some windows and what was exported for them."""
    with tempfile.TemporaryDirectory(prefix="warledger-") as name:
        place = Path(name)
        for number, folder in enumerate(folders):
            inside = place / "gold" / f"{number:03}_{folder.name}"
            inside.mkdir(parents=True)
            for path in folder.iterdir():
                if path.suffix in {".json", ".txt"}:
                    shutil.copy(path, inside)
        (place / "claims.jsonl").write_bytes(b"".join(e.claims for e in exports))
        (place / "incidents.jsonl").write_bytes(b"".join(e.incidents for e in exports))
        command = [sys.executable, str(scorer), "gold", "claims.jsonl", "incidents.jsonl", "--json"]
        done = subprocess.run(command, cwd=place, capture_output=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report
