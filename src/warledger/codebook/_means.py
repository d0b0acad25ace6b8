"""The means of violence that claims tell apart (codebook, Claims 15)."""

from __future__ import annotations

from typing import Literal

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
