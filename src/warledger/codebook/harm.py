"""Harm: people killed, injured, missing, captured, displaced or evacuated.

`low` and `high` are the figure as a range; `actor` caused it, if the text says so
(codebook, Claims 1 to 4, 19).
"""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim

Effect = Literal["killed", "injured", "missing", "captured", "displaced", "evacuated"]
Population = Literal["civilian", "military", "unspecified"]


class Harm(Claim, frozen=True, kw_only=True, tag="harm"):
    """A figure of people who came to harm.

    `increment` marks people on top of an earlier figure, `cumulative` a running total,
    `retracts` a figure that is withdrawn; `children` counts those among them.
    """

    effect: Effect
    low: int | None = None
    high: int | None = None
    vague: bool = False
    population: Population = "unspecified"
    children: int | None = None
    increment: bool = False
    cumulative: bool = False
    retracts: bool = False
