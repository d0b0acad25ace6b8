"""Serving 100,000 incidents: first view, filter and pan, incident page, memory; as a browser would ask.

    bench_serve.py [--incidents N] [--rounds N] [--record FILE] [--json]

The server runs in a process of its own; every number is the time from sending a request to
having the last byte, over one connection. The record is made once and kept in build/bench.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import httpx

from large import DAYS, MEANS, OUTLETS, SIDES, START, large, name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    for path in ("/", "/api/v1/points", "/api/v1/summary"):
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
        for path in ("/", "/api/v1/incidents", "/api/v1/summary", "/api/v1/points")
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
    parser.add_argument("--json", action="store_true", help="the measures alone, as JSON")
    given = parser.parse_args()
    record = given.record or large(ROOT / "build" / "bench" / name(given.incidents), given.incidents)
    with served(record) as (client, process):
        first = first_view(client)
        own = spent(process)
        told = measures(client, process, given.rounds)
        now, most = memory(process)
    slowest = {
        kind: max(m.p95 for m in told if m.what.startswith(kind)) / 1e3 for kind in ("filter", "incident")
    }
    if given.json:
        print(json.dumps({"first": first, "memory": most, **slowest}))
        return 0
    print(f"{given.incidents:,} incidents, {os.path.getsize(record) / 1e6:,.0f} MB, {os.cpu_count()} cores")  # noqa: PTH202 - in a format
    print(f"first view: {first:.2f} s, {own:.2f} s of the processor with the start (promised: {FIRST:g} s)")
    for one in told:
        print(
            f"{one.what}: p50 {one.p50:.0f} ms, p95 {one.p95:.0f} ms, processor {one.processor:.0f} ms,"
            f" {one.kilobytes:,.0f} kB, {one.times} times"
        )
    print(f"memory: {now:.0f} MB, at most {most:.0f} MB (promised: {MEMORY:g} MB)")
    print(f"promised p95: {1e3 * FILTER:.0f} ms for a filter, {1e3 * INCIDENT:.0f} ms for an incident")
    within = first < FIRST and slowest["filter"] < FILTER and slowest["incident"] < INCIDENT and most < MEMORY
    return 0 if within else 1


if __name__ == "__main__":
    raise SystemExit(main())
