"""Take the pictures of the pages that the documentation shows, on the examples record.

    screenshots.py [--to FOLDER]

Needs what the browser tests need: the extra `server`, playwright, Debian's chromium, a gazetteer, and
Pillow, which matplotlib brings along.
"""

from __future__ import annotations

import argparse
import io
import shutil
import socket
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import uvicorn
from PIL import Image
from playwright.sync_api import sync_playwright

from warledger.record import Query, Record
from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox", "--lang=en-GB"]
COLORS = 256
NAMED = """(() => {
  const { map } = document.querySelector("#map").warledger;
  return map.loaded() && map.queryRenderedFeatures({ layers: ["country-names"] }).length > 0;
})()"""
"""Whether everything is on the map, names too."""
"""Colors of a picture: enough for pages, and a third of the size."""


class Shot(NamedTuple):
    """One picture: its file's name, the address, the window, the theme, what is pressed before.

    One that is `scrolled` shows where was pressed, the others the page's top.
    """

    name: str
    path: str
    size: tuple[int, int] = (1360, 900)
    scheme: str = "light"
    press: tuple[str, ...] = ()
    scrolled: bool = False


def shots(record: Record) -> list[Shot]:
    """The pictures, of incidents and documents that stand in the record."""
    kharkiv = record.find(Query(place="Kharkiv", type="attack"), "harm").incidents[0]
    sochi = record.find(Query(place="Sochi", type="attack"), "harm").incidents[0]
    document = next(d for d in record.documents() if d.name == "night_repeated_page")
    why = ".figure.injured summary"
    europe = "/?box=22,42,46,53"
    return [
        Shot("overview", europe, (1360, 1180)),
        Shot("overview-dark", europe, (1360, 1180), "dark"),
        Shot("overview-phone", europe, (390, 1180)),
        Shot("incident", f"/incidents/{sochi.id}", (1360, 1180), press=(why,)),
        Shot("incident-dark", f"/incidents/{kharkiv.id}", (1360, 1180), "dark"),
        Shot("incident-phone", f"/incidents/{kharkiv.id}", (390, 1600)),
        Shot("document", f"/documents/{document.id}"),
        Shot("document-dark", f"/documents/{document.id}", scheme="dark"),
        Shot("diplomacy", "/diplomacy", (1360, 1100)),
        Shot("diplomacy-phone", "/diplomacy", (390, 1400)),
        Shot(
            "review",
            "/review",
            (1360, 1000),
            press=(".question:nth-of-type(4) a[data-verdict=reject]",),
            scrolled=True,
        ),
        Shot("review-dark", "/review", (1360, 1000), "dark"),
        Shot("search", "/search?q=Харкову", (1360, 760)),
    ]


@contextmanager
def served(file: Path) -> Iterator[str]:
    """The record at a free port of this machine; its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(file), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def settled(page: Page) -> None:
    """Wait until nothing is drawn any more."""
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-drawn][data-shown]", state="attached", timeout=60_000)
        for _ in range(100):
            page.wait_for_timeout(300)
            if page.evaluate(NAMED):
                break
    page.wait_for_timeout(1500)


def taken(browser: Browser, site: str, shot: Shot) -> bytes:
    """One picture, with few colors."""
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        locale="en-GB",
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page.goto(site + shot.path)
    settled(page)
    for selector in shot.press:
        page.locator(selector).first.click()
        page.wait_for_timeout(800)
    name = page.locator(".impact-preview [name=who]")
    if name.count():
        name.first.fill("Desk editor")
        name.first.blur()
    if not shot.scrolled:
        page.evaluate("scrollTo(0, 0)")
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    page.close()
    made = io.BytesIO()
    image.quantize(COLORS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> int:
    """Read the examples, serve them, look at each page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "img", help="where the pictures go")
    to: Path = parser.parse_args().to
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no chromium here: apt-get install chromium", file=sys.stderr)
        return 1
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "examples.db"
        with Record.open(file) as record:
            record.add([ROOT / "examples"])
            wanted = shots(record)
        with served(file) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for shot in wanted:
                picture = taken(browser, site, shot)
                (to / f"{shot.name}.png").write_bytes(picture)
                print(f"{shot.name}.png {len(picture) // 1024} kB")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
