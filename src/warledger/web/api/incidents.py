"""Incidents: pages of them, single ones, points for a map, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from warledger.record import Query
from warledger.web.answers import told

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.record import Record


def _query(request: Request) -> Query:
    given = {n: v for n, v in request.query_params.items() if n not in ("order", "limit", "offset")}
    return Query.of(given)


def _record(request: Request) -> Record:
    found: Record = request.app.state.record
    return found


def page(request: Request) -> Response:
    """One page of the incidents that a query takes."""
    return told(_record(request).find(_query(request)))


def one(request: Request) -> Response:
    """One incident."""
    found = _record(request).incident(request.path_params["id"])
    if found is None:
        raise HTTPException(404, "no incident with this id")
    return told(found)


def points(request: Request) -> Response:
    """Columns for a map and a timeline."""
    return told(_record(request).points(_query(request)))


def summary(request: Request) -> Response:
    """Counts and sums."""
    return told(_record(request).summary(_query(request)))
