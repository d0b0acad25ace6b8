"""The event study: do its intervals hold what is planted, and how often does it see what is not there?

    bench_around.py [--runs N] [--whole N] [--json]

Most runs are made at the level of incidents (`waves.py`): what a faultless reading and merging would leave.
Fewer go through a whole record: reports with claims (`conflict.py`), read, merged, stored, then asked. Ends
with 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from told import asked_of_a_record
from warledger.analyze.findings import MAIN, Asked
from warledger.analyze.study import around
from waves import Planted, record

if TYPE_CHECKING:
    from warledger.analyze.findings import Around

RUNS, WHOLE = 300, 10
COVER, FALSE, FOUND = (0.90, 0.97), 0.07, 0.90
CASES = {
    "no effect": Planted(),
    "x1.5": Planted(effect=1.5),
    "x3": Planted(effect=3.0),
    "volume only, x2": Planted(volume=2.0),
    "delayed, no effect": Planted(lag=2.0),
    "delayed, x3": Planted(effect=3.0, lag=2.0),
}
QUIET = ("no effect", "volume only, x2", "delayed, no effect")


class Outcome(msgspec.Struct, frozen=True):
    """One run: whether the interval holds the truth, what is called, how far the ratio is off."""

    covers: bool
    called: str
    ratio: float
    naive: bool
    events: int


def outcome(found: Around, effect: float) -> Outcome:
    """What a study says of a world whose effect is known."""
    main = found.main
    best = main.even or main.reported
    if best is None or best.ratio is None or main.reported is None:
        return Outcome(covers=False, called=found.verdict, ratio=0.0, naive=False, events=main.events)
    covers = (best.low or 0) <= effect and (best.high is None or effect <= best.high)
    return Outcome(
        covers=covers,
        called=found.verdict,
        ratio=best.ratio,
        naive=bool(main.reported.clear),
        events=main.events,
    )


def simulated(planted: Planted, seed: int) -> Outcome:
    """A run at the level of incidents."""
    incidents, documents = record(planted, seed)
    return outcome(around(incidents, documents, Asked(windows=(MAIN,), draws=200)), planted.effect)


def through_a_record(planted: Planted, seed: int) -> Outcome:
    """A run through reading, merging and storing."""
    return outcome(asked_of_a_record(planted, seed), planted.effect)


def row(name: str, outcomes: list[Outcome]) -> dict[str, float | str | int]:
    """What some runs of one case add up to."""
    count = len(outcomes)
    ratios = sorted(one.ratio for one in outcomes)
    return {
        "case": name,
        "runs": count,
        "cover": sum(one.covers for one in outcomes) / count,
        "rose": sum(one.called == "rose" for one in outcomes) / count,
        "fell": sum(one.called == "fell" for one in outcomes) / count,
        "as reported": sum(one.naive for one in outcomes) / count,
        "ratio": ratios[count // 2],
        "events": sum(one.events for one in outcomes) / count,
    }


def missed(found: dict[str, float | str | int]) -> list[str]:
    """The bounds that a case misses."""
    name, cover = str(found["case"]), float(found["cover"])
    wrong = []
    if not COVER[0] <= cover <= COVER[1]:
        wrong.append(f"{name}: intervals hold the truth in {cover:.1%}")
    called = float(found["rose"]) + float(found["fell"])
    if name in QUIET and called > FALSE:
        wrong.append(f"{name}: {called:.1%} false effects")
    if name.endswith("x3") and float(found["rose"]) < FOUND:
        wrong.append(f"{name}: found in {float(found['rose']):.1%}")
    return wrong


def main() -> int:
    """Run, print, compare with the bounds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=RUNS, help="at the level of incidents, of each case")
    parser.add_argument("--whole", type=int, default=WHOLE, help="through a whole record, of each case")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    begun = time.perf_counter()
    rows, whole = [], []
    with ProcessPoolExecutor(2) as pool:
        for name, planted in CASES.items():
            rows.append(
                row(name, list(pool.map(partial(simulated, planted), range(given.runs), chunksize=10)))
            )
        for name in ("no effect", "x3", "volume only, x2") if given.whole else ():
            runs = list(pool.map(partial(through_a_record, CASES[name]), range(given.whole)))
            whole.append(row(name, runs))
    wrong = [line for found in rows for line in missed(found)] if given.runs >= RUNS else []
    if given.json:
        print(json.dumps({"incidents": rows, "whole": whole, "missed": wrong}))
        return 1 if wrong else 0
    print("6 rounds of talks, windows of 3 days, 200 days; 95 % intervals with reporting held equal")
    _print(f"at the level of incidents, {given.runs} seeded runs a case", rows)
    _print(f"through a whole record, {given.whole} seeded runs a case", whole)
    print(
        f"bounds: cover {COVER[0]:.0%} to {COVER[1]:.0%}, false effects at most {FALSE:.0%}, x3 found {FOUND:.0%}"
    )
    verdict = "; ".join(wrong) or (
        "every bound is met" if given.runs >= RUNS else f"judged from {RUNS} runs up"
    )
    print(f"{time.perf_counter() - begun:.0f} s; {verdict}")
    return 1 if wrong else 0


def _print(title: str, rows: list[dict[str, float | str | int]]) -> None:
    """A table of cases."""
    if not rows:
        return
    print(f"\n{title}")
    print(
        f"{'case':20} {'cover':>7} {'rose':>7} {'fell':>7} {'clear as reported':>18} {'median ratio':>13} {'events':>7}"
    )
    for found in rows:
        print(
            f"{found['case']:20} {found['cover']:7.1%} {found['rose']:7.1%} {found['fell']:7.1%}"
            f" {found['as reported']:18.1%} {found['ratio']:13.2f} {found['events']:7.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
