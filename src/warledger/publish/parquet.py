"""Incidents as a Parquet table with typed, nested columns: figures, their history and places are kept whole.

Needs the extra `scale`. The claims are a table of their own, `claims_parquet`: join on
`claims` and `id`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.model import Incident
from warledger.publish._columns import DAY_FIELDS, DAYS, column, day_cells, parquet
from warledger.publish._rows import INCIDENT_FIELDS, incident_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim

LOSES = "the words: claims are named by their ids"
FIELDS = INCIDENT_FIELDS | DAY_FIELDS


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield the file in pieces."""
    columns = {field.name: column(field.type) for field in msgspec.structs.fields(Incident)}
    rows = (incident_row(incident) | day_cells(incident) for incident in incidents)
    yield from parquet(rows, columns | DAYS, LOSES)
