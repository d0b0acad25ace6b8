"""Incidents as one flat CSV table, with the best figure and its range for each effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warledger.publish._rows import INCIDENT_FIELDS, flat, flat_columns, incident_row
from warledger.publish._table import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

EFFECTS = ("killed", "injured", "missing", "captured", "displaced", "evacuated")
LOSES = "the history of figures and the figures by side; a leading =, +, - or @ gets an apostrophe"
FIELDS = {key: value for key, value in INCIDENT_FIELDS.items() if key not in ("figures", "history")} | {
    f"{effect}_{end}": f"people {effect}: {meaning}"
    for effect in EFFECTS
    for end, meaning in (("low", "at least"), ("best", "best figure"), ("high", "at most, empty when open"))
}


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield the header, then one incident a row."""
    yield from table(map(_row, incidents), flat_columns(FIELDS))


def _row(incident: Incident) -> dict[str, Any]:
    cells = flat({key: value for key, value in incident_row(incident).items() if key in FIELDS})
    for effect, figure in incident.figures.items():
        cells |= {f"{effect}_low": figure.low, f"{effect}_best": figure.best, f"{effect}_high": figure.high}
    return cells
