"""How fast one sender may log in and write."""

from __future__ import annotations

from threading import Lock
from time import monotonic

import msgspec

MOST = 20_000


class Pace(msgspec.Struct, frozen=True):
    """`burst` at once, then `rate` a second."""

    burst: float
    rate: float


LOGIN = Pace(8, 1 / 15)
WRITING = Pace(120, 2.0)


class Paces:
    """A bucket for each sender that fills at a pace, and empties by one with each request."""

    def __init__(self, pace: Pace) -> None:
        """Start with full buckets."""
        self._pace = pace
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def wait(self, sender: str) -> int:
        """Take one; 0 if that is fine, else how many seconds the sender has to wait."""
        now = monotonic()
        with self._lock:
            if len(self._buckets) >= MOST:
                self._buckets = {
                    k: b for k, b in self._buckets.items() if self._level(b, now) < self._pace.burst
                }
            level = self._level(self._buckets.get(sender, (self._pace.burst, now)), now)
            if level < 1:
                return max(1, round((1 - level) / self._pace.rate))
            self._buckets[sender] = (level - 1, now)
            return 0

    def _level(self, bucket: tuple[float, float], now: float) -> float:
        level, at = bucket
        return min(self._pace.burst, level + (now - at) * self._pace.rate)
