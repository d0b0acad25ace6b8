"""Groups of accounts that tell one event at one named place."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from warledger.merge import view
from warledger.merge.score import ENOUGH, TELLING, Side, absorb, alike, at_odds, shared_figures, side
from warledger.merge.view import LONG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.merge.block import Account

EARLY = 24  # hours: an event may go on after it is printed
NEIGHBORS = 6  # groups before one in time that it can tell again
RETOLD = 72  # hours between two days that reports give for one toll
OLD = 60 * 24  # and when it repeats a telling figure
MANY_HOURS = 60 * 24  # a span in which looking day by day saves nothing
LATE = 14 * 24  # hours: how long after an event an undated report is still taken to mean it


class _Calendar:
    """Groups by the days of their windows, so that a bucket meets only those of its own time."""

    def __init__(self) -> None:
        self.groups: list[Side] = []
        self._days: defaultdict[int, list[Side]] = defaultdict(list)
        self._spans: list[Side] = []

    def add(self, group: Side) -> None:
        """Enter a group; one whose window is unknown or long is near every day."""
        self.groups.append(group)
        if group.window is None or group.window.hours > LONG:
            self._spans.append(group)
            return
        for day in range(group.window.start // 24, (group.window.end - 1) // 24 + 1):
            self._days[day].append(group)

    def near(self, start: int, end: int) -> list[Side]:
        """The groups whose windows may meet these hours, each once."""
        if end - start > MANY_HOURS:
            return self.groups
        found = {id(group): group for group in self._spans}
        for day in range(start // 24, end // 24 + 1):
            found.update((id(group), group) for group in self._days.get(day, ()))
        return list(found.values())


def groups(accounts: Iterable[Account]) -> list[Side]:
    """The events at one place (all accounts have one spot key), in order of time.

    Accounts with the same hours and actor are one at once; the rest join the group they are
    most alike, the tightest windows first, so that no order of reading matters.
    """
    found, undated = _Calendar(), []
    for bucket in _buckets(accounts):
        if bucket.window is None:
            undated.append(bucket)
        else:
            _place(found, bucket)
    dated, aftermath = _reunited(found.groups)
    found = _Calendar()
    for group in dated:
        found.add(group)
    open_ends: list[Side] = []
    for bucket in aftermath + undated:
        _date(found, open_ends, bucket)
    return sorted(found.groups + open_ends, key=_order)


def _order(group: Side) -> tuple[int, int, str]:
    """Groups in order of time, undated ones last."""
    return (group.window.start, group.window.end, group.id) if group.window else (10**9, 0, group.id)


def _buckets(accounts: Iterable[Account]) -> list[Side]:
    """Accounts with equal window and actor together; of one document, each its own."""

    def key(account: Account) -> tuple[int, int, int, str]:
        window = account.window
        span = (window.hours, window.start, 0) if window else (10**9, 0, account.published or 0)
        return (*span, account.actor or "~")

    buckets: list[Side] = []
    for _, bucket in groupby(sorted(accounts, key=lambda account: (*key(account), account.id)), key=key):
        for account in bucket:
            last = buckets[-1] if buckets else None
            if (
                last is not None
                and key(last.accounts[0]) == key(account)
                and account.document not in last.documents
            ):
                absorb(last, account)
            else:
                buckets.append(side([account]))
    return buckets


def _place(found: _Calendar, bucket: Side) -> None:
    """Let a dated bucket join the group it is most alike, or open a group."""
    window = bucket.window
    if window is None:
        return
    options = []
    for group in found.near(window.start, window.end):
        if group.window is None:
            continue
        if group.window.meets(window) <= 0:
            continue
        if not view.sameactor(group.actor, bucket.actor) and not _both_accuse(group, bucket):
            continue
        if group.documents & bucket.documents:
            continue
        if window.hours > LONG and at_odds(group.figures, bucket.figures):
            continue  # "the worst strike of the month" is another than that of the day
        score, reasons = alike(group, bucket)
        options.append((-score, group.window.start, group.id, group, reasons))
    options.sort(key=lambda option: option[:3])
    enough = ENOUGH if window.hours <= LONG else 0.0 if len(options) == 1 else 2 * ENOUGH
    if not options or -options[0][0] < enough:
        found.add(bucket)
        return
    _join(options[0][3], bucket, options[0][4])


def _date(found: _Calendar, open_ends: list[Side], bucket: Side) -> None:
    """Let an undated bucket join the one event before its publication that it can mean."""
    options = []
    out = bucket.published
    dated = found.groups if out is None else found.near(out - OLD, out + EARLY)
    for group in [*dated, *open_ends]:
        if group.documents & bucket.documents or not view.sameactor(group.actor, bucket.actor):
            continue
        age = _age(group, bucket)
        if age is None or not -EARLY <= age <= (OLD if _telling(group, bucket) else LATE):
            continue
        score, reasons = alike(group, bucket)
        options.append((-score, abs(age), group.id, group, reasons))
    options.sort(key=lambda option: option[:3])
    if not options or -options[0][0] < 0:
        open_ends.append(bucket)
        return
    _join(
        options[0][3],
        bucket,
        [*options[0][4], "no date said, and the latest event there before it was printed"],
    )


def _age(group: Side, bucket: Side) -> int | None:
    """Hours from an event to the printing of an undated report of it."""
    if bucket.published is None:
        return 0
    if group.window is not None:
        return bucket.published - group.window.end
    return None if group.published is None else abs(bucket.published - group.published) - 24


def _reunited(groups: Sequence[Side]) -> tuple[list[Side], list[Side]]:
    """Dated groups with those that tell an earlier one's toll again, and apart the news of later deaths."""
    kept: list[Side] = []
    aftermath: list[Side] = []
    for group in sorted(groups, key=_order):
        rest: Side | None = group
        for other in kept[: -NEIGHBORS - 1 : -1]:
            if _retold(other, group) and view.sameactor(other.actor, group.actor):
                rest = _return(other, group)
                break
        if rest is None:
            continue
        (aftermath if kept and _aftermath(rest) else kept).append(rest)
    return kept, aftermath


