"""Coarsely placed groups join the one finer incident they can mean (codebook, Incidents 1).

Each decision looks at one coarse group and the finer groups in its area and hours, never at
other coarse groups, so decisions can be taken in any order and again one by one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge import view
from warledger.merge.score import TELLING, Side, alike, at_odds, shared_figures
from warledger.merge.view import ADMIN1, ADMIN2, COUNTRY, LONG, POINT, SETTLEMENT, UNKNOWN, Spot, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

POINT_KM = 15.0  # a named object this near a settlement stands in or at it
DEGREE_KM = 110.0  # of latitude, at least
ANYWHERE = "*"
SAME_KM, NAMED_KM = 3.0, 30.0  # two entries of one settlement: near, or of one name
CENTER_KM = 5.0
CLOSE = 0.9  # share of a figure that its retelling keeps
TOLL = 30  # people in figures that two events do not share by chance
DISTRICT_KM = 60.0  # half a large district


class Index:
    """Groups by area and day, to find those that a coarse group can mean."""

    def __init__(self) -> None:
        self._days: defaultdict[tuple[str, int], dict[str, Side]] = defaultdict(dict)

    def add(self, group: Side) -> None:
        """Enter a dated group whose window is short enough to tell a day."""
        for key in keys(group.spot, group.window):
            self._days[key][group.id] = group

    def remove(self, group: Side) -> None:
        """Take a group out."""
        for key in keys(group.spot, group.window):
            self._days[key].pop(group.id, None)

    def near(self, spot: Spot, window: Window | None) -> list[Side]:
        """Groups of the same area with meeting hours, each once, in order of their ids."""
        found: dict[str, Side] = {}
        for country, day in keys(spot, window):
            if spot.level == UNKNOWN or country == spot.country:
                found.update(self._days.get((country, day), {}))
        return [found[identity] for identity in sorted(found)]

    def at(self, days: Iterable[tuple[str, int]]) -> dict[str, Side]:
        """The groups entered under any of these keys."""
        found: dict[str, Side] = {}
        for key in days:
            found.update(self._days.get(key, {}))
        return found


def keys(spot: Spot, window: Window | None) -> Iterator[tuple[str, int]]:
    """The index entries of a place and time: country (and anywhere) by day; none for long times."""
    if window is None or window.hours > LONG:
        return
    for day in range(window.start // 24, (window.end - 1) // 24 + 1):
        yield ANYWHERE, day
        if spot.country is not None:
            yield spot.country, day


def target(group: Side, index: Index, root: Callable[[str], str]) -> tuple[Side, str] | None:
    """The finer group that a coarse one means, and why; None when none or several could be.

    Finer groups that are parts of one incident already (`root` is the same) count as one.
    """
    options = []
    for other in index.near(group.spot, group.window):
        if other is group or not _placed(group, other) or not _fits(group, other):
            continue
        score, reasons = alike(other, group)
        equal = bool(shared_figures(group.figures, other.figures))
        if group.spot.level >= COUNTRY and not equal and group.spot.name != other.spot.name:
            continue
        options.append((not equal, -score, other.id, other, reasons))
    options.sort(key=lambda option: option[:3])
    if not options:
        return None
    if group.spot.level > SETTLEMENT and one_toll(group, options[0][3]):
        return options[0][3], "; ".join(["the same toll, placed elsewhere", *options[0][4]])
    if group.spot.level == SETTLEMENT:  # a twin joins the one told most, whatever that one joined
        heaviest = max(options, key=lambda option: (len(option[3].accounts), option[2]))
        return heaviest[3], "; ".join(["one place under two entries", *heaviest[4]])
    if group.spot.level == POINT:
        center = min(
            options, key=lambda o: (not _within(group.spot, o[3].spot, SAME_KM), -len(o[3].accounts), o[2])
        )
        return center[3], "; ".join([f"{called(group.spot)} is in {called(center[3].spot)}", *center[4]])
    best = options[0]
    rivals = {root(option[2]) for option in options if option[0] == best[0]}
    if len(rivals) > 1:
        here = [option for option in options if _at(group.spot, option[3].spot)]
        if len({root(option[2]) for option in here}) != 1:
            return None
        best = here[0]
    note = f"{called(group.spot)} can only mean {called(best[3].spot)} here"
    return best[3], "; ".join([note, *best[4]])


def called(spot: Spot) -> str:
    """A spot's name for a sentence."""
    kind = {ADMIN1: " region", ADMIN2: " district"}.get(spot.level, "")
    return (spot.name or spot.region or spot.country or "an unnamed place").title() + kind


