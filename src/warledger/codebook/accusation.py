"""Accusation: one party says that another broke a rule, a truce or the law, or did the deed."""

from __future__ import annotations

from warledger.model import Claim


class Accusation(Claim, frozen=True, kw_only=True, tag="accusation"):
    """What `actor` accuses `recipient` of."""

    content: str | None = None
