"""The rate ratio of paired, over-dispersed counts, with its interval.

Each event gives a pair of counts over equally long windows. Given a pair's sum n, the count after is binomial
with probability r / (1 + r), r the rate ratio (Przyborowski and Wilenski, Biometrika 31, 1940); a pair's own
level of violence thus never enters. Incidents come in waves, so that the counts vary by 1 + (n - 1) c more
than independent ones do; c is Williams' moment estimator (Applied Statistics 31, 1982), taken from the
events' pairs and from pairs around dates on which nothing happened. The interval holds every r whose
log-likelihood, divided by that spread, is within the 95 % point of F(1, degrees of freedom) (McCullagh and
Nelder, Generalized Linear Models, 1989, 9.2). docs/decisions/0011 has the measurement that chose it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from warledger.analyze.findings import Ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.95
_FAR = 30.0  # of a log ratio: further than any record can tell
Counts = tuple[int, int]


def ratio(pairs: Sequence[Counts], quiet: Sequence[Counts] = ()) -> Ratio | None:
    """The pooled ratio of counts (before, after) over equally long windows.

    Args:
        pairs: of the events.
        quiet: of dates without an event, which tell how much such counts vary by themselves.

    Returns:
        None when nothing was counted at all.
    """
    before, after = sum(b for b, _ in pairs), sum(a for _, a in pairs)
    if before + after == 0:
        return None
    spread, freedom = dispersion(pairs, quiet)
    low, high = _profile(before, after, spread, freedom)
    return Ratio(
        ratio=after / before if before else None,
        low=low,
        high=high,
        before=before,
        after=after,
        spread=spread,
        freedom=freedom,
    )


def dispersion(pairs: Sequence[Counts], quiet: Sequence[Counts] = ()) -> tuple[float, int]:
    """By how much the events' counts vary more than independent ones, and on how many degrees of freedom."""
    total = sum(b + a for b, a in pairs)
    share = min(max(sum(a for _, a in pairs) / total, 1e-3), 1 - 1e-3)
    own = [(b + a, _squared(b, a, share)) for b, a in pairs if b + a > 1]
    other = [(b + a, _squared(b, a, 0.5)) for b, a in quiet if b + a > 1]
    excess = sum(x for _, x in other) - len(other)
    if len(own) > 1:
        excess += sum(x for _, x in own) * len(own) / (len(own) - 1) - len(own)
    weight = sum(n - 1 for n, _ in (*own, *other))
    alike = max(0.0, excess / weight) if weight else 0.0
    grown = sum(n * (n - 1) for n in (b + a for b, a in pairs)) / total
    return 1 + alike * grown, max(1, len(own) - 1 + len(other))


def _squared(before: int, after: int, share: float) -> float:
    """Pearson's squared residual of a pair."""
    n = before + after
    return (after - n * share) ** 2 / (n * share * (1 - share))


def _profile(before: int, after: int, spread: float, freedom: int) -> tuple[float | None, float | None]:
    """The ends of the interval: where twice the drop of the log-likelihood reaches the limit."""
    from scipy import optimize, stats

    limit = float(stats.f.ppf(LEVEL, 1, freedom)) * spread

    def drop(log: float) -> float:
        return 2 * (_likelihood(before, after, None) - _likelihood(before, after, log)) - limit

    top = math.log(after / before) if after and before else (_FAR if after else -_FAR)
    low = float(optimize.brentq(drop, -_FAR, top)) if after and drop(-_FAR) > 0 else None
    high = float(optimize.brentq(drop, top, _FAR)) if before and drop(_FAR) > 0 else None
    return (0.0 if low is None else math.exp(low)), (None if high is None else math.exp(high))


def _likelihood(before: int, after: int, log: float | None) -> float:
    """The binomial log-likelihood at a log ratio, at its best when None."""
    n = before + after
    if log is None:
        return sum(x * math.log(x / n) for x in (before, after) if x)
    return after * log - n * math.log1p(math.exp(log))


def shifted(found: Ratio, log: float, error: float) -> Ratio:
    """A ratio times e^log, whose standard error on the log scale is `error`.

    The two intervals are put together by recovering their variances end by end (Zou and Donner,
    Statistics in Medicine 27, 2008).
    """
    if found.ratio is None or found.ratio == 0:
        return found
    centre, reach = math.log(found.ratio), 1.959964 * error
    low = found.low and centre + log - math.hypot(centre - math.log(found.low), reach)
    high = found.high and centre + log + math.hypot(math.log(found.high) - centre, reach)
    return Ratio(
        ratio=math.exp(centre + log),
        low=math.exp(low) if low is not None and found.low else found.low,
        high=math.exp(high) if high is not None and found.high else found.high,
        before=found.before,
        after=found.after,
        spread=found.spread,
        freedom=found.freedom,
    )
