"""Reading: sentences and documents a second, memory, cost over many documents, two processes against one.

    bench_reading.py [--documents N] [--json]

From raw text to resolved claims. The texts are the reports of examples/ and tests/blind/ and
ordinary news written here, each told anew for every document: with other places and other
numbers, so that no document is another's copy and no look-up is answered from memory alone.
Seconds are the processor's own, so that other programs don't count; ratios are of one run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import resource
import sqlite3
import sys
import time
from functools import partial
from itertools import cycle, islice
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from warledger.engines import local
from warledger.extract.tokens import tokens
from warledger.model import Document
from warledger.normalize.sentences import passages
from warledger.pipeline import Reader
from warledger.record.reading import Batch, read_batch
from warledger.resolve.gazetteer import default_path
from warledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
SHARE = 4
"""In mixed news one document in so many is a report on a conflict."""
MIXED, CONFLICT, MEGABYTES, FLAT, TWICE, GROWTH = 1000, 400, 400, 1.25, 1.8, 30
"""What is wanted: sentences a second (mixed, conflict alone), peak memory, cost of a document over many
against over few, two processes against one, megabytes that many documents may add."""

ORDINARY = (
    (
        "{town} council puts off vote on tram line\n\nThe council of {town} put off a decision on its second tram line on "
        "Tuesday. Members could not agree who pays for {n} new stops. The mayor called the delay regrettable and said talks "
        "with the builder would go on. Shop owners fear {n} months of work in front of their doors. A new meeting is set for "
        "the end of the month."
    ),
    (
        "{town} come from behind to win derby\n\n{town} beat their neighbors {n}-1 on Saturday after trailing at the break. "
        "The visitors struck first with a shot from the edge of the box. After the interval the home side attacked without "
        "pause and hit the post twice. The captain was taken off with a knee injury. {n},000 people watched."
    ),
    (
        "Storm leaves roofs bare in {town}\n\nA storm damaged {n} houses in {town} on Sunday night. Trees fell on cars and "
        "two people were slightly injured. Firefighters were called out {n} times, the district said. Schools stay closed on "
        "Monday. Forecasters expect calmer weather from Wednesday."
    ),
    (
        "Bakery from {town} opens {n}th shop\n\nThe family firm began with one oven in {town}. It now employs {n} people "
        "and plans to hire more. Sales rose 7 percent last year, its manager said. The price of flour remains a worry. "
        "Customers like the dark bread best, a survey found."
    ),
    (
        "Museum of {town} shows {n} prints\n\nThe museum of {town} opens an exhibition of {n} woodcuts today. Most have "
        "never been seen in public. The curator spent three years on the catalog. Visitors can try a press themselves. The "
        "show runs until October."
    ),
    (
        "{town} bus drivers go on strike\n\nBus drivers in {town} stopped work on Thursday for the second time this month. "
        "Their union demands {n} percent more pay. The company offered half of that and rejected further talks. Commuters "
        "walked or shared cars. A court will hear the case next week."
    ),
)
SHORT, BUSY, WARM = 4, 1.5, 8
"""Letters up to which a name may be another word; load from which a clock tells little; batches before it starts."""
_NUMBER = re.compile(r"(?<![\w:.,/-])\d{1,3}(?![\w:.,/-])")


class Speed(NamedTuple):
    """What reading some documents took: sentences and documents a second, and times a cut into words."""

    sentences: float
    documents: float
    words: float


def towns() -> list[str]:
    """Names of towns of the gazetteer, one word each, in the order of their numbers."""
    with sqlite3.connect(f"file:{default_path()}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT name FROM place WHERE precision = 'settlement' AND population > 4000 ORDER BY id LIMIT 30000"
        )
        return [name for (name,) in rows if name.isascii() and name.isalpha() and len(name) > SHORT]


def reports() -> list[Document]:
    """The reports on conflicts that stand in the checkout."""
    found = sorted((ROOT / "examples").glob("*.txt"))
    found += [p for p in sorted((ROOT / "tests" / "blind").glob("*/*.txt")) if p.parent.name != "noise_blind"]
    return [_document(_body(path.read_text("utf-8")), path.stem) for path in found]


def _body(text: str) -> str:
    """A text without its front matter."""
    return text.split("---\n", 2)[2] if text.startswith("---\n") else text


def _document(text: str, name: str) -> Document:
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Document(id=identity, name=name, text=text, published="2025-06-04T09:00", language="en")


class News:
    """As many documents as wanted, no two alike."""

    def __init__(self, reader: Reader) -> None:
        """Note which words of each report are its places."""
        self.towns = towns()
        self.reports = reports()
        self.places = [sorted(_places(reader, report)) for report in self.reports]

    def conflict(self) -> Iterator[Document]:
        """Reports on conflicts, each with places and numbers of its own."""
        for number, (report, places) in enumerate(cycle(zip(self.reports, self.places, strict=True))):
            text = report.text
            for at, place in enumerate(places):
                text = text.replace(place, self.towns[(number * 31 + at * 7) % len(self.towns)])
            text = _NUMBER.sub(partial(_other, number), text)
            yield _document(text, f"c{number}")

    def ordinary(self) -> Iterator[Document]:
        """News of other matters."""
        for number, text in enumerate(cycle(ORDINARY)):
            town = self.towns[number * 17 % len(self.towns)]
            yield _document(text.format(town=town, n=number % 80 + 12), f"o{number}")

    def mixed(self) -> Iterator[Document]:
        """One report on a conflict in `SHARE` documents."""
        conflict, ordinary = self.conflict(), self.ordinary()
        while True:
            yield next(conflict)
            yield from islice(ordinary, SHARE - 1)


def _other(shift: int, match: re.Match[str]) -> str:
    """Another number in place of the one printed."""
    return str((int(match[0]) * 3 + shift) % 90 + 2)


def _places(reader: Reader, report: Document) -> set[str]:
    """The names of one word that a report's claims lie at."""
    places = (claim.place for claim in reader.read(report) if claim.place and claim.place.words)
    return {
        str(place.words) for place in places if str(place.words).isalpha() and len(str(place.words)) > SHORT
    }