def _return(other: Side, group: Side) -> Side | None:
    """Give a group's accounts that tell another's toll back to it; what is left tells its own event."""
    again = [account for account in group.accounts if _retelling(account.figures, other.figures)]
    if not again:
        return group
    left = [account for account in group.accounts if account not in again]
    if not any(account.attacks or account.figures for account in left):
        again, left = list(group.accounts), []
    _join(other, side(again), [*group.reasons, "the same toll, printed with another day"])
    return side(left) if left else None


def _aftermath(group: Side) -> bool:
    """Whether a group tells only that a toll grew, which happens after the event."""
    claims = [claim for account in group.accounts for claim in account.claims]
    grown = (getattr(claim, "increment", False) or getattr(claim, "cumulative", False) for claim in claims)
    return all(claim.type == "harm" for claim in claims) and any(grown)


def _retold(group: Side, bucket: Side) -> bool:
    """Whether a group of other days tells the same toll again: a late mention that seems new."""
    if group.window is None or bucket.window is None or group.window.meets(bucket.window) < -RETOLD:
        return False
    return _retelling(group.figures, bucket.figures)


def _retelling(one: Iterable[tuple[str, int]], two: Iterable[tuple[str, int]]) -> bool:
    """Whether two sets of figures can only be one toll."""
    equal = shared_figures(one, two)
    return any(number >= 2 * TELLING for _, number in equal) or (
        len(equal) > 1 and sum(number for _, number in equal) >= 2 * TELLING
    )


def _both_accuse(group: Side, bucket: Side) -> bool:
    """Whether two groups that name different actors still tell one event: the same figures."""
    return len(shared_figures(group.figures, bucket.figures)) > 1 or _telling(group, bucket)


def _telling(group: Side, bucket: Side) -> bool:
    """Whether two groups share a figure that is rarely shared by chance."""
    return any(number >= TELLING for _, number in shared_figures(group.figures, bucket.figures))


def _join(group: Side, bucket: Side, reasons: Sequence[str]) -> None:
    """Add a bucket to a group and keep why."""
    for account in bucket.accounts:
        absorb(group, account)
    group.reasons.append("; ".join(reasons))
