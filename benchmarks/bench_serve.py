"""Serving 100,000 incidents: first view, filter and pan, incident page, a judgement, memory; as a browser asks.

    bench_serve.py [--incidents N] [--rounds N] [--record FILE] [--json] [--judging]

The server runs in a process of its own; every number is the time from sending a request to
having the last byte, over one connection. The record is made once and kept in build/bench.
Where a browser is at hand (playwright, chromium), it opens the overview, and the clock stops
when table, timeline and map are there. `--judging` also logs judgements in a copy of the
record that merging itself has put together, and asks for the overview after each: a copy is
merged once, which takes minutes, and kept too.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import httpx

from large import DAYS, MEANS, OUTLETS, SIDES, START, large, name
from warledger.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox", "--disable-dev-shm-usage"]
ROOT = Path(__file__).resolve().parent.parent
FIRST, FILTER, INCIDENT, MEMORY = 2.0, 0.200, 0.100, 500.0
"""What is promised: seconds until the first view, p95 of a filter and of an incident, megabytes."""


class Measure(NamedTuple):
    """One line of the result: half and 95 % of the answers came within these milliseconds.

    `processor` are the server's own milliseconds for each answer, whatever else the machine did.
    """

    what: str
    times: int
    p50: float
    p95: float
    processor: float
    kilobytes: float


@contextmanager
def served(record: Path) -> Iterator[tuple[httpx.Client, int]]:
    """The record in a server of its own; a client of it, and the server's process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "warledger", "serve", "--record", str(record), "--port", str(port)]
    server = subprocess.Popen(words, stderr=subprocess.PIPE)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
            while server.poll() is None:
                try:
                    client.get("/api/v1/session")
                    break
                except httpx.TransportError:
                    time.sleep(0.02)
            yield client, server.pid
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)


def first_view(client: httpx.Client) -> float:
    """Seconds until everything of the first page is there, the server having answered nothing before."""
    start = time.perf_counter()
    for path in ("/", "/api/v1/spots", "/geo/countries.json"):
        client.get(path).raise_for_status()
    return time.perf_counter() - start


