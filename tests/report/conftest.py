"""A record of the examples, and reports of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from warledger.publish._sitrep.compose import composed
from warledger.publish._sitrep.content import Asked, Report
from warledger.record import Record
from warledger.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report") / "examples.db"


@pytest.fixture(scope="session")
def record(gazetteer_file: Path, record_file: Path):
    examples = sorted(one for one in (ROOT / "examples").iterdir() if one.name != "README.md")
    with Record.open(record_file, settings=Settings(gazetteer=str(gazetteer_file))) as kept:
        kept.add(examples)
        yield kept


@pytest.fixture(scope="session")
def report(record: Record) -> Report:
    """Of two nights and days in July."""
    return composed(record, Asked(since="2025-07-23", until="2025-07-24"))


@pytest.fixture(scope="session")
def whole(record: Record) -> Report:
    """Of all that is in the record."""
    return composed(record, Asked())


@pytest.fixture(scope="session")
def short(record: Record) -> Report:
    """Of the two incidents with the most harm; the others are counted."""
    return composed(record, Asked(limit=2, last="2025-07-24"))
