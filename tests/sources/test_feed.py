from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from warledger.plugs import Trouble
from warledger.settings import Settings
from warledger.sources import feed
from warledger.sources._gather import Wanted, gathered
from warledger.sources._input import Given

WIRE = Path(__file__).parent / "own" / "wire.rss"
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title>
<link href="https://daily.example/"/>
<entry><id>tag:daily.example,2025:1</id><title type="html">Strike &lt;b&gt;on&lt;/b&gt; Sumy</title>
<updated>2025-07-24T06:10:00Z</updated><link href="https://daily.example/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One died.</p><p>Two
were hurt.</p></div></content></entry></feed>"""


def read(raw: str | bytes, **given: Any) -> list[Any]:
    content = raw.encode() if isinstance(raw, str) else raw
    return list(feed.documents(Given(content=content, url="https://w.example/feed", **given)))


def item(number: int, text: str = "Calm.") -> str:
    return f"<item><title>T{number}</title><guid>g{number}</guid><description>{text}</description></item>"


def rss(*items: str, end: str = "</channel></rss>") -> str:
    return f'<rss version="2.0"><channel><title>W</title>{"".join(items)}{end}'


def test_entries_are_read_in_full_or_by_their_summaries():
    full, summary, edited = gathered([WIRE], Wanted(), Settings())
    assert full.text == (
        "Drones hit Odesa market, four injured\n\nDrones hit a market in Odesa overnight.\n"
        "Four people were injured, the regional governor said."
    )
    assert (full.name, full.publisher, full.source) == ("hw-101", "Harbor Wire", "feed")
    assert (full.published, full.url) == (
        "2025-07-24T06:10+03:00",
        "https://harbor-wire.example/odesa-market",
    )
    assert summary.text == "Обстріл Харкова\n\nУ Харкові поранено двох людей – прокуратура."
    assert summary.name == summary.url == "https://harbor-wire.example/kharkiv"
    assert (edited.published, edited.edited) == ("2025-07-24T08:00+03:00", "2025-07-24T09:30+03:00")
    assert full.series == "feed https://harbor-wire.example/ hw-101"


def test_atom_is_read():
    (entry,) = read(ATOM)
    assert entry.text == "Strike on Sumy\n\nOne died.\nTwo were hurt."
    assert (entry.published, entry.edited) == ("2025-07-24T06:10+00:00", None)
    assert (entry.publisher, entry.url, entry.series) == (
        "Daily",
        "https://daily.example/1",
        "feed tag:daily.example,2025:1",
    )


def test_a_json_feed_is_read_and_a_bad_item_does_not_stop_the_rest():
    items = [
        {"id": 1, "title": "Strike", "content_text": "One died.", "date_published": "2025-07-24T06:10:00Z"},
        {"id": 2, "title": ["no"]},
        {"id": "3", "summary": "<p>Two</p><p>hurt</p>", "url": "javascript:alert(1)"},
    ]
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}
    one, wrong, three = read(json.dumps(whole))
    assert (one.text, one.name, one.publisher) == ("Strike\n\nOne died.", "1", "J")
    assert "entry 2: no entry of a feed" in str(wrong)
    assert (three.text, three.url) == ("Two\nhurt", "https://w.example/feed")
    cut = json.dumps(whole)[:-60]
    kept, _, broken = read(cut)
    assert kept.text == one.text
    assert "breaks off" in str(broken)


@pytest.mark.parametrize("cut", [300, *range(400, 1250, 100), *range(800, 830)])
def test_of_a_feed_that_fails_half_way_every_whole_entry_is_kept(cut: int):
    raw = WIRE.read_bytes()[:cut]
    whole = raw.count(b"</item>")
    *found, broken = read(raw)
    assert [one.name for one in found] == ["hw-101", "https://harbor-wire.example/kharkiv", "hw-102"][:whole]
    assert "the feed breaks off after line " in str(broken)
    assert f"{whole} whole entr" in broken.remedy
    assert "https://w.example/feed" in broken.where


def test_an_edited_entry_is_a_new_version_and_an_unchanged_one_the_same():
    first, again, edited = (read(rss(item(1, text)))[0] for text in ("3 hurt.", "3 hurt.", "5 hurt."))
    assert first.id == again.id != edited.id
    assert first.series == edited.series


def test_what_is_no_feed_is_told():
    for other in ("", "hello", "<html><p>x</p></html>", "{}", '{"items": 3}', "\x01\x02\x03\x04"):
        (found,) = read(other)
        assert isinstance(found, Trouble), other
        assert "Check" in found.remedy or "Save" in found.remedy


def test_a_feed_in_another_encoding_is_read():
    text = rss(item(1, "У Харкові поранено двох людей."))
    (declared,) = read(f'<?xml version="1.0" encoding="windows-1251"?>{text}'.encode("cp1251"))
    (sent,) = read(text.encode("cp1251"), charset="windows-1251")
    (lies,) = read(f'<?xml version="1.0" encoding="ascii"?>{text}'.encode())
    assert declared.text == sent.text == lies.text == "T1\n\nУ Харкові поранено двох людей."


def test_entities_of_the_feeds_own_are_not_expanded(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell", encoding="utf-8")
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    for head in (f'<!ENTITY a0 "lol">{levels}', f'<!ENTITY a9 SYSTEM "{secret.as_uri()}">'):
        began = time.process_time()
        found = read(f"<!DOCTYPE x [{head}]>" + rss(item(1, "&a9;")))
        assert time.process_time() - began < 2
        assert all("lol" not in str(one) and "do not tell" not in str(one) for one in found)


@pytest.mark.parametrize(
    "hostile",
    [
        rss("<item>" * 30_000),
        rss("<item><title>" + "<b>" * 100_000),
        rss(item(1, "&lt;div&gt;" * 50_000 + "x")),
        rss(item(1, "x" * 3_000_000)),
        rss(*[item(n) for n in range(3_000)]),
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
        "<" * 100_000,
        "<rss " + "a='1' " * 50_000,
    ],
    ids="items deep markup long many json brackets attributes".split(),
)
def test_a_hostile_feed_ends_soon(hostile: str):
    began = time.process_time()
    found = read(hostile)
    assert found
    assert time.process_time() - began < 10


def test_names_cannot_speak_to_a_terminal():
    raw = rss(
        "<item><title>A</title><guid>\u200b31m&#x202e;<![CDATA[<script>alert(1)</script>]]></guid></item>"
    )
    (entry,) = read(raw)
    assert entry.name == "31m<script>alert(1)</script>"
    assert entry.name.isprintable()
