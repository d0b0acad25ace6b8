"""Reporting volume: would more reports alone make more incidents?

Twice the reports find more of the incidents that few outlets tell. How many nobody tells follows from how many
independent origins the others have: their number is gamma-Poisson (negative binomial), of which the incidents
without an origin are not seen. The shape is fitted once to all incidents of the record (maximum likelihood),
the mean then to those before and those after (Sampford, Biometrika 42, 1955, truncated at zero). Unlike
documents a day, origins an incident do not grow with violence itself, so that holding them equal takes no
true change away.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 8
"""Incidents on each side below which the share told is not estimated."""
FITTED = 60
"""Incidents from which on the shape is fitted; below, it is that of the geometric distribution."""
_SHAPES = (0.3, 20.0)
_MEANS = (1e-3, 500.0)


def shape(origins: Sequence[int]) -> float:
    """How much incidents differ in how readily they are told: the gamma shape (large: not at all)."""
    if len(origins) < FITTED:
        return 1.0
    from scipy import optimize

    counts = sorted(Counter(origins).items())

    def surprise(logs: tuple[float, float]) -> float:
        mean, own = math.exp(logs[0]), math.exp(logs[1])
        return -sum(n * _likelihood(k, mean, own) for k, n in counts)

    bounds = [tuple(map(math.log, _MEANS)), tuple(map(math.log, _SHAPES))]
    start = (math.log(max(sum(origins) / len(origins) - 0.5, 0.1)), 0.0)
    return math.exp(float(optimize.minimize(surprise, start, method="L-BFGS-B", bounds=bounds).x[1]))


def _likelihood(count: int, mean: float, own: float) -> float:
    """The log probability of a number of origins, given that there is one."""
    chosen = math.lgamma(count + own) - math.lgamma(own) - math.lgamma(count + 1)
    told = chosen + count * math.log(mean / (mean + own)) + own * math.log(own / (mean + own))
    return told - math.log(-math.expm1(own * math.log(own / (mean + own))))


def told(average: float, own: float) -> float:
    """The share of incidents that somebody tells, from the mean number of origins of those told.

    >>> told(2.0, 1.0)  # geometric: 1 - 1/2
    0.5
    """
    return _told(round(average, 4), round(own, 4))


@lru_cache(maxsize=4096)
def _told(average: float, own: float) -> float:
    """The same for rounded numbers: it is asked for often."""
    from scipy import optimize

    def seen(mean: float) -> float:
        return -math.expm1(own * math.log(own / (mean + own)))

    def off(log: float) -> float:
        return math.exp(log) / seen(math.exp(log)) - average

    low, high = (math.log(end) for end in _MEANS)
    if off(low) >= 0:
        return seen(math.exp(low))
    mean = math.exp(float(optimize.brentq(off, low, high, xtol=1e-10))) if off(high) > 0 else _MEANS[1]
    return round(seen(mean), 9)


def correction(before: Sequence[int], after: Sequence[int], own: float) -> tuple[float, float] | None:
    """What to add to a log ratio so that reporting counts as equal, and its standard error (delta method).

    Args:
        before: independent origins of each incident before.
        after: of each incident after.
        own: the record's shape.

    Returns:
        None when either side has too few incidents to tell, or next to none has more than one origin.
    """
    if min(len(before), len(after)) < ENOUGH:
        return None
    shares, errors = [], []
    for side in (before, after):
        average = sum(side) / len(side)
        if average <= 1 + 1 / len(side):
            return None
        error = math.sqrt(sum((n - average) ** 2 for n in side) / (len(side) - 1) / len(side))
        reach = min(error, (average - 1) / 2)
        slope = (math.log(told(average + reach, own)) - math.log(told(average - reach, own))) / (
            2 * reach or 1
        )
        shares.append(told(average, own))
        errors.append(slope * error)
    return math.log(shares[0]) - math.log(shares[1]), math.hypot(*errors)
