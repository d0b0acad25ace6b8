"""Ultimatum: a demand with a deadline, or with a threat if it is not met."""

from __future__ import annotations

from warledger.model import Claim


class Ultimatum(Claim, frozen=True, kw_only=True, tag="ultimatum"):
    """A demand by `actor` on `recipient`: until when, or else what."""

    deadline: str | None = None
    threat: str | None = None
