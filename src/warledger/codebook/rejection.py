"""Rejection: a party refuses a proposal, demand, meeting or term."""

from __future__ import annotations

from warledger.model import Claim


class Rejection(Claim, frozen=True, kw_only=True, tag="rejection"):
    """What `actor` refuses, in the text's words."""

    content: str | None = None
