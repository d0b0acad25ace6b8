"""Incidents: what claims add up to, derived under named rules and rebuilt at will."""

from __future__ import annotations

from typing import Literal

import msgspec

from warledger.model.values import Interval, Place

Status = Literal["reported", "corroborated", "disputed", "denied", "confirmed"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of an incident under a named rule: `low <= best <= high`; `high` null is open."""

    low: int
    best: int
    high: int | None
    rule: str
    claims: tuple[str, ...]
    by_side: dict[str, Figure] | None = None

    def __post_init__(self) -> None:
        """Refuse a range out of order."""
        if not self.low <= self.best <= (self.best if self.high is None else self.high):
            message = f"figure out of order: {self.low}, {self.best}, {self.high}"
            raise ValueError(message)


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a figure's history: who had said what by when."""

    at: str | None
    effect: str
    low: int | None
    high: int | None
    claim: str


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One event told by one or more claims (codebook, Incidents)."""

    id: str
    type: str
    actor: str | None = None
    recipient: str | None = None
    means: tuple[str, ...] = ()
    scope: str = "incident"
    place: Place | None = None
    when: Interval | None = None
    figures: dict[str, Figure] = {}
    history: tuple[Moment, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: int = 0
    independent_sources: int = 0
    status: Status = "reported"
    damage: tuple[str, ...] = ()
    judged: bool = False
    background: bool = False
    parties: tuple[str, ...] = ()
    round: int | None = None
    venue: str | None = None
    fulfilment: str | None = None
    reasons: tuple[str, ...] = ()
