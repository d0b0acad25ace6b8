"""The examples record, served, and a browser that is told when it should not have asked for something."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.web.conftest import served

from warledger.record import Record
from warledger.settings import Settings
from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox", "--disable-dev-shm-usage"]
PATIENCE = 30_000
"""Milliseconds to wait for what a page shows; two cores draw the map in software."""


class Watched:
    """A browser's context and what went wrong in it."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context, self.site = context, site
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.on("request", self._asked)
        context.on("page", self._opened)

    def _asked(self, request: object) -> None:
        url = urlsplit(request.url)  # type: ignore[attr-defined]
        if url.scheme in ("http", "https", "ws", "wss") and url.netloc != urlsplit(self.site).netloc:
            self.elsewhere.append(request.url)  # type: ignore[attr-defined]

    def _opened(self, page: Page) -> None:
        page.on("pageerror", lambda wrong: self.errors.append(str(wrong)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)

    def check(self) -> None:
        """Fail if another host was asked for anything, or a script failed or was refused."""
        assert not self.elsewhere, "another host was asked"
        assert not self.errors


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium; none is ever downloaded."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright here: run `make setup`")
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def examples(root: Path, gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record of `examples/`."""
    file = tmp_path_factory.mktemp("browser") / "examples.db"
    with Record.open(file, settings=Settings(gazetteer=str(gazetteer_file))) as record:
        record.add([root / "examples"])
        record.incidents()
    return file


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> Path:
    """A copy of that record, to judge in."""
    return shutil.copy(examples, tmp_path / "record.db")


@pytest.fixture(scope="session")
def site(examples: Path) -> Iterator[str]:
    """The address of the examples record, served."""
    with served(application(examples)) as address:
        yield address


@pytest.fixture
def open_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a context of its own; afterwards nothing may have gone wrong in it."""
    made: list[Watched] = []

    def opened(address: str, **given: object) -> Page:
        given.setdefault("viewport", {"width": 1280, "height": 900})
        watched = Watched(browser.new_context(**given), address)  # type: ignore[arg-type]
        made.append(watched)
        page = watched.context.new_page()
        page.goto(address)
        return page

    yield opened
    for watched in made:
        watched.context.close()
        watched.check()


def drawn(page: Page) -> None:
    """Wait until map and table show one state."""
    page.wait_for_selector("#map[data-drawn][data-shown]", state="attached")
    page.wait_for_selector("#results:not(.busy)")


def until(page: Page, expression: str) -> object:
    """Wait until an expression holds in a page, by asking again: the policy lets no page compile strings."""
    for _ in range(PATIENCE // 50):
        told = page.evaluate(expression)
        if told:
            return told
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")
