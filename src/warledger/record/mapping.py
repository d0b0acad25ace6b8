"""What a map and a timeline draw: incidents as points, and places with what happened there."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING

from warledger.record.answers import Points, Spots
from warledger.record.columns import everywhere
from warledger.record.facts import area

if TYPE_CHECKING:
    from warledger.record.facts import Profile, Spot
    from warledger.record.index import Index

PINNED = ("point", "settlement")
"""Precisions of places that may be drawn as pins."""
OUTLINED = ("admin1", "country")
"""Precisions of places that have an outline of their own, wherever their middle is."""


def points(index: Index, marks: bytes) -> Points:
    """One entry for each marked incident."""
    places, days, profiles = index.places, index.days, index.profiles
    return Points(
        id=list(compress(index.ids, marks)),
        latitude=places.taken(marks, lambda spot: spot[4]),
        longitude=places.taken(marks, lambda spot: spot[5]),
        precision=places.taken(marks, lambda spot: spot[6]),
        place=places.taken(marks, _name),
        area=places.taken(marks, _area),
        start=days.taken(marks, lambda days: days.first),
        end=days.taken(marks, lambda days: days.last),
        killed=list(compress(index.killed, marks)),
        injured=list(compress(index.injured, marks)),
        type=profiles.taken(marks, lambda profile: profile.type[0]),
        actor=profiles.taken(marks, lambda profile: profile.actor[0]),
        means=profiles.taken(marks, _means),
        status=profiles.taken(marks, lambda profile: profile.status[0]),
    )


def spots(index: Index, marks: bytes) -> Spots:
    """One entry for each place of the marked incidents; places that differ in printed words only are one."""
    places, count = index.places, len(index.ids)
    codes = list(compress(places.codes, marks))
    several, harm = Counter(codes), [0] * len(places.values)
    for code, people in zip(codes, compress(index.harm, marks), strict=True):
        harm[code] += people
    latest = dict(zip(codes, compress(range(count), marks), strict=True))
    sites: dict[tuple[float | None, float | None, str | None, str | None], list[int]] = {}
    for code in several:
        spot = places.values[code]
        if _drawn(spot):
            sites.setdefault((spot[4], spot[5], spot[6], _area(spot)), []).append(code)
    firsts = [places.values[own[0]] for own in sites.values()]
    counts = [sum(several[code] for code in own) for own in sites.values()]
    only = [latest[own[0]] if n == 1 else None for own, n in zip(sites.values(), counts, strict=True)]
    told = [None if slot is None else index.profiles.values[index.profiles.codes[slot]] for slot in only]
    on_map = everywhere([marks, places.marks(_drawn)], count)
    pins = everywhere([marks, places.marks(lambda spot: _drawn(spot) and spot[6] in PINNED)], count)
    return Spots(
        latitude=[spot[4] for spot in firsts],
        longitude=[spot[5] for spot in firsts],
        precision=[spot[6] for spot in firsts],
        place=[_name(spot) for spot in firsts],
        area=[_area(spot) for spot in firsts],
        incidents=counts,
        harm=[sum(harm[code] for code in own) for own in sites.values()],
        id=[None if slot is None else index.ids[slot] for slot in only],
        actor=[None if profile is None else profile.actor[0] for profile in told],
        means=[None if profile is None else _means(profile) for profile in told],
        actors=sorted(
            {profile.actor[0] for profile in index.profiles.among(on_map)}, key=lambda one: (one is None, one)
        ),
        pinned=sorted({_means(profile) or "unspecified" for profile in index.profiles.among(pins)}),
        total=len(codes),
        unplaced=len(codes) - sum(counts),
    )


def _drawn(spot: Spot) -> bool:
    """Whether a map can show a place."""
    return spot[5] is not None or spot[6] in OUTLINED


def _name(spot: Spot) -> str | None:
    return spot[0] or spot[1]


def _area(spot: Spot) -> str | None:
    return area(spot[2], spot[3])


def _means(profile: Profile) -> str | None:
    return next(iter(profile.means), None)
