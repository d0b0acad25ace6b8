"""Precondition: what must be met before a side agrees, talks or stops."""

from __future__ import annotations

from warledger.model import Claim


class Precondition(Claim, frozen=True, kw_only=True, tag="precondition"):
    """What `actor` demands first, in the text's words."""

    content: str | None = None
