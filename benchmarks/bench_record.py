"""Adding one report to a large record in a new process, and merging all of it anew: time and memory.

    bench_record.py [--claims N]

The record is a synthetic conflict in a file of its own. Each of several reports from all over
it is then added by a process of its own, whose time is taken from opening the file to the
derived rows being written; the claims' types are loaded before, as reading the report has done.
Then a process of its own merges the whole record again, as after a change of rules.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_merging import CLAIMS_PER_EVENT, MEGABYTES, SECONDS
from conflict import Size, conflict
from warledger.record.sums import Sums
from warledger.stores import sqlite

LATE = 8
BATCH = 500
ADDS = """
import pickle, sys, time
from warledger.record.sums import Sums
from warledger.stores import sqlite
from warledger.stores._ledger import claims_decoder
claims_decoder()
with open(sys.argv[2], "rb") as file:
    reading = pickle.load(file)[int(sys.argv[3])]
wall, processor = time.perf_counter(), time.process_time()
store = sqlite.open(sys.argv[1])
store.add_all([reading], "v1")
Sums(store).now("rules")
print(time.perf_counter() - wall, time.process_time() - processor)
"""
ANEW = """
import resource, sys, time
from warledger.record.sums import Sums
from warledger.stores import sqlite
Sums(sqlite.open(sys.argv[1])).now("other rules")
print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def anew(record: Path) -> tuple[float, float]:
    """Seconds of processor time and megabytes that merging the whole record again takes."""
    command = [sys.executable, "-c", ANEW, str(record)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def built(folder: Path, claims: int) -> int:
    """Make a record of about so many claims and keep a few reports back; how many claims it has."""
    events = int(claims / CLAIMS_PER_EVENT)
    made = conflict(Size(events=events, days=max(20, events // 25), regions=25, settlements=40), 1)
    own: dict[str, list[object]] = {document.id: [] for document in made.documents}
    for claim in made.claims:
        own[claim.document.id].append(claim)
    late = {document.id for document in made.documents[:: len(made.documents) // LATE][:LATE]}
    readings = [(document, own[document.id]) for document in made.documents]
    kept = [reading for reading in readings if reading[0].id not in late]
    store = sqlite.open(str(folder / "war.db"))
    for start in range(0, len(kept), BATCH):
        store.add_all(kept[start : start + BATCH], "v1")  # type: ignore[arg-type] # claims, all of them
    began = time.process_time()
    Sums(store).now("rules")
    print(
        f"{len(made.claims)} claims merged and filed: {time.process_time() - began:.0f} s of processor time"
    )
    store.close()
    with (folder / "late").open("wb") as file:
        pickle.dump([reading for reading in readings if reading[0].id in late], file)
    return len(made.claims)


def main() -> int:
    """Print the slowest and the middle time; 1 when the middle one is over the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=200_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="warledger-") as name:
        folder = Path(name)
        count = built(folder, given.claims)
        took = []
        for number in range(LATE):
            command = [sys.executable, "-c", ADDS, str(folder / "war.db"), str(folder / "late"), str(number)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            wall, processor = map(float, done.stdout.split())
            took.append((processor, wall))
        size = (folder / "war.db").stat().st_size / 1e6
        seconds, megabytes = anew(folder / "war.db")
    took.sort()
    middle, slowest = took[len(took) // 2], took[-1]
    print(
        f"one report added to {count} claims by a new process: {middle[0]:.2f} s of processor time"
        f" ({middle[1]:.2f} s by the clock), slowest {slowest[0]:.2f} s (at most {SECONDS}); file {size:.0f} MB"
    )
    print(
        f"all merged anew after a change of rules: {seconds:.0f} s of processor time,"
        f" {megabytes:.0f} MB (at most {MEGABYTES})"
    )
    return 0 if middle[0] <= SECONDS and megabytes <= MEGABYTES else 1


if __name__ == "__main__":
    raise SystemExit(main())
