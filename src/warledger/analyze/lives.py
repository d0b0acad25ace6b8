"""What became of what was agreed, offered or threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.model import Incident


def final(one: Incident) -> str | None:
    """The last stage that is told of a diplomatic incident, null when none is."""
    return one.fulfilment.rsplit(" → ", 1)[-1] if one.fulfilment else None