def contains(coarse: Spot, fine: Spot) -> bool:
    """Whether a finer place can lie in a coarser one."""
    if coarse.level == UNKNOWN:
        return fine.level < UNKNOWN and coarse.name in (None, fine.name)
    if fine.level >= coarse.level:
        return coarse.level == POINT and fine.level == SETTLEMENT and _within(coarse, fine, POINT_KM)
    if coarse.level == ADMIN1:
        return coarse.region is not None and coarse.region == fine.region
    if coarse.level == ADMIN2:
        same = coarse.region is None or fine.region is None or coarse.region == fine.region
        return same and _within(coarse, fine, DISTRICT_KM)
    return coarse.level >= COUNTRY


def _placed(group: Side, other: Side) -> bool:
    """Whether a group's place can be that of the other, coarser told or told under another entry."""
    if contains(group.spot, other.spot) or (_twin(group.spot, other.spot) and _lighter(group, other)):
        return True
    finer = group.spot.level > other.spot.level or (
        group.spot.level == other.spot.level and _lighter(group, other)
    )
    return finer and group.spot.level > SETTLEMENT and other.spot.level != POINT and one_toll(group, other)


def one_toll(one: Side, two: Side) -> bool:
    """Whether two groups tell a toll that two events do not share by chance.

    Two effects with equal figures, neither small, and one of the groups is a single report's:
    a place that others tell of with the same toll is a place of its own.
    """
    equal = [number for _, number in shared_figures(one.figures, two.figures) if number >= TELLING]
    return len(equal) > 1 and sum(equal) >= TOLL and min(len(one.documents), len(two.documents)) == 1


def _twin(one: Spot, two: Spot) -> bool:
    """Whether two settlements are one place that the gazetteer, or the reports, hold twice."""
    if one.level != SETTLEMENT or two.level != SETTLEMENT:
        return False
    return _within(one, two, NAMED_KM if one.name == two.name else SAME_KM)


def _lighter(one: Side, two: Side) -> bool:
    """Whether a group is told by fewer accounts than its twin; at equal numbers, by id."""
    return (len(one.accounts), one.id) < (len(two.accounts), two.id)


def _at(coarse: Spot, fine: Spot) -> bool:
    """Whether a settlement is where a district's own point lies: its center."""
    return coarse.level == ADMIN2 and _within(coarse, fine, CENTER_KM)


def _within(one: Spot, two: Spot, limit: float) -> bool:
    """Whether two places are known to be at most so many kilometers apart."""
    if one.latitude is None or two.latitude is None or abs(one.latitude - two.latitude) * DEGREE_KM > limit:
        return False
    distance = view.km(one, two)
    return distance is not None and distance <= limit


def _fits(coarse: Side, fine: Side) -> bool:
    """Whether nothing speaks against the two being one event."""
    if coarse.window is None or fine.window is None or coarse.window.meets(fine.window) <= 0:
        return False
    if one_toll(coarse, fine):
        return True
    if not view.sameactor(coarse.actor, fine.actor):
        return False
    if coarse.spot.level > POINT and at_odds(coarse.figures, fine.figures):
        return False  # a part of a city may hold a part of its toll; a region may not
    named = coarse.spot.level in (POINT, SETTLEMENT) or coarse.spot.name == fine.spot.name
    if coarse.means and fine.means and not coarse.means & fine.means and not named:
        return False
    if coarse.spot.level > POINT and coarse.documents & fine.documents:  # it tells two places itself
        return _restated(coarse, fine)
    return True


def _restated(coarse: Side, fine: Side) -> bool:
    """Whether a document that names both places tells one event twice, first by its area."""
    if coarse.spot.level == ADMIN2 and coarse.spot.name == fine.spot.name:
        return True
    if not fine.figures and coarse.figures:
        return True  # "a strike hit the town": the region's officials give its toll
    if not coarse.figures:
        return bool(coarse.means & fine.means)
    if any(number > 1 for _, number in shared_figures(coarse.figures, fine.figures)):
        return True
    mine, theirs = dict(sorted(coarse.figures)), dict(sorted(fine.figures))
    both = [sorted((mine[effect], theirs[effect])) for effect in mine.keys() & theirs.keys()]
    return bool(both) and all(low >= CLOSE * high and high > 0 for low, high in both)
