from __future__ import annotations

from typing import Any

import pytest

from warledger.plugs import Trouble
from warledger.sources import html
from warledger.sources._input import Given

PAGE = """<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>Market hit in Odesa | Wire</title>
{meta}<meta property="og:site_name" content="Example Wire"></head><body><nav>Home · News · About us</nav>
<article><h1>Market hit in Odesa</h1>
<p>Drones struck a market in Odesa overnight, killing two people and injuring seven, the governor said.</p>
<p>Firefighters worked until the morning. Three hundred square meters of stalls burned down, rescuers said.</p>
</article><footer>All rights reserved</footer></body></html>"""
TIMES = [
    (
        '<meta property="article:published_time" content="2025-07-24T06:10:00+03:00">',
        "2025-07-24T06:10+03:00",
    ),
    ('<meta itemprop="datePublished" content="2025-07-24T03:10:00Z">', "2025-07-24T03:10+00:00"),
    (
        '<script type="application/ld+json">{"datePublished": "2025-07-24T06:10:30+0300"}</script>',
        "2025-07-24T06:10:30+03:00",
    ),
    ('<meta name="DC.date.issued" content="2025-07-24">', "2025-07-24"),
    ("", None),
]


def read(page: str | bytes) -> Any:
    raw = page.encode() if isinstance(page, str) else page
    (found,) = html.documents(Given(content=raw, url="https://example.org/market.html"))
    return found


def test_title_and_main_text():
    document = read(PAGE.format(meta=""))
    title, empty, *rest = document.text.split("\n")
    assert (title, empty) == ("Market hit in Odesa", "")
    assert "killing two people" in rest[0]
    assert "About us" not in document.text
    assert "rights reserved" not in document.text
    assert (document.publisher, document.language, document.source) == ("Example Wire", "uk", "html")


@pytest.mark.parametrize(("meta", "published"), TIMES)
def test_the_publication_time_keeps_its_time_of_day(meta: str, published: str | None):
    assert read(PAGE.format(meta=meta)).published == published


def test_a_page_in_another_encoding():
    page = (
        PAGE.format(meta="").replace('charset="utf-8"', 'charset="windows-1251"').replace("market", "ринок")
    )
    assert "ринок" in read(page.encode("cp1251")).text


def test_a_short_page_keeps_its_paragraphs():
    assert read("<html><body><p>Two died in Odesa.</p><p>One is hurt.</p></body></html>").text == (
        "Two died in Odesa.\nOne is hurt."
    )


@pytest.mark.parametrize("count", [600, 200_000])
def test_a_page_nested_without_end_is_refused(count: int):
    found = read("<html><body>" + "<div>" * count + "Two died." + "</div>" * count)
    assert isinstance(found, Trouble)
    assert "deep" in str(found)


def test_a_page_without_text_is_refused():
    assert "no main text" in str(read("<html><body><script>x()</script></body></html>"))
