from __future__ import annotations

import gzip
import tracemalloc
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from fastwarc.stream_io import BrotliWriter

from warledger.plugs import Notice, Trouble
from warledger.settings import Settings
from warledger.sources import _coded, warc
from warledger.sources._gather import Wanted, gathered
from warledger.sources._input import Given

if TYPE_CHECKING:
    from pathlib import Path

HTML = "text/html; charset=utf-8"


def page(number: int, body: str = "") -> bytes:
    text = body or f"<p>Report {number}: drones hit a market in Odesa and {number} people were injured.</p>"
    return f"<html><head><title>Wire {number}</title></head><body><article>{text}</article></body></html>".encode()


def answer(body: bytes, kind: str = HTML, status: str = "200 OK", **headers: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(block: bytes, number: int = 0, kind: str = "response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://w.example/news/{number}?full=1\r\n"
        f"WARC-Date: 2025-07-24T03:{number % 60:02}:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(answer(page(number)), number) for number in range(count)]


def read(raw: bytes, **given: Any) -> list[Any]:
    return list(warc.documents(Given(content=raw, url="a.warc", **given)))


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_each_page_is_a_document(tmp_path: Path, packed: bool):
    records = pages(3)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    first, _, third = gathered([path], Wanted(), Settings())
    assert first.text == "Wire 0\n\nReport 0: drones hit a market in Odesa and 0 people were injured."
    assert (first.url, first.name) == ("https://w.example/news/0?full=1", "w.example/news/0?full=1")
    assert (third.retrieved, third.source, third.published) == ("2025-07-24T03:02:00+00:00", "warc", None)
    assert "a.warc" in third.origin
    assert "byte" in third.origin


def test_what_is_no_page_is_counted():
    raw = b"".join(
        [
            record(b"software: ours\r\n", kind="warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(answer(page(1)), 1),
            record(answer(b""), 1, kind="revisit"),
            record(answer(b""), 2, kind="revisit"),
            record(answer(b"GIF89a", "image/gif")),
            record(answer(page(3), status="404 Not Found")),
            record(answer(b"<html><body></body></html>")),
            record(answer(page(4)), 4),
        ]
    )
    one, four, told = read(raw)
    assert (one.name, four.name) == ("w.example/news/1?full=1", "w.example/news/4?full=1")
    assert isinstance(told, Notice)
    assert told.why == (
        "passed over 1 answers that are no page, 1 pages without a main text, 1 records of other kinds, 2 revisits"
    )


@pytest.mark.parametrize(
    ("body", "headers", "kind"),
    [
        (gzip.compress(page(5)), {"Content_Encoding": "gzip"}, HTML),
        (zlib.compress(page(5)), {"Content_Encoding": "deflate"}, HTML),
        (zlib.compress(page(5))[2:-4], {"Content_Encoding": "deflate"}, HTML),
        (b"5\r\n" + page(5)[:5] + b"\r\n1000\r\n" + page(5)[5:], {"Transfer_Encoding": "chunked"}, HTML),
        (page(5), {"Transfer_Encoding": "chunked"}, HTML),
        (page(5), {}, "text/html"),
        (page(5).decode().encode("utf-16"), {}, "text/html; charset=utf-16"),
    ],
    ids="gzip deflate raw-deflate chunked unchunked undeclared utf-16".split(),
)
def test_bodies_are_freed_of_their_codings(body: bytes, headers: dict[str, str], kind: str):
    (found,) = read(record(answer(body, kind, **headers)))
    assert found.text.startswith("Wire 5\n\nReport 5: drones hit")


def test_the_declared_charset_is_used():
    body = (
        page(1, "<p>У Харкові поранено двох людей, повідомила прокуратура області.</p>")
        .decode()
        .encode("cp1251")
    )
    (found,) = read(record(answer(body, "text/html; charset=windows-1251")))
    assert "У Харкові поранено двох людей" in found.text


def brotli(size: int) -> bytes:
    packed = BytesIO()
    writer = BrotliWriter(packed)
    for _ in range(size // 1_000_000):
        writer.write(b"x" * 1_000_000)
    writer.close()
    return packed.getvalue()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_is_not_unpacked(coding: str):
    size = 200_000_000
    packer = zlib.compressobj(9, wbits=31 if coding == "gzip" else 15)
    zeros = bytes(10_000_000)
    packed = (
        brotli(size)
        if coding == "br"
        else b"".join(packer.compress(zeros) for _ in range(size // len(zeros))) + packer.flush()
    )
    assert len(packed) < 1_000_000
    raw = record(answer(packed, Content_Encoding=coding)) + pages(1)[0]
    tracemalloc.start()
    told, found = read(raw, largest_page=1_000_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "more than 1 MB when unpacked" in str(told)
    assert found.text.startswith("Wire 0")
    assert most < 8_000_000


def test_a_coding_that_is_not_read_and_damage_are_told():
    raw = record(answer(page(1), Content_Encoding="zstd")) + record(
        answer(gzip.compress(page(1))[:-20], Content_Encoding="gzip")
    )
    zstd, damaged = read(raw)
    assert "packed as 'zstd'" in str(zstd)
    assert "its compression is damaged" in str(damaged)
    assert "a.warc, record 1 at byte 0" in zstd.where


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_of_a_truncated_archive_everything_before_the_cut_is_read(packed: bool):
    records = [gzip.compress(one) for one in pages(3)] if packed else pages(3)
    raw = b"".join(records)
    second = len(records[0])
    for cut in range(second + 30, second + len(records[1]) - 10, 17):
        found, told = (one for one in read(raw[:cut]) if not isinstance(one, Notice))
        assert found.text.startswith("Wire 0")
        assert isinstance(told, Trouble), cut
        assert "a.warc" in str(told)
        assert "byte " in str(told), cut


def test_of_a_gzip_broken_archive_everything_before_the_damage_is_read():
    records = [gzip.compress(one) for one in pages(5)]
    raw = bytearray(b"".join(records))
    third = sum(map(len, records[:2]))
    for at in range(third + 40, third + 60):
        raw[at] ^= 0xFF
    *found, told = read(bytes(raw))
    assert [one.name for one in found] == ["w.example/news/0?full=1", "w.example/news/1?full=1"]
    assert "its compression is damaged near byte" in str(told)
    assert f"a.warc, record 3 at byte {third}" in str(told) or f"record 2 at byte {len(records[0])}" in str(
        told
    )


def test_a_page_that_is_too_large_is_passed_and_told():
    raw = record(answer(page(1, "x" * 5000))) + pages(1)[0]
    told, found = read(raw, largest_page=2000)
    assert "a page of more than 0.002 MB" in str(told)
    assert found.text.startswith("Wire 0")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x1f\x8b",
        b"garbage " * 100,
        gzip.compress(b"garbage " * 100, mtime=0),
        b"WARC/1.0\r\n" * 50_000,
    ],
    ids=["empty", "a beginning", "garbage", "packed garbage", "headers without end"],
)
def test_what_is_no_archive_is_told(raw: bytes):
    (found,) = read(raw)
    assert isinstance(found, Trouble)
    assert "a.warc" in found.where


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 200_000,
        b"<a " + b"x=1 " * 100_000,
        b"\x00" * 5000,
        b"\xff\xfe\x00\xd8" * 500,
        b"<![CDATA[" * 50_000,
    ],
)
def test_a_hostile_page_does_not_stop_the_rest(body: bytes):
    found = read(record(answer(body)) + record(answer(page(7)), 7))
    assert "Report 7: drones hit" in next(one.text for one in found if not isinstance(one, Trouble))


def test_an_archive_of_any_size_takes_the_memory_of_a_page(tmp_path: Path):
    def peak(count: int) -> int:
        with (tmp_path / "a.warc").open("wb") as file:
            filler = record(answer(b"G" * 200_000, "image/gif"))
            for _ in range(count):
                file.write(filler)
            file.write(pages(1)[0])
        tracemalloc.start()
        found = list(warc.documents(Given(path=tmp_path / "a.warc")))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(found) == 2
        return most

    peak(1)
    assert peak(300) < peak(10) + 1_000_000


def test_unpacking_stops_at_the_limit_exactly():
    assert _coded.body(gzip.compress(b"x" * 100), "gzip", 100) == _coded.Body(b"x" * 100)
    assert _coded.body(gzip.compress(b"x" * 101), "gzip", 100).fault
    assert _coded.body(gzip.compress(gzip.compress(b"x")), "gzip, gzip", 100).content == b"x"
