"""Synthetic violence for the tests of what is said about it."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("benchmarks", "evaluation"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / folder))
