"""Violence on a line of hours, ready to be counted in any window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from warledger.analyze.findings import DAY, People, Tally
from warledger.merge import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Document, Figure, Incident

LONG = 3 * DAY
"""Hours beyond which a time tells no day: such an incident is in no window's best count."""
_NEVER = -(10**9)


class Line:
    """Incidents by time: those known to within three days, the vague, and reports by publication."""

    def __init__(self, incidents: Iterable[Incident], documents: Sequence[Document]) -> None:
        """Place incidents and documents; what has no time at all is kept apart."""
        import numpy as np

        printed = {one.name: view.printed(one.published) for one in documents}
        known: list[tuple[int, int, Incident]] = []
        self.vague: list[tuple[int, int, Incident]] = []
        self.undated: list[Incident] = []
        lags = []
        for one in incidents:
            out = [hour for name in one.documents if (hour := printed.get(name)) is not None]
            window = view.window(one.when)
            if window is None:
                self.undated.append(one)
                self.vague.append((_NEVER, min(out, default=-_NEVER), one))
            elif window.hours > LONG:
                self.vague.append((window.start, window.end, one))
            else:
                known.append((window.start, window.end, one))
                if out:
                    lags.append(max(0, min(out) - window.end))
        known.sort(key=lambda row: (row[0] + row[1], row[2].id))
        self.incidents = [one for _, _, one in known]
        self.starts = np.array([start for start, _, _ in known], dtype=np.int64)
        self.ends = np.array([end for _, end, _ in known], dtype=np.int64)
        self.middles = (self.starts + self.ends) / 2
        self.origins = [max(1, one.independent_sources) for one in self.incidents]
        self.published = np.sort(np.array([h for h in printed.values() if h is not None], dtype=np.int64))
        self.lag = int(np.quantile(lags, 0.9)) if lags else 0
        news = {int(hour - 1) // DAY for hour in self.published}
        self.covered = frozenset(news | {day - 1 for day in news})

    def middle(self, start: float, end: float) -> slice:
        """The incidents whose middle lies in [start, end)."""
        import numpy as np

        found = np.searchsorted(self.middles, [start, end], side="left")
        return slice(int(found[0]), int(found[1]))

    def count(self, start: float, end: float) -> int:
        """How many incidents have their middle in [start, end)."""
        found = self.middle(start, end)
        return int(found.stop - found.start)

    def tally(self, start: int, end: int) -> Tally:
        """What was reported to have happened in [start, end)."""
        import numpy as np

        inside = self.middle(start, end)
        touching = np.flatnonzero((self.starts < end) & (self.ends > start))
        within = (self.starts[touching] >= start) & (self.ends[touching] <= end)
        own = self.incidents[inside]
        vague = sum(first < end and last > start for first, last, _ in self.vague)
        reports = np.searchsorted(self.published, [start, end], side="right")
        counted = self.origins[inside]
        return Tally(
            low=int(within.sum()),
            best=len(own),
            high=len(touching) + vague,
            killed=people(own, "killed"),
            injured=people(own, "injured"),
            ids=tuple(one.id for one in own),
            edge=tuple(self.incidents[k].id for k in touching[~within]),
            reports=int(reports[1] - reports[0]),
            origins=sum(counted) / len(counted) if counted else None,
        )

    def share(self, start: int, end: int) -> float:
        """The share of the days in [start, end) about which the record has reports."""
        days = range(start // DAY, -(-end // DAY))
        return sum(day in self.covered for day in days) / len(days)

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day about which the record has reports."""
        if not self.covered:
            return None
        return iso(min(self.covered) * DAY), iso(max(self.covered) * DAY)


def people(incidents: Iterable[Incident], effect: str) -> People:
    """The sum of one figure over incidents; those without it add nothing."""
    found: list[Figure] = [one.figures[effect] for one in incidents if effect in one.figures]
    open_end = any(figure.high is None for figure in found)
    return People(
        sum(figure.low for figure in found),
        sum(figure.best for figure in found),
        None if open_end else sum(figure.high or 0 for figure in found),
    )


def iso(hour: int) -> str:
    """The day of an hour."""
    return date.fromordinal(hour // DAY).isoformat()
