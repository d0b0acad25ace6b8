"""Agreement: a truce, ceasefire, deal or pause that parties agreed, keep or break."""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim


class Agreement(Claim, frozen=True, kw_only=True, tag="agreement"):
    """An agreement with its content in words, when it holds from and to, and its status."""

    parties: tuple[str, ...] = ()
    content: str | None = None
    status: Literal["agreed", "proposed", "in_force", "violated", "ended"] = "agreed"
    starts: str | None = None
    ends: str | None = None
