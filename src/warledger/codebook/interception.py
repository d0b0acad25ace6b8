"""Interception: drones, missiles or aircraft shot down or made harmless before they hit."""

from __future__ import annotations

from warledger.codebook.attack import Means
from warledger.model import Claim


class Interception(Claim, frozen=True, kw_only=True, tag="interception"):
    """Weapons stopped: `actor` shot down what `recipient` had sent; `low` and `high` count them."""

    means: Means = "unspecified"
    low: int | None = None
    high: int | None = None
