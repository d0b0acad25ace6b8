"""When the latest report of an incident came out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.publish._told import Told


def stamp(one: Told) -> int | None:
    """Unix time of the latest publication, a time without a zone taken as UTC; None when unknown."""
    times = [found for claim in one.claims if (found := _time(claim.document.published)) is not None]
    return max(times, default=None)


def _time(published: str | None) -> int | None:
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