def _spent(reader: Reader, documents: Sequence[Document]) -> float:
    """Seconds of the processor for reading documents."""
    before = time.process_time()
    for document in documents:
        reader.read(document)
    return time.process_time() - before


def speed(reader: Reader, documents: Sequence[Document]) -> Speed:
    """How fast documents are read, against cutting the same texts into words."""
    count = sum(len(passages(document.text, "en")) for document in documents)
    before = time.process_time()
    for document in documents:
        tokens(document.text)
    cut = time.process_time() - before
    spent = _spent(reader, documents)
    return Speed(count / spent, len(documents) / spent, spent / cut)


def parallel(documents: Sequence[Document]) -> tuple[float, float]:
    """How many times as fast two processes are as one: on the clock, and by the processor's own seconds.

    Both without the start of the processes. The clock is right on an idle machine only; the second figure
    tells what two processes lose to each other and to sending, whatever else is running.
    """
    settings = Settings()
    batches = [documents[at : at + settings.batch] for at in range(0, len(documents), settings.batch)]
    payloads = [msgspec.msgpack.encode(Batch(settings, list(batch))) for batch in batches]
    began, before = time.perf_counter(), time.process_time()
    for payload in payloads:
        read_batch(payload)
    clock, one = time.perf_counter() - began, time.process_time() - before
    _, start = _in_two(payloads[:WARM])
    both, two = _in_two([*payloads[:WARM], *payloads])
    return clock / both, 2 * one / (two - start)


def _in_two(payloads: Sequence[bytes]) -> tuple[float, float]:
    """Seconds on the clock after the first batches, and of the processor, that two processes took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    results = local.run(read_batch, iter(payloads), 2)
    for _ in range(min(WARM, len(payloads))):
        next(results)
    began = time.perf_counter()
    for _ in results:
        pass
    clock = time.perf_counter() - began
    while active_children():
        time.sleep(0.01)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, float]:
    """Everything that is measured, by name."""
    reader = Reader.open()
    news = News(reader)
    conflict = speed(reader, list(islice(news.conflict(), max(100, count // 20))))
    mixed = speed(reader, list(islice(news.mixed(), max(200, count // 10))))
    stream = news.mixed()
    few = _spent(reader, list(islice(stream, 100))) / 100
    few = min(few, _spent(reader, list(islice(news.mixed(), 100))) / 100)
    held = peak()
    many = sum(_spent(reader, list(islice(stream, 100))) for _ in range(count // 100)) / (count // 100 * 100)
    clock, processor = parallel(list(islice(news.mixed(), max(600, count // 4))))
    return {
        "conflict_sentences": conflict.sentences,
        "conflict_documents": conflict.documents,
        "conflict_words": conflict.words,
        "mixed_sentences": mixed.sentences,
        "mixed_documents": mixed.documents,
        "mixed_words": mixed.words,
        "flat": many / few,
        "growth": peak() - held,
        "peak": peak(),
        "two_processes": processor,
        "two_processes_clock": clock,
    }


def _line(words: str, value: float, wanted: str, *, good: bool) -> str:
    return f"{words:<58} {value:>9.2f}   {wanted:<10} {'ok' if good else 'MISSED'}"


def table(found: dict[str, float], count: int) -> str:
    """The measures as lines, each with what is wanted."""
    rows = [
        ("sentences/s, reports on conflicts alone", "conflict_sentences", f">= {CONFLICT}", CONFLICT, True),
        ("sentences/s, mixed news (one report on a conflict in four)", "mixed_sentences", f">= {MIXED}", MIXED, True),
        (f"cost of a document, {count} against 100", "flat", f"<= {FLAT}", FLAT, False),
        (f"megabytes added by {count} documents", "growth", f"<= {GROWTH}", GROWTH, False),
        ("peak memory in megabytes, gazetteer open", "peak", f"< {MEGABYTES}", MEGABYTES, False),
        ("two processes against one, by the processor's seconds", "two_processes", f">= {TWICE}", TWICE, True),
    ]  # fmt: skip
    lines = [
        _line(words, found[name], wanted, good=(found[name] >= bound) is more)
        for words, name, wanted, bound, more in rows
    ]
    lines.append(f"two processes against one, on the clock: {found['two_processes_clock']:.2f}")
    lines += [
        f"{kind}: {found[f'{kind}_documents']:.0f} documents/s; reading takes "
        f"{found[f'{kind}_words']:.0f} times as long as cutting the text into words"
        for kind in ("conflict", "mixed")
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000, help="how many the long run reads")
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")
    given = parser.parse_args(arguments)
    found = measure(given.documents)
    print(json.dumps(found, indent=1) if given.json else table(found, given.documents))
    if not given.json and os.getloadavg()[0] > BUSY:
        print("other programs are running: the clock says little about two processes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
