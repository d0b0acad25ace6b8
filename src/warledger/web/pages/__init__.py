"""Pages for people: routes, and the page that says what went wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.routing import Route

from warledger.web.pages._render import page
from warledger.web.pages.diplomacy import diplomacy
from warledger.web.pages.document import document
from warledger.web.pages.incident import incident
from warledger.web.pages.login import login
from warledger.web.pages.outlines import outline
from warledger.web.pages.overview import overview
from warledger.web.pages.review import decide, impact, review
from warledger.web.pages.search import search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", overview),
    Route("/incidents/{id}", incident),
    Route("/documents/{id}", document),
    Route("/diplomacy", diplomacy),
    Route("/review", review),
    Route("/review/impact", impact),
    Route("/review/decide", decide, methods=["POST"]),
    Route("/search", search),
    Route("/login", login),
    Route("/geo/{name}", outline),
)


def failed(
    request: Request, status: int, why: str, headers: dict[str, str] | None = None, ids: Sequence[str] = ()
) -> Response:
    """What people see when something went wrong; `ids` are those that a short one may have meant."""
    heading = HTTPStatus(status).phrase
    folder = request.url.path.rpartition("/")[0]
    return page(
        request,
        "error.html",
        status=status,
        headers=headers,
        title=heading,
        heading=heading,
        why=why,
        links=[(one, f"{folder}/{one}") for one in ids],
    )
