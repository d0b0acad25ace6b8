"""The overview and an incident on a large record, by real clicks.

`LARGE` names a record made by `benchmarks/large.py` (100,000 incidents); without it, one of
5,000 is made here.
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import drawn, until
from tests.web.conftest import served

from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.slow


@pytest.fixture
def large(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a large record."""
    if os.environ.get("LARGE"):
        return Path(os.environ["LARGE"])
    monkeypatch.setattr(sys, "path", [str(root / "benchmarks"), *sys.path])
    made: Path = runpy.run_path(str(root / "benchmarks" / "large.py"))["large"](tmp_path / "large.db", 5000)
    return made


def test_the_main_path_on_a_large_record(large: Path, open_at: Open):
    with served(application(large)) as site:
        page = open_at(f"{site}/")
        drawn(page)
        total = int(page.inner_text("#total").replace(",", ""))
        assert total >= 4000
        assert page.evaluate("document.querySelector('#map').dataset.shown") == str(total)
        assert page.locator("#days svg").count() == 1
        page.click("[rel=next]")
        page.wait_for_url("**/?page=2")
        page.check("input[name=type][value=attack]")
        page.wait_for_url("**/?type=attack")
        until(page, "document.querySelector('#results:not(.busy)') !== null")
        fewer = int(page.inner_text("#total").replace(",", ""))
        until(page, f"document.querySelector('#map').dataset.shown === '{fewer}'")
        assert 0 < fewer < total
        page.click("#results tbody a >> nth=0")
        page.wait_for_url("**/incidents/*")
        assert page.locator("article.claim").count() >= 1
        page.click("article.claim .meta a >> nth=0")
        page.wait_for_url("**/documents/*")
        assert page.locator("mark").count() >= 1
        page.goto(f"{site}/diplomacy")
        assert page.locator("#axis svg a").count() >= 1
