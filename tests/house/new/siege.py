"""Siege: a side cuts a place off from the outside."""

from __future__ import annotations

from warledger.model import Claim


class Siege(Claim, frozen=True, kw_only=True, tag="siege"):
    """A place cut off by `actor`; `lifted` when the text says that it is over."""

    lifted: bool = False
