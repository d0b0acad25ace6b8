"""Sources: channel posts and web archives of any size in the memory of one.

    bench_sources.py [--posts N] [--megabytes N] [--json]

A Telegram export of N posts is read into a record, and into nothing; a web archive of N megabytes, gzip by record as
crawlers write it, is gone through, pages and all. Each runs in a process of its own, whose most memory is compared
with that of the same program on a hundredth of the input. The inputs are generated, with our own words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from warledger import Record
from warledger.plugs import Trouble, load
from warledger.settings import Settings
from warledger.sources._input import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GROWTH = 30
"""Megabytes that a hundred times as much may add, beyond what the record itself keeps."""
PAGE_EVERY = 40
"""One record of an archive in so many is a page; the others are pictures, requests and the like."""
TOWNS = "Харкові Одесі Херсоні Сумах Миколаєві Нікополі Краматорську Полтаві Чернігові Павлограді".split()
POST = (
    "❗️ Вночі дрони атакували об'єкти у {town}. Поранено {n} людей, пошкоджено {m} будинків, повідомили рятувальники. "
    "Роботи тривають, комунальні служби відновлюють електропостачання."
)


class Run(NamedTuple):
    """What one run took: documents, seconds of the processor, and the most memory in megabytes."""

    documents: int
    seconds: float
    memory: float


def export(path: Path, posts: int) -> None:
    """A Telegram export with that many posts, one in ten edited."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"name": "Канал", "type": "public_channel", "id": 17, "messages": [')
        for number in range(posts):
            text = POST.format(town=TOWNS[number % 10], n=2 + number % 40, m=1 + number % 23)
            post = {
                "id": number,
                "type": "message",
                "date_unixtime": str(1753326600 + 600 * number),
                "text": text,
            }
            edited = {"edited_unixtime": str(1753326900 + 600 * number)} if number % 10 == 0 else {}
            file.write((",\n" if number else "") + json.dumps(post | edited, ensure_ascii=False))
        file.write("]}")


def archive(path: Path, megabytes: int) -> None:
    """A web archive of about that size: pages among other records, each in a gzip member of its own."""
    chance = random.Random(1)  # noqa: S311 - noise, not a secret
    picture = chance.randbytes(60_000)
    with path.open("wb") as file:
        number = 0
        while file.tell() < megabytes * 1_000_000:
            number += 1
            page = number % PAGE_EVERY == 0
            body = _page(number) if page else picture[: chance.randrange(1000, len(picture))]
            file.write(
                gzip.compress(_record(number, body, "text/html; charset=utf-8" if page else "image/jpeg"), 1)
            )


def _page(number: int) -> bytes:
    paragraphs = "".join(
        f"<p>{POST.format(town=TOWNS[at], n=number % 50 + at, m=at + 1)}</p>" for at in range(8)
    )
    return f"<html><head><title>Звіт {number}</title></head><body><article>{paragraphs}</article></body></html>".encode()


def _record(number: int, body: bytes, kind: str) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Date: 2025-07-24T03:10:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def gone_through(source: str, path: Path) -> int:
    """Read an input with its source, and keep nothing."""
    return sum(
        not isinstance(found, Trouble) for found in load("sources", source).documents(Given(path=path))
    )


def recorded(_: str, path: Path) -> int:
    """Read an input into a record of its own."""
    with Record.open(path.with_suffix(".db"), settings=Settings(processes=1)) as record:
        return record.add([path], source="telegram").seen


def _alone(work: Callable[[str, Path], int], source: str, path: Path, sent: object) -> None:
    count = work(source, path)
    used = resource.getrusage(resource.RUSAGE_SELF)
    sent.send(Run(count, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))  # type: ignore[attr-defined]


def run(work: Callable[[str, Path], int], source: str, path: Path) -> Run:
    """Do some work in a process of its own."""
    spawn = get_context("spawn")
    receive, send = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_alone, args=(work, source, path, send))
    process.start()
    found: Run = receive.recv()
    process.join()
    return found


def measure(posts: int, megabytes: int) -> dict[str, float]:
    """Everything that is measured, by name."""
    with tempfile.TemporaryDirectory(prefix="warledger-") as name:
        folder = Path(name)
        export(folder / "few.json", max(1, posts // 100))
        export(folder / "many.json", posts)
        few, many = (run(gone_through, "telegram", folder / f"{size}.json") for size in ("few", "many"))
        kept_few, kept = (run(recorded, "telegram", folder / f"{size}.json") for size in ("few", "many"))
        archive(folder / "small.warc.gz", max(1, megabytes // 100))
        archive(folder / "large.warc.gz", megabytes)
        began = time.perf_counter()
        small, large = (run(gone_through, "warc", folder / f"{size}.warc.gz") for size in ("small", "large"))
        clock = time.perf_counter() - began
    return {
        "posts": many.documents,
        "posts_per_second": many.documents / many.seconds,
        "posts_growth": many.memory - few.memory,
        "recorded_per_second": kept.documents / kept.seconds,
        "recorded_growth": kept.memory - kept_few.memory,
        "recorded_peak": kept.memory,
        "archive_pages": large.documents,
        "archive_megabytes_per_second": megabytes / large.seconds,
        "archive_growth": large.memory - small.memory,
        "archive_clock": clock,
    }


def table(found: dict[str, float], posts: int, megabytes: int) -> str:
    """The measures as lines, each with what is wanted."""
    growth = [
        (f"megabytes added by {posts:,} posts over {posts // 100:,}, source alone", "posts_growth"),
        (f"megabytes added by {posts:,} posts over {posts // 100:,}, into a record", "recorded_growth"),
        (
            f"megabytes added by an archive of {megabytes:,} MB over one of {megabytes // 100:,}",
            "archive_growth",
        ),
    ]
    lines = [
        f"{words:<72} {found[name]:7.1f}   <= {GROWTH} {'ok' if found[name] <= GROWTH else 'MISSED'}"
        for words, name in growth
    ]
    lines += [
        f"posts a second: source alone {found['posts_per_second']:,.0f}",
        f"posts a second: into a record {found['recorded_per_second']:,.0f}, peak {found['recorded_peak']:.0f} MB",
        f"archive: {found['archive_megabytes_per_second']:.0f} MB/s with {found['archive_pages']:,.0f} pages extracted",
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=10_000, help="how many posts the export has")
    parser.add_argument("--megabytes", type=int, default=1_000, help="the size of the archive")
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")
    given = parser.parse_args(arguments)
    found = measure(given.posts, given.megabytes)
    print(json.dumps(found, indent=1) if given.json else table(found, given.posts, given.megabytes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
