"""Incidents as JSON Lines: each with its figures, their history and the claims behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._rows import INCIDENT_FIELDS, incident_row, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

LOSES = "the words: claims are named by their ids"
FIELDS = INCIDENT_FIELDS


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield one incident a line."""
    yield from lines(map(incident_row, incidents))
