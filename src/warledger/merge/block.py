"""Accounts: one document's claims about one event, the unit that merging compares.

Claims of a document that name one place, meeting hours and no contradicting actor are one
account; what a claim leaves out (place, time, actor) it takes from its nearest neighbor in
the text, as a reader would. An account is a pure function of its document's claims.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from warledger.merge import view
from warledger.merge.view import NOWHERE, UNKNOWN, Spot, Window
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR = 1200  # characters: farther away, a neighbor says nothing about a claim
COUNT_LATE = 72  # hours after an attack within which its dead are still counted
COUNTED = frozenset({"asserted", "denied", "hypothetical"})  # others are no event yet


class Account(msgspec.Struct, frozen=True, gc=False):
    """One document's claims about one event; `id` is its first claim's id."""

    id: str
    document: str
    claims: tuple[Claim, ...]
    spot: Spot
    window: Window | None
    actor: str | None
    published: int | None
    figures: frozenset[tuple[str, int]]
    means: frozenset[str]
    objects: frozenset[str]

    @property
    def attacks(self) -> bool:
        """Whether the document tells of the attack itself, not only of what it left."""
        return any(claim.type == "attack" for claim in self.claims)


class _Told(msgspec.Struct):
    """A claim with what it says and, later, what its neighbors lend it."""

    claim: Claim
    spot: Spot
    window: Window | None
    actor: str | None


def accounts(claims: Iterable[Claim], scope: str = "incident", published: int | None = None) -> list[Account]:
    """The accounts of violence in one document's claims of a scope, in the order of the text.

    `published` is the hour by which its words were out: for a copy, that of the first print.
    """
    told = [
        _Told(claim, view.spot(claim.place), view.window(claim.when), view.actor(claim))
        for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))
        if claim.type in view.VIOLENT and claim.modality in COUNTED and claim.scope == scope
    ]
    _doubt_actors(told)
    _lend_places(told)
    _lend_times(told)
    groups: list[list[_Told]] = []
    for one in told:
        home = next((group for group in reversed(groups) if _together(group, one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [_account(group, published) for group in _settle(_aftermaths(_restated(groups)))]


def by_document(claims: Sequence[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims per document id."""
    order = sorted(claims, key=lambda claim: (claim.document.id, claim.start, claim.end, claim.id))
    return [(key, list(group)) for key, group in groupby(order, key=attrgetter("document.id"))]


def _gap(one: Claim, two: Claim) -> int:
    """Characters between two claims; 0 when they overlap."""
    return max(0, max(one.start, two.start) - min(one.end, two.end))


def _doubt_actors(told: list[_Told]) -> None:
    """Forget who a toll or damage names as its author where no attack there is told as theirs.

    A toll's sentence names the injured, their side and their doctors more often than the
    attacker; the attack's own sentence is the better witness. Where the same effect has a
    toll by the attacker beside it, both sides lost people, and each keeps its author.
    """
    attacks = [one for one in told if one.claim.type == "attack" and one.actor]
    doubted: list[_Told] = []
    for one in told:
        if one.claim.type == "attack" or one.actor is None:
            continue
        here = [other for other in attacks if other.spot.key == one.spot.key] or attacks
        if not here or any(view.sameactor(one.actor, other.actor) for other in here):
            continue
        effect = getattr(one.claim, "effect", None)
        rival = any(
            other.actor and getattr(other.claim, "effect", None) == effect and other.spot.key == one.spot.key
            for other in told
            if other.claim.type == one.claim.type and any(view.sameactor(other.actor, a.actor) for a in here)
        )
        doubted += [] if rival else [one]
    for one in doubted:
        one.actor = None


def _lend_places(told: list[_Told]) -> None:
    """Give a claim without a place that of the nearest claim that has one (earlier first)."""
    placed = [one for one in told if one.spot.level < UNKNOWN]
    if not placed:
        return
    lent: list[tuple[_Told, Spot]] = []
    for one in told:
        if one.spot.level < UNKNOWN:
            continue
        near = [
            (_gap(one.claim, other.claim), other.claim.start > one.claim.start, index, other)
            for index, other in enumerate(placed)
            if other.claim.background == one.claim.background and view.sameactor(one.actor, other.actor)
        ]
        if near and (min(near)[0] <= NEAR or len({other.spot.key for *_, other in near}) == 1):
            lent.append((one, min(near, key=lambda item: item[:3])[3].spot))
    for one, spot in lent:
        one.spot = spot


