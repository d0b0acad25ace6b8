"""Short reports read whole, for tests of what their context decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def reader(gazetteer_file: Path) -> Reader:
    """A reader on the gazetteer."""
    return Reader.open(gazetteer_file)


@pytest.fixture(scope="session")
def claims(reader: Reader) -> Callable[..., list[Any]]:
    """Reads a report: its claims, of one type or all."""

    def read(text: str, kind: str = "", published: str | None = "2025-06-05") -> list[Claim]:
        document = Document(id="r", name="r", text=text, published=published, language="en")
        return [claim for claim in reader.read(document) if kind in {"", claim.type}]

    return read
