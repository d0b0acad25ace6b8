"""Exports: how fast, and how much memory beyond the start, on a small record and on a large one.

    bench_exports.py [--incidents N] [--json]

A record is filled with incidents of two claims each, as merging would leave them; each export runs
in a process of its own. Wanted: twenty times the incidents need no more than 64 MB more memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from warledger.codebook.attack import Attack
from warledger.codebook.harm import Harm
from warledger.model import Document, DocumentReference, Figure, Incident, Interval, Moment, Place
from warledger.plugs import load, names
from warledger.record import Record
from warledger.record.rules import rules
from warledger.stores import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Claim

LARGE, SHARE, MEGABYTES = 20_000, 20, 64
TOGETHER = 1000
TEXT = "Drones hit the town at night: 3 people were killed and houses damaged, the governor said."


class Cost(NamedTuple):
    """What an export took: seconds, megabytes at its peak, megabytes written."""

    seconds: float
    peak: float
    size: float


def claims(number: int) -> tuple[Document, list[Claim]]:
    """A report of one attack and of its dead."""
    name = f"report_{number:06}"
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    reference = DocumentReference(
        id=f"{number:016x}", name=name, publisher=f"Wire {number % 40}", published=day, language="en"
    )
    place = Place(
        words="the town",
        name=f"Town {number % 5000}",
        admin1="Kharkiv Oblast",
        country="UA",
        geonames=number,
        latitude=44 + number % 700 / 100,
        longitude=23 + number % 1600 / 100,
        precision="settlement",
    )
    when = Interval(start=day, end=day, precision="day")
    told: dict[str, Any] = {
        "document": reference,
        "place": place,
        "when": when,
        "actor": "Russia",
        "reader": "bench",
    }
    attack = Attack(id=f"a{number:015x}", words=TEXT[:10], start=0, end=10, means="drone", **told)
    harm = Harm(
        id=f"h{number:015x}", words=TEXT[30:47], start=30, end=47, effect="killed", low=3, high=3, **told
    )
    return Document(id=reference.id, name=name, text=TEXT, publisher=reference.publisher, published=day), [
        attack,
        harm,
    ]


def incident(number: int, found: list[Claim]) -> Incident:
    """The incident of a report."""
    attack, harm = found
    figure = Figure(low=3, best=3, high=3, rule="latest-by-authority", claims=(harm.id,))
    return Incident(
        id=f"i{number:015x}",
        type="attack",
        actor=attack.actor,
        means=("drone",),
        place=attack.place,
        when=attack.when,
        figures={"killed": figure},
        history=(Moment(at=attack.document.published, effect="killed", low=3, high=3, claim=harm.id),),
        claims=(attack.id, harm.id),
        documents=(attack.document.name,),
        publishers=1,
        independent_sources=1,
        damage=("residential",),
        reasons=("killed: 3 is the latest figure of the best placed origin",),
    )


def fill(path: Path, count: int) -> None:
    """Make a record of so many incidents."""

    def made() -> Iterator[Incident]:
        for start in range(0, count, TOGETHER):
            some = [claims(number) for number in range(start, min(start + TOGETHER, count))]
            store.add_all(some, "bench")
            yield from (incident(start + at, found) for at, (_, found) in enumerate(some))

    store = sqlite.open(str(path))
    told = list(made())
    store.rebuild(told, store.state(rules()))
    store.close()


def filled(path: Path, count: int) -> None:
    """Make a record in a process of its own: what a process holds counts for those it starts."""
    command = [sys.executable, __file__, "--incidents", str(count), "--fill", "--record", str(path)]
    subprocess.run(command, check=True)


def cost(path: Path, name: str) -> Cost:
    """Run one export in a process of its own."""
    command = [sys.executable, __file__, "--run", name, "--record", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cost(*json.loads(done.stdout))


def run(path: Path, name: str) -> Cost:
    """Write one export, and see what it took."""
    load("publish", name)
    start = time.perf_counter()
    with Record.open(path, create=False) as record, tempfile.NamedTemporaryFile() as to:
        size = record.export(name, to.name)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(round(time.perf_counter() - start, 2), round(peak, 1), round(size / 1e6, 1))


def main() -> int:
    """Measure every export on both records."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=LARGE)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        print(json.dumps(run(given.record, given.run)))
        return 0
    if given.fill:
        fill(given.record, given.incidents)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        filled(small, max(1, given.incidents // SHARE))
        filled(large, given.incidents)
        found = {name: (cost(small, name), cost(large, name)) for name in names("publish")}
    if given.json:
        print(json.dumps(found))
        return 0
    print(f"{'export':18} {'seconds':>8} {'MB written':>10} {'peak MB':>8} {'of 1/20':>8}")
    for name, (less, more) in found.items():
        print(f"{name:18} {more.seconds:8} {more.size:10} {more.peak:8} {less.peak:8}")
    over = [name for name, (less, more) in found.items() if more.peak - less.peak > MEGABYTES]
    print(f"more than {MEGABYTES} MB more for {SHARE} times the incidents: {', '.join(over) or 'none'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