def filters(dice: random.Random) -> Iterator[dict[str, str]]:
    """Queries as people make them: one filter or several, and map sections."""
    while True:
        day = dice.randrange(DAYS - 60)
        west, south = dice.uniform(22, 36), dice.uniform(44, 50)
        several = (
            {"since": str(START.replace(year=START.year + day // 365))},
            {"type": "attack"},
            {"actor": dice.choice(SIDES)},
            {"means": dice.choice(MEANS), "effect": "killed"},
            {"publisher": dice.choice(OUTLETS)},
            {"language": "uk", "status": "corroborated"},
            {"place": f"Town {dice.randrange(60)} of"},
            {"place": "UA", "effect": "injured"},
            {"box": f"{west:.2f},{south:.2f},{west + 4:.2f},{south + 3:.2f}"},
            {"box": f"{west:.2f},{south:.2f},{west + 20:.2f},{south + 9:.2f}"},
            {"text": f"struck Town {dice.randrange(60)}"},
        )
        yield dice.choice(several) | (dice.choice(several) if dice.random() < 0.5 else {})  # noqa: PLR2004 - half


def spent(process: int) -> float:
    """Seconds of the processor that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(
    client: httpx.Client, process: int, what: str, asked: list[tuple[str, Mapping[str, str]]]
) -> Measure:
    """Ask for all of it, one after another."""
    took, size, before = [], 0, spent(process)
    for path, parameters in asked:
        start = time.perf_counter()
        answer = client.get(path, params=parameters)
        took.append(time.perf_counter() - start)
        answer.raise_for_status()
        size += len(answer.content)
    took.sort()
    middle, high = took[len(took) // 2], took[min(len(took) - 1, int(len(took) * 0.95))]
    own = (spent(process) - before) / len(took)
    return Measure(what, len(took), 1e3 * middle, 1e3 * high, 1e3 * own, size / 1e3 / len(took))


def measures(client: httpx.Client, process: int, rounds: int) -> list[Measure]:
    """Filters and pans by each way they are asked, and incidents."""
    dice = random.Random(1)  # noqa: S311 - a choice of queries, not a secret
    queries = [query for query, _ in zip(filters(dice), range(rounds), strict=False)]
    found = [
        measured(client, process, f"filter and pan, {path}", [(path, query) for query in queries])
        for path in ("/", "/api/v1/spots", "/api/v1/incidents", "/api/v1/summary", "/api/v1/points")
    ]
    ids = [
        one["id"]
        for offset in range(0, rounds * 500, 5000)
        for one in client.get("/api/v1/incidents", params={"offset": offset, "limit": 10}).json()["items"]
    ]
    found += [
        measured(client, process, f"incident, {path}", [(path.format(one), {}) for one in ids[:rounds]])
        for path in ("/incidents/{}", "/api/v1/incidents/{}", "/api/v1/incidents/{}/why")
    ]
    words = ["struck Town", "floodlights", "Town 7", "killed 12", "крівлі"]
    found.append(
        measured(client, process, "search", [("/api/v1/search", {"text": word}) for word in words * 4])
    )
    return found


def seen(address: str) -> tuple[float, float] | None:
    """Seconds by a browser's clock until table, timeline and map are there; and again, its files kept.

    None where there is no browser.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or importlib.util.find_spec("playwright") is None:
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where there is one

    took = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        for _ in range(2):
            page = context.new_page()
            start = time.perf_counter()
            page.goto(address, wait_until="commit")
            for part in ("#results tbody tr", "#days svg", "#map[data-shown]"):
                page.wait_for_selector(part, state="attached")
            took.append(time.perf_counter() - start)
            page.close()
        browser.close()
    return took[0], took[1]


def merged(record: Path) -> Path:
    """A copy of a record whose incidents merging has put together, so that a judgement is taken in by itself."""
    found = record.with_name(f"merged-{record.name}")
    if not found.is_file():
        partial = found.with_name(f".{found.name}.{os.getpid()}.part")
        shutil.copyfile(record, partial)
        with closing(sqlite3.connect(partial)) as file, file:
            file.execute("DELETE FROM derived")
        with Record.open(partial) as copy:
            copy.current()
        partial.replace(found)
    return found


def judging(client: httpx.Client, process: int, rounds: int) -> list[Measure]:
    """A judgement on a claim of an incident, and the overview after it, which has it in its figures."""
    told: dict[str, list[float]] = {"judgement": [], "overview after a judgement": []}
    before = spent(process)
    first = client.get("/api/v1/incidents", params={"limit": rounds, "effect": "killed", "offset": 1000})
    for turn, one in enumerate(first.json()["items"]):
        verdict = ("accept", "reject", "unsure")[turn % 3]
        sent = {"verdict": verdict, "subjects": one["claims"][:1], "who": "bench"}
        start = time.perf_counter()
        client.post("/api/v1/judgements", json=sent).raise_for_status()
        middle = time.perf_counter()
        client.get("/", params={"type": "attack"}).raise_for_status()
        told["judgement"].append(1e3 * (middle - start))
        told["overview after a judgement"].append(1e3 * (time.perf_counter() - middle))
    own = 1e3 * (spent(process) - before) / rounds
    return [
        Measure(what, len(took), sorted(took)[len(took) // 2], sorted(took)[int(len(took) * 0.95)], own, 0)
        for what, took in told.items()
    ]


def memory(process: int) -> tuple[float, float]:
    """Megabytes that a process holds now, and has held at most."""
    rows = dict(row.split(":", 1) for row in Path(f"/proc/{process}/status").read_text("utf-8").splitlines())
    return int(rows["VmRSS"].split()[0]) / 1e3, int(rows["VmHWM"].split()[0]) / 1e3


def main() -> int:
    """Print every measure; 1 if one is not as promised."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--judging", action="store_true", help="measure judgements too")
    parser.add_argument("--json", action="store_true", help="the measures alone, as JSON")
    given = parser.parse_args()
    record = given.record or large(ROOT / "build" / "bench" / name(given.incidents), given.incidents)
    with served(record) as (client, _):
        opened = seen(str(client.base_url))
    judged: list[Measure] = []
    if given.judging:
        with served(merged(record)) as (client, process):
            client.get("/").raise_for_status()
            judged = judging(client, process, min(given.rounds, 50))
    with served(record) as (client, process):
        first = first_view(client)
        own = spent(process)
        told = measures(client, process, given.rounds)
        now, most = memory(process)
    slowest = {
        kind: max(m.p95 for m in told if m.what.startswith(kind)) / 1e3 for kind in ("filter", "incident")
    }
    if given.json:
        browser = None if opened is None else opened[0]
        print(json.dumps({"first": first, "browser": browser, "memory": most, **slowest}))
        return 0
    print(f"{given.incidents:,} incidents, {os.path.getsize(record) / 1e6:,.0f} MB, {os.cpu_count()} cores")  # noqa: PTH202 - in a format
    print(f"first view: {first:.2f} s, {own:.2f} s of the processor with the start (promised: {FIRST:g} s)")
    if opened is not None:
        print(
            f"in a browser: {opened[0]:.2f} s, and {opened[1]:.2f} s when it has the files (promised: {FIRST:g} s)"
        )
    for one in [*told, *judged]:
        print(
            f"{one.what}: p50 {one.p50:.0f} ms, p95 {one.p95:.0f} ms, processor {one.processor:.0f} ms,"
            f" {one.kilobytes:,.0f} kB, {one.times} times"
        )
    print(f"memory: {now:.0f} MB, at most {most:.0f} MB (promised: {MEMORY:g} MB)")
    print(f"promised p95: {1e3 * FILTER:.0f} ms for a filter, {1e3 * INCIDENT:.0f} ms for an incident")
    in_time = max(first, *(opened or ())) < FIRST
    within = in_time and slowest["filter"] < FILTER and slowest["incident"] < INCIDENT and most < MEMORY
    return 0 if within else 1


if __name__ == "__main__":
    raise SystemExit(main())
