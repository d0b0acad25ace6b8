"""Coarsely placed groups join the one finer incident they can mean (codebook, Incidents 1).

Each decision looks at one coarse group and the finer groups in its area and hours, never at
other coarse groups, so decisions can be taken in any order and again one by one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge import view
from warledger.merge.score import Side, alike, at_odds, shared_figures
from warledger.merge.view import ADMIN1, ADMIN2, COUNTRY, LONG, POINT, SETTLEMENT, UNKNOWN, Spot, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POINT_KM = 15.0  # a named object this near a settlement stands in or at it
DISTRICT_KM = 60.0  # half a large district


class Index:
    """Groups by area and day, to find those that a coarse group can mean."""

    def __init__(self, groups: Iterable[Side]) -> None:
        self._days: defaultdict[tuple[str | None, int], list[Side]] = defaultdict(list)
        for group in groups:
            self.add(group)

    def add(self, group: Side) -> None:
        """Enter a dated group whose window is short enough to tell a day."""
        for key in keys(group.spot, group.window):
            self._days[key].append(group)

    def remove(self, group: Side) -> None:
        """Take a group out."""
        for key in keys(group.spot, group.window):
            self._days[key] = [kept for kept in self._days[key] if kept is not group]

    def near(self, spot: Spot, window: Window | None) -> list[Side]:
        """Groups of the same area with meeting hours, each once, in order of their ids."""
        found: dict[int, Side] = {}
        for key in keys(spot, window):
            for group in self._days.get(key, ()):
                found[id(group)] = group
        return sorted(found.values(), key=lambda group: group.id)


def keys(spot: Spot, window: Window | None) -> Iterator[tuple[str | None, int]]:
    """The index entries of a place and time: country and day; none for long or unknown times."""
    if window is None or window.hours > LONG:
        return
    for day in range(window.start // 24, (window.end - 1) // 24 + 1):
        yield spot.country, day


def target(group: Side, index: Index) -> tuple[Side, str] | None:
    """The finer group that a coarse one means, and why; None when none or several could be."""
    options = []
    for other in index.near(group.spot, group.window):
        if other is group or not _contains(group.spot, other.spot) or not _fits(group, other):
            continue
        score, reasons = alike(other, group)
        equal = bool(shared_figures(group.figures, other.figures))
        if group.spot.level >= COUNTRY and not equal:
            continue
        options.append((-equal, -score, other.id, other, reasons))
    options.sort(key=lambda option: option[:3])
    if not options:
        return None
    best = options[0]
    if len(options) > 1 and (not best[0] or options[1][0]):
        return None
    note = f"{_called(group.spot)} can only mean {_called(best[3].spot)} here"
    return best[3], "; ".join([note, *best[4]])


def _called(spot: Spot) -> str:
    """A spot's name for a sentence."""
    return (spot.name or spot.region or spot.country or "an unnamed place").title()


def _contains(coarse: Spot, fine: Spot) -> bool:
    """Whether a finer place can lie in a coarser one."""
    if fine.level >= coarse.level or fine.level == UNKNOWN:
        return coarse.level == POINT and fine.level == SETTLEMENT and _within(coarse, fine, POINT_KM, unknown=False)
    if coarse.level == ADMIN1:
        return coarse.region is not None and coarse.region == fine.region
    if coarse.level == ADMIN2:
        same = coarse.region is None or fine.region is None or coarse.region == fine.region
        return same and _within(coarse, fine, DISTRICT_KM, unknown=False)
    return coarse.level >= COUNTRY


def _within(one: Spot, two: Spot, limit: float, *, unknown: bool) -> bool:
    """Whether two places are at most so many kilometers apart."""
    distance = view.km(one, two)
    return unknown if distance is None else distance <= limit


def _fits(coarse: Side, fine: Side) -> bool:
    """Whether nothing speaks against the two being one event."""
    if coarse.window is None or fine.window is None or coarse.window.meets(fine.window) <= 0:
        return False
    if not view.sameactor(coarse.actor, fine.actor) or at_odds(coarse.figures, fine.figures):
        return False
    if coarse.means and fine.means and not coarse.means & fine.means:
        return False
    if coarse.documents & fine.documents:  # the document itself tells two places
        return not coarse.figures and bool(coarse.means & fine.means)
    return True
