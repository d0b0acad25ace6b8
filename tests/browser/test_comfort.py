"""Pages are readable by anyone: axe, light and dark, narrow and wide, printed, with little motion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import drawn

from warledger.record import Query, Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.slow
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
PAGES = ("overview", "incident", "talks", "document", "diplomacy", "review", "impact", "search", "missing")


@pytest.fixture(scope="session")
def paths(examples: Path) -> dict[str, str]:
    """The address of one page of each kind."""
    with Record.open(examples) as record:
        sochi = record.find(Query(place="Sochi", type="attack")).incidents[0]
        talks = record.find(Query(type="talks")).incidents[0]
        document = next(d for d in record.documents() if d.name == "night_repeated_page")
    return {
        "overview": "/",
        "incident": f"/incidents/{sochi.id}",
        "talks": f"/incidents/{talks.id}",
        "document": f"/documents/{document.id}",
        "diplomacy": "/diplomacy",
        "review": "/review",
        "impact": f"/review/impact?verdict=reject&subjects={sochi.claims[0]}",
        "search": "/search?q=харків",
        "missing": "/?place=nowhere+at+all",
    }


def arrive(page: Page, name: str) -> None:
    """Wait until a page has all that its scripts draw; open what can be opened."""
    if name in ("overview", "missing"):
        drawn(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.wait_for_timeout(200)


OUTSIDE = """() => [...document.querySelectorAll("main *")].filter((one) => {
  if (one.closest(".wide-table, .maplibregl-map, .unseen, datalist, svg, .choices")) return false;
  const box = one.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_in_light_and_dark_and_at_any_width(
    site: str, paths: dict[str, str], open_at: Open, name: str
):
    page = open_at(site + paths[name], color_scheme="light")
    arrive(page, name)
    page.evaluate(AXE.read_text("utf-8"))  # by the debugger, which the policy does not bind
    assert not serious(page), "light"
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 20, 23)"
    assert not serious(page), "dark"
    for width in (320, 3840):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(400)  # charts are drawn anew a moment after the window's size changes
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not page.evaluate(OUTSIDE), width


def serious(page: Page) -> list[str]:
    """What axe finds serious or critical, and where."""
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{one['impact']} {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


def test_the_theme_can_be_chosen_and_lasts(site: str, open_at: Open):
    page = open_at(f"{site}/review", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.click("#theme")
    assert page.inner_text("#theme") == "Theme: dark"
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto(f"{site}/diplomacy")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_paper_gets_the_content_alone(site: str, paths: dict[str, str], open_at: Open):
    page = open_at(site + paths["incident"])
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.is_visible(".top")
    assert page.is_visible(".two-accounts")
    assert not page.is_visible(".decide >> nth=0")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_little_motion_is_respected(site: str, open_at: Open):
    page = open_at(f"{site}/", reduced_motion="reduce")
    drawn(page)
    assert page.evaluate("getComputedStyle(document.querySelector('#results')).transitionDuration") == "0s"
    assert page.evaluate("document.querySelector('#map').warledger.map._fadeDuration") == 0


def test_everything_that_can_be_pressed_shows_focus(site: str, open_at: Open):
    page = open_at(f"{site}/diplomacy")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", page.evaluate("document.activeElement.outerHTML")
