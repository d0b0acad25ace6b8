"""Proposal: an offer, plan or call made to another party."""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim


class Proposal(Claim, frozen=True, kw_only=True, tag="proposal"):
    """What `actor` proposes to `recipient`; `response` as far as this document tells it."""

    content: str | None = None
    response: Literal["accepted", "rejected"] | None = None
