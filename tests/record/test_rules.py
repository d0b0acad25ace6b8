from __future__ import annotations

from typing import TYPE_CHECKING

from warledger import merge
from warledger.record.rules import rules

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_rules_change_with_the_code_that_derives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Spec:
        origin = str(tmp_path / "__init__.py")
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr("warledger.record.rules.find_spec", lambda _: Spec)
    seen = set()
    for content in ("a = 1", "a = 2"):
        (tmp_path / "__init__.py").write_text(content, encoding="utf-8")
        rules.cache_clear()
        seen.add(rules())
    rules.cache_clear()
    assert len(seen) == 2


def test_rules_are_the_same_each_time():
    first = rules()
    rules.cache_clear()
    assert rules() == first
    assert merge.__file__
