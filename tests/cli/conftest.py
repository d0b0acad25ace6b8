"""The command line run in this process, with the tests' own reader."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from warledger import cli
from warledger.record import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake: dict[str, Any]
) -> Callable[..., Any]:
    """Run a command line in a folder of its own, with the tests' reader."""
    reader = fake["Fake"]()
    monkeypatch.setattr("warledger.record.book.opened", lambda _: reader)
    monkeypatch.setattr(reading, "opened", lambda _: reader)
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> SimpleNamespace:
        code = cli.run(words)
        told = capsys.readouterr()
        return SimpleNamespace(code=code, out=told.out, err=told.err)

    return command