def _lend_times(told: list[_Told]) -> None:
    """Give a claim without a time that of the nearest claim about the same place."""
    timed = [one for one in told if one.window is not None]
    lent = []
    for one in told:
        if one.window is not None:
            continue
        near = [
            (_gap(one.claim, other.claim), index, other)
            for index, other in enumerate(timed)
            if other.claim.background == one.claim.background
            and (other.spot.key == one.spot.key or one.spot is NOWHERE)
            and view.sameactor(one.actor, other.actor)
        ]
        if near:
            lent.append((one, min(near, key=lambda item: item[:2])[2].window))
    for one, window in lent:
        one.window = window


def _together(group: list[_Told], one: _Told) -> bool:
    """Whether a claim belongs to a group of the same document."""
    if group[0].spot.key != one.spot.key:
        return False
    actor = next((other.actor for other in group if other.actor), None)
    if not view.sameactor(actor, one.actor):
        return False
    windows = [other.window for other in group if other.window is not None]
    if one.window is None or not windows:
        return one.window is None and not windows
    if any(other == one.window for other in windows):
        return True
    return all(other.meets(one.window) > 0 for other in windows) and not _retold(group, one)


def _retold(group: list[_Told], one: _Told) -> bool:
    """Whether the document tells a further attack: another time and other means, each its own."""
    if one.claim.type != "attack":
        return False
    mine = view.means(one.claim)
    theirs = {view.means(other.claim) for other in group if other.claim.type == "attack"} - {None}
    return mine is not None and bool(theirs) and mine not in theirs


def _restated(groups: list[list[_Told]]) -> list[list[_Told]]:
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
            min(near, key=lambda home: _apart(home, group)).extend(group)
        else:
            kept.append(group)
    return kept


def _aftermaths(groups: list[list[_Told]]) -> list[list[_Told]]:
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
        if not found and all(map(_placeless, group)):
            near = [home for home in causes if _apart(home, group) <= NEAR]
            found = sorted(near, key=lambda home: _apart(home, group))[:1]
        if len(found) == 1:
            for one in group:
                one.window, one.spot = None, found[0][0].spot
            found[0].extend(group)
        else:
            kept.append(group)
    return kept


def _apart(one: list[_Told], two: list[_Told]) -> int:
    """Characters between the nearest claims of two groups."""
    return min(_gap(here.claim, there.claim) for here in one for there in two)


def _came_of(home: list[_Told], group: list[_Told]) -> bool:
    """Whether people could have come to harm in the attack that a group tells."""
    hours = [one.window for one in home if one.window is not None]
    counted = [one.window for one in group if one.window is not None]
    if not hours or not counted or home[0].claim.background != group[0].claim.background:
        return False
    actors = (next((one.actor for one in told if one.actor), None) for told in (home, group))
    first, later = min(hours), min(counted)
    return view.sameactor(*actors) and first <= later and first.meets(later) >= -COUNT_LATE


def _placeless(one: _Told) -> bool:
    """Whether a claim names no place itself, as if it were known already."""
    return one.claim.place is None or one.claim.place.words is None


def _passing(one: _Told) -> bool:
    """Whether a claim speaks of "the attack" in passing: of no place, or of one it borrows."""
    return one.claim.type == "attack" and one.claim.place is not None and _placeless(one)


def _settle(groups: list[list[_Told]]) -> list[list[_Told]]:
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


def _account(group: list[_Told], published: int | None) -> Account:
    """The account of a group of claims."""
    claims = tuple(sorted((one.claim for one in group), key=lambda claim: (claim.start, claim.end, claim.id)))
    first = claims[0]
    windows = Counter(one.window for one in group if one.window is not None)
    for one in group:
        if one.window is not None and one.claim.type == "attack":
            windows[one.window] += 1  # the attack's own time weighs more than that of its toll
    return Account(
        id=first.id,
        document=first.document.id,
        claims=claims,
        spot=min((one.spot for one in group), key=lambda spot: (spot.level, spot.latitude is None)),
        window=min(windows, key=lambda found: (-windows[found], found.hours, found.start), default=None),
        actor=min(
            (one.actor for one in group if one.actor), key=lambda name: (len(name), name), default=None
        ),
        published=published if published is not None else view.printed(first.document.published),
        figures=frozenset(found for found in map(view.figure, claims) if found is not None),
        means=frozenset(found for found in map(view.means, claims) if found is not None),
        objects=frozenset(str(getattr(claim, "object", "")) for claim in claims if claim.type == "damage"),
    )
