"""Territory: a settlement or area captured, recaptured or given up."""

from __future__ import annotations

from typing import Literal

from warledger.model import Claim


class Territory(Claim, frozen=True, kw_only=True, tag="territory"):
    """A change of control: `actor` captured, recaptured or withdrew from the place."""

    what: Literal["captured", "recaptured", "withdrew"]
