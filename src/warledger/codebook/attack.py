"""Attack: one side uses force against a place, an object or people.

Fired, dropped, detonated or carried out; debris that hits something is an attack that hit,
a drone shot down is an interception. One claim for each place that the words name as struck
(codebook, Claims 8, 12, 14, 15 and 17).
"""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim

Means = Literal[
    "drone",
    "missile",
    "glide_bomb",
    "artillery",
    "air_strike",
    "ground",
    "mine",
    "small_arms",
    "unspecified",
]


class Attack(Claim, frozen=True, kw_only=True, tag="attack"):
    """An attack as told: `means` the main weapon; `launched` and `intercepted` count weapons."""

    means: Means = "unspecified"
    launched: int | None = None
    intercepted: int | None = None
