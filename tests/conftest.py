"""What every test may ask for."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every run of CI; new ones at a desk. No deadline: two cores are shared.
BUSY = [HealthCheck.too_slow]
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=BUSY)
settings.register_profile("desk", deadline=None, suppress_health_check=BUSY)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def fake() -> dict[str, Any]:
    """The names in `tests/record/fake.py`: a reader of our own, and reports for it."""
    return runpy.run_path(str(ROOT / "tests" / "record" / "fake.py"))


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated reports that stands beside the checkout, where there is one."""
    folder = Path(os.environ.get("GOLD", ROOT.parent / "shared" / "gold"))
    if not folder.is_dir():
        pytest.skip("no annotated reports beside the checkout (set GOLD to their folder)")
    return folder


@pytest.fixture(scope="session")
def gazetteer_file() -> Path:
    """The gazetteer that `make setup` builds."""
    named = os.environ.get("WARLEDGER_GAZETTEER")
    path = Path(named) if named else Path(sys.prefix) / "share" / "warledger" / "gazetteer.db"
    if not path.is_file():
        pytest.skip("no gazetteer here: run `make setup`")
    return path
