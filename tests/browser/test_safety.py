"""Nothing from documents runs, no other host is asked, and the guard would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.browser.conftest import Watched, drawn
from tests.web.conftest import served

from warledger.model import Document
from warledger.record import Query, Record
from warledger.settings import Settings
from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.slow
CORPUS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=2</script>",
    '"><img src=x onerror=window.ran=3>',
    "' autofocus onfocus=window.ran=4 x='",
    "<svg/onload=window.ran=5>",
    "<!--<script>window.ran=6//--></script>",
    "{{ 7*7 }}${7*7}<%= 7*7 %>",
    "javascript:window.ran=8",
    "</textarea></title><details open ontoggle=window.ran=9>",
    ']]><a href="javascript:window.ran=10">x</a>',
    "<iframe srcdoc='<script>parent.ran=11</script>'></iframe>",
    "\u2028\u2029<b onmouseover=window.ran=12>\u202eevil</b>",
)


@pytest.fixture
def hostile(tmp_path: Path, gazetteer_file: Path) -> Path:
    """A record whose titles, names, publishers, addresses and texts all carry something to run."""
    file = tmp_path / "hostile.db"
    with Record.open(file, settings=Settings(gazetteer=str(gazetteer_file))) as record:
        record.add(
            Document(
                id=f"hostile-{index}",
                name=f"name {evil}",
                title=f"title {evil}",
                publisher=f"publisher {evil}",
                url=f"javascript:window.ran=99//{evil}",
                published="2025-07-24T08:00+03:00",
                language="en",
                text=f"{evil}\nTwo people were killed in Sochi {evil} overnight, governor {evil} said. "
                f"“{evil}” Russia and Ukraine held talks in Istanbul on Wednesday. {evil}",
            )
            for index, evil in enumerate(CORPUS)
        )
        for incident in record.find(Query()).incidents[:3]:
            record.judge("unsure", [incident.claims[0]], who=CORPUS[0], why=CORPUS[2])
        # What a reader would have to misread: the same in places and actors.
        told = [
            msgspec.structs.replace(
                incident,
                actor=CORPUS[2],
                recipient=CORPUS[0],
                damage=(CORPUS[4],),
                place=incident.place and msgspec.structs.replace(incident.place, name=CORPUS[1]),
            )
            for incident in record.incidents()
        ]
        record._store.rebuild(told, record.current())
    return file


def test_nothing_of_a_document_runs(hostile: Path, open_at: Open):
    with Record.open(hostile) as record:
        incidents = [incident.id for incident in record.find(Query()).incidents]
        documents = [document.id for document in record.documents()]
    assert incidents
    with served(application(hostile)) as site:
        page = open_at(f"{site}/")
        drawn(page)
        paths = ["/", "/diplomacy", "/review", "/search?q=killed", "/search?q=script"]
        paths += [f"/incidents/{one}" for one in incidents[:6]] + [f"/documents/{one}" for one in documents]
        paths += [
            f"/?place={evil}" for evil in ("<script>window.ran=1</script>", '"><img src=x onerror=alert(1)>')
        ]
        for path in paths:
            page.goto(site + path)
            page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            assert page.evaluate("window.ran") is None, path
            assert (
                page.locator("main iframe, main img, main script:not([type='application/json'])").count() == 0
            )
            assert page.locator("a[href^='javascript']").count() == 0
        page.goto(f"{site}/")
        drawn(page)
        page.evaluate(
            """() => {
              const { map } = document.querySelector("#map").warledger;
              const pin = map.querySourceFeatures("pins")[0];
              map.jumpTo({ center: pin.geometry.coordinates, zoom: 11.9 });
            }"""
        )
        page.wait_for_timeout(800)
        box = page.locator("#map").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_selector(".maplibregl-popup li")
        assert page.evaluate("window.ran") is None


def test_a_request_to_another_host_is_noticed(browser: Browser, site: str):
    watched = Watched(browser.new_context(), site)
    page = watched.context.new_page()
    page.goto(f"{site}/review")
    page.evaluate("fetch('http://localhost:9/').catch(() => 0)")
    page.wait_for_timeout(300)
    watched.context.close()
    assert watched.elsewhere or watched.errors  # asked, or refused by the policy before it was
    with pytest.raises(AssertionError):
        watched.check()


def test_the_policy_refuses_inline_scripts(browser: Browser, site: str):
    watched = Watched(browser.new_context(), site)
    page = watched.context.new_page()
    page.goto(f"{site}/review")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran=1'; document.body.append(s); }"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in one for one in watched.errors)
    watched.context.close()


def test_a_region_is_an_area_and_never_a_pin(tmp_path: Path, gazetteer_file: Path, open_at: Open):
    file = tmp_path / "region.db"
    text = "Russian shelling of Kharkiv region killed three people on 22 July, the regional governor said."
    with Record.open(file, settings=Settings(gazetteer=str(gazetteer_file))) as record:
        record.add([Document(id="r", name="r", text=text, published="2025-07-23T08:00+03:00", language="en")])
        (incident,) = record.find(Query(type="attack")).incidents
        assert incident.place
        assert incident.place.precision == "admin1"
    with served(application(file)) as site:
        page = open_at(f"{site}/?type=attack")
        drawn(page)
        told = page.evaluate("({...document.querySelector('#map').dataset})")
        assert (told["shown"], told["pins"], told["unplaced"]) == ("1", "0", "0")
        kinds = page.evaluate(
            """async () => (await document.querySelector("#map").warledger.map.getSource("areas").getData())
                .features.map((one) => one.geometry.type)"""
        )
        assert any(kind.endswith("Polygon") for kind in kinds)
        assert "region" in page.inner_text("#legend").lower()
