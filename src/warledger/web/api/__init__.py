"""The REST API, under /api/v1: the calls of Record over HTTP."""

from __future__ import annotations

from starlette.routing import Route

from warledger.web.api import incidents

ROUTES = [
    Route("/incidents", incidents.page),
    Route("/incidents/{id}", incidents.one),
    Route("/points", incidents.points),
    Route("/summary", incidents.summary),
]
