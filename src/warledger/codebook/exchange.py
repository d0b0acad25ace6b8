"""Exchange: prisoners, bodies, civilians or children handed over or swapped.

A one-sided release or return counts too; `status` says how far it has come.
"""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim


class Exchange(Claim, frozen=True, kw_only=True, tag="exchange"):
    """An exchange or hand-over: how many (`per_side` when the number holds for each side)."""

    what: Literal["prisoners", "bodies", "civilians", "children"] = "prisoners"
    low: int | None = None
    high: int | None = None
    per_side: bool = False
    status: Literal["agreed", "proposed", "carried_out", "rejected", "postponed"] = "agreed"
    parties: tuple[str, ...] = ()
