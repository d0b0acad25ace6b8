"""Damage: an object hit, damaged, burned or destroyed.

One claim for each kind of object and place, with the fullest words (codebook, Claims 17).
"""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim

Kind = Literal[
    "residential",
    "market",
    "energy",
    "heritage",
    "medical",
    "education",
    "transport",
    "industry",
    "port",
    "military",
    "other",
]


class Damage(Claim, frozen=True, kw_only=True, tag="damage"):
    """Damage to an object: `name` as printed, `extent` the verb that tells how much."""

    object: Kind
    name: str | None = None
    extent: str | None = None
