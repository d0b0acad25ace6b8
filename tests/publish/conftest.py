"""The tests' own reader, and a record made by it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

FAKE = Path(__file__).parents[1] / "record" / "fake.py"


@pytest.fixture(scope="session")
def fake() -> dict[str, Any]:
    """The names in `tests/record/fake.py`."""
    return runpy.run_path(str(FAKE))
