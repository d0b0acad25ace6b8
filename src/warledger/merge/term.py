"""A claim of a dealing with what merging compares: who, when, where, which round, how many, in which words."""

from __future__ import annotations

import re

import msgspec

from warledger.merge import view
from warledger.merge.view import Window, plain
from warledger.model import Claim

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters of a word that stand for its forms


class Term(msgspec.Struct, frozen=True, gc=False):
    """One claim of a dealing, with what merging compares."""

    claim: Claim
    parties: frozenset[str]
    window: Window | None
    published: int | None
    spot: str | None
    round: int | None
    count: int | None
    stems: frozenset[str]

    @property
    def at(self) -> int:
        """The hour by which it is ordered: publication, or the event when that is unknown."""
        if self.published is not None:
            return self.published
        return self.window.start if self.window is not None else 0


def term(claim: Claim) -> Term:
    """The terms of a claim."""
    named = (*getattr(claim, "parties", ()), claim.actor, claim.recipient)
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    venue = plain(getattr(claim, "venue", None)) or None
    place = view.spot(claim.place)
    text = f"{getattr(claim, 'content', None) or ''} {getattr(claim, 'threat', None) or ''}"
    return Term(
        claim=claim,
        parties=frozenset(name for name in map(plain, filter(None, named)) if name),
        window=None if _guessed(claim) else view.window(claim.when) or _starts(claim),
        published=view.printed(claim.document.published),
        spot=venue or (None if place is view.NOWHERE or claim.type == "exchange" else place.key),
        round=getattr(claim, "round", None),
        count=low if low is not None else high,
        stems=frozenset(word[:_STEM] for word in _WORD.findall(text.casefold())),
    )


def _guessed(claim: Claim) -> bool:
    """Whether the time of talks is no more than that they were in the news: the day of printing and the one before."""
    printed = (claim.document.published or "")[:10]
    if claim.type != "talks" or claim.when is None or claim.when.words is not None or not printed:
        return False
    return claim.when.end == printed and claim.when.start != printed


def _starts(claim: Claim) -> Window | None:
    """When an agreement begins, as its time."""
    found = view.hour(getattr(claim, "starts", None))
    return None if found is None else Window(found[0] // 24 * 24, found[0] // 24 * 24 + 24)
