"""The main path of each page on the examples record, by real clicks and drags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.browser.conftest import drawn, until
from tests.web.conftest import served

from warledger.record import Query, Record
from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.slow


def number(page: Page, selector: str) -> int:
    return int(page.inner_text(selector).replace(",", ""))


def agree(page: Page) -> int:
    """Map, table, counts and address tell the same number of incidents; that number."""
    drawn(page)
    total = number(page, "#total")
    until(page, f"document.querySelector('#map').dataset.shown === '{total}'")
    heading = page.inner_text("#results h2")
    assert int(re.sub(r"\D", "", heading)) == total
    assert page.locator("#results tbody tr").count() == min(total, 50)
    asked = parse_qs(urlsplit(page.url).query)
    answer = page.request.get(
        f"{page.url.split('/?')[0].rstrip('/')}/api/v1/summary?{urlsplit(page.url).query}"
    )
    assert answer.json()["incidents"] == total
    for name in ("since", "until"):
        assert page.input_value(f"#{name}") == asked.get(name, [""])[0]
    return total


def test_filters_map_timeline_table_and_address_agree(site: str, open_at: Open):
    page = open_at(f"{site}/")
    whole = agree(page)
    page.check("input[name=type][value=attack]")
    page.wait_for_url("**/?type=attack")
    attacks = agree(page)
    assert 0 < attacks < whole
    box = page.locator("#days svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + 45, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 60, steps=6)
    page.mouse.up()
    page.wait_for_url("**/?*since=*")
    early = agree(page)
    assert 0 < early < attacks
    link = page.url
    page.go_back()
    page.wait_for_url("**/?type=attack")
    assert agree(page) == attacks
    assert page.is_checked("input[name=type][value=attack]")
    page.goto(link)
    assert agree(page) == early
    page.click(".chosen a:has-text('Type')")
    until(page, "!location.search.includes('type=')")
    agree(page)


def test_the_table_can_follow_the_map(site: str, open_at: Open):
    page = open_at(f"{site}/?place=Kharkiv+Oblast,+UA")
    agree(page)
    page.check("#follow")
    page.wait_for_url("**/?*box=*")
    before = page.url
    agree(page)
    for _ in range(3):
        page.click(".maplibregl-ctrl-zoom-out")
        page.wait_for_timeout(400)
    until(page, f"location.href !== {before!r}")
    agree(page)
    page.uncheck("#follow")
    until(page, "!location.search.includes('box=')")
    agree(page)


def test_a_click_on_the_map_leads_to_the_incident(site: str, open_at: Open):
    page = open_at(f"{site}/?place=Kharkiv&type=attack")
    agree(page)
    spot = until(
        page,
        """(() => {
          const { map } = document.querySelector("#map").warledger;
          const pin = map.queryRenderedFeatures({ layers: ["pins"] })[0];
          if (!pin || map.isMoving()) return null;
          const { x, y } = map.project(pin.geometry.coordinates);
          const box = map.getCanvas().getBoundingClientRect();
          return [x + box.x, y + box.y];
        })()""",
    )
    page.mouse.click(*spot)
    page.click(".maplibregl-popup a")
    page.wait_for_url("**/incidents/*")
    assert "Kharkiv" in page.inner_text("h1") or "Pidlyman" in page.inner_text("h1")


def test_an_incident_answers_why(site: str, examples: Path, open_at: Open):
    with Record.open(examples) as record:
        told = next(i for i in record.find(Query(place="Sochi", type="attack")).incidents if i.history)
    page = open_at(f"{site}/incidents/{told.id}")
    assert page.inner_text(".figure.killed .best") == str(told.figures["killed"].best)
    page.click(".figure.killed summary")
    assert f"best {told.figures['killed'].best}" in page.inner_text(".figure.killed details")
    assert page.locator("#chart svg").count() == 1
    page.fill("#step", "1")
    first = page.inner_text("#told")
    page.click("#play")
    until(page, f"document.querySelector('#told').innerText !== {first!r}")
    assert page.locator(".two-accounts tbody tr").count() >= 4
    assert page.locator("article.claim mark").count() == len(told.claims)
    page.click("article.claim .meta a >> nth=0")
    page.wait_for_url("**/documents/*#mark-*")
    assert page.locator("mark.lit").count() >= 1


def test_a_document_is_shown_as_received(site: str, examples: Path, open_at: Open):
    with Record.open(examples) as record:
        told = next(d for d in record.documents() if d.name == "night_repeated_page")
        claims = record.claims_in(told.id)
    page = open_at(f"{site}/documents/{told.id}")
    assert page.evaluate("document.querySelector('.as-received').textContent") == told.text
    marked = page.evaluate("[...document.querySelectorAll('mark')].flatMap(m => m.dataset.claims.split(' '))")
    assert {claim.id for claim in claims} == set(marked)
    assert page.locator(".as-received .repeat").count() >= 2
    assert "goes back" in page.inner_text(".beside")
    page.click(f"[data-claim='{claims[1].id}'] .said a")
    assert page.locator("mark.lit").first.inner_text() in claims[1].words


def test_diplomacy_has_one_time_axis(site: str, open_at: Open):
    page = open_at(f"{site}/diplomacy")
    assert page.locator("#axis svg a").count() >= 10
    assert page.locator("#axis rect").count() >= 2
    assert "carried out" in page.inner_text("[aria-labelledby=group-exchanges]").lower()
    followed = page.inner_text("[aria-labelledby=follow]")
    assert "carried out in part" in followed
    assert "230 of 1,200, on 2 days" in followed
    assert "expired" in followed
    page.click("#axis svg a >> nth=0")
    page.wait_for_url("**/incidents/*")
    assert "Talks" in page.inner_text("h1")


def test_search_finds_inflected_words_and_names(site: str, open_at: Open):
    page = open_at(f"{site}/search?q=Харкову")
    assert page.locator(".hit mark").count() >= 1
    page.fill("#words", "sochi")
    page.wait_for_selector(".names a")
    page.click(".names a:text-is('Sochi')")
    page.wait_for_url("**/?place=Sochi")
    assert agree(page) >= 1


def test_a_judgement_shows_its_impact_is_kept_and_undone(own: Path, open_at: Open):
    with served(application(own)) as site:
        page = open_at(f"{site}/review")
        page.click(".question a[data-verdict=reject] >> nth=0")
        preview = page.locator(".impact-preview")
        preview.wait_for()
        assert "figure" in preview.inner_text()
        preview.locator("[name=who]").fill("First Reviewer")
        preview.locator("[name=why]").fill("seen <b>twice</b>")
        preview.locator("[data-confirm]").click()
        page.wait_for_url("**/review?done=*")
        log = page.inner_text("main .columns > div:last-child")
        assert "First Reviewer" in log
        assert "seen <b>twice</b>" in log
        with Record.open(own) as record:
            kept = record.judgements()
        assert [(j.verdict, j.who) for j in kept] == [("reject", "First Reviewer")]
        with page.expect_navigation():
            page.click("button:has-text('Undo')")
        with Record.open(own) as record:
            assert [j.verdict for j in record.judgements()] == ["reject", "undo"]


def test_review_by_keyboard_alone(own: Path, open_at: Open):
    with served(application(own)) as site:
        page = open_at(f"{site}/review")
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.wait_for_selector(".impact-preview")
        page.keyboard.press("Escape")
        assert page.locator(".impact-preview").count() == 0
        page.keyboard.press("u")
        page.wait_for_selector(".impact-preview")
        page.keyboard.press("Enter")
        page.wait_for_url("**/review?done=*")
        with Record.open(own) as record:
            assert [j.verdict for j in record.judgements()] == ["unsure"]


def test_the_overview_by_keyboard_alone(site: str, open_at: Open):
    page = open_at(f"{site}/")
    agree(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.focus("#since")
    page.keyboard.type("08012025", delay=120)  # slowly: the year 0002 on the way is no filter
    page.keyboard.press("Enter")
    page.wait_for_url("**/?since=2025-08-01")
    agree(page)
    page.focus("#results tbody a >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")


def test_pages_work_without_scripts(own: Path, open_at: Open):
    with served(application(own)) as site:
        page = open_at(f"{site}/", java_script_enabled=False)
        whole = number(page, "#total")
        page.check("input[name=type][value=attack]")
        page.check("input[name=type][value=talks]")
        page.click("#filters button")
        assert number(page, "#total") < whole
        assert page.is_checked("input[name=type][value=talks]")
        page.click("#results tbody a >> nth=0")
        assert page.locator("h1").count() == 1
        page.goto(f"{site}/review")
        page.click(".question a[data-verdict=unsure] >> nth=0")
        page.fill("[name=who]", "Somebody")
        page.click("[data-confirm]")
        assert "Somebody" in page.inner_text("main")
