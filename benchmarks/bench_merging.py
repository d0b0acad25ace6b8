"""Merging: how right against baselines, how fast, how much memory.

    bench_merging.py [--gold GOLD] [--claims N] [--json]

Synthetic conflicts are made from a seed. Ratios are taken within one run, on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "evaluation"))

from baselines import BASELINES
from conflict import Conflict, Size, conflict
from warledger.merge import Merge, incidents
from warledger.normalize.copies import Copies, families

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warledger.model import Claim, Incident

CLAIMS_PER_EVENT = 14.6  # measured on `Size()`: enough to choose a size by its claims
RATIO, SECONDS, MEGABYTES = 2.3, 0.5, 1000


class Right(NamedTuple):
    """How right incidents are: pairwise clusters and exact final tolls."""

    incidents: float
    bcubed: float
    figures: float


def right(made: Conflict, found: Iterable[Incident]) -> Right:
    """Compare incidents with a synthetic conflict's truth.

    An incident is right when most of its claims are of one event and it holds most of that
    event's claims.
    """
    owner = {claim: one.id for one in found for claim in one.claims if one.scope == "incident"}
    items = [claim for claim in made.truth if claim in owner]
    true: defaultdict[str, set[str]] = defaultdict(set)
    ours: defaultdict[str, set[str]] = defaultdict(set)
    for claim in items:
        true[made.truth[claim]].add(claim)
        ours[owner[claim]].add(claim)
    precision = recall = 0.0
    for claim in items:
        common = len(true[made.truth[claim]] & ours[owner[claim]])
        precision += common / len(ours[owner[claim]]) / len(items)
        recall += common / len(true[made.truth[claim]]) / len(items)
    matched = _matched(made, true, ours)
    by_id = {one.id: one for one in found}
    exact = asked = 0
    for event, identity in matched.items():
        for effect, toll in zip(("killed", "injured"), made.events[event].toll, strict=True):
            told = [
                c
                for c in made.claims
                if made.truth.get(c.id) == event and getattr(c, "effect", None) == effect
            ]
            if not told:
                continue
            asked += 1
            figure = by_id[identity].figures.get(effect)
            best = max(getattr(claim, "low", 0) for claim in told)
            exact += figure is not None and figure.best == min(toll, best)
    hits = len(matched)
    f1 = 2 * hits / (len(true) + len(ours)) if true or ours else 0.0
    cubed = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Right(f1, cubed, exact / asked if asked else 0.0)


def _matched(made: Conflict, true: dict[str, set[str]], ours: dict[str, set[str]]) -> dict[str, str]:
    """Events and the incidents that are them."""
    matched: dict[str, str] = {}
    for identity, claims in ours.items():
        event = max(sorted({made.truth[claim] for claim in claims}), key=lambda e: len(true[e] & claims))
        common = len(true[event] & claims)
        if 2 * common > len(claims) and 2 * common > len(true[event]):
            matched[event] = identity
    return matched


def compare_synthetic(seeds: Sequence[int]) -> list[str]:
    """Ours beside the baselines on synthetic conflicts."""
    rows: defaultdict[str, list[Right]] = defaultdict(list)
    for seed in seeds:
        made = conflict(Size(events=120, days=30), seed)
        rows["warledger"].append(
            right(made, incidents(made.documents, made.claims, families=families(made.documents)))
        )
        for name, baseline in BASELINES.items():
            rows[name].append(right(made, baseline(made.claims)))
    return [
        f"synthetic ({len(seeds)} conflicts)  {name:12} incident F1 {_mean(r.incidents for r in got):.3f}"
        f"  B-cubed {_mean(r.bcubed for r in got):.3f}  best figures {_mean(r.figures for r in got):.3f}"
        for name, got in rows.items()
    ]


def _mean(values: Iterable[float]) -> float:
    """The mean."""
    listed = list(values)
    return sum(listed) / len(listed)


def compare_gold(gold: Path) -> Iterable[str]:
    """Ours beside the baselines on annotated windows of several outlets, gold claims given."""
    from gold import sets  # noqa: PLC0415 - only where gold is
    from gold_claims import line, measured, summed, window  # noqa: PLC0415
    from misses import load_scorer  # noqa: PLC0415

    scorer = load_scorer((gold.parent / "evaluation" / "score.py").resolve())
    ours: Callable[[Sequence[Claim]], list[Incident]] = lambda claims: incidents([], claims)  # noqa: E731
    for name, folders in sets(gold).items():
        loaded = [window(path) for path in folders if (path / "incidents.json").exists()]
        several = [one for one in loaded if len({d.publisher for d in one.documents}) > 1]
        for way, merging in {"warledger": ours, **BASELINES}.items():
            reports = (measured(scorer, one, merging(list(one.claims.values()))) for one in several)
            total = summed(reports)
            if total["gold"]:
                yield line(f"{name} {way}", total)


def speed(claims: int) -> tuple[list[str], dict[str, Any]]:
    """Time for `claims` and twice as many, memory, and the time to add one report."""
    took, record = [], None
    for count in (claims, 2 * claims):
        events = int(count / CLAIMS_PER_EVENT)
        made = conflict(Size(events=events, days=max(20, events // 25), regions=25, settlements=40), 1)
        start = time.process_time()
        record = Merge()
        record.update(made.documents, made.claims)
        found = len(record.incidents())
        took.append((time.process_time() - start) / len(made.claims) * count)
        told = f"{len(made.claims)} claims, {found} incidents: {took[-1]:.1f} s for {count}"
        print(told, file=sys.stderr)
    assert record is not None  # noqa: S101 - the loop ran
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    adding = _add_one(record, made)
    ratio = took[1] / took[0]
    measures = {"ratio": ratio, "megabytes": memory, "seconds_to_add": adding}
    lines = [
        f"{claims} → {2 * claims} claims: {took[0]:.1f} s → {took[1]:.1f} s, ratio {ratio:.2f} (at most {RATIO})",
        f"memory {memory:.0f} MB (at most {MEGABYTES})",
        f"adding one report to {2 * claims} claims: {adding:.3f} s (at most {SECONDS})",
    ]
    return lines, measures


def _add_one(record: Merge, made: Conflict) -> float:
    """The slowest of ten reports added one by one, with all incidents listed afterwards."""
    took = []
    for document in made.documents[:: max(1, len(made.documents) // 10)]:
        own = [claim for claim in made.claims if claim.document.id == document.id]
        record.update([document], [])  # it goes
        start = time.process_time()
        record.update([document], own)  # it comes
        record.incidents()
        took.append(time.process_time() - start)
    return max(took)


def copying() -> str:
    """How many copies are found, how many claimed wrongly, and how fast."""
    made = conflict(Size(events=1500, days=60, regions=25, copied=0.4, reworded=0.5), 7)
    start = time.process_time()
    found = Copies()
    found.add(made.documents)
    took = time.process_time() - start
    rows = found.rows()
    kin = {name: made.copies.get(name, name) for name in (document.id for document in made.documents)}
    good = sum(kin[row.document] == kin[row.of] for row in rows)
    return (
        f"copies: {good} of {len(made.copies)} found, {len(rows) - good} wrong,"
        f" {1e3 * took / len(made.documents):.2f} ms a report"
    )


def main() -> int:
    """Print every comparison and measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path(os.environ.get("GOLD", "../shared/gold")))
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="the speed measures alone, as JSON")
    given = parser.parse_args()
    lines, measures = speed(given.claims)
    if given.json:
        print(json.dumps(measures))
        return 0
    for row in (*compare_synthetic(range(5)), *(compare_gold(given.gold) if given.gold.is_dir() else ())):
        print(row)
    for row in (copying(), *lines):
        print(row)
    within = measures["ratio"] <= RATIO and measures["megabytes"] <= MEGABYTES
    return 0 if within and measures["seconds_to_add"] <= SECONDS else 1


if __name__ == "__main__":
    raise SystemExit(main())
