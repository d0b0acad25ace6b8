"""Groups of one document's claims that only seem to tell a further event, sent to the one they tell.

A name beside the wrong sentence, "the attack" in passing, the day of a count, an unsaid hour:
each would make an event that nobody told.
"""

from __future__ import annotations

from warledger.merge import view
from warledger.merge.told import NEAR, Told, gap, placeless
from warledger.merge.view import NOWHERE

COUNT_LATE = 72  # hours after an attack within which its dead are still counted


def outvoted(groups: list[list[Told]]) -> list[list[Told]]:
    """Let groups that only another author keeps apart from an attack told there go to it.

    A group that borrows its place from its surroundings and states no toll that contradicts
    the attack's, or that states the attack's own toll, tells that attack: an accusation, an
    answer, or a name that stood nearer than the attacker's.
    """
    homes = [group for group in groups if any(map(_firm, group))]
    kept: list[list[Told]] = []
    for group in groups:
        near = [home for home in homes if home is not group and _one_event(home, group)]
        if not near:
            kept.append(group)
            continue
        home = min(near, key=lambda found: apart(found, group))
        for one in group:
            one.actor = None
        home.extend(group)
        homes = [other for other in homes if other is not group]
    return kept


def _firm(one: Told) -> bool:
    """Whether a claim tells an attack with its author and names the place itself."""
    return one.claim.type == "attack" and one.actor is not None and not placeless(one)


def _one_event(home: list[Told], group: list[Told]) -> bool:
    """Whether a group can be the attack that another tells, but for its author."""
    if home[0].spot.key != group[0].spot.key or home[0].spot is NOWHERE:
        return False
    if home[0].claim.background != group[0].claim.background:
        return False
    hours = [one.window for one in home if one.window is not None]
    other = [one.window for one in group if one.window is not None]
    if hours and other and not any(here.meets(there) > 0 for here in hours for there in other):
        return False
    mine, theirs = _tolls(home), _tolls(group)
    if any(number > 1 for _, number in mine & theirs):
        return True
    return not any(map(_firm, group)) and all(map(placeless, group)) and not _effects(mine) & _effects(theirs)


def _tolls(group: list[Told]) -> frozenset[tuple[str, int]]:
    """The figures that a group states."""
    return frozenset(found for found in (view.figure(one.claim) for one in group) if found is not None)


def _effects(tolls: frozenset[tuple[str, int]]) -> frozenset[str]:
    """The effects of which there are figures."""
    return frozenset(effect for effect, number in tolls if number)


def restated(groups: list[list[Told]]) -> list[list[Told]]:
    """Let mentions of "the attack" that name no place go to the event they stand beside.

    Such a mention borrows place and time from its surroundings and tells no toll: when its
    author differs there, it is an accusation, an answer or a slip, and no further event.
    """
    kept = [group for group in groups if not all(map(_passing, group))]
    events = list(kept)
    for group in groups:
        if not all(map(_passing, group)):
            continue
        near = [
            home
            for home in events
            if home[0].spot.key == group[0].spot.key and home[0].claim.background == group[0].claim.background
        ]
        if near:
            min(near, key=lambda home: apart(home, group)).extend(group)
        else:
            kept.append(group)
    return kept


def aftermaths(groups: list[list[Told]]) -> list[list[Told]]:
    """Let a toll or damage told with a later day go to the attack it can only come from.

    "By Wednesday 31 were dead": the day is that of the count. Where the document tells one
    attack on the place in the days before, and none on that day, the toll is of that one; a
    toll that names no place of its own is of the nearest attack in the text.
    """
    kept = [group for group in groups if any(one.claim.type == "attack" for one in group)]
    attacks = list(kept)
    for group in groups:
        if any(one.claim.type == "attack" for one in group):
            continue
        causes = [home for home in attacks if _came_of(home, group)]
        found = [home for home in causes if home[0].spot.key == group[0].spot.key]
        if not found and all(map(placeless, group)):
            near = [home for home in causes if apart(home, group) <= NEAR]
            found = sorted(near, key=lambda home: apart(home, group))[:1]
        if len(found) == 1:
            for one in group:
                one.window, one.spot = None, found[0][0].spot
            found[0].extend(group)
        else:
            kept.append(group)
    return kept


def apart(one: list[Told], two: list[Told]) -> int:
    """Characters between the nearest claims of two groups."""
    return min(gap(here.claim, there.claim) for here in one for there in two)


def _came_of(home: list[Told], group: list[Told]) -> bool:
    """Whether people could have come to harm in the attack that a group tells."""
    hours = [one.window for one in home if one.window is not None]
    counted = [one.window for one in group if one.window is not None]
    if not hours or not counted or home[0].claim.background != group[0].claim.background:
        return False
    actors = (next((one.actor for one in told if one.actor), None) for told in (home, group))
    first, later = min(hours), min(counted)
    return view.sameactor(*actors) and first <= later and first.meets(later) >= -COUNT_LATE


def _passing(one: Told) -> bool:
    """Whether a claim speaks of "the attack" in passing: of no place, or of one it borrows."""
    return one.claim.type == "attack" and one.claim.place is not None and placeless(one)


def settle(groups: list[list[Told]]) -> list[list[Told]]:
    """Join groups that only an unsaid actor or time keeps apart, when just one can be meant."""
    settled = list(groups)
    for group in groups:
        if any(one.window is not None for one in group):
            continue
        others = [
            other
            for other in settled
            if other is not group
            and other[0].spot.key == group[0].spot.key
            and group[0].spot is not NOWHERE
            and not group[0].claim.background
            and all(view.sameactor(one.actor, two.actor) for one in group for two in other)
        ]
        if len(others) == 1:
            others[0].extend(group)
            settled = [kept for kept in settled if kept is not group]
    return settled
