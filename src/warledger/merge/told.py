"""What one document's claims say of an event, and what their neighbors in the text lend them.

A claim that leaves out place or time has those of the nearest claim that tells them, as a
reader would understand it; an author whom only a toll's sentence names is doubted.
"""

from __future__ import annotations

import msgspec

from warledger.merge import view
from warledger.merge.view import NOWHERE, UNKNOWN, Spot, Window
from warledger.model import Claim

NEAR = 1200  # characters: farther away, a neighbor says nothing about a claim
COUNTED = frozenset({"asserted", "denied", "hypothetical"})  # others are no event yet


class Told(msgspec.Struct):
    """A claim with what it says and, later, what its neighbors lend it."""

    claim: Claim
    spot: Spot
    window: Window | None
    actor: str | None


def gap(one: Claim, two: Claim) -> int:
    """Characters between two claims; 0 when they overlap."""
    return max(0, max(one.start, two.start) - min(one.end, two.end))


def placeless(one: Told) -> bool:
    """Whether a claim names no place itself, as if it were known already."""
    return one.claim.place is None or one.claim.place.words is None


def doubt_actors(told: list[Told]) -> None:
    """Forget who a toll or damage names as its author where no attack there is told as theirs.

    A toll's sentence names the injured, their side and their doctors more often than the
    attacker; the attack's own sentence is the better witness. Where the same effect has a
    toll by the attacker beside it, both sides lost people, and each keeps its author.
    """
    attacks = [one for one in told if one.claim.type == "attack" and one.actor]
    doubted: list[Told] = []
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


def lend_places(told: list[Told]) -> None:
    """Give a claim without a place that of the nearest claim that has one (earlier first)."""
    placed = [one for one in told if one.spot.level < UNKNOWN]
    if not placed:
        return
    lent: list[tuple[Told, Spot]] = []
    for one in told:
        if one.spot.level < UNKNOWN:
            continue
        near = [
            (gap(one.claim, other.claim), other.claim.start > one.claim.start, index, other)
            for index, other in enumerate(placed)
            if other.claim.background == one.claim.background and view.sameactor(one.actor, other.actor)
        ]
        if near and (min(near)[0] <= NEAR or len({other.spot.key for *_, other in near}) == 1):
            lent.append((one, min(near, key=lambda item: item[:3])[3].spot))
    for one, spot in lent:
        one.spot = spot


def lend_times(told: list[Told]) -> None:
    """Give a claim without a time that of the nearest claim about the same place."""
    timed = [one for one in told if one.window is not None]
    lent = []
    for one in told:
        if one.window is not None:
            continue
        near = [
            (gap(one.claim, other.claim), index, other)
            for index, other in enumerate(timed)
            if other.claim.background == one.claim.background
            and (other.spot.key == one.spot.key or one.spot is NOWHERE)
            and view.sameactor(one.actor, other.actor)
        ]
        if near:
            lent.append((one, min(near, key=lambda item: item[:2])[2].window))
    for one, window in lent:
        one.window = window
