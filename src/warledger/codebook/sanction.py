"""Sanction: economic or travel measures threatened, imposed or lifted."""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim


class Sanction(Claim, frozen=True, kw_only=True, tag="sanction"):
    """Measures by `actor` on `recipient`."""

    status: Literal["threatened", "imposed", "lifted"] = "imposed"
