"""Talks: a meeting, call or round of negotiations between parties to a conflict or mediators."""

from __future__ import annotations

from warledger.model import Claim


class Talks(Claim, frozen=True, kw_only=True, tag="talks"):
    """Talks held or announced: who, where, which round, led by whom, in which format."""

    parties: tuple[str, ...] = ()
    venue: str | None = None
    round: int | None = None
    heads: tuple[str, ...] = ()
    format: str | None = None
