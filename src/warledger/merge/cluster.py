"""Groups of accounts that tell one event at one named place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from warledger.merge import view
from warledger.merge.score import ENOUGH, TELLING, Side, absorb, alike, shared_figures, side
from warledger.merge.view import LONG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.merge.block import Account

EARLY = 24  # hours: an event may go on after it is printed
RETOLD = 72  # hours between two days that reports give for one toll
LATE = 14 * 24  # hours: how long after an event an undated report is still taken to mean it


def groups(accounts: Iterable[Account]) -> list[Side]:
    """The events at one place (all accounts have one spot key), in order of time.

    Accounts with the same hours and actor are one at once; the rest join the group they are
    most alike, the tightest windows first, so that no order of reading matters.
    """
    found: list[Side] = []
    undated: list[Side] = []
    for bucket in _buckets(accounts):
        if bucket.window is None:
            undated.append(bucket)
            continue
        _place(found, bucket)
    open_ends: list[Side] = []
    for bucket in undated:
        _date(found, open_ends, bucket)
    return sorted(found + open_ends, key=_order)


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


def _place(found: list[Side], bucket: Side) -> None:
    """Let a dated bucket join the group it is most alike, or open a group."""
    window = bucket.window
    options = []
    for group in found:
        if group.window is None or window is None:
            continue
        if group.window.meets(window) <= 0 and not _retold(group, bucket):
            continue
        if not view.sameactor(group.actor, bucket.actor) and not _both_accuse(group, bucket):
            continue
        if group.documents & bucket.documents:
            continue
        score, reasons = alike(group, bucket)
        options.append((-score, group.window.start, group.id, group, reasons))
    options.sort(key=lambda option: option[:3])
    loose = window is not None and window.hours > LONG
    enough = ENOUGH if not loose else 0.0 if len(options) == 1 else 2 * ENOUGH
    if not options or -options[0][0] < enough:
        found.append(bucket)
        return
    _join(options[0][3], bucket, options[0][4])


def _date(found: list[Side], open_ends: list[Side], bucket: Side) -> None:
    """Let an undated bucket join the one event before its publication that it can mean."""
    options = []
    for group in found + open_ends:
        if group.documents & bucket.documents or not view.sameactor(group.actor, bucket.actor):
            continue
        equal = shared_figures(group.figures, bucket.figures)
        age = _age(group, bucket)
        if age is None or (not -EARLY <= age <= LATE and not equal):
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


def _retold(group: Side, bucket: Side) -> bool:
    """Whether a group of other days tells the same toll again: a late mention that seems new."""
    if group.window is None or bucket.window is None or group.window.meets(bucket.window) < -RETOLD:
        return False
    equal = shared_figures(group.figures, bucket.figures)
    return any(number >= 2 * TELLING for _, number in equal) or (
        len(equal) > 1 and sum(number for _, number in equal) >= TELLING
    )


def _both_accuse(group: Side, bucket: Side) -> bool:
    """Whether two groups that name different actors still tell one event: the same figures."""
    equal = shared_figures(group.figures, bucket.figures)
    return len(equal) > 1 or any(number >= TELLING for _, number in equal)


def _join(group: Side, bucket: Side, reasons: Sequence[str]) -> None:
    """Add a bucket to a group and keep why."""
    for account in bucket.accounts:
        absorb(group, account)
    group.reasons.append("; ".join(reasons))
