"""The REST API, under /api/v1: the calls of Record over HTTP."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from warledger.web.api import accounts, analysis, documents, exports, incidents, judgements
from warledger.web.api.openapi import description

OPERATIONS = (
    *incidents.OPERATIONS,
    *documents.OPERATIONS,
    *judgements.OPERATIONS,
    *exports.OPERATIONS,
    *analysis.OPERATIONS,
    *accounts.OPERATIONS,
)


def described(request: object) -> Response:  # noqa: ARG001 - as Starlette calls it
    """The API's description, OpenAPI 3.1."""
    return Response(description(OPERATIONS), media_type="application/json")


ROUTES = [Route("/openapi.json", described), *(operation.route() for operation in OPERATIONS)]
