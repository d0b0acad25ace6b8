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
from warledger.merge.homes import aftermaths, outvoted, restated, settle
from warledger.merge.told import COUNTED, Told, doubt_actors, lend_places, lend_times
from warledger.merge.view import Spot, Window
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


def accounts(claims: Iterable[Claim], scope: str = "incident", published: int | None = None) -> list[Account]:
    """The accounts of violence in one document's claims of a scope, in the order of the text.

    `published` is the hour by which its words were out: for a copy, that of the first print.
    """
    told = [
        Told(claim, view.spot(claim.place), view.window(claim.when), view.actor(claim))
        for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))
        if claim.type in view.VIOLENT and claim.modality in COUNTED and claim.scope == scope
    ]
    doubt_actors(told)
    lend_places(told)
    lend_times(told)
    groups: list[list[Told]] = []
    for one in told:
        home = next((group for group in reversed(groups) if _together(group, one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [_account(group, published) for group in settle(aftermaths(restated(outvoted(groups))))]


def by_document(claims: Sequence[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims per document id."""
    order = sorted(claims, key=lambda claim: (claim.document.id, claim.start, claim.end, claim.id))
    return [(key, list(group)) for key, group in groupby(order, key=attrgetter("document.id"))]


def _together(group: list[Told], one: Told) -> bool:
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
    return (
        all(other.meets(one.window) > 0 for other in windows)
        and not _retold(group, one)
        and not _recapped(group, one)
    )


def _retold(group: list[Told], one: Told) -> bool:
    """Whether the document tells a further attack: another time and other means, each its own."""
    if one.claim.type != "attack":
        return False
    mine = view.means(one.claim)
    theirs = {view.means(other.claim) for other in group if other.claim.type == "attack"} - {None}
    return mine is not None and bool(theirs) and mine not in theirs


def _recapped(group: list[Told], one: Told) -> bool:
    """Whether the document tells two attacks, one of some day and one of a longer span ("this month")."""
    spans = {
        other.window.hours > view.LONG
        for other in (*group, one)
        if other.claim.type == "attack" and other.window is not None
    }
    return one.claim.type == "attack" and len(spans) > 1


def _account(group: list[Told], published: int | None) -> Account:
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
