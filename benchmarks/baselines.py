"""What merging is measured against: no merging, one key a day, and a window of space and time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge import assemble, view
from warledger.merge.block import Account, accounts, by_document
from warledger.merge.reconcile import Setting
from warledger.merge.score import side

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from warledger.model import Claim, Incident

NEAR_KM, NEAR_HOURS = 3.0, 24


def unmerged(claims: Sequence[Claim]) -> list[Incident]:
    """Every report's account an incident of its own."""
    return _made([[one] for one in _accounts(claims)])


def daily(claims: Sequence[Claim]) -> list[Incident]:
    """One incident for each actor, means, place and first day, as printed."""

    def key(one: Account) -> Hashable:
        day = None if one.window is None else one.window.start // 24
        return one.actor, min(one.means, default=None), one.spot.key, day

    return _made(_grouped(claims, key))


def windowed(claims: Sequence[Claim]) -> list[Incident]:
    """Whatever lies within three kilometers and a day of the first account of a group."""
    groups: list[list[Account]] = []
    by_day: defaultdict[int | None, list[list[Account]]] = defaultdict(list)
    for one in _accounts(claims):
        day = None if one.window is None else one.window.start // NEAR_HOURS
        days = [None] if day is None else [day - 1, day, day + 1]
        home = next((group for found in days for group in by_day[found] if _near(group[0], one)), None)
        if home is None:
            groups.append([one])
            by_day[day].append(groups[-1])
        else:
            home.append(one)
    return _made(groups)


BASELINES: dict[str, Callable[[Sequence[Claim]], list[Incident]]] = {
    "no merging": unmerged,
    "one a day": daily,
    "1 day, 3 km": windowed,
}


def _near(first: Account, one: Account) -> bool:
    """Whether an account lies in the window around another."""
    if (first.window is None) != (one.window is None):
        return False
    if first.window and one.window and abs(first.window.start - one.window.start) > NEAR_HOURS:
        return False
    distance = view.km(first.spot, one.spot)
    return first.spot.key == one.spot.key if distance is None else distance <= NEAR_KM


def _accounts(claims: Sequence[Claim]) -> list[Account]:
    """All accounts, report by report."""
    return [account for _, own in by_document(claims) for account in accounts(own)]


def _grouped(claims: Sequence[Claim], key: Callable[[Account], Hashable]) -> list[list[Account]]:
    """Accounts with equal keys together."""
    groups: defaultdict[Hashable, list[Account]] = defaultdict(list)
    for one in _accounts(claims):
        groups[key(one)].append(one)
    return list(groups.values())


def _made(groups: Sequence[Sequence[Account]]) -> list[Incident]:
    """Incidents of the groups, with figures reconciled as ours are: only the grouping differs."""
    made = (assemble.attack(side(group), Setting(), ()) for group in groups)
    return [one for one in made if one is not None]
