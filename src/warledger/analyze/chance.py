"""Placebo dates: the same windows around days on which nothing diplomatic happened."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from warledger.analyze.findings import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.analyze.findings import Event
    from warledger.analyze.ratio import Counts
    from warledger.analyze.timeline import Line

FEWEST = 15
"""Days without an event that a period must have before anything is said about chance."""
COVERED = 0.8
"""Share of a window's days about which there must be reports for it to count."""


def quiet_days(line: Line, events: Sequence[Event], hours: int) -> list[int]:
    """Hours at which days begin whose windows meet no event's windows and have reports."""
    if not line.covered:
        return []
    first, last = min(line.covered) * DAY, max(line.covered) * DAY + DAY - line.lag
    busy = [(event.start - hours, event.end + hours) for event in events]
    found = []
    for day in range(first + hours + -hours % DAY, last - hours - DAY + 1, DAY):
        start, end = day - hours, day + DAY + hours
        free = all(end <= begun or start >= over for begun, over in busy)
        if free and min(line.share(start, day), line.share(day + DAY, end)) >= COVERED:
            found.append(day)
    return found


def pair(line: Line, day: int, hours: int) -> Counts:
    """The counts before and after a day."""
    return line.count(day - hours, day), line.count(day + DAY, day + DAY + hours)


def apart(days: Sequence[int], hours: int) -> list[int]:
    """Of some days as many as have windows that do not meet."""
    kept: list[int] = []
    for day in days:
        if not kept or day - kept[-1] >= 2 * hours + DAY:
            kept.append(day)
    return kept


def chance(
    line: Line, days: Sequence[int], seen: Sequence[Counts], hours: int, draws: int, seed: int
) -> float:
    """The share of random sets of as many days with a change as large as the one seen, either way.

    The seen set counts as one of them (Davison and Hinkley, Bootstrap Methods, 1997, 4.2).
    """
    import numpy as np

    counts = np.array([pair(line, day, hours) for day in days])
    picked = np.random.default_rng(seed).integers(0, len(days), size=(draws, len(seen)))
    sums = counts[picked].sum(axis=1) + 0.5
    changes = np.abs(np.log(sums[:, 1] / sums[:, 0]))
    before, after = sum(b for b, _ in seen) + 0.5, sum(a for _, a in seen) + 0.5
    as_large = int((changes >= abs(math.log(after / before)) - 1e-12).sum())
    return (1 + as_large) / (1 + draws)
