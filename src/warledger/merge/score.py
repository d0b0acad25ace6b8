"""How alike two sides of a possible merge are, and why, in words.

Scores are sums of what agrees and what does not; a merge needs `ENOUGH`. The weights were
set on the development windows with every claim given, then checked with fields dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.merge.block import Account
from warledger.merge.view import LONG, Spot, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 1.0
TELLING = 5  # a figure that two events rarely share by chance


class Side(msgspec.Struct):
    """What is known of a group of accounts as a whole; grows as accounts join."""

    accounts: list[Account]
    spot: Spot
    window: Window | None
    actor: str | None
    figures: set[tuple[str, int]]
    means: set[str]
    objects: set[str]
    documents: set[str]
    published: int | None
    reasons: list[str]

    @property
    def id(self) -> str:
        """The smallest account id: equal groups have equal ids, in whatever order they grew."""
        return min(account.id for account in self.accounts)


def side(accounts: Iterable[Account]) -> Side:
    """The group of the given accounts (at least one)."""
    listed = sorted(accounts, key=lambda account: account.id)
    first = listed[0]
    group = Side([], first.spot, first.window, first.actor, set(), set(), set(), set(), first.published, [])
    for account in listed:
        absorb(group, account)
    return group


def clone(group: Side) -> Side:
    """A group that can grow without changing the one it was made from."""
    return Side(
        list(group.accounts),
        group.spot,
        group.window,
        group.actor,
        set(group.figures),
        set(group.means),
        set(group.objects),
        set(group.documents),
        group.published,
        list(group.reasons),
    )


def absorb(group: Side, account: Account) -> None:
    """Add an account to a group."""
    group.accounts.append(account)
    group.window = narrower(group.window, account.window)
    spot = account.spot
    if (spot.level, spot.latitude is None, spot.key) < (
        group.spot.level,
        group.spot.latitude is None,
        group.spot.key,
    ):
        group.spot = spot
    group.actor = min(
        filter(None, (group.actor, account.actor)), key=lambda name: (len(name), name), default=None
    )
    group.figures |= account.figures
    group.means |= account.means
    group.objects |= account.objects
    group.documents.add(account.document)
    known = [hour for hour in (group.published, account.published) if hour is not None]
    group.published = min(known) if known else None


def narrower(one: Window | None, two: Window | None) -> Window | None:
    """The shared hours of two windows, or the known one of them."""
    if one is None or two is None:
        return one or two
    return one.within(two) if one.meets(two) > 0 else min(one, two)


def shared_figures(one: Iterable[tuple[str, int]], two: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Figures of at least one that both state."""
    return sorted(found for found in set(one) & set(two) if found[1] >= 1)


def at_odds(one: Iterable[tuple[str, int]], two: Iterable[tuple[str, int]]) -> list[str]:
    """Effects of which both state figures, none equal, and too far apart to be one growing toll."""
    odd = []
    mine, theirs = set(one), set(two)
    for effect in {name for name, _ in mine} & {name for name, _ in theirs}:
        ours = [number for name, number in mine if name == effect]
        others = [number for name, number in theirs if name == effect]
        if set(ours) & set(others):
            continue
        low, high = sorted((max(ours), max(others)))
        if high > 2 * low + 1:
            odd.append(effect)
    return sorted(odd)


def alike(group: Side, account: Side) -> tuple[float, list[str]]:
    """How likely two groups whose places agree tell one event, with the reasons."""
    score, reasons = _time(group.window, account.window)
    if group.actor and account.actor:
        score += 0.5
        reasons.append(f"actor: {account.actor}")
    equal = shared_figures(group.figures, account.figures)
    if equal:
        score += min(3.0, 1.0 * len(equal) + (1.0 if any(number >= TELLING for _, number in equal) else 0.0))
        reasons.append("figures: " + ", ".join(f"{number} {effect}" for effect, number in equal))
    score -= 0.5 * len(at_odds(group.figures, account.figures))
    if group.means and account.means:
        agree = bool(group.means & account.means)
        score += 0.5 if agree else -1.5
        if agree:
            reasons.append(f"means: {', '.join(sorted(group.means & account.means))}")
    if group.objects & account.objects:
        score += 0.5
        reasons.append(f"objects: {', '.join(sorted(group.objects & account.objects))}")
    return score, reasons


def _time(one: Window | None, two: Window | None) -> tuple[float, list[str]]:
    """What the times add."""
    if one is None or two is None:
        return 0.0, []
    if one == two and one.hours <= LONG:
        return 4.0, ["time: the same"]
    shared = one.meets(two)
    if shared <= 0:
        return 0.0, [f"time: {-shared} hours apart"]
    if one.hours > LONG or two.hours > LONG:
        return 0.5, ["time: within a longer span"]
    return 2.0 + min(1.0, shared / 14), [f"time: {shared} hours in common"]
